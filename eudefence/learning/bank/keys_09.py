"""What computes the answers of unit 09: ways to act and what bars them, who has said what, majorities and voting power.

Functions return names of options, items and categories of the texts in ``09/``, or numbers and sets; no answer is typed
here.
"""

from functools import lru_cache
from itertools import combinations

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.models.decisions import council, power, routes

from .lookups import article_of

# --- Ways to act, and what bars them ----------------------------------------------------------------------------------

WAYS = {
    "article 44": "article_44",
    "capacity": "rapid_capacity",
    "nato": "nato",
    "coalition": "coalition",
    "legion": "european_legion",
    "defence union": "defence_union",
    "assistance": "mutual_assistance",
}
POINTS = {"decision": "vote", "deployment": "use", "none": "nowhere"}


@lru_cache(maxsize=1)
def with_one_no():
    """Every way to evacuate if all say yes and one member of the Union and of NATO says no."""
    return {one.id: one for one in routes.comparison("evacuation", {"HU": "no"}, others={"task": "yes"})}


def stays_open(item):
    """Whether a way is open all the same; "nothing" if none of those offered is."""
    offered = ("article 44", "capacity", "nato", "coalition")
    found = {name: with_one_no()[WAYS[name]].passes == "yes" for name in offered}
    return not any(found.values()) if item == "nothing" else found[item]


def row_of_way(way):
    """The row of a way to act."""
    return course().find("routes", way)


def eased_by_article_44():
    """In what a task for a group differs from an operation of the Union: the vote, the bill or who runs it."""
    ordinary, group = (with_one_no()[way] for way in ("council_operation", "article_44"))
    differs = {
        "start": [step.rules for step in ordinary.hurdles] != [step.rules for step in group.hurdles],
        "bill": ordinary.row["cost_mechanism"] != group.row["cost_mechanism"],
        "running": ordinary.row["commander"] != group.row["commander"],
    }
    [found] = [name for name, is_so in differs.items() if is_so]
    return found


def where_the_law_bites():
    """The point at which the law bars the Legion."""
    return row_of_way("european_legion")["bar_point"]


def where_it_stops(item):
    """The same for any way, by the name of a category."""
    point = row_of_way(WAYS[item])["bar_point"]
    return POINTS.get(point, point)


def base_of(act):
    """The article by which a kind of decision is taken."""
    return article_of(act)


def step(hurdle):
    """The place of a hurdle on its way."""
    return course().find("route_hurdles", hurdle)["number"]


# --- Who has said what ------------------------------------------------------------------------------------------------


def against(*states_of_it):
    """States whose position on majority voting is against it, by whether the position still counts."""
    found = [one for one in routes.stated("majority voting") if one.code is not None and one.code < 0]
    return {one.actor for one in found if one.state in states_of_it}


def on_record_against():
    """Those against it whose position counts."""
    return against("held")


def ever_against():
    """The same with positions of governments that have gone."""
    return against("held", "expired")


def on_record_against_with(state):
    """One state too many."""
    return on_record_against() | {state}


def strongly_against():
    """Only the stronger of two degrees."""
    return {one.actor for one in routes.stated("majority voting") if one.state == "held" and one.code == -2}


def hungary_is_there(answer):
    """Whether Hungary is among the states."""
    return "HU" in answer


def silence_is_there(answer):
    """Whether a state of which nothing was found is among them."""
    return bool(answer & {one.actor for one in routes.stated("majority voting") if one.state == "blank"})


def may_the_friends_be_quoted():
    """Whether what the Group of Friends asks would end unanimity on missions, and why it does not."""
    row = course().find("reform_proposals", "R14")
    ends = row["effect_on_unanimity"] in ("removes", "lowers")
    within = row["treaty_change"] == "no"
    return ("yes", "all of it") if ends else ("no", {True: "existing"}[within])


# --- Majorities -------------------------------------------------------------------------------------------------------

THREE = ("DE", "FR", "IT")
VOTES = {
    "commission": ("qualified", THREE),
    "representative": ("qualified", THREE),
    "member": ("reinforced", THREE),
    "and malta": ("qualified", (*THREE, "MT")),
    "small four": ("qualified", ("MT", "LU", "CY", "EE")),
}


def passes_or_stopped(item):
    """What becomes of a proposal with these members against it."""
    rule, no = VOTES[item]
    return "adopted" if council.decide(rule, against=list(no)).adopted else "stopped"


