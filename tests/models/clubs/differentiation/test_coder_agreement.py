"""Agreement of two coders. Oracles: published tables, a case worked by hand, and the second coder's own report."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence import differentiation
from eudefence.data.package import course
from eudefence.models.clubs.differentiation import compared


def crossed(both_yes, yes_no, no_yes, both_no):
    return [("yes", "yes")] * both_yes + [("yes", "no")] * yes_no + [("no", "yes")] * no_yes + [("no", "no")] * both_no


@pytest.mark.parametrize(
    ("cells", "share", "kappa"),
    [((40, 9, 6, 45), Fraction(85, 100), 0.70), ((80, 10, 5, 5), Fraction(85, 100), 0.32)],
)
def test_high_agreement_but_low_kappa(cells, share, kappa):
    """Feinstein and Cicchetti, High Agreement but Low Kappa, Journal of Clinical Epidemiology 43, 1990: two tables of
    100 with agreement 0.85, and kappa 0.70 and 0.32.
    """
    found = compared(crossed(*cells))
    assert found.share == share and round(float(found.kappa), 2) == kappa and found.adjusted == Fraction(7, 10)


def test_kappa_worked_by_hand():
    """Three codes, ten rows: 7 agree; by chance 5*4 + 3*4 + 2*2 = 36 of 100; so (70 - 36) / (100 - 36) = 17/32.
    Adjusted: (3 * 7/10 - 1) / 2 = 11/20.
    """
    pairs = [("a", "a")] * 4 + [("b", "b")] * 2 + [("c", "c")] + [("a", "b")] + [("b", "c")] + [("c", "b")]
    found = compared(pairs)
    assert (found.share, found.expected, found.kappa, found.adjusted) == (
        Fraction(7, 10),
        Fraction(36, 100),
        Fraction(17, 32),
        Fraction(11, 20),
    )


def test_kappa_has_no_value_where_each_coder_used_one_code():
    """Cohen 1960: chance agreement of one leaves nothing to agree on."""
    found = compared([("yes", "yes")] * 5, ["yes", "no"])
    assert (found.share, found.kappa, found.adjusted) == (1, None, 1)
    assert "no value" in found.explain() and compared([]).share is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40))
def test_kappa_does_not_depend_on_who_is_first_and_is_at_most_the_share_allows(pairs):
    """Identities of the formula: symmetric, at most 1, and 1 only at full agreement."""
    one, other = compared(pairs), compared([(b, a) for a, b in pairs])
    assert one.kappa == other.kappa and one.share == other.share
    if one.kappa is not None:
        assert one.kappa <= 1 and (one.kappa == 1) == (one.share == 1)
    assert sum(one.matrix.values()) == len(pairs)


# The second coder reported these before anything was settled, computed in floating point.
@pytest.mark.parametrize(
    ("variable", "some", "rows", "per_cent", "kappa"),
    [
        ("membership", {}, 74, 95.9, 0.927),
        ("formality", {}, 74, 100.0, 1.0),
        ("dimension", {}, 74, 91.9, 0.457),
        ("membership", {"present": True}, 68, 95.6, 0.921),
        ("dimension", {"present": True}, 68, 91.2, 0.453),
        ("membership", {"unhinted": True}, 61, 95.1, 0.913),
        ("dimension", {"unhinted": True}, 61, 90.2, 0.447),
    ],
)
def test_agreement_before_settling_is_what_the_second_coder_reported(variable, some, rows, per_cent, kappa):
    """The second coder's report of 27 November 2026."""
    present = [row["case_id"] for row in course().rows("differentiation") if not row["later_part"]]
    coded = {row["key"] for row in course().rows("codings") if row["coder"] == "second"}
    keys = [key for key in present if key in coded] if some.get("present") else None
    found = differentiation.agreement(variable, unhinted=some.get("unhinted", False), keys=keys)
    assert len(found.pairs) == rows
    assert math.isclose(100 * found.share, per_cent, abs_tol=0.05)
    assert math.isclose(found.kappa, kappa, abs_tol=0.0005)


def test_agreement_after_settling():
    """Counted by hand from the nine settled codes: the first coder was right on D59 only, the second on the other
    eight.
    """
    first = differentiation.agreement("dimension", between=("first", "settled"))
    second = differentiation.agreement("dimension", between=("second", "settled"))
    assert set(first.disagreements) == {"D23", "D24", "D29", "D49", "D50"} and set(second.disagreements) == {"D59"}
    assert differentiation.agreement("membership", between=("first", "settled")).share == Fraction(71, 74)
    assert differentiation.agreement("membership", between=("second", "settled")).share == 1


