"""What the models say in words, figures included.

Two oracles: a second computation of every figure from the votes and the Treaty, without the tables of rules; and
paragraphs that were read and approved, kept whole in tests/approved (how to change them is said there).
"""

import datetime as dt
import re
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eudefence as ed
from eudefence import activation, council
from eudefence.models.decisions.council.counts import STANCES
from eudefence.models.decisions.council.rules import Rule
from eudefence.models.decisions.council.thresholds import Test
from tests import approved

IN_27 = "2025-06-01"
BY_SIZE = sorted(council.members(IN_27), key=council.population(IN_27).get)
NINE_SMALL, NINE_LARGE = BY_SIZE[:9], BY_SIZE[-9:]
KOSOVO = "2008-02-04"  # the mission on which Cyprus abstained with a declaration
THIRD_OF_VOTES = ["DE", "FR", "IT", "RO", "AT", "CY"]  # 29 + 29 + 29 + 14 + 10 + 4 = 115 of 345

VOTES = {
    "launch, Hungary declares": ("launch_operation", {"declaring": ["HU"], "on": "2022-10-17"}),
    "launch, all agree": ("launch_operation", {"on": IN_27}),
    "launch, two against and one abstains": (
        "launch_operation",
        {"against": ["HU", "SK"], "abstaining": ["AT"], "on": IN_27},
    ),
    "launch, one against": ("launch_operation", {"against": ["HU"], "on": IN_27}),
    "launch, Malta absent": ("launch_operation", {"absent": ["MT"], "on": IN_27}),
    "launch, Malta represented": ("launch_operation", {"proxies": {"MT": "IT"}, "on": IN_27}),
    "launch, nine small declare": ("launch_operation", {"declaring": NINE_SMALL, "on": IN_27}),
    "launch, nine large declare": ("launch_operation", {"declaring": NINE_LARGE, "on": IN_27}),
    "launch, Denmark outside, eight small declare": (
        "launch_operation",
        {"declaring": BY_SIZE[:8], "on": "2022-06-30"},
    ),
    "Artemis, one against": ("launch_operation", {"against": ["SE"], "on": "2003-06-12"}),
    "Artemis, more than one third of the votes declare": (
        "launch_operation",
        {"declaring": ["DE", "FR", "BE", "PT"], "on": "2003-06-12"},
    ),
    "six members, without a proposal": ("reinforced_6", {"against": ["BE", "NL", "LU"], "on": "1962-01-01"}),
    "before Lisbon, one third of the votes declare": ("cfsp_default", {"declaring": THIRD_OF_VOTES, "on": KOSOVO}),
    "before Lisbon, more than one third declare": (
        "cfsp_default",
        {"declaring": [*THIRD_OF_VOTES, "MT"], "on": KOSOVO},
    ),
    "SAFE, Hungary abstains": ("safe", {"abstaining": ["HU"], "on": "2025-05-27"}),
    "qualified, three large against": ("qualified", {"against": ["DE", "FR", "IT"], "on": IN_27}),
    "qualified, a fourth makes the difference": ("qualified", {"against": ["DE", "FR", "IT", "MT"], "on": IN_27}),
    "qualified, thirteen small against": ("qualified", {"against": BY_SIZE[:13], "on": IN_27}),
    "reinforced, three large against": ("reinforced", {"against": ["DE", "FR", "IT"], "on": IN_27}),
    "participants, a blocking minority that is computed": (
        "admit_to_pesco",
        {"against": ["DE", "FR"], "abstaining": ["LU"], "on": "2023-05-22"},
    ),
    "PESCO founded": ("establish_pesco", {"abstaining": ["GB", "MT"], "on": "2017-12-11"}),
    "suspension": ("suspend_from_pesco", {"concerned": "IE", "against": ["CY"], "on": IN_27}),
    "implementing, with the brake": ("cfsp_implementing", {"on": IN_27}),
    "enhanced cooperation, Parliament must agree": ("enhanced_cooperation_other", {"against": ["HU"], "on": IN_27}),
    "enhanced cooperation in foreign policy": ("enhanced_cooperation_cfsp", {"abstaining": ["HU", "SK"], "on": IN_27}),
    "no quorum": ("simple", {"absent": council.members(IN_27)[:14], "on": IN_27}),
    "leaders without a quorum": (
        "cfsp_passerelle",
        {"proxies": dict(zip(BY_SIZE[:11], BY_SIZE[11:22], strict=True)), "on": IN_27},
    ),
    "weighted votes": ("qualified_nice_28", {"against": ["DE", "FR", "GB"], "on": "2016-06-01"}),
    "a proposal, as a what-if": ("parliament_2023", {"against": ["HU"], "voters": council.members(IN_27), "on": IN_27}),
    "a coalition": ("coalition", {"voters": ["FR", "GB", "PL", "IT"], "against": ["IT"], "on": IN_27}),
    "a union of one": ("simple", {"population": {"Land A": 5}, "on": IN_27}),
    "treaty change": ("treaty_revision", {"against": ["Denmark"], "on": IN_27}),
}


