"""Questions of unit 02: forces promised and delivered, missions by type, place and length, and who steers them."""

import datetime as dt
from collections import Counter

from eudefence.data.package import course
from eudefence.data.validity import holds, row_holds
from eudefence.learning.kinds import (
    Argument,
    Choice,
    Column,
    Countries,
    Function,
    LegalBasis,
    Mapping,
    Number,
    Ordering,
    Property,
    ReasonedChoice,
    Table,
    supported,
)
from eudefence.models.decisions import council

from .question import Question, Wrong

TITLE = "The operational pillar"

# What became of a force, in three steps.
PLANNED, READY, SENT = BECAME = (
    "planned, and never declared ready",
    "made or declared ready, and never sent out as that force",
    "sent out on operations, at least in part",
)
FORCES = {
    "fgb": "Franco-German Brigade",
    "helsinki": "force of the Helsinki Headline Goal",
    "battlegroups": "EU Battlegroups",
    "rdc": "EU Rapid Deployment Capacity",
    "mnf-u": "Multinational Force Ukraine",
}


def became(force):
    """How far a force got, by the table of forces."""
    row = course().find("forces", force)
    if row["deployed"] != "no":
        return SENT
    return READY if row["fielded_on"] else PLANNED


BODIES = ("psc", "eumc", "eums", "mpcc", "clearing_house_cell")


def body(key):
    """The name of a body with its acronym, where it has one."""
    row = course().find("institutions", key)
    return f"{row['name']} ({row['acronym']})" if row["acronym"] else row["name"]


def commands_missions():
    """The body that plans and conducts missions without executive powers."""
    [found] = [key for key in BODIES if "non-executive" in course().find("institutions", key)["can"]]
    return body(found)


def csdp():
    """Rows of missions and operations under the Common Security and Defence Policy that were launched."""
    return [row for row in course().rows("csdp_missions") if row["is_csdp"] and row["launched"]]


def running(on, rows=None):
    """Missions that surely ran on a day."""
    day = dt.date.fromisoformat(on)
    return [row for row in (csdp() if rows is None else rows) if row_holds(row, day, course().edition)]


COUNTED = "2011-01-01"
VOTES = {"yes": "yes", "no": "no"}
VOTES_BECAUSE = {
    "compass": "the Strategic Compass lets a majority send a force of this size",
    "teu-41-2": "who does not pay for an operation has no vote on it (Article 41(2) TEU)",
    "teu-42-4": "launching a mission takes a unanimous Council (Article 42(4) TEU)",
    "teu-44": "a group of willing states can launch it alone (Article 44 TEU)",
}


def against_one_vote():
    """Whether an operation can be launched against one vote, as the Council counts, and the article that decides it."""
    voters = council.voters("launch_operation")
    adopted = {council.decide("launch_operation", against=(one,)).adopted for one in voters}
    [article] = {
        row["article_id"]
        for row in course().rows("acts")
        if row["act_id"] == "launch_operation" and row["valid_to"] is None
    }
    return VOTES["yes" if adopted == {True} else "no"], VOTES_BECAUSE[article]


def artemis_was_a_battlegroup():
    """Whether Artemis can have been a Battlegroup: these were ready only later, and never sent."""
    groups, artemis = course().find("forces", "battlegroups"), course().find("csdp_missions", "artemis")
    possible = groups["deployed"] != "no" and groups["fielded_on"] <= artemis["valid_from"]
    return "supported by the source" if possible else "contradicted by the source"


HELSINKI = {
    "whole": "a force of the planned size stood ready",
    "declared": "a pool was declared ready, with shortfalls",
    "never": "nothing was ever declared ready",
    "open": "the table leaves it open",
}
HELSINKI_BECAUSE = {
    "planned": "`planned_strength` gives the number of persons",
    "status": "`fielded_status` says what became of the plan",
    "zero": "`reported_strength` is blank, and a blank cell means zero",
    "unknown": "`reported_strength` is blank, so the table does not tell what became of the plan",
}


def what_became_of_helsinki():
    """What the row of the Helsinki goal says, and in which column."""
    status = course().find("forces", "helsinki")["fielded_status"]
    return HELSINKI[
        {"declared_with_shortfalls": "declared", "fielded": "whole", "not_fielded": "never"}[status]
    ], HELSINKI_BECAUSE["status"]


SAME, NEW = CHANGES = ("as before", "new or different")
CHANGED = {
    "votes": "the votes that a launch needs in the Council",
    "size": "the number of persons planned for the whole force, compared with one Battlegroup",
    "exercises": "exercises of the Union with troops in the field",
    "standby": "how long one group stays on call",
    "budget": "the rule that keeps the cost of military operations out of the Union's budget",
    "use": "whether a rapid force of the Union has been sent out",
}


