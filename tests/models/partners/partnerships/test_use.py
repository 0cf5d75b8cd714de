"""The use of a partnership that can be shown. Oracles: the rules of coding (CODING.md), cases worked by hand, and a
count of the rows made a second way."""

import datetime as dt

import pytest

from eudefence import partnerships
from eudefence.data.package import course
from eudefence.models.partners.partnerships.palpable import STATES, measured
from eudefence.models.partners.partnerships.use_evidence import read_evidence, read_searches

DAY = course().edition
SIGNED = dt.date(2024, 5, 28)  # the Norwegian partnership


def piece(key, line, first, until=None, *, direction="to_union", counts=True, precision="day"):
    return {
        "use_id": key, "partner": "NO", "line": line, "direction": direction, "counts_as_use": counts,
        "evidence": key, "shown_from": first, "shown_from_precision": precision,
        "shown_until": until, "shown_until_precision": "day" if until else None,
    }  # fmt: skip


def states(rows, since="partnership", searched=(), day=DAY):
    searches = [{"partner": "NO", "line": line, "searched_on": DAY, "looked_for": "", "where": ""} for line in searched]
    found = measured(read_evidence(rows), read_searches(searches), ("NO",), day, since)
    return {line: found.cells["NO", line].state for line in partnerships.LINES}


def test_states_worked_by_hand():
    rows = [
        piece("on the day of signature", "act", SIGNED),
        piece("the day before", "secure", SIGNED - dt.timedelta(days=1)),
        piece("aid received", "invest", dt.date(2025, 1, 1), direction="from_union"),
        piece("a plan", "partner", dt.date(2025, 1, 1), counts=False),
    ]
    assert states(rows) == {"act": "shown", "secure": "before", "invest": "from_union", "partner": "not_searched"}
    assert states(rows, "ever") == {
        "act": "shown",
        "secure": "shown",
        "invest": "from_union",
        "partner": "not_searched",
    }
    assert states(rows, searched=["partner"])["partner"] == "not_shown"
    assert states([], searched=["act"]) == {
        "act": "not_shown", "secure": "not_searched", "invest": "not_searched", "partner": "not_searched",
    }  # fmt: skip
    rough = [piece("some day of 2024", "act", dt.date(2024, 1, 1), precision="year")]
    assert states(rough)["act"] == "undecided" and states(rough, "ever")["act"] == "shown"


def test_what_began_before_and_went_on_is_use_since_the_partnership():
    began = dt.date(2023, 1, 1)
    assert states([piece("x", "act", began, SIGNED)])["act"] == "shown"
    assert states([piece("x", "act", began, SIGNED - dt.timedelta(days=1))])["act"] == "before"


def test_a_year_has_begun_when_it_is_over_or_when_the_data_were_closed():
    rough = [piece("some day of 2026", "act", dt.date(2026, 1, 1), precision="year")]
    assert states(rough, "ever", day=dt.date(2026, 6, 1))["act"] == "not_searched"
    assert states(rough, "ever")["act"] == "shown"


def test_both_sides_giving_is_use_and_receiving_alone_is_not():
    later = dt.date(2025, 1, 1)
    assert states([piece("x", "act", later, direction="both")])["act"] == "shown"
    received = piece("y", "act", later, direction="from_union")
    assert states([received])["act"] == "from_union"
    assert states([received, piece("x", "act", dt.date(2010, 1, 1))])["act"] == "from_union"


def test_a_day_knows_nothing_of_later_use_and_no_partnership_before_its_signature():
    rows = [piece("x", "act", SIGNED)]
    assert states(rows, "ever", day=SIGNED - dt.timedelta(days=1))["act"] == "not_searched"
    assert states(rows, day=SIGNED)["act"] == "shown"
    assert states([piece("x", "act", dt.date(2012, 1, 1))], day=SIGNED - dt.timedelta(days=1))["act"] == "without"


def test_use_without_a_partnership_is_not_called_use_before_it():
    """Table partnerships: Türkiye, Georgia, Serbia, Chile, Switzerland, Ukraine, the United States and NATO have no
    Security and Defence Partnership on the day of the data; that of Australia is reported and its day not found."""
    found = partnerships.use()
    older = {state: {code for (code, _), cell in found.cells.items() if cell.state == state}
             for state in ("before", "without")}  # fmt: skip
    assert older["without"] == {"TR", "GE", "RS", "CL", "CH", "UA", "US", "NATO"}
    assert "AU" in older["before"] and not older["before"] & older["without"]


