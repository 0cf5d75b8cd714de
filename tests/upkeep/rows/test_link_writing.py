"""Addresses and titles of fact links. Oracle: the grammar in data/fact_links.py, and row rdc of forces.csv by hand."""

from eudefence.ground.markdown_links import links_in
from eudefence.upkeep.rows.link_writing import quoted_in, with_addresses

PAGE = "../course_data/rows/02_x.md"


def test_the_short_the_old_and_the_whole_form_become_one():
    whole = with_addresses("[5,000](forces.rdc.planned_strength)", PAGE)
    [link] = links_in(whole)
    assert link.target == f"{PAGE}#forces.rdc.planned_strength"
    assert link.title == "5,000 persons; plan as of 21 March 2022; Army Recognition; verified (source graded medium)"
    assert with_addresses("[5,000](../course_data/forces.csv#rdc.planned_strength)", PAGE) == whole
    assert with_addresses(whole.replace("5,000 persons", "6,000 persons").replace("02_x", "01_y"), PAGE) == whole


def test_what_is_no_fact_link_and_what_leads_nowhere_stay():
    text = "[a](CONTRIBUTING.md), [b](https://x.org/a.b), [c](01_x.ipynb#c), [d](forces.nothing), `[e](forces.rdc)`"
    assert with_addresses(text, PAGE) == text
    assert list(quoted_in(text)) == []
