"""What computes the answers of unit 06: the gap under one choice and under all, and which share stands beside which.

Functions return names of options, items and categories of the texts in ``06/``, or numbers and sets; no answer is typed
here.
"""

from math import log

from eudefence.data import as_of
from eudefence.data.package import course
from eudefence.models.industry import pillars
from eudefence.models.story import steps

# --- Counting ---------------------------------------------------------------------------------------------------------

STEPS = {
    "SAFE": "ev093",
    "loans": "ev163",
    "headquarters": "ev040",
    "projects": "ev046",
    "training": "ev131",
    "Aspides": "ev102",
    "Fund": "ev054",
}


def counts(item):
    """Whether a step is one in which a thing comes into being."""
    things = {event["event_id"] for event in steps.found(counting="things")}
    return "counts" if STEPS[item] in things else "passed over"


# --- One gap ----------------------------------------------------------------------------------------------------------

PLAN = "ev039"
CANDIDATES = {"Lisbon": "ev029", "Crimea": "ev035", "plan": PLAN, "invasion": "ev059"}
PERIODS = {
    "before Crimea": (None, "ev035"),
    "Crimea to the first research money": ("ev035", "ev121"),
    "research money to the invasion": ("ev121", "ev059"),
    "since the invasion": ("ev059", None),
}
MEASURES = {
    "acts": {"of": "acts"},
    "bodies": {"of": "bodies", "pesco": "operational"},
    "money": {"of": "envelopes"},
    "late": {"of": "steps", "start": 2017, "cumulated": False},
    "steps": {"of": "steps"},
}


def gap_of(of="steps", **options):
    """The gap of an indicator that both pillars have, as the picture works it out."""
    return pillars.gap(f"{of}_industrial", f"{of}_operational", **options)


def first_year():
    """The year in which the picture begins, as it is written."""
    return str(gap_of().years[0])


def last_year():
    """The last whole year, as it is written."""
    return str(gap_of().years[-1])


def year(event):
    """The year of an event."""
    return course().find("events", event)["date"].year


def who_has_more():
    """Which pillar has more steps in the last year, and why the picture does not show it by height."""
    found = gap_of()
    industrial, operational = found.pair.industrial[-1], found.pair.operational[-1]
    taller = found.industrial[found.years[-1]] > found.operational[found.years[-1]]
    more = industrial > operational
    return "industry" if more else "operations", "height" if more == taller else "growth"


def candidates():
    """Years that might have been the turn, with what happened in them."""
    rows = {name: course().find("events", event) for name, event in CANDIDATES.items()}
    return {name: f"{row['date'].year}: {row['title']}" for name, row in rows.items()}


def is_the_turn(item):
    """Whether the gap has been above zero since the year of a candidate, and not in the year before."""
    values, first = gap_of().values, year(CANDIDATES[item])
    return values[first - 1] <= 0 and all(value > 0 for one, value in values.items() if one >= first)


def numbers(event):
    """Founding acts of industry and of operations in the year of an event, and in the last year."""
    pair = gap_of("acts").pair
    there = pair.years.index(year(event))
    return pair.industrial[there], pair.operational[there], pair.industrial[-1], pair.operational[-1]


def times_as_much():
    """How many times as much founding acts of industry grew since the plan as those of operations."""
    mine, theirs, mine_last, theirs_last = numbers(PLAN)
    return round((mine_last / mine) / (theirs_last / theirs), 3)


def industry_alone():
    """By which factor the acts of industry grew."""
    mine, _, mine_last, _ = numbers(PLAN)
    return mine_last / mine


def operations_alone():
    """By which factor the acts of operations grew."""
    _, theirs, _, theirs_last = numbers(PLAN)
    return theirs_last / theirs


def added():
    """How many acts industry added: a difference in place of a ratio."""
    mine, _, mine_last, _ = numbers(PLAN)
    return mine_last - mine


def industry_alone_in_words():
    """The same, as it is written."""
    return f"{industry_alone():g}"


def numbers_in_words():
    """The numbers of both years, in a sentence."""
    mine, theirs, mine_last, theirs_last = (f"{one:g}" for one in numbers(PLAN))
    return f"Industry went from {mine} to {mine_last}, operations from {theirs} to {theirs_last}."


def plan_year():
    """The year of the Action Plan, as it is written."""
    return str(year(PLAN))


def upside_down():
    """The same ratio the other way round."""
    return 1 / times_as_much()


def its_logarithm():
    """The log ratio in place of the ratio."""
    return log(times_as_much())