def test_paragraphs_of_votes():
    texts = {}
    for title, (rule, options) in VOTES.items():
        outcome = council.decide(rule, **options)
        texts[title] = f"{outcome.explain()}\n\n{outcome.flip(200).explain()}\n\n{outcome!r}"
    approved.compare("votes", texts)


def test_sentences_of_a_change_that_reverses():
    nobody = council.decide("participants_unanimity", population={"A": 1}, absent=["A"])
    texts = {
        "one of a few": (
            council.decide("simple", population=dict.fromkeys("ABCDE", 1), against=["D", "E"]).flip().explain()
        ),
        "more sets than were asked for": council.decide("simple", on=IN_27).flip(limit=50).explain(),
        "exactly as many as were asked for": (
            council.decide("simple", population=dict.fromkeys("ABCDE", 1)).flip(limit=10).explain()
        ),
        "one set": council.decide("unanimity", population=dict.fromkeys("ABC", 1), against=["A", "B"]).flip().explain(),
        "no change of votes helps": _hopeless().flip().explain(),
        "who was absent comes": nobody.flip().explain(),
    }
    approved.compare("changes", texts)


def _hopeless():
    """A union of two under a rule that asks for fifteen members: nothing helps (Article 16(4) TEU, without the clause
    of four).
    """
    test = Test("members_for", "fixed", Fraction(15), "at_least", 0, 0, "invented", "at least fifteen members")
    rule = Rule("own", "An own rule", "invented", "all_members", ((test,),), None, None, None, body="states")
    return council.decide(rule, population={"A": 1, "B": 1})


def test_rules_in_words():
    wanted = ("unanimity", "qualified", "reinforced", "simple", "participants_qualified", "unanimity_nice", "consent")
    texts = {rule: council.RULES[rule].explain().removesuffix(council.RULES[rule].note).strip() for rule in wanted}
    own = Test("members_for", "fixed", Fraction(2), "at_least", 0, 0, "Article 1", "at least two members")
    texts["an own rule"] = Rule(
        "own", "Own rule", "Article 1", "all_members", ((own,),), dt.date(2001, 1, 1), dt.date(2002, 1, 1), None
    ).explain()
    approved.compare("rules", texts)


def test_chances_in_words():
    terms = {"benefit": 3e8, "scale": 6e7, "on": IN_27}
    texts = {
        "shared": activation.under_costs(10**8, "common_costs", common_fraction=1, **terms).explain(),
        "by the senders": (
            activation.under_costs(
                10**8, "lie_where_they_fall", own={"FR": 6 * 10**7, "IT": 4 * 10**7}, **terms
            ).explain()
        ),
        "two outside": (
            activation.under_costs(
                10**8, "common_costs", common_fraction=1, outside=["Hungary", "SK"], **terms
            ).explain()
        ),
        "too many outside": (
            activation.under_costs(10**8, "common_costs", common_fraction=1, outside=NINE_LARGE, **terms).explain()
        ),
    }
    approved.compare("chances", texts)


FACTS = (
    "forces.csv#rdc.planned_strength",
    "forces.csv#helsinki.target_on",  # a date known to the year
    "countries.csv#FR",
    "treaty_articles.csv#teu-42-4.summary",
    "csdp_missions.csv#artemis.valid_from",
    "forces.csv#fgb.planned_strength",  # a figure whose own date is known to the year
    "epf.csv#annual-ceiling-2021.amount_meur",
)


def test_facts_in_words():
    approved.compare("facts", {link: ed.fact(link).explain() for link in FACTS})


# --- a second computation ---------------------------------------------------------------------------------------------


def union(*people):
    return {f"Land {chr(65 + i)}": persons for i, persons in enumerate(people)}


@st.composite
def votes(draw):
    rule = draw(
        st.sampled_from(
            ["unanimity", "qualified", "reinforced", "simple", "participants_qualified", "participants_reinforced"]
        )
    )
    people = union(*draw(st.lists(st.integers(1, 10**6), min_size=2, max_size=30)))
    possible = ["in_favour"] * 3 + [
        s for s in STANCES if s not in ("declaring", "absent") or s == "declaring" and rule == "unanimity"
    ]
    return rule, people, {member: draw(st.sampled_from(possible)) for member in people}


