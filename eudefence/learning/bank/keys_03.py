"""What computes the answers of unit 03: Article 41, votes, blocking and standing aside, rival explanations.

Functions return names of options and categories of the texts in ``03/``, or numbers and sets; no answer is typed here.
"""

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from eudefence.data.package import course
from eudefence.data.states import named
from eudefence.ground.words import cardinal
from eudefence.models.decisions import costs, council

from .lookups import decision, launched

# --- Article 41, clause by clause -------------------------------------------------------------------------------------


def kind_of_clause(clause):
    """Where a sentence stands, by the table of clauses."""
    return course().find("treaty_clauses", clause)["kind"]


# Each bill with the row that says who pays it: a regime of costs, or an instrument.
BILLS = {
    "frigate": "own_costs",
    "headquarters": "epf_operations",
    "police": "budget_civilian",
    "staff": "budget_administrative",
}
BILLS |= {"arms": "epf_assistance", "research": "EDF"}


def who_bears(bill):
    """Who pays a bill."""
    if bill == "research":
        return {"Union budget": "budget"}[course().find("instruments", BILLS[bill])["payer"]]
    row = course().find("cost_regimes", BILLS[bill])
    return "budget" if row["on_union_budget"] == "yes" else {"gni": "shared", "own_costs": "sender"}[row["key"]]


def the_mended_sentence():
    """The regime in force when the paper was written, with the kind that the table of clauses gives the practice."""
    written = course().find("claims", "C054")["as_of"]
    return f"{costs.regime_on('common_costs', written).id} by {kind_of_clause('fall')}"


# --- The aid of February 2022 -----------------------------------------------------------------------------------------


def first_aid():
    """The row of the first aid to Ukraine."""
    return course().find("epf", "ua-2022-02")


def abstained_from_aid():
    """Who abstained with a declaration from it."""
    day = first_aid()["date"]
    return [row["country"] for row in course().rows("epf") if row["record_type"] == "abstention" and row["date"] == day]


def paid_by(state, mechanism="assistance_measure", outside=True, on=None, **more):
    """What a state pays for a bill of that size, in EUR million to the cent."""
    row = first_aid()
    away = abstained_from_aid() if outside else []
    bill = costs.bill(row["amount_meur"] * 10**6, mechanism, outside=away, on=on or row["date"], **more)
    return round(float(bill.payments[state]) / 10**6, 2)


def aid_of(state, outside=True):
    """What a state pays for the first aid, had all of it been arms."""
    return paid_by(state, outside=outside)


def aid_if_all_paid(state):
    """The same without anybody outside, as it is written in a sentence."""
    return f"{aid_of(state, outside=False):.2f}"


def aid_by_incomes_of_today(state):
    """The aid divided by the key of another year."""
    return paid_by(state, on=course().edition)


def aid_by_population(state):
    """The aid divided by people."""
    return paid_by(state, key=council.population(first_aid()["date"]))


def aid_as_an_operation(state):
    """The same sum and the same three outside, as if it were common costs of an operation."""
    return paid_by(state, "common_costs", common_fraction=1)


def equal_parts():
    """The aid divided by the number of those who pay."""
    row = first_aid()
    return round(row["amount_meur"] / (len(council.members(row["date"])) - len(abstained_from_aid())), 2)


# --- Votes ------------------------------------------------------------------------------------------------------------


def who_votes_how(act):
    """Voters and kind of majority of an act, at the edition."""
    row = decision(act)
    inside = row["voters"].startswith("participants")
    by_majority = council.RULES[row["rule_id"]].counts("members_for")
    if inside:
        return "inside by majority" if by_majority else "inside unanimously"
    return "all by majority" if by_majority else "all unanimously"


def no_majority_in_military_matters():
    """The paragraph that shuts military decisions out of the majority votes of foreign policy."""
    [article] = [
        row["article_id"]
        for row in course().rows("treaty_articles")
        if row["subject"] == "No majority votes on military matters"
    ]
    return article


