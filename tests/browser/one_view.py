"""What stands on the page while explorers are moved: how tall each grows, and which marks arrows do not reach."""

from __future__ import annotations

from playwright.sync_api import Page

from eudefence.views.live import widget

# From the top of an explorer to the lower edge of its picture, measured after every message of the kernel: as it
# stands, and once more in the other width. Its layout follows from the width of its place, and from nothing else.
WATCH = """([script, other]) => {
    const neighbour = new Function(script.replace(/export default.*/, "return neighbour;"))();
    window.lost = (elements) => {
        const marks = elements.map((mark) => {
            const box = mark.getBoundingClientRect(); // asked once: nothing moves meanwhile
            return { key: mark.dataset.mark, getBoundingClientRect: () => box };
        });
        const open = marks.slice(0, 1), reached = new Set(open);
        for (const one of open)
            for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
                const next = neighbour(marks, one, key);
                if (next && !reached.has(next)) open.push(next);
                if (next) reached.add(next);
            }
        return marks.filter((mark) => !reached.has(mark)).map((mark) => mark.key);
    };
    window.tallest = [...document.querySelectorAll(".ed-live")].map((live) => {
        const tallest = { marks: 0, lost: [], measured: 0, as_it_stands: { height: 0 }, other: { height: 0 } };
        const grow = (seen) => {
            const [top, picture] = [live.getBoundingClientRect().top, live.querySelector(".ed-picture > *")];
            const height = picture ? Math.ceil(picture.getBoundingClientRect().bottom - top) : 0;
            if (height <= seen.height) return;
            const part = (node) => `${node.className}: ${Math.round(node.getBoundingClientRect().height)}`;
            const said = live.querySelector(".ed-sentence").textContent;
            Object.assign(seen, { height, parts: [...live.children].map(part).join(", "), said });
        };
        const measure = () => {
            const marks = [...live.querySelectorAll("[data-mark]")];
            tallest.measured += 1;
            tallest.marks = Math.max(tallest.marks, marks.length);
            tallest.lost.push(...window.lost(marks));
            grow(tallest.as_it_stands);
            live.style.width = `${other}px`;
            grow(tallest.other);
            live.style.width = "";
        };
        measure();
        new MutationObserver(measure).observe(live, { childList: true, subtree: true, characterData: true });
        return tallest;
    });
}"""
PLANTED = """() => {
    const places = { first: 0, hidden: 0, other: 20 };
    const marks = Object.entries(places).map(([key, left]) => {
        const mark = document.createElement("div");
        mark.dataset.mark = key;
        mark.style.cssText = `position: fixed; top: 0; left: ${left}px; width: 5px; height: 5px`;
        return document.body.appendChild(mark);
    });
    const found = window.lost(marks);
    marks.forEach((mark) => mark.remove());
    return found;
}"""


def width(page: Page) -> float:
    """Of the first explorer, in pixels."""
    return page.locator(".ed-live").first.evaluate("live => live.getBoundingClientRect().width")


def watch(page: Page, other: float) -> None:
    """Begin to measure, as the page stands, and as if explorers were `other` pixels wide."""
    page.evaluate(WATCH, [widget.script("page"), other])


def seen(page: Page) -> list[dict]:
    """Of every explorer and form, in the order of the page, what was the most of it, and the marks that were lost."""
    return page.evaluate("window.tallest")


def lost_of_three(page: Page) -> list[str]:
    """Of three planted marks, one of them right behind the first, those that arrows do not reach."""
    return page.evaluate(PLANTED)
