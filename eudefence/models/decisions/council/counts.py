"""What votes are counted by: nine counts, each of members, persons or weighted votes, and of those who vote one way.

The table decision_tests names them, and so do the tests of rules; whom each takes in stands here only.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

STANCES = ("against", "abstaining", "declaring", "absent")  # all others are in favour


class Counted(StrEnum):
    """One count.

    Attributes
    ----------
    unit : {"members", "population", "votes"}
        What is added up: members, persons or weighted votes.
    whom : {"for", "not_for", "present", "objecting", "declaring"}
        Whose. Objecting: against, or absent without a proxy. Declaring: abstaining with a declaration.

    >>> Counted("population_for").unit, Counted.MEMBERS_NOT_FOR.whom
    ('population', 'not_for')
    """

    unit: str
    whom: str

    MEMBERS_FOR = "members_for"
    MEMBERS_NOT_FOR = "members_not_for"
    MEMBERS_PRESENT = "members_present"
    MEMBERS_OBJECTING = "members_objecting"
    MEMBERS_DECLARING = "members_declaring"
    POPULATION_FOR = "population_for"
    POPULATION_DECLARING = "population_declaring"
    VOTES_FOR = "votes_for"
    VOTES_DECLARING = "votes_declaring"

    def __init__(self, name: str):
        self.unit, _, self.whom = name.partition("_")

    @property
    def declaring(self) -> bool:
        """Whether those are counted who abstain with a declaration."""
        return self.whom == "declaring"

    def takes_in(self, stance: str, present: bool = True) -> bool:
        """Whether a voter counts: `stance` is in_favour, against, abstaining, declaring or absent.

        >>> Counted.MEMBERS_PRESENT.takes_in("abstaining"), Counted.MEMBERS_PRESENT.takes_in("in_favour", present=False)
        (True, False)
        """
        if self.whom == "for":
            return stance == "in_favour"
        if self.whom == "not_for":
            return stance != "in_favour"
        if self.whom == "present":
            return present and stance != "absent"
        if self.whom == "objecting":
            return stance in ("against", "absent")
        return stance == "declaring"


COUNTED = tuple(Counted)


@cache  # five stances, present or not
def taken_in(stance: str, present: bool = True) -> tuple[Counted, ...]:
    """The counts to which a voter adds.

    >>> [counted.value for counted in taken_in("against")]
    ['members_not_for', 'members_present', 'members_objecting']
    """
    return tuple(counted for counted in COUNTED if counted.takes_in(stance, present))
