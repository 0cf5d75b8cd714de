"""Questions of unit 00: run, read, check, see progress."""

from datetime import timedelta

from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.learning.kinds import Choice, Countries, Number, Ordering
from eudefence.models.decisions import council

from .question import Question, Wrong, cell

TITLE = "Start here"


def members(format_id):
    """Full members of a format that have no end date."""
    rows = course().rows("format_membership")
    return {row["country"] for row in rows if row["format_id"] == format_id and row["full_member"] and row["valid_to"] is None}


def column_for_the_source():
    """The column of forces that refers to the table of sources, as the data package declares it."""
    keys = course().resource("forces")["schema"]["foreignKeys"]
    [field] = next(key["fields"] for key in keys if key["reference"]["resource"] == "sources")
    return field


FORCES = ("rdc", "helsinki", "battlegroups", "fgb")


def by_decision():
    """Four forces by the day on which they were decided."""
    return sorted(FORCES, key=lambda force: course().find("forces", force)["decided_on"])


def times_sent():
    """Whether the EU Battlegroups were ever sent, in the words of the options."""
    # The day the data say anything else, the options and messages of the question need new words, and its tests fail here.
    return {"no": "never"}[course().find("forces", "battlegroups")["deployed"]]


def last_day():
    """The last day on which the United Kingdom was a member of the Union."""
    membership = next(row for row in course().rows("memberships") if (row["country"], row["organisation"]) == ("GB", "EU"))
    return membership["valid_to"] - timedelta(days=1)


def in_nato(day):
    """How many states belonged to NATO on a day."""
    rows = [row for row in course().rows("memberships") if row["organisation"] == "NATO"]
    return sum(row_holds(row, day) is True for row in rows)


