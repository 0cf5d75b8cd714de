"""Verdicts in words. Oracle: claims.csv, counted here with plain loops over its text."""

import csv
import re
from collections import Counter

import pytest

from eudefence.data.package import course
from eudefence.views import verdicts


def lines(table):
    with (course().folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_claim_is_counted_once():
    counted = Counter((line["text"], line["verdict"]) for line in lines("claims"))
    table = verdicts().table.set_index("Text")
    assert table["Claims"].sum() == len(lines("claims")) == table.iloc[:, 1:].to_numpy().sum()
    assert table.loc["IAI 2026", "Contradicted"] == counted["iai_2026", "contradicted"]
    assert table.loc["IAI 2026", "Slip of the pen"] == counted["iai_2026", "slip"] >= 1
    html = verdicts().to_html()
    line = html[html.index("Contradicted") :].partition("</tr>")[0]
    texts = ("iai_2026", "feps_2022", "euflex_2018")
    assert re.findall(r">(\d+)<", line) == [str(counted[text, "contradicted"]) for text in texts]


def test_a_misprinted_name_is_not_a_contradicted_claim():
    """IAI 2026, note 12, prints Rehr for Rehrl: the book cited is not in doubt."""
    assert next(line["verdict"] for line in lines("claims") if line["claim_id"] == "C146") == "slip"


@pytest.mark.parametrize(
    ("claim", "page", "verdicts_that_fit"),
    [
        # Of the earlier forces: costs fall on the sending states, a small part common under Athena.
        ("C054", "5", {"confirmed"}),
        ("C176", "4", {"confirmed"}),  # "in the last years ... has deployed": both training missions were deployed
        ("C112", "9", {"confirmed"}),  # "currently": in May 2026 no other association was in force
        # "contingents far less costly than ... a full battlegroup rotation": burden, not size
        ("C061", "6", {"unverified", "disputed"}),
        # A judgement of July 2022 is not refuted by partnerships of 2024. It can be argued with from what was there
        # before: 288 outsiders among some 4,000 people in missions (House of Lords, HL Paper 132, table of April 2018).
        ("C164", "", {"disputed"}),
    ],
)
def test_a_claim_is_judged_by_its_own_words_and_for_its_own_date(claim, page, verdicts_that_fit):
    """Oracle: the passages of IAI 2026 and FEPS 2022, read again."""
    line = next(line for line in lines("claims") if line["claim_id"] == claim)
    assert line["page"] == page and line["verdict"] in verdicts_that_fit


def test_no_disagreement_calls_an_error_what_the_ledger_does_not_contradict():
    found = {line["claim_id"]: line["verdict"] for line in lines("claims")}
    errors = [
        line["disagreement_id"]
        for line in lines("disagreements")
        if line["kind"] == "error" and found[line["claim_id"]] != "contradicted"
    ]
    assert errors == []