def standby_days(roster):
    """How long a group was on call."""
    row = course().find("battlegroup_rosters", roster)
    return (row["valid_to"] - row["valid_from"]).days


def what_changed():
    """What differs since the Strategic Compass, and what does not."""
    rdc, groups = (course().find("forces", force) for force in ("rdc", "battlegroups"))
    first_exercise = min(row["fielded_on"] for row in course().rows("forces") if row["kind"] == "exercise")
    different = {
        "votes": course().find("treaty_articles", "teu-42-4")["valid_to"] is not None,
        "size": rdc["planned_strength"] != groups["planned_strength"],
        "exercises": first_exercise > rdc["decided_on"],
        "standby": standby_days("2025-DE") > 1.5 * standby_days("2018-H2-BE"),
        "budget": course().find("treaty_articles", "teu-41-2")["valid_to"] is not None,
        "use": rdc["deployed"] != groups["deployed"],
    }
    return {item: NEW if differs else SAME for item, differs in different.items()}


LONG = ("sophia", "artemis", "eutm-mali", "eumam-rca", "eupol-afghanistan")


def long(mission):
    """How long a mission that has ended lasted."""
    row = course().find("csdp_missions", mission)
    return row["valid_to"] - row["valid_from"]


def by(measure):
    """The five missions in the order of a measure."""
    return sorted(LONG, key=measure)


def without_known_end():
    """Missions without a known end, and those among them whose last known mandate had run out by the edition."""
    rows = [row for row in csdp() if row["valid_to"] is None]
    return rows, [row for row in rows if row["mandate_until"] and row["mandate_until"] < course().edition]


def by_type(rows, powers=("yes", "partly")):
    """Missions of each type, and how many of them are executive."""
    rows = list(rows)
    all_, executive = (
        Counter(row["type"] for row in rows),
        Counter(row["type"] for row in rows if row["executive"] in powers),
    )
    return [{"type": kind, "missions": number, "executive": executive[kind]} for kind, number in sorted(all_.items())]


def theatres(types=("military_operation",), roles=("host", "offshore")):
    """Countries in which, or off whose coast, missions of these types worked."""
    ids = {row["mission_id"] for row in csdp() if row["type"] in types}
    return {
        row["country"]
        for row in course().rows("csdp_mission_theatres")
        if row["mission_id"] in ids and row["role"] in roles
    }


def ran(start, end, mandate_until, day):
    """The reference: `eudefence.validity.holds` with dates as text and its three answers as words."""
    read = dt.date.fromisoformat
    dates = [read(text) if text else None for text in (start, end, mandate_until)]
    held = holds(read(day), dates[0], dates[1], mandate_until=dates[2])
    return {True: "running", False: "not running", None: "undecided"}[held]


def cases():
    """Real missions on days where something changes, and two invented rows without a start."""

    def case(mission, field, shift=0):
        row = course().find("csdp_missions", mission)
        text = [row[name].isoformat() if row[name] else None for name in ("valid_from", "valid_to", "mandate_until")]
        return (*text, (row[field] + dt.timedelta(days=shift)).isoformat())

    return (
        case("artemis", "valid_from", 30),
        case("artemis", "valid_from", -1),
        case("artemis", "valid_from"),
        case("artemis", "valid_to", -1),
        case("artemis", "valid_to"),
        case("eupm-bih", "valid_to", 400),
        case("eutm-rca", "mandate_until", -300),
        case("eutm-rca", "mandate_until"),
        case("eutm-rca", "mandate_until", 1),
        case("eutm-rca", "valid_from", -1),
        (None, "2012-07-01", None, "2010-01-01"),
        (None, "2012-07-01", None, "2012-07-01"),
    )


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


def filled(value):
    """Parts of an argument in which something stands."""
    return {part for part, words in value.items() if words.strip(" .…")}


