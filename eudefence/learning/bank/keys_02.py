"""What computes the answers of unit 02: forces promised and delivered, missions by type, place and length.

Functions return names of options, items and categories of the texts in ``02/``, or numbers and sets; no answer is typed
here.
"""

import datetime as dt
from collections import Counter

from eudefence.data.package import course
from eudefence.data.validity import holds, row_holds
from eudefence.ground.words import date_in_words
from eudefence.models.decisions import council

from .lookups import article_of, launched

# --- Forces -----------------------------------------------------------------------------------------------------------


def became(force):
    """How far a force got, by the table of forces."""
    row = course().find("forces", force)
    if row["deployed"] != "no":
        return "sent"
    return "ready" if row["fielded_on"] else "planned"


def artemis_was_a_battlegroup():
    """Whether Artemis can have been a Battlegroup: these were ready only later, and never sent."""
    groups, artemis = course().find("forces", "battlegroups"), course().find("csdp_missions", "artemis")
    possible = groups["deployed"] != "no" and groups["fielded_on"] <= artemis["valid_from"]
    return "supported" if possible else "contradicted"


def what_became_of_helsinki():
    """What the row of the Helsinki goal says, and in which column."""
    status = course().find("forces", "helsinki")["fielded_status"]
    return {"declared_with_shortfalls": "declared", "fielded": "whole", "not_fielded": "never"}[status], "status"


# --- What the Rapid Deployment Capacity changed -----------------------------------------------------------------------


def against_one_vote():
    """Whether an operation can be launched against one vote, as the Council counts, and the article that decides it."""
    voters = council.voters("launch_operation")
    adopted = {council.decide("launch_operation", against=(one,)).adopted for one in voters}
    return "yes" if adopted == {True} else "no", article_of("launch_operation")


def differences():
    """What is different since the Strategic Compass, and what is not."""
    new, old = (course().find("forces", force) for force in ("rdc", "battlegroups"))
    return {
        "votes": amended("teu-42-4"),
        "size": new["planned_strength"] != old["planned_strength"],
        "exercises": first_exercise_with_troops() > new["decided_on"],
        "standby": days_on_call("2025-DE") > 1.5 * days_on_call("2018-H2-BE"),
        "budget": amended("teu-41-2"),
        "use": new["deployed"] != old["deployed"],
    }


def changed(item):
    """Whether one of these is new or as before."""
    return "new" if differences()[item] else "same"


def number_changed():
    """How many of them are different."""
    return sum(differences().values())


def amended(article):
    """Whether an article no longer stands as it was."""
    return course().find("treaty_articles", article)["valid_to"] is not None


def first_exercise_with_troops():
    """The first day of an exercise in the field."""
    return min(row["fielded_on"] for row in course().rows("forces") if row["kind"] == "exercise")


def days_on_call(roster):
    """How long a group was on call."""
    row = course().find("battlegroup_rosters", roster)
    return (row["valid_to"] - row["valid_from"]).days


# --- Who steers -------------------------------------------------------------------------------------------------------

BODIES = ("psc", "eumc", "eums", "mpcc", "clearing_house_cell")


def body(key):
    """The name of a body with its acronym, where it has one."""
    row = course().find("institutions", key)
    return f"{row['name']} ({row['acronym']})" if row["acronym"] else row["name"]


def bodies():
    """Bodies to choose from."""
    return {key: body(key) for key in BODIES}


def commands_missions(key):
    """Whether a body plans and conducts missions without executive powers."""
    return course().find("institutions", key)["commands"] == "non_executive_missions"


# --- Missions on a day ------------------------------------------------------------------------------------------------

COUNTED = dt.date(2011, 1, 1)


def day_counted():
    """The day on which missions are counted, as the control of the picture shows it."""
    return f"`{date_in_words(COUNTED)}`"


def number_running(rows, on):
    """How many missions surely ran on a day."""
    return sum(row_holds(row, on, course().edition) is True for row in rows)


def running():
    """Missions that ran on the day in the task."""
    return number_running(launched(), COUNTED)


def running_with_what_is_not_csdp():
    """The same with what is no CSDP mission."""
    return number_running(course().rows("csdp_missions"), COUNTED)


def running_military_only():
    """The same without civilian missions."""
    return number_running(launched("military"), COUNTED)


def launched_by_then():
    """Missions that had begun, those that were over included."""
    return sum(row["valid_from"] <= COUNTED for row in launched())


def running_at_the_edition():
    """Missions that ran on the last day of the data."""
    return number_running(launched(), course().edition)


def without_known_end():
    """Missions without a known end."""
    return [row for row in launched() if row["valid_to"] is None]


def number_without_known_end():
    """How many these are."""
    return len(without_known_end())


def number_of_lapsed():
    """How many of them had a last known mandate that had run out by the edition."""
    mandates = [row["mandate_until"] for row in without_known_end()]
    return sum(until is not None and until < course().edition for until in mandates)


def number_of_lapsed_or_not_seen_to_start():
    """The same with missions that were agreed and not seen to start."""
    unseen = [row for row in course().rows("csdp_missions") if row["is_csdp"] and row["launched"] is None]
    return number_of_lapsed() + len(unseen)


# --- Missions by length, type and place -------------------------------------------------------------------------------

LONG = ("sophia", "artemis", "eutm-mali", "eumam-rca", "eupol-afghanistan")


def missions_to_order():
    """Five missions that have ended, with the names to show."""
    return {mission: course().find("csdp_missions", mission)["short_name"] for mission in LONG}


