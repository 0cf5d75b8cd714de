"""axe-core, which finds what keeps people from using a page with a screen reader, a keyboard, or weak sight."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.places import ROOT

FOLDER = ROOT / "tests" / "vendor" / "axe"

ASK = """async (ours) => {
    const found = await axe.run({ include: [ours] }, { resultTypes: ["violations"] });
    return found.violations.flatMap((fault) => fault.nodes.map((node) => ({
        rule: fault.id, target: node.target.flat().join(" "), html: node.html.slice(0, 300), why: node.failureSummary,
    })));
}"""


def faults(page: Page, ours: str) -> list[dict[str, str]]:
    """What breaks a rule inside the elements that a selector names; what surrounds them is not judged."""
    if not page.evaluate("'axe' in window"):
        page.evaluate((FOLDER / "axe.min.js").read_text(encoding="utf-8"))
    return page.evaluate(ASK, ours)
