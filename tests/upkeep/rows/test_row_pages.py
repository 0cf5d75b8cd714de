"""Pages of rows. Oracle: what was asked for, and the table glossary."""

import re

from eudefence.data.package import course
from eudefence.upkeep.rows.row_pages import glossary_page, page_of_rows

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
    page = glossary_page([UNIT])
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    rows = course().rows("glossary")
    assert len(headings) == len(rows)
    assert [one.casefold() for one in headings] == sorted(one.casefold() for one in headings)
    ids = set(re.findall(r'<a id="([^"]*)">', page))
    assert ids == {f"glossary.{row['term_id']}" for row in rows}
    seen = set(re.findall(r"\]\(#(glossary\.\w+)\)", page))
    assert seen and seen <= ids
