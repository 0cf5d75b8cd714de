"""Ways to act side by side. Each test names its oracle: an article, a documented statement, a case worked by hand."""

from decimal import Decimal

import pytest

from eudefence import council, routes
from eudefence.data.package import course

MEMBERS = council.members()
ALL_YES = dict.fromkeys(MEMBERS, "yes")


def way(key, task="evacuation", positions=None, on=None):
    return next(one for one in routes.comparison(task, positions, on) if one.id == key)


def step(one, number):
    return one.hurdles[number - 1]


# --- votes -----------------------------------------------------------------------------------------------------------


def test_one_no_stops_a_launch_and_nobody_is_named_without_evidence():
    """Article 42(4) TEU: unanimity. The no is assumed here, so it is no blocker with evidence."""
    one = way("council_operation", positions=ALL_YES | {"HU": "no"})
    assert (one.passes, one.blockers, one.assumed_blockers) == ("no", (), ("HU",))
    assert "Article 42(4) TEU" in one.why and "Hungary" in one.why


def test_without_positions_a_launch_is_unknown():
    """No row of positions is a vote on a certain operation: all answers are unknown, and unknown is never no."""
    one = way("council_operation")
    assert one.passes == "unknown" and one.blockers == one.assumed_blockers == ()
    assert step(one, 1).unknown == MEMBERS


def test_unanimity_is_complete_only_with_the_last_state():
    """Article 238(4) TFEU and 31(1) TEU: an abstention does not prevent it; one unknown answer leaves it open."""
    assert way("council_operation", positions=ALL_YES).passes == "yes"
    assert way("council_operation", positions=ALL_YES | {"MT": "abstain"}).passes == "yes"
    assert way("council_operation", positions=ALL_YES | {"MT": "unknown"}).passes == "unknown"


def test_the_bar_on_declarations_at_exactly_a_third():
    """Article 31(1) TEU: not adopted where those who declare are at least a third of the members (9 of 27) with at
    least a third of the people. Eight large ones are too few; nine with too few people do not reach it either.
    """
    order = sorted(MEMBERS, key=council.population().get)
    nine_large, eight_large, nine_small = order[-9:], order[-8:], order[:9]
    assert 3 * sum(council.population()[code] for code in nine_large) >= sum(council.population().values())
    stopped = way("council_operation", positions=dict.fromkeys(nine_large, "declare"))
    assert stopped.passes == "no" and step(stopped, 1).by_bar  # the unknown 18 cannot save it
    assert stopped.assumed_blockers == tuple(sorted(nine_large))
    assert "Those who abstain with a declaration are too many" in stopped.why
    for few in (eight_large, nine_small):
        assert way("council_operation", positions=ALL_YES | dict.fromkeys(few, "declare")).passes == "yes"


def test_a_majority_is_decided_before_all_have_answered():
    """Article 16(4) TEU, worked by hand: 20 of 27 members with all large ones pass whatever seven small ones say; four
    members with more than 35 per cent of the people against stop it whatever the rest says. The vote by the new rule
    is the fourth hurdle of Parliament's proposal; training needs no executive mandate, so one reading is counted.
    """
    order = sorted(MEMBERS, key=council.population().get)
    assert step(way("defence_union", "training", dict.fromkeys(order[-20:], "yes")), 4).passes == "yes"
    stopped = step(way("defence_union", "training", dict.fromkeys(["DE", "FR", "IT", "ES"], "no")), 4)
    assert (stopped.passes, stopped.stopped_by) == ("no", ("DE", "ES", "FR", "IT"))
    three = step(way("defence_union", "training", dict.fromkeys(["DE", "FR", "IT"], "no")), 4)
    assert three.passes == "unknown"  # the clause of four members


def test_an_executive_mandate_leaves_parliaments_rule_open():
    """Resolution of 12 March 2025 and opinion of September 2022 keep unanimity for executive mandates; the annex of
    2023 was not read. So one no leaves the fourth hurdle open for an escort and not for training.
    """
    said = ALL_YES | {"HU": "no"}
    assert step(way("defence_union", "escort", said), 4).passes == "unknown"
    assert step(way("defence_union", "training", said), 4).passes == "yes"
    assert step(way("defence_union", "escort", ALL_YES), 4).passes == "yes"


# --- treaty change ---------------------------------------------------------------------------------------------------


def test_treaty_change_needs_all_and_slovakia_is_on_record():
    """Article 48(4) TEU: common accord. Prime Minister Fico, 28 April 2025, against the end of the veto."""
    one = way("defence_union")
    assert (one.passes, one.blockers, one.assumed_blockers) == ("no", ("SK",), ())
    assert one.against() == "Slovakia (28 April 2025)"
    assert [said.row["position_id"] for said in one.evidence if said.answer == "no"] == ["SK-Q1"]