def what_became_of_the_training_mission():
    """The vote of October 2022, counted by the Council of the kit."""
    row = course().find("epf", "abst-hu-2022")
    outcome = council.decide("launch_operation", declaring=[row["country"]], on=row["date"])
    fate = ("bound" if row["country"] in outcome.bound else "free") if outcome.adopted else "stopped"
    return fate, "unanimity" if outcome.rule.id == "unanimity" else "majority"


def what_article_44_would_change():
    """Whether the act that Article 44 needs is unanimous."""
    return ("running", "decision") if who_votes_how("entrust_task") == "all unanimously" else ("start", "group")


# --- Blocking, and standing aside -------------------------------------------------------------------------------------

LARGEST_THREE = ("DE", "FR", "IT")


def largest(number):
    """The most populous members, at the edition."""
    people = council.population()
    return sorted(people, key=people.get, reverse=True)[:number]


def smallest(number):
    """The least populous members, at the edition."""
    people = council.population()
    return sorted(people, key=people.get)[:number]


def blocks(states, rule="qualified"):
    """Whether states that do not vote in favour stop a decision."""
    return not council.decide(rule, against=states).adopted


def reading_holds(reading):
    """Whether the votes of the kit bear a reading of the clause out: each is put to a vote that tells it apart."""
    four = [*LARGEST_THREE, "ES"]
    return {
        "any four": lambda: blocks(smallest(4)),
        "three with people": lambda: blocks(LARGEST_THREE),
        "four with people": lambda: blocks(four) and not blocks(LARGEST_THREE),
        "in every majority": lambda: not blocks(LARGEST_THREE, "reinforced"),
    }[reading]()


def what_an_abstention_does():
    """The fate of a law when the three largest members vote against and Malta abstains: without Malta it passes."""
    alone = council.decide("qualified", against=LARGEST_THREE).adopted
    adopted = council.decide("qualified", against=LARGEST_THREE, abstaining=["MT"]).adopted
    return {(True, False): ("blocked", "counted")}[alone, adopted]


@lru_cache(maxsize=1)
def least_blocking():
    """How many states a blocking minority needs at least: the largest members vote against, one after the other."""
    order = largest(27)
    return next(number for number in range(1, len(order)) if blocks(order[:number]))


