"""Pages of rows. Oracle: what was asked for, and the table glossary."""

import re

from eudefence.data.package import course
from eudefence.upkeep.rows.row_pages import glossary_pages, page_of_rows

UNIT = ("unit 02", "../../notebooks/02_x.ipynb")
EXERCISES = ("the exercises", "../../exercises/02_x.ipynb")


def test_each_row_once_in_the_order_of_the_unit_with_every_way_back_and_terms_last():
    page = page_of_rows(
        "Compare",
        UNIT,
        {
            "glossary.G092": [UNIT],
            "forces.rdc.planned_strength": [UNIT],
            "claims.C052": [UNIT],
            "forces.rdc.decided_on": [EXERCISES],
        },
    )
    assert re.findall(r"^##? .*$", page, re.MULTILINE) == [
        "# The rows behind unit 02: Compare",
        "## EU Rapid Deployment Capacity",
        "## Claim C052",
        "# Terms",
        "## Permanent Structured Cooperation",
    ]
    ids = re.findall(r'<a id="([^"]*)">', page)
    assert len(ids) == len(set(ids)) == 5
    rdc = page.split("## EU Rapid Deployment Capacity")[1].split("## Claim")[0]
    assert f"Back to [unit 02]({UNIT[1]}) and [the exercises]({EXERCISES[1]})." in rdc


def test_the_glossary_has_every_term_once_in_order_and_its_links_lead_to_terms():
    contents, *parts = pages = glossary_pages([UNIT]).values()
    names = [f"{name}.md" for name in glossary_pages([UNIT])]
    rows = course().rows("glossary")
    headings = re.findall(r"^## (.*)$", "\n".join(parts), re.MULTILINE)
    assert len(headings) == len(rows)
    assert [one.casefold() for one in headings] == sorted(one.casefold() for one in headings)
    places = {
        f"{name}#{id}": id
        for name, page in zip(names, pages, strict=True)
        for id in re.findall(r'<a id="([^"]*)">', page)
    }
    assert sorted(places.values()) == sorted(f"glossary.{row['term_id']}" for row in rows)
    listed = re.findall(r"\]\((\w+\.md#glossary\.\w+)\)", contents)
    assert sorted(listed) == sorted(places)
    seen = set(re.findall(r"\]\((\w+\.md#glossary\.\w+)\)", "\n".join(parts)))
    assert seen and seen <= set(places)


def test_the_glossary_lists_a_term_with_its_short_form_and_tells_its_meaning_on_the_page_of_its_letter():
    """By hand: Permanent Structured Cooperation, PESCO, stands between J and R; the Strategic Compass after S."""
    pages = glossary_pages([UNIT])
    assert "- [Permanent Structured Cooperation](glossary_j_to_r.md#glossary.G092) (PESCO)\n" in pages["glossary"]
    assert "## Permanent Structured Cooperation\n" in pages["glossary_j_to_r"]
    assert "## Strategic Compass\n" in pages["glossary_s_to_z"]