def test_a_cap_set_together_counts_on_its_day():
    """Global Affairs Canada, 3 September 2025; Reuters, 12 September 2025 (Japan): after their partnerships. Australia,
    18 September 2025: before the one reported in March 2026. The statement of 19 March 2026 names Iceland, whose
    partnership is of 18 March and whose own decision has no day."""
    states_of = {code: partnerships.use(code).cells[code, "partner"].state for code in ("CA", "JP", "AU", "IS", "US")}
    assert states_of == {"CA": "shown", "JP": "shown", "AU": "before", "IS": "undecided", "US": "without"}


def test_use_ever_is_a_count_of_rows():
    # A second way: partners and lines with a row that counts, straight from the table.
    rows = course().rows("palpable_use")
    found = partnerships.use(since="ever")
    given = {(r["partner"], r["line"]) for r in rows if r["counts_as_use"] and r["direction"] != "from_union"
             and r["shown_from"] <= DAY and r["partner"] in found.partners}  # fmt: skip
    assert {key for key, cell in found.cells.items() if cell.state == "shown"} == given
    assert found.counts()["shown"] == len(given) and sum(found.counts().values()) == 4 * len(found.partners)


def test_more_is_shown_ever_than_since_the_partnership():
    since, ever = partnerships.use(), partnerships.use(since="ever")
    shown = [{key for key, cell in one.cells.items() if cell.state == "shown"} for one in (since, ever)]
    assert shown[0] < shown[1]
    assert {code for code, _ in shown[0]} <= {code for code, start in since.starts.items() if start}
    assert since.counts()["not_shown"] > 0 and since.counts()["not_searched"] > 0


def test_only_what_was_searched_is_not_shown():
    searched = {(row["partner"], row["line"]) for row in course().rows("palpable_use_searches")}
    for key, cell in partnerships.use().cells.items():
        assert (cell.state == "not_searched") == (key not in searched and not cell.evidence)
        assert cell.evidence or cell.state in ("not_shown", "not_searched")
        assert cell.state in STATES


@pytest.mark.parametrize("coder", ["first", "second"])
def test_the_other_coding_is_a_count_of_rows_too(coder):
    """Table codings, read a second way: cells with a code that counts and is not of the Union alone. Evidence that the
    second coder left blank (three rows, CODING.md) has no cell.
    """
    dates = {row["use_id"]: row for row in course().rows("palpable_use")}
    codes = {}
    for one in course().rows("codings"):
        if one["table"] == "palpable_use" and one["coder"] == coder:
            codes.setdefault(one["variable"], {})[one["key"]] = one["code"]
    assert codes["counts_as_use"].keys() == dates.keys()
    found = partnerships.use(since="ever", coder=coder)
    given = {
        (dates[key]["partner"], line)
        for key, line in codes["line"].items()
        if codes["counts_as_use"][key] == "true" and codes["direction"][key] != "from_union"
        and dates[key]["shown_from"] <= DAY and dates[key]["partner"] in found.partners
    }  # fmt: skip
    assert {key for key, cell in found.cells.items() if cell.state == "shown"} == given
    seen = {one.id for cell in found.cells.values() for one in (*cell.evidence, *cell.not_counted)}
    assert ({"U-CA-2", "U-NO-11", "U-UA-6"} <= seen) is (coder == "first")


def test_two_codings_side_by_side():
    """By hand from the cells that hang on disagreements (CODING.md): U-CA-3 counts for the second coder only, U-IN-6
    lies in another line. U-UA-2 counted for the first only; rule 1 settled it.
    """
    both = [partnerships.use(since=since, coder=coder) for since in ("partnership", "ever") for coder in _CODERS]
    shown = [{key for key, cell in one.cells.items() if cell.state == "shown"} for one in both]
    settled, first, second, ever, ever_first, ever_second = shown
    assert settled == first and second - settled == {("CA", "act")} and settled <= second
    assert ever_first - ever == {("UA", "invest")} and ever <= ever_first
    assert ever - ever_second == {("IN", "secure")} and ever_second <= ever
    assert both[2].explain().startswith("By the codes of a second coder, who had not seen those of the course. Of 80")
    with pytest.raises(ValueError, match="coder: 'secnd' is not a known coder. Did you mean 'second'"):
        partnerships.use(coder="secnd")


_CODERS = ("settled", "first", "second")


def test_words_are_refused_with_the_nearest():
    with pytest.raises(ValueError, match="since: 'evr' is not a known since. Did you mean 'ever'"):
        partnerships.use(since="evr")
    with pytest.raises(ValueError, match="Did you mean 'Norway'"):
        partnerships.use("Norwegia")
