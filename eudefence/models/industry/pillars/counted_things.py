"""What one is: the rule under which both pillars are counted."""

from __future__ import annotations

from dataclasses import dataclass

from eudefence.data.package import course
from eudefence.ground.explained import Explained

__all__ = ["CountingRule", "counting_rule"]

_RULE = (
    "One thing counts once, at the moment in which it comes into being, on both tracks alike. Later changes, further"
    " rounds, extensions and parts of a thing are not counted again: SAFE is one law, and Althea is one operation,"
    " however many decisions each has had."
)
_OPEN = {
    "PESCO": "It asks for forces and builds equipment. It counts on both tracks unless you say otherwise: whole on"
    " each, half on each, or on one of them.",
    "Aid to Ukraine": "The Peace Facility was made for operations, and its aid arms the forces of another state. It is"
    " left out unless you count it as operational.",
    "Loans": "SAFE lends; the other instruments grant. Loans are never added to grants unless you ask for it, and the"
    " sum then says so.",
    "Decisions that found missions": "As acts of the Council they are one like any regulation. Who holds that a law for"
    " seven years weighs more can leave them out.",
    "Groups of states": "Some steps were made by a few states outside the Union's institutions. They count unless you"
    " leave them out.",
    "Growth or number": "A pillar that began from little grows fast and may still add less. The gap can compare growth"
    " (the default) or numbers. Of steps, acts and bodies the operational track has more in every year. So who"
    " takes the distance between the two, whichever is ahead, can say that industry caught up.",
}


@dataclass(frozen=True, repr=False)
class CountingRule(Explained):
    """The rule, what one unit of each indicator is, and what stays open.

    Attributes
    ----------
    rule : str
    units : dict
        Indicator to what one unit of it is.
    choices : dict
        What can be argued, and how the models let you choose.
    """

    rule: str
    units: dict[str, str]
    choices: dict[str, str]

    def explain(self) -> str:
        """The rule, then what stays open, in whole sentences."""
        return "\n\n".join([self.rule, *(f"{name}: {said}" for name, said in self.choices.items())])

    def brief(self) -> str:
        """The rule in a few words."""
        return self.rule.partition(".")[0]


def counting_rule() -> CountingRule:
    """What one act, body, step, project or mission is, the same for both pillars.

    Returns
    -------
    CountingRule
        The units come from the table `indicators`.

    >>> counting_rule().units["missions_launched"]
    'One mission or operation, once, in the year in which it begins.'
    """
    return CountingRule(
        _RULE, {row["indicator_id"]: row["one_unit"] for row in course().rows("indicators")}, dict(_OPEN)
    )
