"""The measures of voting power: what each asks, and who proposed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from eudefence.ground.explained import Explained


@dataclass(frozen=True, repr=False)
class Measure(Explained):
    """One measure.

    Attributes
    ----------
    id, name : str
    question : str
        What it answers about a member.
    proposed_by : str
        Where it was proposed.
    across_rules : bool
        Whether its values can be held against each other across rules. Shares of a whole cannot: they sum to 1 under
        every rule, also under one by which hardly anything is ever adopted.
    """

    id: str
    name: str
    question: str
    proposed_by: str
    across_rules: bool

    def explain(self) -> str:
        """The question, who proposed the measure, and whether it compares rules."""
        across = (
            "Its values can be compared across rules."
            if self.across_rules
            else "It is a share of a whole that is 1 under every rule, so it does not show when all lose power at once."
        )
        return f"{self.name}: {self.question} ({self.proposed_by}). {across}"

    def brief(self) -> str:
        """The name."""
        return self.name


_ALL = (
    Measure(
        "penrose",
        "Penrose measure",
        "how often is the member decisive, if all others vote yes or no by the toss of a coin?",
        "Penrose 1946; Banzhaf 1965",
        True,
    ),
    Measure(
        "banzhaf",
        "Banzhaf index",
        "what part of all decisive votes is the member's?",
        "Banzhaf 1965; Coleman 1971",
        False,
    ),
    Measure(
        "shapley_shubik",
        "Shapley-Shubik index",
        "if members join one after the other in a random order, how often is this one the first to make the group win?",
        "Shapley and Shubik 1954",
        False,
    ),
    Measure(
        "prevent",
        "Coleman's power to prevent",
        "of all coalitions that win, in how many can the member stop the decision by leaving?",
        "Coleman 1971",
        True,
    ),
    Measure(
        "initiate",
        "Coleman's power to initiate",
        "of all coalitions that lose, how many does the member turn into a winning one by joining?",
        "Coleman 1971",
        True,
    ),
    Measure(
        "satisfaction",
        "Satisfaction",
        "how often does the result agree with the member's vote, if all vote by the toss of a coin?",
        "Straffin 1977; Dubey and Shapley 1979",
        True,
    ),
)
_BY_ID = MappingProxyType({measure.id: measure for measure in _ALL})


def measures() -> Mapping[str, Measure]:
    """All measures, by id.

    >>> [name for name, measure in measures().items() if not measure.across_rules]
    ['banzhaf', 'shapley_shubik']
    """
    return _BY_ID
