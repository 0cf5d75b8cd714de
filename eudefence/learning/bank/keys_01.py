"""What computes the answers of unit 01: steps on two tracks, the turn between them, and whether a sentence holds.

Functions return names of options, items and categories of the texts in ``01/``, or numbers and sets; no answer is typed
here.
"""

from eudefence.data.as_of import STORY_FROM, pesco_began
from eudefence.data.package import course
from eudefence.models.decisions import council
from eudefence.models.story import steps

from .lookups import article_of

# --- Dates ------------------------------------------------------------------------------------------------------------

LISBON, ACTION_PLAN, INVASION = "ev029", "ev039", "ev059"


def day(event):
    """The day of an event."""
    return course().find("events", event)["date"]


def year(event):
    """The year of an event, as it is written in a sentence."""
    return str(day(event).year)


def is_a_column_of_events(option):
    """Whether the table of events has the column that is needed to answer."""
    return option in course().fields("events")


# --- Bodies and instruments -------------------------------------------------------------------------------------------


def what_safe_is():
    """Kind of money, as the table of instruments says, and who pays in the end: what is lent comes back."""
    kind = course().find("instruments", "SAFE")["money_type"]
    return kind, "states repay" if kind == "loans" else "budget pays"


def poland_had_no_part():
    """Whether the table has Poland in the Eurocorps, in any role, before it became a framework nation."""
    rows = course().rows("format_membership")
    since = {
        row["role"]: row["valid_from"] for row in rows if (row["format_id"], row["country"]) == ("eurocorps", "PL")
    }
    return "contradicted" if min(since.values()) < since["framework_nation"] else "supported"


# Each thing with its table and its row.
THINGS = {
    "PSC": ("institutions", "psc"),
    "SAFE": ("instruments", "SAFE"),
    "Eurocorps": ("institutions", "eurocorps"),
    "European Council": ("institutions", "european_council"),
    "PESCO": ("instruments", "PESCO"),
    "DG DEFIS": ("institutions", "dg_defis"),
    "EPF": ("instruments", "EPF"),
    "OCCAR": ("institutions", "occar"),
}


def place(thing):
    """The track of a body or instrument; what states own among themselves is outside."""
    row = course().find(*THINGS[thing])
    return "outside" if row.get("level") in ("member_state_owned", "international_organisation") else row["pillar"]


def first_steps(thing):
    """The events with which a thing came into being."""
    ids = {
        row["event_id"]
        for row in course().rows("event_subjects")
        if (row["subject_table"], row["subject_key"]) == THINGS[thing]
    }
    return [event for event in course().rows("events") if event["event_id"] in ids and event["stage"] == "start"]


def well_argued():
    """Things that a good argument places elsewhere: the other track of their first step, and its reason."""
    return {
        thing: (event["track_alternative"], steps.REASONS[event["alternative_reason"]])
        for thing in THINGS
        for event in first_steps(thing)
        if event["track_alternative"]
    }


# --- PESCO ------------------------------------------------------------------------------------------------------------


def outside_pesco(union="first day", pesco="first day"):
    """Members of the Union that are not in PESCO, each taken on the first day of PESCO or today."""
    days = {"first day": pesco_began(), "today": None}
    return set(council.members(days[union])) - set(council.participants(days[pesco]))


def in_the_union_at_first():
    """Members of the Union on the first day of PESCO."""
    return set(council.members(pesco_began()))


def not_notified_at_first():
    """Members of the Union that were not among the first to notify."""
    rows = course().rows("pesco_membership")
    first = min(row["notified_on"] for row in rows)
    return set(council.members(first)) - {row["country"] for row in rows if row["notified_on"] == first}


def neutral_members():
    """Members of the Union on the first day of PESCO that the data call neutral or non-aligned."""
    neutral = {row["country"] for row in course().rows("countries") if row["neutrality"]}
    return neutral & set(council.members(pesco_began()))


def who_sets_pesco_up():
    """The paragraph that says which institution does."""
    return article_of("establish_pesco")