def length(mission):
    """How long a mission that has ended lasted."""
    row = course().find("csdp_missions", mission)
    return row["valid_to"] - row["valid_from"]


def days_of(mission):
    """The same in days, as it is written in a sentence."""
    return f"{length(mission).days} days"


def by(column):
    """The five missions in the order of a column."""
    return sorted(LONG, key=lambda mission: course().find("csdp_missions", mission)[column])


def by_type(rows=None, executive=("yes", "partly")):
    """Missions of each type, and how many of them are executive, as the rows of an answer."""
    rows = launched() if rows is None else rows
    every, powerful = Counter(), Counter()
    for row in rows:
        every[row["type"]] += 1
        powerful[row["type"]] += row["executive"] in executive
    return [{"type": kind, "missions": every[kind], "executive": powerful[kind]} for kind in sorted(every)]


def with_what_is_not_csdp():
    """The same with what is no CSDP mission."""
    return by_type([row for row in course().rows("csdp_missions") if row["launched"]])


def with_what_was_not_launched():
    """The same with what never left or was not seen to start."""
    return by_type([row for row in course().rows("csdp_missions") if row["is_csdp"]])


def wholly_executive():
    """The same without those that are executive in part."""
    return by_type(executive=("yes",))


def all_executive():
    """The same with all missions taken for executive."""
    return by_type(executive=("yes", "partly", "no"))


def theatres(types=("military_operation",), roles=("host", "offshore")):
    """Countries in which, or off whose coast, missions of these types worked."""
    ids = {row["mission_id"] for row in launched() if row["type"] in types}
    places = course().rows("csdp_mission_theatres")
    return {row["country"] for row in places if row["mission_id"] in ids and row["role"] in roles}


def places_of_any_mission():
    """Every country that the table of places names, whatever its mission did there."""
    return {row["country"] for row in course().rows("csdp_mission_theatres")}


def theatres_on_land():
    """Without the coasts."""
    return theatres(roles=("host",))


def theatres_of_training_too():
    """With military missions that have no executive powers."""
    return theatres(types=("military_operation", "military_mission"))


def theatres_and_kosovo():
    """With the civilian mission in Kosovo."""
    return theatres() | {"XK"}


def kosovo_is_there(states):
    """Kosovo is among them."""
    return "XK" in states


# --- A function that says whether a mission ran -----------------------------------------------------------------------


def ran(start, end, mandate_until, day):
    """The reference: `eudefence.validity.holds` with dates as text and its three answers as words."""
    read = dt.date.fromisoformat
    dates = [read(text) if text else None for text in (start, end, mandate_until)]
    held = holds(read(day), dates[0], dates[1], mandate_until=dates[2])
    return {True: "running", False: "not running", None: "undecided"}[held]


def last_day_too_late(start, end, mandate_until, day):
    """Takes `end` for the last day."""
    later = end and (dt.date.fromisoformat(end) + dt.timedelta(days=1)).isoformat()
    return ran(start, later, mandate_until, day)


def silence_means_running(start, end, mandate_until, day):
    """Takes a mission without a known end for a running one."""
    return "running" if start and start <= day and not end else ran(start, end, mandate_until, day)


def silence_means_ended(start, end, mandate_until, day):
    """Takes a mission whose mandate ran out for an ended one."""
    return "not running" if not end and mandate_until and day > mandate_until else ran(start, end, mandate_until, day)


def case(mission, column, days=0):
    """The dates of a real mission, and a day that is so many days after one of them."""
    row = course().find("csdp_missions", mission)
    text = [row[name].isoformat() if row[name] else None for name in ("valid_from", "valid_to", "mandate_until")]
    return (*text, (row[column] + dt.timedelta(days)).isoformat())


def days_to_try():
    """Real missions on days where something changes, and two invented rows without a start."""
    return {
        "in its time": case("artemis", "valid_from", 30),
        "the day before": case("artemis", "valid_from", -1),
        "first day": case("artemis", "valid_from"),
        "last day": case("artemis", "valid_to", -1),
        "first day without it": case("artemis", "valid_to"),
        "long over": case("eupm-bih", "valid_to", 400),
        "in its mandate": case("eutm-rca", "mandate_until", -300),
        "last day of its mandate": case("eutm-rca", "mandate_until"),
        "mandate has run out": case("eutm-rca", "mandate_until", 1),
        "before a mission without an end": case("eutm-rca", "valid_from", -1),
        "start unknown": (None, "2012-07-01", None, "2010-01-01"),
        "start unknown, over": (None, "2012-07-01", None, "2012-07-01"),
    }


def one_of_three_words(result, start, end, mandate_until, day):
    """The result is one of the words asked for."""
    return result in ("running", "not running", "undecided")


def runs_on_its_first_day(result, start, end, mandate_until, day):
    """Running where the day is the start."""
    return start != day or result == "running"


def no_longer_runs_on_its_end(result, start, end, mandate_until, day):
    """Not running where the day is the end."""
    return end != day or result == "not running"


def runs_on_the_last_day_of_its_mandate(result, start, end, mandate_until, day):
    """Running where the mandate ends and no end is known."""
    return bool(end) or mandate_until != day or result == "running"


def silence_is_no_answer(result, start, end, mandate_until, day):
    """Undecided after the mandate where no end is known."""
    return bool(end) or not mandate_until or day <= mandate_until or result == "undecided"
