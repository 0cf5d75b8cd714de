"""What a person does with an open notebook: each waits until it has happened, and never for time."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

LONG, SHORT = 60_000, 15_000  # milliseconds; for a kernel to start, and for a step
DEAD = re.compile(r"Error displaying widget|model not found|Click to show javascript error", re.IGNORECASE)


def open_notebook(page: Page, lab, name: str) -> None:
    """Open a notebook of the course, and wait for its kernel."""
    page.goto(f"{lab.address}/lab/tree/{name}?token=test&reset")
    idle(page)


def idle(page: Page) -> None:
    # Before a kernel exists the toolbar says "idle" too; only the status bar waits for one.
    page.get_by_text(re.compile(r"\| Idle$")).wait_for(timeout=LONG)


def cell(page: Page, number: int) -> Locator:
    """A cell of the open notebook, by its place in the file."""
    return page.locator(".jp-Notebook .jp-Cell").nth(number)


def ran(page: Page, number: int, count: int) -> None:
    """Wait until a cell has run as the count-th of its kernel."""
    expect(cell(page, number).locator(".jp-InputPrompt")).to_have_text(f"[{count}]:", timeout=LONG)


def restart_and_run_all(page: Page, code: list[int]) -> None:
    """`code`: places of the code cells."""
    page.get_by_role("button", name="Restart the kernel and run all cells").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    ran(page, code[-1], len(code))
    idle(page)


def restart(page: Page) -> None:
    """Restart only. That it has happened shows in the number of the next cell that runs."""
    page.get_by_role("button", name="Restart the kernel", exact=True).click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()


def run_cell(page: Page, number: int, count: int) -> None:
    cell(page, number).locator(".jp-InputPrompt").click()
    page.keyboard.press("Shift+Enter")
    ran(page, number, count)
    idle(page)


def save(page: Page) -> None:
    with page.expect_response(
        lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url
    ) as saved:
        page.keyboard.press("ControlOrMeta+s")
    assert saved.value.ok


def choose_theme(page: Page, theme: str) -> None:
    """`theme`: Light or Dark."""
    page.locator(".lm-MenuBar-itemLabel").get_by_text("Settings", exact=True).click()
    for words in ("Theme", f"JupyterLab {theme}"):
        page.locator(".lm-Menu-itemLabel").get_by_text(words, exact=True).click()
    page.locator(f'body[data-jp-theme-light="{str(theme == "Light").lower()}"]').wait_for(
        state="attached", timeout=SHORT
    )


def fold_files(page: Page) -> None:
    """Fold the list of files away, if it stands open."""
    files = page.get_by_role("region", name="File Browser Section")
    if files.is_visible():
        page.keyboard.press("ControlOrMeta+b")
        expect(files).to_be_hidden()


def show_files(page: Page) -> None:
    """Unfold the list of files, if it is folded away."""
    files = page.get_by_role("region", name="File Browser Section")
    if not files.is_visible():
        page.keyboard.press("ControlOrMeta+b")
        expect(files).to_be_visible()


def plain(text: str) -> str:
    return " ".join(text.split())