def test_ratification_is_a_hurdle_of_its_own_that_governments_cannot_answer():
    """Article 48(4) TEU, second subparagraph: ratified by all under their constitutions. With every government in
    favour the way stays unknown; with one parliament against it is closed.
    """
    willing = {"task": ALL_YES, "treaty_change": ALL_YES}
    assert way("defence_union", positions=willing).passes == "unknown"
    assert way("defence_union", positions=willing | {"ratification": ALL_YES}).passes == "yes"
    refused = way("defence_union", positions=willing | {"ratification": ALL_YES | {"NL": "no"}})
    assert (refused.passes, refused.assumed_blockers) == ("no", ("NL",))


def test_opening_needs_a_simple_majority_only():
    """Article 48(3) TEU: 14 of 27."""
    fourteen = dict.fromkeys(MEMBERS[:14], "yes")
    assert step(way("defence_union", positions={"treaty_change": fourteen}), 1).passes == "yes"
    thirteen = dict.fromkeys(MEMBERS[:14], "no")
    assert step(way("defence_union", positions={"treaty_change": thirteen}), 1).passes == "no"


def test_a_reason_against_is_no_veto():
    """Meloni, 22 October 2025: not in favour, with reasons (-1). Only -2 is read as a no, so she is no blocker."""
    said = {one.actor: one for one in routes.stated("Q1")}
    assert (said["IT"].code, said["IT"].answer) == (-1, "unknown")
    assert "IT" not in way("defence_union").blockers


def test_an_expired_no_is_unknown():
    """Orbán government, 28 April 2025, to 9 May 2026: a blocker before that day and none from it on."""
    assert "HU" in way("defence_union", on="2026-05-08").blockers
    assert "HU" not in way("defence_union", on="2026-05-09").blockers
    said = {one.actor: one for one in routes.stated("Q1", "2026-05-09")}["HU"]
    assert (said.state, said.answer) == ("expired", "unknown")


def test_blank_is_unknown_and_later_evidence_is_not_yet_known():
    """Sweden has no row on majority voting; the Dutch coalition agreement took effect on 23 February 2026."""
    assert {one.actor: one.state for one in routes.stated("Q1")}["SE"] == "blank"
    before = {one.actor: one for one in routes.stated("Q1", "2026-02-22")}["NL"]
    after = {one.actor: one for one in routes.stated("Q1", "2026-02-23")}["NL"]
    assert (before.state, before.answer, after.answer) == ("expired", "unknown", "yes")


# --- the law and its point -------------------------------------------------------------------------------------------


def test_the_legion_meets_the_law_at_deployment():
    """IAI 2026, section 1.2, and Article 41(2) TEU: the budget is barred when the Legion is used, not before."""
    one = way("european_legion", positions=ALL_YES)
    assert (one.row["bar_point"], one.row["bar_article_id"], one.price.barred) == ("deployment", "teu-41-2", True)
    assert "Nováky" in one.row["contested"] and "IAI 2026" in one.row["contested"]
    assert step(one, 2).passes == "yes" and step(one, 1).passes == "unknown"  # raising: 25 governments said nothing
    assert {said.row["position_id"] for said in one.evidence} == {"ES-Q7", "PL-Q7"}


def test_the_legion_needs_the_unanimous_launch_all_the_same():
    """Article 42(4) TEU, which the proposal does not touch."""
    one = way("european_legion", positions={"task": {"HU": "no"}, "legion": ALL_YES})
    assert (one.passes, one.assumed_blockers) == ("no", ("HU",))


def test_pesco_launches_no_operation():
    """Articles 42(6) and 46 TEU, Protocol No 10: commitments and projects."""
    assert way("pesco", positions=ALL_YES).passes == "no" and "Article 46 TEU" in way("pesco").why
    inside = dict.fromkeys(council.participants(), "yes")
    assert way("pesco", "capability", {"pesco": inside}).passes == "yes"
    assert step(way("pesco", "capability"), 1).rules[0].id == "participants_unanimity"  # Article 46(6)


def test_missions_are_outside_the_union():
    """Article 42(1) TEU: missions outside the Union. At home it is Article 42(7), on which nobody votes."""
    closed = {one.id for one in routes.comparison("territorial_defence", ALL_YES) if one.fit == "no"}
    assert {"council_operation", "article_44", "rapid_capacity", "berlin_plus"} <= closed
    duty = way("mutual_assistance", "territorial_defence", dict.fromkeys(MEMBERS, "no"))
    assert (duty.passes, duty.rule, duty.hurdles[0].rules) == ("yes", "No vote", ())


def test_article_44_keeps_the_veto_at_the_start():
    """Articles 42(4) and 44(1) TEU."""
    assert way("article_44", positions=ALL_YES | {"SK": "no"}).passes == "no"
    assert step(way("article_44"), 1).rules[0].id == "unanimity"


