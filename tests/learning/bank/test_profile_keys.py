"""What the questions of unit 11 take for right.

Oracle: Regulation (EU) 2025/1106, Articles 2(3), 16 and 17, and Regulation (EU) 2021/697, Article 5, on who is inside;
the days of signature of agreements as the Official Journal and the Council give them; the protocol of coding on the use
of partnerships; a truth table worked by hand.
"""

from eudefence.data.package import course
from eudefence.learning.bank import keys_11


def test_who_comes_into_the_loans_by_which_way():
    by_hand = {
        "Norway": "equal", "Iceland": "equal", "Ukraine": "equal", "Canada": "own", "Japan": "purchases",
        "United Kingdom": "purchases", "Moldova": "purchases", "Switzerland": "none", "United States": "none",
    }  # fmt: skip
    assert {one: keys_11.way_into_safe(one) for one in by_hand} == by_hand


def test_norway_and_canada_share_politics_and_missions_and_not_the_market():
    told = {one: keys_11.whose(one) for one in ("declaration", "missions", "mobility", "area", "fund", "own agreement")}
    assert told == dict.fromkeys(("declaration", "missions", "mobility"), "both") | {
        "area": "norway",
        "fund": "norway",
        "own agreement": "canada",
    }
    assert keys_11.of_one_kind() == ("no", "law")


def test_a_declaration_and_nothing_else():
    # Japan and India are still talking about classified information; South Korea has an agreement on missions of 2014.
    assert keys_11.only_the_declaration() == {"GH", "IN", "JP"}
    assert keys_11.without_what_is_possible() == {"GH"}
    assert keys_11.with_one_tie() > keys_11.only_the_declaration()


def test_switzerland_had_no_agreement_on_missions_before_march_2026():
    assert keys_11.secrets_without_missions("2022-07-04") == {"CH", "GB"}
    assert keys_11.secrets_without_missions("2026-03-04") == {"CH", "GB"}
    assert keys_11.secrets_without_missions("2026-03-05") == {"GB"}
    assert "KR" in keys_11.missions_without_secrets("2022-07-04")


def test_britain_is_in_invited_out_and_beside():
    told = {one: keys_11.british(one) for one in ("declaration", "secrets", "missions", "own agreement", "five")}
    assert told == {"declaration": "in", "secrets": "in", "missions": "out", "own agreement": "out", "five": "beside"}
    # An invitation is no part; IAI 2026, page 4, counts it as one, so both readings are taken.
    assert keys_11.british("mobility") == "open"
    assert {item: place for item, (place, _) in keys_11.british_as_argued().items()} == {"mobility": "in"}


def test_closer_without_weights_is_a_partial_order():
    ties = {tuple(pair) for pair in keys_11.has_all_of()}
    assert ties == {("NO", "IS"), ("NO", "JP"), ("IS", "JP"), ("CA", "JP")}
    # An order: nobody stands on both sides, and what follows over a third partner is there.
    assert not ties & {pair[::-1] for pair in ties}
    assert all((a, d) in ties for a, b in ties for c, d in ties if b == c)
    assert {tuple(pair) for pair in keys_11.has_more_than()} > ties


def test_most_ties_first():
    found = sorted(keys_11.ORDERED, key=keys_11.number_of_ties)
    assert found == ["norway", "canada", "states", "britain", "japan"]


def test_not_shown_is_no_refutation_and_no_proof():
    assert keys_11.is_there_a_use("KR") == "silent"
    assert keys_11.is_there_a_use("NO") == "contradicted"


def test_cells_of_partners_with_a_partnership_fall_into_kinds_that_add_up():
    kinds = ("shown", "before", "from_union", "undecided", "not_shown", "not_searched")
    with_one = len(keys_11.with_the_declaration())
    assert keys_11.cells_of_partnerships(*kinds) == 4 * with_one
    assert keys_11.cells_without_use() == 4 * with_one - keys_11.cells_of_partnerships("shown")
    assert keys_11.cells_of_partnerships("not_shown") < keys_11.cells_of_all("not_shown")


def test_three_pieces_of_evidence_by_the_rules_of_the_protocol():
    # Rule 3: a plan; help of the Union for a partner; rule 1: a way that was opened, in a project.
    told = {row["evidence"]: (row["line"], row["gives"], row["counts"]) for row in keys_11.coded()}
    assert told == {
        "plan": ("act", "partner", "no"),
        "reserve": ("secure", "Union", "yes"),
        "mobility": ("invest", "both", "no"),
    }


def test_türkiye_is_both_by_one_pair_of_measures_only():
    assert [one for one in keys_11.PAIRS if keys_11.makes_türkiye_both(one)] == ["staff and alliance"]


def test_to_decide_is_for_members_and_to_take_part_is_open_to_some():
    # Articles 31(1) and 42(4) TEU name members only; the rest is open by law or by agreement.
    told = {right: keys_11.open_to(right) for right in keys_11.RIGHTS}
    assert told.pop("vote") == told.pop("launch") == "closed"
    assert set(told.values()) == {"some"} and len(told) == 4


def test_the_shortest_rule_of_the_invented_table():
    # By hand: A N P and A N ~P give A N; A N P and A ~N P give A P; nothing else joins.
    assert keys_11.shortest() == ["A*N + A*P"]


def test_an_independent_coder_gave_the_same_codes():
    names = {one: key for key, one in keys_11.DIRECTIONS.items()}
    for row in keys_11.coded():
        codes = {"line": row["line"], "direction": names[row["gives"]]}
        codes["counts_as_use"] = str(row["counts"] == "yes").lower()
        for field, code in codes.items():
            found = course().find("codings", "palpable_use", keys_11.EVIDENCE[row["evidence"]], field, "second")
            assert found["code"] == code