def told(rule, people, stances):
    groups = {stance: [member for member in people if stances[member] == stance] for stance in STANCES}
    outcome = council.decide(rule, population=people, **groups)
    return outcome, outcome.explain().replace(",", "")


def be(number):
    return "is" if number == 1 else "are"


def per_cent_of(text, number):
    """The share printed behind a number of persons, and how many decimals it has."""
    written = re.search(rf"is {number} of \d+ persons \(([\d.]+) per cent\)", text)[1]
    return Fraction(written), len(written.partition(".")[2])


@given(votes())
def test_every_figure_of_a_majority(vote):
    """Articles 16(4) TEU and 238 TFEU read anew: members, persons, what was needed, and how many must stand together to
    block.
    """
    rule, people, stances = vote
    outcome, text = told(rule, people, stances)
    n, total = len(people), sum(people.values())
    yes = [member for member in people if stances[member] == "in_favour"]
    persons = sum(people[member] for member in yes)
    part = {"qualified": 55, "participants_qualified": 55, "reinforced": 72, "participants_reinforced": 72}.get(rule)
    if part is None and rule != "simple":
        return
    needed = max(ceil(Fraction(part * n, 100)), 15 if rule == "qualified" else 0) if part else floor(Fraction(n, 2)) + 1
    verdict = "enough" if len(yes) >= needed else "not enough"
    assert f"{len(yes)} of {n} members {be(len(yes))} in favour {needed} {be(needed)} needed: {verdict}" in text
    assert (outcome.members_for, outcome.members_needed, outcome.objectors) == (
        len(yes),
        needed,
        tuple(sorted(outcome.against)),
    )
    if part:
        least = ceil(Fraction(65 * total, 100))
        assert f"is {persons} of {total} persons" in text and f" {least} {be(least)} needed (65 per cent): " in text
        shown, decimals = per_cent_of(text, persons)
        assert abs(shown - Fraction(100 * persons, total)) <= Fraction(1, 2 * 10**decimals)
        assert (shown >= 65) == (100 * persons >= 65 * total)
    if "to block at least" in text:
        sizes = [k for k in range(1, n + 1) if 100 * sum(sorted(people.values())[-k:]) > 35 * total]
        block = 4 if rule == "qualified" else min(sizes) + 1
        few = "too few" if n - len(yes) < block else "that many"
        assert (
            f"{n - len(yes)} {be(n - len(yes))} not in favour; to block at least {block} must stand together: {few}"
            in text
        )


@given(votes())
def test_every_figure_of_constructive_abstention(vote):
    """Article 31(1) TEU, second subparagraph: one third of the members comprising one third of the population."""
    _, people, stances = vote
    stances = {member: "declaring" if stance == "abstaining" else stance for member, stance in stances.items()}
    outcome, text = told("unanimity", people, stances)
    n, total = len(people), sum(people.values())
    away = [member for member in people if stances[member] == "declaring"]
    no = [member for member in people if stances[member] == "against"]
    assert outcome.members_needed == n - len(away)  # Article 238(4) TFEU: who abstains is not needed
    assert outcome.objectors == tuple(sorted(no))
    if away:
        members, persons = ceil(Fraction(n, 3)), ceil(Fraction(total, 3))
        share = sum(people[member] for member in away)
        verb = "abstains" if len(away) == 1 else "abstain"
        reached = len(away) >= members, share >= persons
        words = ["reached" if one else "below" for one in reached]
        assert (
            f"{len(away)} of {n} members {verb} with a declaration the limit is {members} (one third): {words[0]}"
            in text
        )
        assert f"is {share} of {total} persons (" in text and f"the limit is {persons} (one third): {words[1]}" in text
        assert ("Only one of the two limits" in text) == (outcome.adopted and sum(reached) == 1)
        assert ("Both limits" in text) == outcome.bar_reached == all(reached)


@given(votes())
def test_whom_a_decision_binds_in_words(vote):
    """All who vote, but those that declared; up to six are named as left out, beyond that those bound are named."""
    rule, people, stances = vote
    outcome, text = told(rule, people, stances)
    if not outcome.adopted:
        assert text.endswith("The decision is not adopted.") and outcome.bound == ()
        return
    away = sorted(member for member in people if stances[member] == "declaring")
    bound = sorted(set(people) - set(away))
    names = " ".join
    if not away:
        assert f"The decision is adopted and binds all {len(people)} who vote." in text
    elif len(away) <= 6:
        left_out = away[0] if len(away) == 1 else f"{names(away[:-1])} or {away[-1]}"
        assert f"The decision is adopted and binds {len(bound)} member{'s' * (len(bound) != 1)} not {left_out}." in text
    else:
        listed = bound[0] if len(bound) == 1 else f"{names(bound[:-1])} and {bound[-1]}"
        assert f"The decision is adopted and binds {len(bound)} member{'s' * (len(bound) != 1)}: {listed}." in text