def third_of_members():
    """How many members a third is at least."""
    return -(-len(council.members()) // 3)


def a_blocking_minority():
    """The largest members that block."""
    return set(largest(least_blocking()))


def enough_abstainers():
    """The largest members that are a third."""
    return set(largest(third_of_members()))


def germany_and_the_smallest():
    """Four states with too few people."""
    return {"DE", *smallest(3)}


def why_it_does_not_block(states):
    """What keeps a set from being a smallest blocking minority with Germany."""
    if states - set(council.members()):
        return strangers(states)
    if "DE" not in states:
        return "no Germany"
    if not blocks(states):
        return "too few states" if len(states) < least_blocking() else "too few people"
    return "more than needed" if len(states) > least_blocking() else ""


def why_it_does_not_stop(states):
    """What keeps a set of declaring abstainers from being a smallest one that stops an operation."""
    if states - set(council.members()):
        return strangers(states)
    if passes_although_declaring(states):
        return "too few states" if len(states) < third_of_members() else "too few people"
    return "more than needed" if len(states) > third_of_members() else ""


def passes_although_declaring(states):
    """Whether an operation is launched although these abstain with a declaration."""
    return council.decide("launch_operation", declaring=states).adopted


def strangers(states):
    """Whether one or several have no vote."""
    return "stranger" if len(states - set(council.members())) == 1 else "strangers"


def names_of_strangers(states):
    """Who has no vote, by name."""
    return named(sorted(states - set(council.members())), "and")


def four_with_too_few_people(states):
    """As many as needed, Germany among them, and they do not block."""
    return why_it_does_not_block(states) == "too few people" and len(states) == least_blocking()


def more_than_block(states):
    """They block with Germany, and fewer would."""
    return why_it_does_not_block(states) == "more than needed"


def nine_with_too_few_people(states):
    """A third of the members, and the operation is launched."""
    return why_it_does_not_stop(states) == "too few people" and len(states) == 9


def one_alone(states):
    """One state only."""
    return len(states) == 1


def size(states):
    """How many states, in figures."""
    return len(states)


def number(states):
    """How many states, in words."""
    return cardinal(len(states))


def part(states):
    """Per cent of the population of the Union."""
    people = council.population()
    return f"{sum(people[state] for state in states) * 100 / sum(people.values()):.1f} %"


# --- A function that says whether a vote passes -----------------------------------------------------------------------


@lru_cache(maxsize=1)
def small_union_rule():
    """Article 16(4) without its floor of fifteen, which would make every vote of a union of ten fail."""
    rule = council.RULES["qualified"]
    return replace(
        rule, tests=tuple(tuple(replace(test, floor=0) for test in alternative) for alternative in rule.tests)
    )


def passes(people, yes):
    """The reference: the Council of the kit, for a union of any size."""
    return council.decide(
        small_union_rule(), population=people, against=[state for state in people if state not in yes]
    ).adopted


TEN = {"A": 30, "B": 20, "C": 15, "D": 10, "E": 5, "F": 5, "G": 5, "H": 4, "I": 3, "J": 3}
LESS = TEN | {"A": 29, "C": 16}
RENAMED = dict(zip("QRSTUVWXYZ", TEN.values(), strict=True))


def votes():
    """Votes to try, the simplest first."""
    return {
        "all": (TEN, list("ABCDEFGHIJ")),
        "nobody": (TEN, []),
        "six large": (TEN, list("ABCDEF")),
        "just enough people": (TEN, list("ABFHIJ")),
        "one person short": (LESS, list("ABFHIJ")),
        "too few states": (TEN, list("ABCDE")),
        "four not in favour": (TEN, list("EFGHIJ")),
        "three not in favour": (TEN, list("DEFGHIJ")),
        "one more yes": (TEN, list("ABCFHIJ")),
        "other names": (RENAMED, list("QRVXYZ")),
        "far too few states": (TEN, list("ABC")),
    }


def no_yes_does_harm(fewer, more):
    """A vote that passed still passes."""
    return more or not fewer


def alike(one, other):
    """Both votes end alike."""
    return one == other


def states_in_favour(people, yes):
    """Per cent of the states."""
    return Fraction(100 * len(yes), len(people))


def people_in_favour(people, yes):
    """Per cent of the people."""
    return Fraction(100 * sum(people[state] for state in yes), sum(people.values()))


def few_against(people, yes):
    """Fewer than four are not in favour."""
    return len(people) - len(yes) < 4


def without_the_clause(people, yes):
    """Counts states and people, and knows no other way to pass."""
    return states_in_favour(people, yes) >= 55 and people_in_favour(people, yes) >= 65


def clause_as_a_condition(people, yes):
    """Joins the clause with `and`."""
    return without_the_clause(people, yes) and few_against(people, yes)


def more_than_the_share(people, yes):
    """Takes the share of the people for a limit that must be passed."""
    return states_in_favour(people, yes) >= 55 and people_in_favour(people, yes) > 65 or few_against(people, yes)


def half_of_the_states(people, yes):
    """Asks for half of the states."""
    return states_in_favour(people, yes) >= 50 and people_in_favour(people, yes) >= 65 or few_against(people, yes)


def people_only(people, yes):
    """Counts no states."""
    return people_in_favour(people, yes) >= 65 or few_against(people, yes)


# --- Rival explanations, and control ----------------------------------------------------------------------------------


def speaks_against():
    """The observation that the explanation does not lead one to expect; it holds if many such missions were started."""
    return {True: "same rules"}[len(launched("military")) >= 10]


def what_the_vetoes_allow():
    """What the table bears: the tracker has no veto on an operation, and one was found outside it."""
    about = {row["collection"] for row in course().rows("vetoes") if row["matter"] == "operation"}
    return {(False, True): "unknown"}["tracker" in about, "course" in about]


def must_consent(organ):
    """Whether an organ has to consent before troops are sent."""
    return course().find("deployment_control", organ)["power"] == "consent_before"
