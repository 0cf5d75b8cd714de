"""What computes the answers of unit 00: reading a table, naming its source, asking as of a day.

Functions return names of options and items of the texts in ``00/``, or numbers and sets; no answer is typed here.
"""

from datetime import timedelta

from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.models.decisions import council


def resting_on_a_core_text():
    """The one force, among the six that the unit shows, whose row no other document confirms."""
    [only] = [row["force_id"] for row in course().rows("forces")[:6] if row["confidence"] == "core_text"]
    return only


def times_sent():
    """Whether the EU Battlegroups were ever sent."""
    # The day the data say anything else, the question needs new options and messages, and its tests fail here.
    return {"no": "never"}[course().find("forces", "battlegroups")["deployed"]]


def last_day():
    """The last day on which the United Kingdom was a member of the Union."""
    membership = next(
        row for row in course().rows("memberships") if (row["country"], row["organisation"]) == ("GB", "EU")
    )
    return membership["valid_to"] - timedelta(days=1)


def in_the_union():
    """How many states were members of the Union on that day."""
    return len(council.members(last_day()))


def in_the_union_a_day_later():
    """How many there were on the next day."""
    return len(council.members(last_day() + timedelta(days=1)))


def in_nato():
    """How many states belonged to NATO on that day."""
    rows = [row for row in course().rows("memberships") if row["organisation"] == "NATO"]
    return sum(row_holds(row, last_day()) is True for row in rows)


def in_pesco():
    """How many members took part in PESCO on that day."""
    return len(council.participants(last_day()))


def members_of_any_format():
    """Every state that the table of formats names."""
    return {row["country"] for row in course().rows("format_membership")}


def members(format_id):
    """Full members of a format that have no end date."""
    rows = course().rows("format_membership")
    return {
        row["country"]
        for row in rows
        if row["format_id"] == format_id and row["full_member"] and row["valid_to"] is None
    }


def name_of(force):
    """What a force is called."""
    return course().find("forces", force)["name"]


def decided_on(force):
    """The day on which a force was decided."""
    return course().find("forces", force)["decided_on"]


def size(force):
    """How many persons were planned; of two forces of one size, the older comes first."""
    return course().find("forces", force)["planned_strength"], decided_on(force)