# --- outside the Union and NATO --------------------------------------------------------------------------------------


def test_a_security_council_outside_does_not_bind_others():
    """No Treaty article: two that agree are enough, and only they are bound; a no stops nobody."""
    said = {"security_council": {"FR": "yes", "GB": "yes", "HU": "no"}, "task": {"FR": "yes", "GB": "yes", "HU": "no"}}
    one = way("esc_outside", positions=said)
    assert one.passes == "yes"
    assert all(set(outcome.bound) <= {"FR", "GB"} for outcome in step(one, 1).worst)


def test_inside_the_european_council_it_needs_all():
    """Article 15(4) TEU consensus, then Article 42(4)."""
    said = {"security_council": ALL_YES | {"IE": "no"}, "task": ALL_YES}
    assert way("esc_european_council", positions=said).assumed_blockers == ("IE",)


def test_a_coalition_needs_its_own_members_only():
    """No Treaty article: consent of each; one state alone is no coalition."""
    assert way("coalition", positions={"DE": "no", "FR": "yes", "GB": "yes"}).passes == "yes"
    assert way("coalition", positions={"FR": "yes"}).passes == "unknown"
    assert way("coalition", positions=dict.fromkeys(MEMBERS, "no")).passes == "no"


def test_nato_decides_by_consensus_of_32():
    """NATO, Consensus decision-making (30 June 2023): common consent. Ireland is no ally and cannot withhold it."""
    allies = dict.fromkeys(step(way("nato"), 1).unknown, "yes")
    assert len(allies) == 32
    assert way("nato", positions=allies).passes == "yes"
    assert way("nato", positions=allies | {"TR": "no"}).assumed_blockers == ("TR",)
    assert way("nato", positions=allies | {"IE": "no"}).passes == "yes"


def test_berlin_plus_needs_both():
    """Letters of 17 March 2003: NATO releases its means, and the Council launches (Article 42(4) TEU)."""
    allies = dict.fromkeys(step(way("nato"), 1).unknown, "yes")
    both = {"release": allies, "task": ALL_YES}
    assert way("berlin_plus", positions=both).passes == "yes"
    for subject, state in (("release", "TR"), ("task", "CY")):
        one = way("berlin_plus", positions=both | {subject: both[subject] | {state: "no"}})
        assert (one.passes, one.assumed_blockers) == ("no", (state,))


def test_tuerkiye_is_named_for_berlin_plus_only_while_the_evidence_holds():
    """Hürriyet, 7 November 2008: refused all arrangements with Cyprus. Today nothing newer is on record: unknown."""
    assert way("berlin_plus", "training", on="2009-12-01").blockers == ("TR",)
    assert way("berlin_plus").passes == "unknown" and way("berlin_plus").blockers == ()


# --- days ------------------------------------------------------------------------------------------------------------


def test_ways_begin_with_their_law():
    """Treaty of Lisbon, in force on 1 December 2009: Articles 44 and 42(7)."""
    before = {one.id for one in routes.comparison("training", on="2009-11-30")}
    after = {one.id for one in routes.comparison("training", on="2009-12-01")}
    assert after - before == {"article_44", "mutual_assistance"} and before <= after
    assert step(way("council_operation", on="2009-11-30"), 1).rules[0].id == "unanimity_nice"
    assert step(way("council_operation", on="2009-12-01"), 1).rules[0].id == "unanimity"


@pytest.mark.parametrize(("day", "asked"), [("2020-01-31", True), ("2020-02-01", False)])
def test_the_united_kingdom_votes_to_the_end_of_january_2020(day, asked):
    """Agreement on the withdrawal of the United Kingdom, OJ L 29, 31.1.2020."""
    assert ("GB" in step(way("council_operation", on=day), 1).unknown) is asked


@pytest.mark.parametrize(("day", "asked"), [("2022-06-30", False), ("2022-07-01", True)])
def test_denmark_votes_from_july_2022(day, asked):
    """Protocol No 22, Article 5, given up with effect from 1 July 2022: before, a Danish no stops no operation."""
    one = way("council_operation", positions={"DK": "no"}, on=day)
    assert (one.passes == "no") is asked and ("DK" in one.assumed_blockers) is asked
    assert way("nato", positions={"DK": "no"}, on=day).passes == "no"  # an ally throughout


# --- money -----------------------------------------------------------------------------------------------------------


def test_who_declares_does_not_pay_and_the_bill_stays_whole():
    """Article 41(2) TEU, second subparagraph; sum of the shares by hand: a tenth of 100 million."""
    paid = way("council_operation", positions=ALL_YES | {"AT": "declare"}).price
    assert "AT" not in paid.payments and sum(paid.payments.values()) == paid.shared == Decimal("10000000.00")