def share_of(*states):
    """Per cent of the people of the Union who live in these states."""
    people = council.population()
    return float(100 * sum(people[state] for state in states) / sum(people[state] for state in council.members()))


def just_reached():
    """As many members as Article 16(4) asks for at least, and people so that they have the share to the last person."""
    members = sorted(council.members())
    states, people = (course().find("decision_tests", "qualified", 1, place) for place in (1, 2))
    few = states["floor"]
    mine, theirs = people["numerator"], people["denominator"] - people["numerator"]
    persons = {one: mine * (len(members) - few) for one in members[:few]}
    return members[:few], persons | dict.fromkeys(members[few:], theirs * few)


def exactly_the_share():
    """Whether a vote that just reaches the share is adopted, and why."""
    yes, persons = just_reached()
    rest = [one for one in persons if one not in yes]
    adopted = council.decide("qualified", population=persons, abstaining=rest).adopted
    return ("adopted", "reached") if adopted else ("not adopted", "exceeded")


# --- Inside Permanent Structured Cooperation --------------------------------------------------------------------------


def voters_on_a_project():
    """How many governments vote on the list of projects."""
    return len(council.participants())


def all_members():
    """All members of the Union."""
    return len(council.members())


def founders():
    """Those inside on the day of its founding."""
    return len(council.participants("2017-12-11"))


def enough_for_a_majority():
    """The smallest number that is a majority of those inside."""
    return -(-voters_on_a_project() * 55 // 100)


# --- Voting power -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def union_of_three():
    """The textbook game: who has fifty votes of a hundred, forty-nine and one."""
    return power.analyse(power.weighted(51, {"A": 50, "B": 49, "C": 1}))


def quota():
    """How many votes it takes, as it is written."""
    return str(union_of_three().game.rule.tests[0][0].fraction)


def decides_in():
    """In how many coalitions each decides."""
    return _rows({one.member: one.swings for one in union_of_three().members})


def votes():
    """The votes instead."""
    return _rows(dict(union_of_three().game.voters.weights))


def winning_with():
    """The winning coalitions to which each belongs."""
    found = union_of_three()
    return _rows({one.member: (found.winning + one.swings) // 2 for one in found.members})


def as_if_c_never_decided():
    """The two with most votes share what there is."""
    last = union_of_three().members[-1]
    return _rows({one.member: 0 if one is last else one.swings for one in union_of_three().members})


def without_all_three():
    """Only the coalitions of two are looked at: in them nobody can be left out."""
    votes = dict(union_of_three().game.voters.weights)
    needed = int(quota())
    won = [pair for pair in combinations(votes, 2) if sum(votes[one] for one in pair) >= needed]
    return _rows({one: sum(one in pair for pair in won) for one in votes})


def _rows(numbers):
    return [{"state": name, "decides": number} for name, number in numbers.items()]


@lru_cache(maxsize=1)
def six():
    """The Council of the six, on a proposal of the Commission."""
    return power.analyse(power.game("qualified_6", on="1960-01-01"))


def the_six():
    """Its members."""
    return set(six().game.members)


def votes_of_six():
    """Their votes, as they are written."""
    weights = six().game.voters.weights
    most_first = sorted(weights, key=lambda state: -weights[state])
    return ", ".join(f"{countries.name(state)} {weights[state]}" for state in most_first)


def never_decides():
    """Who never decides anything."""
    return set(six().dummies)


def not_large():
    """All who have fewer votes than the largest."""
    weights = six().game.voters.weights
    return {state for state in weights if weights[state] < max(weights.values())}


@lru_cache(maxsize=2)
def moved(measure="prevent"):
    """A measure of Poland's power under unanimity and under the qualified majority, in per cent."""
    games = {"before": power.game("unanimity"), "after": power.game("qualified")}
    return {when: 100 * value for when, value in power.compared(games, measure)["PL"].items()}


def lost_by_poland():
    """By how many percentage points its power to prevent falls."""
    return round(moved()["before"] - moved()["after"], 1)


def left_to_poland():
    """What is left of it."""
    return round(moved()["after"], 1)


def people_of_poland():
    """Its share of the people."""
    return round(share_of("PL"), 1)


def how_often_poland_decides():
    """The value of another measure."""
    return round(moved("penrose")["after"], 1)