@pytest.mark.parametrize(
    ("rule", "options", "needed", "objectors"),
    [
        # Article 238(4) TFEU: abstentions of members present or represented do not prevent unanimity, so abstainers are
        # not needed; Article 31(1) TEU lets them add a declaration, which changes what binds them and not how many must
        # agree.
        ("launch_operation", {"declaring": ["HU", "AT"]}, 25, ()),
        ("launch_operation", {"declaring": ["HU"], "abstaining": ["AT", "IE"]}, 24, ()),
        ("launch_operation", {"absent": ["MT"]}, 27, ("MT",)),
        ("launch_operation", {"against": ["SK"], "absent": ["MT"]}, 27, ("MT", "SK")),
        # Under a majority the absent have not said no; they only do not help.
        ("qualified", {"against": ["SK"], "absent": ["MT"], "abstaining": ["HU"]}, 15, ("SK",)),
        ("simple", {"absent": ["MT"]}, 14, ()),
    ],
)
def test_who_is_needed_and_who_objects(rule, options, needed, objectors):
    outcome = council.decide(rule, on=IN_27, **options)
    assert (outcome.members_needed, outcome.objectors) == (needed, objectors)


@pytest.mark.parametrize(
    ("act", "agrees"),
    [
        ("edf", True),  # Article 173(3) TFEU: ordinary legislative procedure
        ("edip", True),
        ("enhanced_cooperation_other", True),  # Article 329(1) TFEU: consent
        ("enhanced_cooperation_cfsp", False),  # Article 329(2) TFEU: informed
        ("safe", False),  # Article 122 TFEU: the Council alone
        ("launch_operation", False),  # Article 36 TEU: consulted and informed
    ],
)
def test_where_the_parliament_must_agree_as_well(act, agrees):
    assert ("The European Parliament must agree as well" in council.decide(act, on="2026-01-15").explain()) is agrees


def test_half_a_table_of_persons_gives_no_share():
    """Norway is in no table of the Council: a share of Germany alone would be one of the wrong whole."""
    outcome = council.decide("simple", voters=["DE", "NO"], on=IN_27)
    assert outcome.adopted and outcome.population_share is None and outcome.electorate.population == {}


@pytest.mark.parametrize("limit", [9, 10, 11])
def test_a_list_of_changes_is_complete_when_nothing_was_left_out(limit):
    """Of five equal states three must turn: ten sets (five over three)."""
    flip = council.decide("simple", population=dict.fromkeys("ABCDE", 1)).flip(limit)
    assert (len(flip.sets), flip.complete) == (min(limit, 10), limit >= 10)


FIRST_AND_LAST_DAYS = [
    (rule.id, rule.valid_from, rule.valid_to)
    for rule in council.RULES.values()
    if rule.valid_from and rule.status != "proposed"
]


@pytest.mark.parametrize(("rule", "first", "end"), FIRST_AND_LAST_DAYS, ids=[row[0] for row in FIRST_AND_LAST_DAYS])
def test_a_rule_is_used_from_its_first_day_to_its_last(rule, first, end):
    """Half-open intervals: `decide` itself, on the first day, the day before, the last day and the day after, by
    anybody who may vote then. The voters are left to the tables, since own voters would make a what-if of every day.
    """
    options = {"concerned": "HU"} if rule == "four_fifths" else {}

    def refused(day):
        try:
            council.decide(rule, on=day, **options)
        except ValueError as refusal:
            return "could not be used" in str(refusal)
        return False

    one = dt.timedelta(days=1)
    assert refused(first - one) and not refused(first)
    if end:
        assert not refused(end - one) and refused(end)


def test_a_step_says_whether_its_number_is_needed_or_a_limit():
    """Article 16(4) TEU: 15 of 27 members are needed; a minority of fewer than four cannot block, so at most three may
    stand aside.
    """
    outcome = council.decide("qualified", against=["DE", "FR", "IT"], on="2025-06-01")
    said = {step.test.counted: step.explain() for step in outcome.steps}
    assert ": 24 of 27, needed 15: passed" in said["members_for"]
    assert ": 3 of 27, at most 3: passed" in said["members_not_for"]