def test_the_table_has_the_settled_codes_and_the_codings_hide_nothing():
    """The rule of the coding protocol: the settled code where there is one, else that on which the codings agree."""
    table = {row["case_id"]: row for row in course().rows("differentiation")}
    codes = {}
    for row in course().rows("codings"):
        if row["table"] == "differentiation":
            codes.setdefault((row["key"], row["variable"]), {})[row["coder"]] = row["code"]
    for (key, variable), by in codes.items():
        if "settled" in by:
            assert by["first"] != by["second"] and table[key][variable] == by["settled"]
        else:
            assert len(set(by.values())) == 1 and table[key][variable] in by.values()
    twice = [by for by in codes.values() if {"first", "second"} <= set(by)]
    assert len(twice) == 3 * 74 and sum("settled" in by for by in twice) == 9


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"variable": "dimensoin"}, "Did you mean 'dimension'"),
        ({"variable": "euflex_area"}, "is not a known coded column"),
        ({"variable": "dimension", "table": "vetos"}, "table: 'vetos'"),
        ({"variable": "dimension", "between": ("first", "fourth")}, "between: 'fourth'"),
        ({"variable": "dimension", "between": ("first",)}, "two are compared"),
        ({"variable": "dimension", "keys": ["D99"]}, "keys: 'D99'"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        differentiation.agreement(**asked)


def test_a_code_that_there_was_not_to_choose_is_refused():
    """The codes of the codebook."""
    with pytest.raises(ValueError, match="pairs: 'c'"):
        compared([("a", "c")], ["a", "b"])


def test_weighted_kappa_worked_by_hand():
    """Three steps, five rows: 1-1, 2-2, 3-3, 1-2 and 3-1. Misses: 1 + 2 = 3 of 5 rows, squared 1 + 4 = 5. By chance,
    with two ones, one two and two threes against two ones, two twos and one three: 8 + 3 + 12 = 23 of 25, squared
    12 + 3 + 20 = 35 of 25. So 1 - (3/5)/(23/25) = 8/23 and 1 - 1/(35/25) = 2/7. Cohen, Weighted Kappa, 1968.
    """
    pairs = [("1", "1"), ("2", "2"), ("3", "3"), ("1", "2"), ("3", "1")]
    found = compared(pairs, ["1", "2", "3"], ordered=True)
    assert (found.linear, found.quadratic) == (Fraction(8, 23), Fraction(2, 7))
    assert (found.within_one_step, found.shift) == (Fraction(4, 5), Fraction(-1, 5))
    assert "weighted kappa is 0.348 (linear weights) and 0.286 (quadratic weights)" in found.explain()


def test_codes_without_an_order_have_no_weights():
    found = compared([("1", "2"), ("2", "2")])
    assert found.linear is found.quadratic is found.within_one_step is found.shift is None
    with pytest.raises(ValueError, match="codes: name the steps"):
        compared([("1", "2")], ordered=True)
    assert compared([("2", "2")] * 3, ["1", "2"], ordered=True).linear is None


STEPS = st.sampled_from("12345")


@given(st.lists(st.tuples(STEPS, STEPS), min_size=1, max_size=40))
def test_weighted_kappa_by_a_second_way(pairs):
    """Identities: with two steps both weights give Cohen's kappa; the second coder's scale turned round with the
    first's changes nothing; squared weights equal 1 - mean squared miss / (variances + squared shift) (Fleiss and
    Cohen 1973).
    """
    found = compared(pairs, list("12345"), ordered=True)
    turned = compared([(str(6 - int(a)), str(6 - int(b))) for a, b in pairs], list("12345"), ordered=True)
    assert (found.linear, found.quadratic) == (turned.linear, turned.quadratic)
    two = compared([("1" if a < "3" else "2", "1" if b < "3" else "2") for a, b in pairs], ["1", "2"], ordered=True)
    assert two.linear == two.quadratic == two.kappa
    first, second = ([Fraction(int(pair[side])) for pair in pairs] for side in (0, 1))
    means = [sum(side) / len(side) for side in (first, second)]
    spread = sum(
        sum((code - mean) ** 2 for code in side) / len(side)
        for side, mean in zip((first, second), means, strict=True)
    )  # fmt: skip
    chance = spread + (means[0] - means[1]) ** 2
    missed = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) / len(pairs)
    assert found.quadratic == (1 - missed / chance if chance else None)