def legal_bases(instrument):
    """The articles on which an instrument rests."""
    rows = course().rows("instrument_articles")
    return {row["article_ref"] for row in rows if (row["instrument_id"], row["role"]) == (instrument, "legal_basis")}


def who_made_the_directives():
    """How both directives were adopted, and the article on which both rest."""
    directives = ("DIR_2009_43", "DIR_2009_81")
    [procedure] = {course().find("instruments", one)["decision_rule"] for one in directives}
    [base] = set.intersection(*map(legal_bases, directives))
    adopted_by = {"ordinary_procedure": "Parliament and Council", "consensus": "European Council", "board": "Agency"}
    return adopted_by[procedure], base


# --- The turn ---------------------------------------------------------------------------------------------------------

# Each of the three tables with its coding and its rule of counting.
TABLES = {"both": ("course", "rows"), "one": ("pesco", "rows"), "once": ("course", "things")}


def turn(table):
    """The year of the turn in a table."""
    return str(steps.turn(*TABLES[table], after=day(LISBON).year))


def turn_with_each_contested_step_elsewhere():
    """The year of the turn when all contested events stand in their other place."""
    return str(steps.turn("alternative", after=day(LISBON).year))


def years_offered():
    """The years to choose from: those of the three turns, and others that a reader may think of."""
    counted = steps.count_by_year()
    busiest = str(max(counted, key=lambda one: (counted[one]["industrial"], -one)))
    return sorted({*map(turn, TABLES), year(ACTION_PLAN), year(INVASION), busiest})


def first_table_for_all():
    """Three answers from one table."""
    return {item: turn("both") for item in TABLES}


def all_alike(answer):
    """All three answers are one year."""
    return len(set(answer.values())) == 1


def first_two_exchanged():
    """The years of the first two tables in each other's place."""
    return {"both": turn("one"), "one": turn("both")}


def plan_for_the_first():
    """The year of the Action Plan for the first answer."""
    return {"both": year(ACTION_PLAN)}


def first_table_for_the_third():
    """The year of the first table for the third answer."""
    return {"once": turn("both")}


def largest_lead():
    """By how many steps at most the industrial track leads in the year of the turn."""
    rows = [steps.count_by_year(*how)[int(turn(table))] for table, how in TABLES.items()]
    return str(max(row["industrial"] - row["operational"] for row in rows))


# --- Two periods ------------------------------------------------------------------------------------------------------


def both_codings(first_ends=None, codings=("course", "pesco")):
    """Steps forward in two periods, with PESCO on both tracks and on one, as the rows of an answer."""
    rows = []
    for named, coding in zip(("course", "pesco"), codings, strict=True):
        for period, row in steps.count_by_period(first_ends or day(ACTION_PLAN).year, coding).items():
            numbers = {track: row[track] for track in ("operational", "industrial")}
            rows.append({"coding": named, "period": period} | numbers)
    return rows


def plan_in_the_second_period():
    """The first period ends a year too early."""
    return both_codings(first_ends=day(ACTION_PLAN).year - 1)


def first_coding_twice():
    """PESCO on both tracks, and once more."""
    return both_codings(codings=("course", "course"))


def columns_exchanged():
    """Each number below the name of the other track."""
    return [row | {"operational": row["industrial"], "industrial": row["operational"]} for row in both_codings()]


def every_event():
    """Setbacks and neutral events counted too."""
    return [row | numbers_of_every_event(row["coding"], row["period"]) for row in both_codings()]


def numbers_of_every_event(coding, period):
    """How many events of any direction each track has in a period of the story."""
    plan = day(ACTION_PLAN).year
    years = range(STORY_FROM.year, plan + 1) if period == "first" else range(plan + 1, course().edition.year + 1)
    counted = [step["counted"] for step in steps.found(coding, direction=None) if step["day"].year in years]
    return {track: counted.count(track) for track in ("operational", "industrial")}


def steps_forward(coding, period, track):
    """One number of the table."""
    [row] = [row for row in both_codings() if (row["coding"], row["period"]) == (coding, period)]
    return row[track]