QUESTIONS = (
    Question(
        id="02.a",
        prompt=(
            "What became of each of these forces by the edition of this course? Use one measure for all, and the two columns on the right of "
            "the picture."
        ),
        kind=Mapping(FORCES, BECAME),
        key=lambda: {force: became(force) for force in FORCES},
        objective="tell a plan from a force that is ready, and both from a force that was sent",
        facts={
            "ready": "forces.csv#battlegroups.fielded_on",
            "artemis": "csdp_missions.csv#artemis.valid_from",
            "helsinki": "forces.csv#helsinki.fielded_on",
            "declared": "forces.csv#rdc.fielded_on",
        },
        wrong=(
            Wrong(
                {"battlegroups": SENT},
                "You sent the Battlegroups out. They have stood on call since {ready}, and none has left (IAI 2026, page 4); what fought "
                "in Congo from {artemis} on was another force. Compare “made ready” with “sent out”.",
            ),
            Wrong(
                {"helsinki": PLANNED},
                "You follow the usual short-hand: never built (IAI 2026, page 4). As one force it never was; but it was a pool by design, "
                "and ministers declared it ready on {helsinki}, with shortfalls. Use the measure that you use for the Capacity of {declared}.",
            ),
            Wrong(
                {"helsinki": SENT},
                "No force of the Helsinki goal was sent out. The operations of these years used troops that states gave for each case. Look "
                "at the column “Sent out?”.",
            ),
            Wrong(
                {"mnf-u": READY},
                "A declaration of intent is no readiness: this force waits for a ceasefire, and its row says “planned”. Look at the column "
                "“Made ready?”.",
            ),
            Wrong(
                {"rdc": SENT},
                "You took an announcement for a deployment. The Capacity was declared ready on {declared}; no operation with it is known. "
                "Look at the column “Sent out?”.",
            ),
            Wrong(
                {"fgb": READY},
                "You may think that no European force was ever used. Parts of the brigade served in the Balkans, Afghanistan and Mali. Look "
                "at the column “Sent out?” in its row.",
            ),
        ),
        hints=(
            "Only one of the five has an entry other than “no” in the column “Sent out?”.",
            "For the other four look at “Made ready?”: one of them is only planned.",
        ),
        solution=(
            "{key}. Only the oldest of them, owned by two states outside the Union's framework, was used, and only in part. That the force "
            "of Helsinki was “never built” is said often; it depends on the measure, and the same measure must serve for the pool of today."
        ),
    ),
    Question(
        id="02.b",
        prompt=(
            "A training mission needs somebody who plans it and runs it day by day. Which body does this for missions without executive powers?"
        ),
        kind=Choice(lambda: tuple(body(key) for key in BODIES)),
        key=commands_missions,
        objective="tell apart who steers, who advises, who plans and who commands",
        facts={key: (lambda key=key: body(key)) for key in BODIES if key != "mpcc"},
        wrong=(
            Wrong(
                lambda: body("psc"),
                "The {psc} has political control and gives the direction (Article 38 TEU), but ambassadors do not run a mission day by day. "
                "Look for a body that is a headquarters.",
            ),
            Wrong(
                lambda: body("eumc"),
                "The {eumc} brings the chiefs of defence together and advises. It commands nobody; look for a body that is a headquarters.",
            ),
            Wrong(
                lambda: body("eums"),
                "The {eums} warns, assesses and plans ahead. It is close, because the body you look for sits inside it; read what each card "
                "says under “can”.",
            ),
            Wrong(
                lambda: body("clearing_house_cell"),
                "The {clearing_house_cell} matches what Ukraine asks for with what states offer. It runs no mission; read what each card "
                "says under “can”.",
            ),
        ),
        hints=(
            "Steering, advising and matching offers is not commanding. Two bodies are left.",
            "One of these two sits inside the other. It dates from 2017 and was made for missions without combat tasks.",
        ),
        solution="The {key}. It sits inside the Military Staff, was set up in 2017, and works under the control of the ambassadors' committee.",
    ),
    Question(
        id="02.c",
        prompt="How many CSDP missions and operations were running on {day}? Set the day of the explorer and read the sentence.",
        kind=Number("missions"),
        key=lambda: len(running(COUNTED)),
        objective="count missions as of a day",
        facts={"day": lambda: f"`{COUNTED}`"},
        wrong=(
            Wrong(
                lambda: len(running(COUNTED, course().rows("csdp_missions"))),
                "You counted one that is no CSDP mission: the border mission in Moldova and Ukraine rests on a memorandum and is paid by the "
                "Commission. Leave the box “Also what is not CSDP” empty.",
            ),
            Wrong(
                lambda: len(running(COUNTED, [row for row in csdp() if row["type"].startswith("military")])),
                "You counted the military ones only. Civilian missions with police, judges and experts belong to the same policy; tick all types.",
            ),
            Wrong(
                lambda: sum(row["valid_from"] <= dt.date.fromisoformat(COUNTED) for row in csdp()),
                "That is how many had been launched by then, those that were over included. The question asks for those still running; read "
                "the first number of the sentence.",
            ),
            Wrong(
                lambda: len(running(course().edition.isoformat())),
                "That is how many run on the last day of the data, where the explorer opens. Set the control “As of” back to the day in the "
                "task; then read the first number of the sentence.",
            ),
        ),
        hints=(
            "Use the control “As of”. With the keyboard: press Tab until it is marked, then use the arrow keys.",
            "The first number of the sentence under the picture is the answer.",
        ),
        solution="{key}. Most of them were civilian: the policy is better known for its ships and soldiers than for its police and judges.",
    ),
    Question(
        id="02.d",
        prompt=(
            "The Rapid Deployment Capacity was declared operational on {declared}. Suppose that all members but one want to send it, and "
            "that one votes no. Can the Council launch the operation?"
        ),
        kind=ReasonedChoice(tuple(VOTES.values()), tuple(VOTES_BECAUSE.values())),
        key=against_one_vote,
        objective="say what the Rapid Deployment Capacity changed and what it did not",
        facts={"declared": "forces.csv#rdc.fielded_on"},
        wrong=(
            Wrong(
                "yes",
                "You took readiness for a decision. The Capacity makes it easier to have a force; to send it is another step, and the vote "
                "for that step is as it was (IAI 2026, page 6). Ask which article governs a launch.",
            ),
            Wrong(
                ("no", VOTES_BECAUSE["compass"]),
                "The reason contradicts your answer: with a majority the operation could be launched. The Compass is a plan of the Council "
                "and cannot change the Treaty; look for an article.",
            ),
            Wrong(
                ("no", VOTES_BECAUSE["teu-41-2"]),
                "That article is about who pays, and it takes no vote from anybody. Look for the article that governs the decision.",
            ),
            Wrong(
                ("no", VOTES_BECAUSE["teu-44"]),
                "The reason contradicts your answer. It does not hold either: Article 44 lets a group carry out a task that the whole "
                "Council has given it. Look for the article that governs the launch.",
            ),
        ),
        hints=(
            "Two questions are mixed easily: is there a force, and may it be sent?",
            'Read `ed.fact("treaty_articles.csv#teu-42-4.summary")`.',
        ),
        solution="{key}. A member that does not like the operation may abstain with a declaration and stay out; a vote against it stops all.",
    ),
    Question(
        id="02.1",
        prompt=(
            "A student writes: “Operation Artemis was the first time that an EU Battlegroup was sent out.” Your sources are the row "
            "`battlegroups` of the table `forces` and the row `artemis` of the table `csdp_missions`."
        ),
        kind=supported(),
        key=artemis_was_a_battlegroup,
        objective="test a sentence on two dated rows",
        facts={"ready": "forces.csv#battlegroups.fielded_on", "began": "csdp_missions.csv#artemis.valid_from"},
        wrong=(
            Wrong(
                "supported by the source",
                "You may have read that Artemis and the Battlegroups belong together, and they do: it was their model. Compare the day on "
                "which Artemis began with `fielded_on` of the Battlegroups, and then read `deployed`.",
            ),
            Wrong(
                "not in the source",
                "No cell says it in these words, but two dates and one cell settle it together. Compare the day on which Artemis began with "
                "`fielded_on` of the Battlegroups, and then read `deployed`.",
            ),
        ),
        hints=(
            "Which of the two is older?",
            "Artemis began on {began}; the Battlegroups stood ready from {ready}. What does the column `deployed` say?",
        ),
        solution=(
            "The sentence is {key}. Artemis began on {began}, the Battlegroups were ready from {ready}, and none has been sent. Artemis was "
            "the example after which they were made."
        ),
    ),
    Question(
        id="02.2",
        prompt=(
            "At Helsinki leaders set a goal of {planned} for {target}. What does the row `helsinki` of the table `forces` say became of it? "
            "And which column decides it?"
        ),
        kind=ReasonedChoice(tuple(HELSINKI.values()), tuple(HELSINKI_BECAUSE.values())),
        key=what_became_of_helsinki,
        objective="tell a pool declared ready from a force that stood, and a blank from a zero",
        facts={
            "planned": "forces.csv#helsinki.planned_strength",
            "target": "forces.csv#helsinki.target_on",
            "declared": "forces.csv#helsinki.fielded_on",
        },
        wrong=(
            Wrong(
                HELSINKI["whole"],
                "You took the target for a force. States named units for a pool, and no force of that size was ever put together (IAI 2026, "
                "page 4). Look for the column that says what became of the plan.",
            ),
            Wrong(
                HELSINKI["never"],
                "That is the usual short-hand, and no force of that size was built. But the row has a day on which a pool was declared "
                "ready; look for the column that says how.",
            ),
            Wrong(
                HELSINKI["open"],
                "The number of soldiers is open, but what became of the plan is not. Look for the column that says it.",
            ),
            Wrong(
                (HELSINKI["declared"], HELSINKI_BECAUSE["planned"]),
                "Your answer holds, but that column gives the plan. A plan alone says nothing about its end; look for the column that does.",
            ),
            Wrong(
                (HELSINKI["declared"], HELSINKI_BECAUSE["zero"]),
                "Your answer holds, but a blank cell never means zero in these tables. It means that nobody found the figure; look for a "
                "column that is filled in.",
            ),
            Wrong(
                (HELSINKI["declared"], HELSINKI_BECAUSE["unknown"]),
                "You read the blank rightly, but then your answer would be that the table leaves it open. Another column is filled in and "
                "settles it; look for that one.",
            ),
        ),
        hints=(
            "One column holds the promise, another one holds the outcome.",
            'Run `ed.fact("forces.csv#helsinki.fielded_status")`.',
        ),
        solution=(
            "It says: {key}. Units were named for a pool, ministers declared on {declared} what it could do and what was missing, and no "
            "common force was made of them. Many texts say in short that it was never built."
        ),
    ),
    Question(
        id="02.3",
        prompt=(
            "The Strategic Compass of {compass} wanted to make a rapid force usable. What has become different since then, compared with "
            "the Battlegroups before, and what is as it was? Judge by the tables of this course on the day of its edition."
        ),
        kind=Mapping(CHANGED, CHANGES),
        key=what_changed,
        objective="separate what the Rapid Deployment Capacity changed from what it left",
        points=2,
        facts={
            "compass": "forces.csv#rdc.decided_on",
            "rdc": "forces.csv#rdc.planned_strength",
            "first": "forces.csv#milex23.fielded_on",
            "new": lambda: list(what_changed().values()).count(NEW),
        },
        wrong=(
            Wrong(
                {"votes": NEW},
                "You hoped that the new force came with a new vote. The Compass speaks of quicker decisions, but Article 42(4) TEU stands as "
                "it was (IAI 2026, page 6). Read its row in `treaty_articles`.",
            ),
            Wrong(
                {"use": NEW},
                "You took “operational” for “used”. Compare the column `deployed` in the rows `rdc` and `battlegroups` of `forces`.",
            ),
            Wrong(
                {"budget": NEW},
                "You may think of the European Peace Facility. It pays more common costs, but outside the budget, and Article 41(2) TEU "
                "stands. Read its row in `treaty_articles`.",
            ),
            Wrong(
                {"size": SAME},
                "You may have in mind that each state could give less than for a Battlegroup, as IAI 2026 holds (page 6); whether it does is "
                "open. This item asks about the force as a whole, up to {rdc}: compare it with the row `battlegroups`.",
            ),
            Wrong(
                {"exercises": SAME},
                "Headquarters had trained under the same name for years, without troops; an exercise with troops in the field is new, and "
                "the first was on {first}. Look at the rows of kind `exercise`.",
            ),
            Wrong(
                {"standby": SAME},
                "Groups used to take turns every half-year. Look at the row of 2025 in `battlegroup_rosters` and compare first and last day.",
            ),
        ),
        hints=(
            "{new} of them became different. They are about the force itself, not about the decision to send it.",
            "What stands in the Treaty did not change, and neither did the use. Size, training and time on call did.",
        ),
        solution="{key}. The Capacity changed what is kept ready. It did not change who must agree, nor the rule about the budget.",
    ),
    Question(
        id="02.4",
        prompt="Put these five missions, which have all ended, into the order of their length.",
        kind=Ordering(
            lambda: {m: course().find("csdp_missions", m)["short_name"] for m in LONG}, first="shortest", last="longest"
        ),
        key=lambda: by(long),
        objective="compare missions by their length",
        facts={"artemis": lambda: f"{long('artemis').days} days"},
        wrong=(
            Wrong(
                lambda: by(long)[::-1],
                "That is the right order backwards: you began with the longest. Begin with the shortest.",
            ),
            Wrong(
                lambda: by(lambda m: course().find("csdp_missions", m)["valid_from"]),
                "You sorted by the first day, so the oldest comes first. Length is the time from the first to the last day; read the column "
                "“Lasted by then”.",
            ),
            Wrong(
                lambda: by(lambda m: course().find("csdp_missions", m)["valid_to"]),
                "You sorted by the end. Length is the time from the first to the last day; read the column “Lasted by then”.",
            ),
        ),
        hints=(
            "Naval and armed operations are often short; training takes long.",
            "The table under the picture of missions has a column “Lasted by then”. The shortest took {artemis}.",
        ),
        solution="{key}. An armed operation to hold a town for a summer and a decade of training are both one “mission” in a count.",
    ),
    Question(
        id="02.5",
        prompt=(
            "Some missions have no known end, and their last known mandate had run out by the day of the edition without news of a renewal. "
            "How many of the CSDP missions that were launched are these? Nobody should call them running, and nobody ended."
        ),
        kind=Number("missions"),
        key=lambda: len(without_known_end()[1]),
        objective="tell what is not known from what is over",
        wrong=(
            Wrong(
                lambda: len(without_known_end()[0]),
                "You counted every mission without a known end. Most of them have a mandate that is still in force; compare "
                "`mandate_until` with the day of the edition.",
            ),
            Wrong(
                lambda: len(without_known_end()[1]) + 1,
                "You are one too high, perhaps by the second mission in Armenia. It cannot be decided either, but for another reason: it "
                "was agreed, and nobody saw it start. Count those that were launched.",
            ),
            Wrong(
                0,
                "You may have taken a blank end for a running mission. A mandate is a permission until a day; after that day without news, "
                "the honest answer is “not known”. Compare `mandate_until` with the day of the edition.",
            ),
        ),
        hints=(
            "In the picture of missions they have a question mark and a hatched piece at the end of their bar.",
            'Run `ed.load("csdp_missions").query("valid_to.isna()")` and compare the column `mandate_until` with `ed.EDITION`.',
        ),
        solution="{key}. Some of them may have been renewed without our seeing it, others may be over. A table should not guess which.",
        worked=(
            "import eudefence as ed\n"
            "import pandas as pd\n\n"
            'missions = ed.load("csdp_missions").query("is_csdp and launched.fillna(False)")\n'
            'lapsed = missions["valid_to"].isna() & (missions["mandate_until"] < pd.Timestamp(ed.EDITION))\n'
            "answer = int(lapsed.sum())"
        ),
    ),
    Question(
        id="02.6",
        prompt=(
            "Make a table of the CSDP missions that were launched: one row for each `type`, a column `missions` with their number, and a "
            "column `executive` with the number of those that are executive, wholly or in part. Leave out what is no CSDP mission and what "
            "was never launched or was not seen to start."
        ),
        kind=Table((Column("type"), Column("missions", "number"), Column("executive", "number")), by=("type",)),
        key=lambda: by_type(csdp()),
        objective="describe missions by type and powers",
        points=2,
        wrong=(
            Wrong(
                lambda: by_type(row for row in course().rows("csdp_missions") if row["launched"]),
                "Your table has a type too many: the border mission in Moldova and Ukraine is no CSDP mission. Keep the rows where `is_csdp` "
                "is true.",
            ),
            Wrong(
                lambda: by_type(row for row in course().rows("csdp_missions") if row["is_csdp"]),
                "You counted EUFOR Libya, which was decided on and never left, and the second mission in Armenia, which nobody saw start. "
                "Keep the rows where `launched` is true.",
            ),
            Wrong(
                lambda: by_type(csdp(), ("yes",)),
                "The numbers of missions hold, but one civilian mission has executive powers in part: in Kosovo its police and judges could "
                "act themselves. Count `partly` as well.",
            ),
            Wrong(
                lambda: by_type(csdp(), ("yes", "partly", "no")),
                "Your second column repeats the first. Count in it only the rows where `executive` is `yes` or `partly`.",
            ),
        ),
        hints=(
            "Filter first (`is_csdp`, `launched`), then count for each `type`.",
            "The cell above the question shows the rows to count. Types are written as in the column `type`, such as `military_mission`.",
        ),
        solution=(
            "With one exception the executive missions are the military operations. Most missions of the policy advise, train or watch; "
            "they act only with the host's consent."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'missions = ed.load("csdp_missions").query("is_csdp and launched.fillna(False)")\n'
            'groups = missions.groupby("type")\n'
            'answer = groups.size().to_frame("missions").reset_index()\n'
            'answer["executive"] = [int((group["executive"] != "no").sum()) for _, group in groups]'
        ),
    ),
    Question(
        id="02.7",
        prompt=(
            "In which countries, or off whose coasts, did the Union run military **operations**, that is armed forces with executive powers? "
            "Use `csdp_missions` (type `military_operation`, launched) and `csdp_mission_theatres` (roles `host` and `offshore`)."
        ),
        kind=Countries(
            look="Look at the table of places: which rows belong to a military operation, and which of them name a host or a coast?"
        ),
        key=theatres,
        objective="name the theatres of military operations",
        wrong=(
            Wrong(
                lambda: theatres(roles=("host",)),
                "You named the countries on land only. The naval operations work off a coast; add the role `offshore`.",
            ),
            Wrong(
                lambda: theatres(("military_operation", "military_mission")),
                "You added the training missions. They are military, but they have no executive powers; keep the type `military_operation`.",
            ),
            Wrong(
                lambda: theatres() | {"XK"},
                "You named Kosovo. The mission there has executive powers in part, but it is civilian: police, judges and customs officers. "
                "Keep the type `military_operation`.",
                when=lambda states: "XK" in states,
            ),
        ),
        hints=(
            "Set the explorer of missions to military operations and draw a tile for each country.",
            "They lie in the Balkans, in Africa and off its coasts, and on the Red Sea. Leave out what was only planned.",
        ),
        solution=(
            "{key}. Not one of them is a member, and in most of them the Union came with or after the United Nations or NATO: it acts "
            "where somebody else acts too."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'operations = ed.load("csdp_missions").query("type == \'military_operation\' and launched.fillna(False)")["mission_id"]\n'
            'places = ed.load("csdp_mission_theatres")\n'
            'here = places["mission_id"].isin(operations) & places["role"].isin(["host", "offshore"])\n'
            'answer = places.loc[here, "country"].unique()'
        ),
    ),
    Question(
        id="02.8",
        prompt=(
            "Write a function that says whether a mission was running on a day. All four arguments are dates as text, such as "
            '`"2003-06-12"`; an unknown one is `None`. Return one of three words:\n\n'
            '- `"not running"` before `start`, and from `end` on: `end` is the **first day on which it no longer ran**;\n'
            '- `"undecided"` where the dates cannot tell: `start` is unknown and `end` not yet reached; or no `end` is known and `day` comes '
            "after `mandate_until`, the last day of the last mandate;\n"
            '- `"running"` otherwise.\n\n'
            "If no `end` is known, `mandate_until` is. Texts in this form can be compared with `<`."
        ),
        kind=Function(
            ("start", "end", "mandate_until", "day"),
            cases=cases,
            properties=(
                Property(
                    'the answer is "running", "not running" or "undecided"',
                    lambda r, *_: r in ("running", "not running", "undecided"),
                ),
                Property("a mission runs on its first day", lambda r, s, e, m, d: s != d or r == "running"),
                Property(
                    "a mission no longer runs on the day `end`", lambda r, s, e, m, d: e != d or r == "not running"
                ),
                Property(
                    "without an end, a mission still runs on the last day of its mandate",
                    lambda r, s, e, m, d: e or m != d or r == "running",
                ),
                Property(
                    "silence after a mandate is not an answer",
                    lambda r, s, e, m, d: e or not m or d <= m or r == "undecided",
                ),
            ),
        ),
        key=lambda: ran,
        objective="turn a rule about dates into a function that keeps the unknown apart",
        points=3,
        wrong=(
            Wrong(
                lambda: last_day_too_late,
                "You took `end` for the last day of the mission. Here it is the first day without it, so that one mission can follow another "
                "on the same day without an overlap. Use `day >= end`.",
            ),
            Wrong(
                lambda: silence_means_running,
                "You took every mission without a known end for a running one. A mandate is a permission until a day; compare `day` with "
                '`mandate_until` and answer `"undecided"` after it.',
            ),
            Wrong(
                lambda: silence_means_ended,
                "You took the end of a mandate for the end of the mission. Mandates are often renewed, so silence is no proof: answer "
                '`"undecided"` after `mandate_until`.',
            ),
        ),
        hints=(
            "Write one `if` for each case, the surest first, each with its own `return`. Begin with `end`.",
            "The order that works: `end` is known and reached; `start` is unknown; `day` lies before `start`; no `end` is known and the "
            "mandate has run out; all else.",
            'The first line of the body: `if end is not None and day >= end: return "not running"`.',
        ),
        solution="One rule after another, the surest first. The third word is the point: it keeps “not known” from turning into yes or no.",
        worked=(
            "def answer(start, end, mandate_until, day):\n"
            "    if (end is not None and day >= end) or (start is not None and day < start):\n"
            '        return "not running"\n'
            "    if start is None or (end is None and day > mandate_until):\n"
            '        return "undecided"\n'
            '    return "running"\n\n'
        ),
    ),
    Question(
        id="02.9",
        prompt=(
            "The mission for Ukraine that began on {began} trains soldiers on the soil of member states, mainly in Poland and Germany. "
            "Lawyers ask how this fits the Treaty. Which paragraph says where the missions of the Union take place?"
        ),
        kind=LegalBasis(),
        key=lambda: (
            "teu-42-1" if "outside its territory" in course().find("treaty_articles", "teu-42-1")["summary"] else None
        ),
        objective="find the legal basis of missions and read its limit",
        facts={"began": "csdp_missions.csv#eumam-ukraine.valid_from"},
        wrong=(
            Wrong(
                "Article 42(4) TEU",
                "That paragraph says who decides and by which vote. You need the one that says what the policy is and where it acts; stay in "
                "the same article.",
            ),
            Wrong(
                "Article 43 TEU",
                "You looked for the tasks, and training is among them. But where missions take place is said elsewhere; look at the article before.",
            ),
            Wrong(
                "Article 42(7) TEU",
                "That paragraph is about help for a member that is attacked, and Ukraine is no member. Stay in the article, and look for the "
                "paragraph that defines the policy.",
            ),
        ),
        hints=(
            "It is the paragraph with which the section on the common security and defence policy begins.",
            "The article is 42 TEU. Read the rows of its paragraphs in the cell above.",
        ),
        solution=(
            "{key}: missions take place outside the Union. The Council set this one up all the same. One may answer that it serves a "
            "country outside; whether that is enough is debated."
        ),
    ),
    Question(
        id="02.10",
        prompt=(
            "IAI 2026 (page 5) speaks of repeated failure of the Union's rapid-reaction forces. Take a side: **was the operational pillar a "
            "failure from {first} to 2026?** Write an argument in five parts. Use at least one figure of the tables and give its date."
        ),
        kind=Argument(),
        key=lambda: (
            "For “failure”: three promises of a rapid force, none of them sent; the largest, {planned} for {target}, never stood as one force.",
            "Against: the Union launched missions in most years without such a force. It took troops that states gave for each case.",
            "For “failure”: where force was needed fast, as in Mali, states went alone or with others. The Union came later, to train.",
            "Against: Major and Mölling (2011) find a political success of the Battlegroups, a mixed military one, and none in operations.",
            "Against: a force that trains together and deters has done something, though nobody sees it leave. Forces of NATO are often judged so.",
            "On causes: IAI 2026 names money and unanimity, Major and Mölling mainly strategic cultures, Chappell funding, size and will together.",
            "On the measure: a count of missions hides size and effect. An argument should say what would count as success.",
        ),
        objective="weigh promise against delivery with evidence for both sides",
        points=2,
        facts={
            "first": "csdp_missions.csv#eupm-bih.valid_from",
            "planned": "forces.csv#helsinki.planned_strength",
            "target": "forces.csv#helsinki.target_on",
        },
        wrong=(
            Wrong(
                {"claim": "The operational pillar was a failure because none of its forces was ever sent out."},
                "So far you have a claim. A claim alone persuades only those who hold it already; add a figure with its date, and then "
                "the strongest reason of the other side.",
                when=lambda value: filled(value) == {"claim"},
            ),
            Wrong(
                {
                    "claim": "The operational pillar was a failure because none of its forces was ever sent out.",
                    "evidence": "None of the three rapid forces of the Union had been sent out by October 2026.",
                },
                "Claim and evidence are there, and all of it speaks for your side. Look for the strongest reason against you: what would a "
                "person who knows the explorer of missions, or that of forces, answer?",
                when=lambda value: filled(value) == {"claim", "evidence"},
            ),
        ),
        hints=(
            "Decide first what success would be: a force that exists, a force that is used, or a conflict that ends?",
            "One explorer speaks for each side: promise and delivery for one, missions as of a day for the other.",
        ),
        solution=(
            "No side is the right one. A good argument says what would count as success, rests on a dated figure, and answers the best "
            "point of the other side; the points that appear with a complete argument name several for each."
        ),
        worked=(
            "answer = {\n"
            '    "claim": "It failed as a rapid force and worked as a slow helper: two judgements, not one.",\n'
            '    "evidence": "None of the three rapid forces had been sent by 8 October 2026, while missions ran in every year since 2003.",\n'
            '    "counter-argument": "Missions are small and many only train; they did not stop one of the wars nearby.",\n'
            '    "reply": "True, but few of them were sent to stop a war; judge them by the task that the Council gave them.",\n'
            '    "what would change my mind": "A study showing that most missions missed the task which their own mandate had set.",\n'
            "}"
        ),
    ),
)
