"""Where a term is met first, its words lead to the glossary. Oracle: short texts, marked by hand."""

import pytest

from eudefence.data.package import course
from eudefence.upkeep.rows.first_uses import names_of, with_definitions

PESCO, SAFE = "glossary.G092", "glossary.G098"


def test_the_terms_of_these_texts_are_what_they_are_taken_for():
    assert course().find("glossary", "G092")["acronym"] == "PESCO"
    assert course().find("glossary", "G098")["acronym"] == "SAFE"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["PESCO grew.", "PESCO grew."], [f"[PESCO]({PESCO}) grew.", "PESCO grew."]),
        # Full form and acronym are one term.
        (
            ["**Permanent Structured Cooperation** (PESCO)."],
            [f"**[Permanent Structured Cooperation]({PESCO})** (PESCO)."],
        ),
        (["# PESCO\n\nNow PESCO."], [f"# PESCO\n\nNow [PESCO]({PESCO})."]),
        (["`PESCO` and PESCO"], [f"`PESCO` and [PESCO]({PESCO})"]),
        (["```python\nPESCO\n```\n\nPESCO"], [f"```python\nPESCO\n```\n\n[PESCO]({PESCO})"]),
        (["See [PESCO in the Treaty](x.md), PESCO"], [f"See [PESCO in the Treaty](x.md), [PESCO]({PESCO})"]),
        # A link that an earlier run set moves to what is now the first use; one on other words is the author's.
        (["PESCO", f"[PESCO]({PESCO})"], [f"[PESCO]({PESCO})", "PESCO"]),
        (["PESCO", f"[this club]({PESCO})"], ["PESCO", f"[this club]({PESCO})"]),
        # Not inside another word, and an acronym only in capitals.
        (["PESCOs-like, NonPESCO, pesco"], ["PESCOs-like, NonPESCO, pesco"]),
        (["It is safe. SAFE lends."], [f"It is safe. [SAFE]({SAFE}) lends."]),
        # The longest name wins; an article is not the beginning of another article.
        (
            ["the PESCO project Military Mobility"],
            ["the [PESCO project Military Mobility](glossary.G082)"],
        ),
        (["Article 42(7) and Article 42(71)"], ["[Article 42(7)](glossary.G009) and Article 42(71)"]),
        (["Article 44 TFEU"], ["Article 44 TFEU"]),
        (["Battlegroups"], ["[Battlegroups](glossary.G018)"]),
        (["Show the payment per head."], ["Show the payment per head."]),  # not the payment of a loan
        (["The [payments](glossary.G131) began."], ["The [payments](glossary.G131) began."]),  # the author's own
    ],
)
def test_first_uses(before, after):
    assert with_definitions(before) == after
    assert with_definitions(after) == after, "a second run changes nothing"


def test_every_term_but_a_few_common_words_can_be_met():
    unmet = [
        row["term"]
        for row in course().rows("glossary")
        if not any(f"](glossary.{row['term_id']})" in with_definitions([name])[0] for name in names_of(row))
    ]
    assert set(unmet) == {"Indicator", "Payment", "Specification"}  # these have no longer name beside the common one