@pytest.mark.parametrize(
    ("table", "variable", "rows", "same"),
    [("esc_models", "score", 18, 13), ("uk_models", "score", 28, 17), ("positions", "code", 40, 20)],
)
def test_second_scores_and_codes_as_their_coder_reported_them(table, variable, rows, same):
    """Oracle: the two columns laid side by side before they were loaded; the first codes are those of the table."""
    keys = [row["key"] for row in course().rows("codings") if row["source_id"] == "CODER_SECOND_SCORES"]
    own = [row["key"] for row in course().rows("codings") if row["table"] == table and row["coder"] == "second"]
    found = differentiation.agreement(variable, table=table, keys=[key for key in own if key in keys])
    assert (len(found.pairs), len(found.pairs) - len(found.disagreements)) == (rows, same)
    assert found.within_one_step == 1
    for key, (first, _) in found.pairs.items():
        assert str(course().find(table, key)[variable]) == first


@pytest.mark.parametrize(
    ("variable", "table", "between", "rows", "same", "unhinted", "unhinted_same"),
    [
        ("line", "palpable_use", ("first", "second"), 179, 176, 59, 57),
        ("direction", "palpable_use", ("first", "second"), 179, 173, 59, 54),
        ("counts_as_use", "palpable_use", ("first", "second"), 182, 177, 59, 54),
        ("score", "esc_models", ("first", "third"), 18, 8, 10, 5),
        ("score", "esc_models", ("second", "third"), 18, 11, 10, 6),
    ],
)
def test_later_codings_as_their_coder_reported_them(variable, table, between, rows, same, unhinted, unhinted_same):
    """Oracle: the two columns laid side by side before they were loaded."""
    for flag, expected in ((False, (rows, same)), (True, (unhinted, unhinted_same))):
        found = differentiation.agreement(variable, table=table, between=between, unhinted=flag)
        assert (len(found.pairs), len(found.pairs) - len(found.disagreements)) == expected


def test_what_was_not_settled_is_left_out_of_the_settled_codes():
    """Oracle: the table codings, which has no settled code for positions: 20 of 40 rows have a code both gave."""
    for coder in ("first", "second"):
        found = differentiation.agreement("code", table="positions", between=(coder, "settled"))
        assert len(found.pairs) == 20 and found.share == 1


@pytest.mark.parametrize(
    ("variable", "source", "rows", "same"),
    [
        ("line", "CODER_SECOND_USE", 166, 164),
        ("direction", "CODER_SECOND_USE", 166, 162),
        ("counts_as_use", "CODER_SECOND_USE", 169, 167),
        ("line", "CODER_SECOND_USE_2", 13, 12),
        ("direction", "CODER_SECOND_USE_2", 13, 11),
        ("counts_as_use", "CODER_SECOND_USE_2", 13, 10),
    ],
)
def test_two_persons_share_the_second_coding_of_use(variable, source, rows, same):
    """Oracle: each person's sheet laid beside the first codes before it was loaded (tables of CODING.md)."""
    mine = [
        row["key"]
        for row in course().rows("codings")
        if (row["source_id"], row["variable"], row["coder"]) == (source, variable, "second")
    ]
    found = differentiation.agreement(variable, table="palpable_use", keys=mine)
    assert (len(found.pairs), len(found.pairs) - len(found.disagreements)) == (rows, same)


def test_what_was_settled_and_what_is_open():
    """By hand from the two tables of CODING.md: five rows settled by a rule, eight open."""
    apart, settled = set(), {}
    for variable in ("line", "direction", "counts_as_use"):
        found = differentiation.agreement(variable, table="palpable_use").disagreements
        apart |= {(key, variable) for key in found}
        for row in course().rows("codings"):
            if (row["table"], row["variable"], row["coder"]) == ("palpable_use", variable, "settled"):
                settled[row["key"], variable] = row["code"]
    assert settled == {
        ("U-UA-2", "counts_as_use"): "false",
        ("U-KR-3", "line"): "partner",
        ("U-MK-HELBROC22", "direction"): "both",
        ("U-RS-HELBROC22", "direction"): "both",
        ("U-UA-HELBROC22", "direction"): "both",
    }
    assert {key for key, _ in apart - set(settled)} == {
        "U-CA-3", "U-IN-6", "U-NATO-1", "U-NO-PADR", "U-NO-EDA07", "U-UA-CRRT", "U-CA-CAP25", "U-JP-CAP25",
    }  # fmt: skip