def test_a_coalition_is_paid_by_its_members():
    """No Treaty article; France and Germany alone share the whole invented bill."""
    paid = way("coalition", positions={"DE": "yes", "FR": "yes"}).price
    assert set(paid.payments) == {"DE", "FR"} and sum(paid.payments.values()) == 100_000_000
    assert way("coalition").price.shared is None


def test_no_income_is_said_and_not_guessed():
    """The table gni begins in 2015, and has members only."""
    assert way("council_operation", on="2009-12-01").price.shared is None
    assert "no national income" in way("coalition", positions={"FR": "yes", "US": "yes"}).price.said


# --- shape -----------------------------------------------------------------------------------------------------------


def test_the_frame_is_the_plain_results():
    """A second way to the same: the frame and the results."""
    frame = routes.compare("escort", {"HU": "no"})
    plain = routes.comparison("escort", {"HU": "no"})
    assert frame.index.tolist() == [one.id for one in plain]
    assert frame["passes"].tolist() == [one.passes for one in plain]
    assert set(frame["passes"]) <= {"yes", "no", "unknown"}
    assert frame.attrs == {"task": "escort", "on": course().edition.isoformat(), "unit": "EUR", "table": "routes"}


def test_every_verdict_names_an_article_or_says_that_there_is_none():
    """Design of the model: why holds an article, a treaty or the words that none exists."""
    words = ("Article", "No Treaty article", "Not defined", "Letters")
    for task in routes.tasks():
        for said in (None, ALL_YES, dict.fromkeys(MEMBERS, "no")):
            for one in routes.comparison(task, said):
                assert one.fit == "no" or any(word in one.why for word in words), (task, one.id)


def test_nobody_blocks_without_dated_evidence():
    """Rule of the model, over all tasks and days on which positions change."""
    days = sorted({row["valid_from"] for row in course().rows("positions") if row["valid_from"].year >= 2003})
    for day in days[::6]:
        for one in routes.comparison("evacuation", on=day):
            for code in one.blockers:
                row = next(said.row for said in one.evidence if said.actor == code and said.answer == "no")
                assert row["valid_from"] <= day and (row["valid_to"] is None or day < row["valid_to"])
            assert one.assumed_blockers == ()


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ({"task": "evacuate"}, "evacuat"),
        ({"task": "escort", "positions": {"Hungry": "no"}}, "Hungary"),
        ({"task": "escort", "positions": {"HU": "never"}}, "yes"),
        ({"task": "escort", "positions": {"treaty": {"HU": "no"}}}, "treaty_change"),
        ({"task": "escort", "positions": ["HU"]}, "mapping"),
    ],
)
def test_bad_input_is_answered_in_a_sentence(arguments, part):
    """House rule: a ValueError that names the argument and what is accepted."""
    with pytest.raises(ValueError, match=part):
        routes.compare(**arguments)


# --- tables ----------------------------------------------------------------------------------------------------------


def test_the_tables_fit_each_other():
    """Every hurdle has one of an act, a rule or nobody who votes; every route has a hurdle and a word on every task."""
    for row in course().rows("route_hurdles"):
        known = [row["act_id"] in {act["act_id"] for act in course().rows("acts")}, row["rule_id"] in council.RULES]
        assert any(known) or (row["voters"] == "none" and row["without_vote"]), row["hurdle_id"]
        assert (row["other_rule_id"] is None) == (row["other_when"] is None)
    keys = {row["route_id"] for row in course().rows("routes")}
    assert {row["route_id"] for row in course().rows("route_hurdles")} == keys
    assert len(course().rows("route_fits")) == len(keys) * len(routes.tasks())


def test_before_lisbon_the_vote_cites_the_article_of_its_time():
    """Article 23(1) TEU in the version of Nice until 30 November 2009, then Article 42(4) TEU."""
    before, after = (routes.comparison("evacuation", on=day)[0].hurdles[0] for day in ("2009-11-30", "2009-12-01"))
    assert before.article == "Article 23(1) TEU, version of Nice" and after.article == "Article 42(4) TEU"


def test_a_bill_that_no_key_divides_fits_capabilities_too():
    """PESCO sends nobody (Article 46 TEU), so that its bill is not one of forces sent."""
    said = {one.id: one.price.said for one in routes.comparison("capability")}
    assert "not divided" in said["pesco"] and "forces" not in said["pesco"]


@pytest.mark.parametrize("day", ["1957-12-31", "1900-01-01"])
def test_before_the_six_there_is_no_way_to_compare(day):
    """Oracle: the Treaty of Rome entered into force on 1 January 1958."""
    with pytest.raises(ValueError, match=f"^on: {day} is before the Council of the six first met"):
        routes.compare("escort", on=day)