QUESTIONS = (
    Question(
        id="00.a",
        prompt="Every row of a course table says where it comes from. Which column of `forces` names the source?",
        kind=Choice(("confidence", "source_id", "description")),
        key=column_for_the_source,
        objective="find the source of a row",
        wrong=(
            Wrong(
                "confidence",
                "That column says how sure a value is: seen in a source, taken from a core text, or recalled. It does not name the "
                "source; look for a column that holds a short name of a document.",
            ),
            Wrong(
                "description",
                "The description says what a force is, in our words. To follow a figure back you need a name that `ed.sources` can look up.",
            ),
        ),
        hints=(
            'Run `ed.load("forces").columns` and read the names of the columns.',
            'Compare the values of each column with the first column of `ed.sources("forces")`.',
        ),
        solution="The column is `{key}`. Its values are the keys of the table `sources`, which gives title, publisher and date.",
    ),
    Question(
        id="00.b",
        prompt="How often have the EU Battlegroups, units that states keep ready in turns, been sent on an operation?",
        kind=Choice(("never", "once", "every year since they were declared ready")),
        key=times_sent,
        objective="use the reply to a wrong answer",
        facts={"artemis": "csdp_missions.csv#artemis.valid_from", "ready": "forces.csv#battlegroups.fielded_on"},
        wrong=(
            Wrong(
                "once",
                "You may be thinking of an EU operation such as Artemis, which began on {artemis}: its troops did go, but states had "
                "gathered them for that one task. One vote against keeps a Battlegroup at home (Article 42(4) of the Treaty on European "
                "Union), and the senders bear much of the cost. Look at the column `deployed` of `forces`; units 02 and 03 ask why.",
            ),
            Wrong(
                "every year since they were declared ready",
                "Being ready is not being sent: since {ready} states have taken turns to keep groups on call, and each turn ended at "
                "home. Compare the columns `fielded_status` and `deployed` of the table `forces`.",
            ),
        ),
        hints=(
            "The table `forces` has a column that says whether a force was sent. Missions of the Union are another table.",
            'Run `ed.fact("forces.csv#battlegroups.deployed")`.',
        ),
        solution=(
            "The answer is: {key}. The missions of the Union went out with troops that states gathered case by case. One vote "
            "against stops the decision (Article 42(4) of the Treaty on European Union), and sending states pay much of it themselves."
        ),
    ),
    Question(
        id="00.c",
        prompt=(
            "How many states belonged to the European Union on {last_day}, the last day of the United Kingdom's membership? "
            "Set the day on the map, or load the table of members as of that day."
        ),
        kind=Number("states"),
        key=lambda: len(council.members(last_day())),
        objective="ask a question as of a day",
        facts={"last_day": "events.csv#ev049.date", "iso": lambda: last_day().isoformat()},
        wrong=(
            Wrong(
                lambda: len(council.members(last_day() + timedelta(days=1))),
                "That is the number from the next day on, when the United Kingdom was out. A membership that ends with a day still counts "
                "on that day; move the date one day back.",
            ),
            Wrong(
                lambda: in_nato(last_day()),
                "That is how many states were in the North Atlantic Treaty Organization (NATO) on that day. Many belong to both, but not "
                "all; choose the members of the EU on the map.",
            ),
            Wrong(
                lambda: len(council.participants(last_day())),
                "That is how many members took part in Permanent Structured Cooperation (PESCO) that day, one framework inside the Union. "
                "Choose the members of the EU on the map.",
            ),
        ),
        hints=(
            "On the map choose the attribute “members of the EU” and set the day to {last_day}. Read the sentence below the map.",
            'Run `ed.load("memberships", as_of="{iso}")`, keep the rows whose `organisation` is `EU`, and count them.',
        ),
        solution=(
            "It was {key}. The table `memberships` says from which day a state is in and from which day it is out; the United Kingdom was "
            "still in on {last_day}. The next day there was one state fewer."
        ),
        worked=(
            "import eudefence as ed\n\n"
            'members = ed.load("memberships", as_of=ed.fact("events.csv#ev049.date").value)\n'
            'answer = (members["organisation"] == "EU").sum()'
        ),
    ),
    Question(
        id="00.1",
        prompt=(
            "The table `forces` lists forces that states planned together. What is the planned strength of the EU Rapid Deployment "
            "Capacity, the force that the Strategic Compass announced?"
        ),
        kind=Number("persons"),
        key=cell("forces.csv#rdc.planned_strength"),
        objective="read a figure in a dated, sourced table",
        facts={
            "battlegroups": "forces.csv#battlegroups.planned_strength",
            "summit": "forces.csv#helsinki.decided_on",
            "decided": "forces.csv#rdc.decided_on",
        },
        wrong=(
            Wrong(
                cell("forces.csv#battlegroups.planned_strength"),
                "That is the row of the EU Battlegroups: one group has about {battlegroups}. The Rapid Deployment Capacity is a later "
                "and larger force; read the row `rdc`.",
            ),
            Wrong(
                cell("forces.csv#helsinki.planned_strength"),
                "That is the Helsinki Headline Goal of {summit}, an earlier and larger pool of forces. The Strategic Compass set a smaller "
                "aim; read the row `rdc`.",
            ),
        ),
        hints=(
            'Load the table with `ed.load("forces")` and look at the column `force_id`.',
            'The row is `rdc`, the column `planned_strength`. `ed.fact("forces.csv#rdc.planned_strength")` reads that one cell.',
        ),
        solution=(
            "The Council approved the Strategic Compass on {decided}; it plans a capacity of up to {key}. The figure stands in the row "
            "`rdc`, column `planned_strength`."
        ),
        worked='import eudefence as ed\n\nanswer = ed.fact("forces.csv#rdc.planned_strength").value',
    ),
    Question(
        id="00.2",
        prompt=(
            "Which countries meet in the Weimar Triangle (`weimar`)? Use the table `format_membership`, which has one row for each "
            "member of a format."
        ),
        kind=Countries(look="Look at the whole text of the column `format_id`, and at each row that has it."),
        key=lambda: members("weimar"),
        objective="select rows of a table and name countries by code",
        wrong=(
            Wrong(
                lambda: members("weimar-plus"),
                "Those are the members of Weimar Plus (`weimar-plus`), a wider and younger format. Compare the whole text of the "
                "column `format_id`, not only its beginning.",
            ),
            Wrong(
                lambda: members("e5"),
                "Those are the members of the E5 group (`e5`), which is another format. Choose the rows whose `format_id` is `weimar`.",
            ),
        ),
        hints=(
            'Load the table with `ed.load("format_membership")`.',
            'Keep the rows where `format_id` equals `"weimar"` and read the column `country`.',
        ),
        solution="{key}: these are the rows with the `format_id` `weimar`.",
        worked=('import eudefence as ed\n\nrows = ed.load("format_membership")\nanswer = rows[rows["format_id"] == "weimar"]["country"]'),
    ),
    Question(
        id="00.3",
        prompt="Put these forces in the order in which they were decided. The table `forces` has the day in the column `decided_on`.",
        kind=Ordering(lambda: {force: course().find("forces", force)["name"] for force in FORCES}),
        key=by_decision,
        objective="order events by date",
        wrong=(
            Wrong(
                lambda: by_decision()[::-1],
                "That is the right order backwards: the latest decision comes first. Sort from the earliest day on.",
            ),
            Wrong(
                lambda: sorted(FORCES, key=lambda force: (course().find("forces", force)["planned_strength"], by_decision().index(force))),
                "You seem to have sorted by size, the smallest first. The question asks for the day of the decision; use the column `decided_on`.",
            ),
        ),
        hints=(
            "The brigade of France and Germany is older than the Union's own defence policy.",
            'Sort the table: `ed.load("forces").sort_values("decided_on")`.',
        ),
        solution="The order is: {key}. Two states decided on the brigade; the three later decisions are those of the Union.",
    ),
)