def from_the_first_year():
    """The ratio for the whole picture, as its sentence has it."""
    pair = gap_of("acts").pair
    return (pair.industrial[-1] / pair.industrial[0]) / (pair.operational[-1] / pair.operational[0])


def what_the_base_moves():
    """What becomes of the slope with a later base year, and of the gap."""
    first, later = gap_of(), gap_of(base=year(PLAN))
    moved = {round(first.values[one] - later.values[one], 9) for one in first.years}
    change = round(later.slope - first.slope, 9)
    slope = "same" if not change else "steeper" if change > 0 else "flatter"
    return slope, "shift" if len(moved) == 1 else "shorter"


def verdict(item):
    """What the picture says for one way to measure."""
    return gap_of(**MEASURES[item]).verdict


def rise_a_year(item):
    """By how much the gap rose in an average year of a period."""
    values = gap_of().values
    start, end = (event and year(event) for event in PERIODS[item])
    start, end = start or min(values), end or max(values)
    return (values[end] - values[start]) / (end - start)


def period(item):
    """First and last year of a period, as they are written."""
    start, end = (str(year(event)) if event else "" for event in PERIODS[item])
    return f"{start or first_year()} to {end or last_year()}"


# --- All specifications -----------------------------------------------------------------------------------------------

HELD = {
    "bodies": ("measured", "bodies"),
    "difference": ("compared", "difference"),
    "lead": ("compared", "distance"),
    "early end": ("end", "2021"),
}
KINDS = ("steps", "acts", "bodies", "activity")


def is_the_hardest(item):
    """Whether the strict share is smallest with this choice held fast."""
    shares = {name: pillars.multiverse().where(*held).strict for name, held in HELD.items()}
    return shares[item] == min(shares.values())


def held_fast():
    """For each thing that is measured: how many specifications there are, and in how many the gap widens strictly."""
    return _table(lambda found: found.verdicts["widened"])


def loosely():
    """The same table with the slopes above zero."""
    return _table(lambda found: sum(one.sign > 0 for one in found.specifications))


def undecided():
    """The same table with those in which nothing can be said."""
    return _table(lambda found: found.verdicts["cannot_be_said"])


def _table(counted):
    found = {kind: pillars.multiverse().where("measured", kind) for kind in KINDS}
    return [
        {"measured": kind, "specifications": len(one.specifications), "widened": counted(one)}
        for kind, one in found.items()
    ]


# --- Shares and their bases -------------------------------------------------------------------------------------------

TARGETS = {
    "benchmark": "eda-joint-procurement",
    "trade": "edis-trade",
    "origin": "edis-european-2030",
    "roadmap": "roadmap-joint-procurement",
    "investment": "eda-investment",
    "research": "eda-research",
}
BASES = {
    "equipment_procurement": "equipment",
    "total_expenditure": "all",
    "procurement_budget": "budget",
    "defence_market": "market",
}


def target(item):
    """The row of a target."""
    return course().find("cooperation_targets", TARGETS[item])


def counts_the_same(item):
    """Whether a target may be held against that share, without reserve."""
    found = pillars.comparable_targets("joint_procurement")
    return TARGETS[item] in {one.target["target_id"] for one in found if one.verdict == "yes"}


def of_what(item):
    """Of what a target is a share."""
    return BASES[target(item)["base"]]


def all_arms_from_america():
    """Whether an estimate supports a sentence on all that is bought: imports leave out what is bought at home."""
    base = course().find("origin_estimates", "sipri-2025-after")["base"]
    return "silent" if base == "arms_imports" else "supported"


# --- Spending ---------------------------------------------------------------------------------------------------------

SERIES = {"NATO": "NATO_DEFEXP_PCT_GDP_JUN2024", "SIPRI": "SIPRI_MILEX_PCT_GDP"}
YEAR = 2024


def in_both():
    """Members of the Union and of NATO that both series have for the year."""
    members = {state for state, held in as_of.members("EU", f"{YEAR}-12-31").items() if held}
    return members & set(_figures("NATO")) & set(_figures("SIPRI"))


def below(publisher):
    """Of these, those below the mark of NATO by one publisher's series."""
    mark = min(float(one.value) for one in pillars.spending_series()[SERIES["NATO"]].targets(YEAR))
    return {state for state in in_both() if float(_figures(publisher)[state].value) < mark}


def _figures(publisher):
    return pillars.spending_series()[SERIES[publisher]].figures[YEAR]


def year_in_words():
    """Its year, as it is written."""
    return str(YEAR)
