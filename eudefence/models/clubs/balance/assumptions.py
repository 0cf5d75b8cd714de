"""What the game assumes: every number that is not an actor's, with its default, its range, the reason and the reading.

This is the one place for defaults. None is an estimate: each is a round number in the middle of what is arguable, and
`participation` says which of them a result hangs on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from eudefence.ground.arguments import one_of
from eudefence.ground.explained import Explained
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.ground.words import capitalised, number, per_cent

SHARE, TIMES, POINTS = "share", "times", "points"


@dataclass(frozen=True, repr=False)
class Assumption(Explained):
    """One assumption.

    Attributes
    ----------
    id, words : str
    default, least, most, step : Fraction
        The default, the range in which it is tried, and the steps of the trial.
    unit : {"share", "times", "points"}
    reason : str
        Why it is there and why the default.
    literature : tuple of str
        Keys of the table literature.
    """

    id: str
    words: str
    default: Fraction
    least: Fraction
    most: Fraction
    step: Fraction
    unit: str
    reason: str
    literature: tuple[str, ...] = ()

    def said(self, value: Fraction) -> str:
        """A value in words.

        >>> ASSUMPTIONS["access"].said(Fraction(1, 2)), ASSUMPTIONS["leaving"].said(Fraction(3, 2))
        ('50 per cent', '1.5 points')
        """
        if self.unit != POINTS:
            return per_cent(value)
        return f"{number(float(value))} {'point' if value == 1 else 'points'}"

    def explain(self) -> str:
        """What it is, its default and range, and why."""
        spread = f"{self.said(self.default)}, tried from {self.said(self.least)} to {self.said(self.most)}"
        return f"{capitalised(self.words)}: {spread}. {self.reason}"

    def brief(self) -> str:
        """Words and default."""
        return f"{self.words}: {self.said(self.default)}"


def _one(key: str, words: str, numbers: str, unit: str, reason: str, *literature: str) -> Assumption:
    default, least, most, step = map(Fraction, numbers.split())
    return Assumption(key, words, default, least, most, step, unit, reason, literature)


_ALL = (
    _one("access", "access from outside", "1/2 0 1 1/20", SHARE,
         "The part of the good an associated state may use, where outsiders can be kept out; half is between "
         "nothing and all.",
         "koelliker_2001"),
    _one("inner_access", "access inside with exceptions", "4/5 0 1 1/20", SHARE,
         "The part of the good left to a state with exceptions: they cost some of it, and less than standing "
         "outside does.", "koelliker_2001"),
    _one("associated_depth", "the depth of association", "1/4 0 1 1/20", SHARE,
         "How far an associated state is bound, and what part of its means it puts in."),
    _one("inner_depth", "the depth inside with exceptions", "1/2 0 1 1/20", SHARE,
         "How far a state with exceptions is bound, and what it puts in; full part is 1 and exit 0, which sets "
         "the scale."),
    _one("alone", "the part of the good that is there without the group", "1/5 0 1 1/20", SHARE,
         "Some of the good is there without the group; the more, the less the number of participants matters."
         " For a network good it is nothing by definition.", "koelliker_2001"),
    _one("veto", "what a sure veto saves of the price of autonomy", "1/2 0 1 1/20", SHARE,
         "Who can prevent what it does not want gives up less by joining: voice in place of exit.",
         "hirschman_1970", "weiler_1991"),
    _one("trap", "what is lost if every member has a veto", "1/5 0 1 1/20", SHARE,
         "Where all must agree, results are poorer than they could be: the joint-decision trap.", "scharpf_1988"),
    _one("restraint", "how much those inside hold back", "1/4 0 1 1/20", SHARE,
         "A common pool lasts if some draw less; outsiders draw on. Only for a common pool.", "koelliker_2001"),
    _one("adjustment", "the cost of adapting laws and forces", "1/2 0 5 1/4", POINTS,
         "Joining means change at home, the deeper the more; the cost is that of full part, and voice does not "
         "lower it."),
    _one("leaving", "the cost of standing outside", "1/2 0 5 1/4", POINTS,
         "Exit is open, but not free: talks, trust and influence are lost.", "hirschman_1970", "weiler_1991"),
    _one("benefit", "the benefit of all", "1 0 2 1/10", TIMES, "100 per cent takes the actors' points as they are."),
    _one("autonomy", "the price of autonomy of all", "1 0 2 1/10", TIMES,
         "100 per cent takes the actors' points as they are."),
    _one("loyalty", "the loyalty of all", "1 0 2 1/10", TIMES,
         "100 per cent takes the actors' points as they are. Loyalty is an attachment that delays leaving.",
         "hirschman_1970"),
)  # fmt: skip
ASSUMPTIONS: Mapping[str, Assumption] = MappingProxyType({one.id: one for one in _ALL})


def taken(given: Mapping[str, object] | None, **named: object) -> dict[str, Fraction]:
    """All assumptions, with the given values in the place of defaults; None leaves a default.

    >>> taken({"veto": 0}, access="0.7")["access"]
    Fraction(7, 10)
    >>> taken({"vetos": 0})
    Traceback (most recent call last):
    ValueError: assumptions: 'vetos' is not a known assumption. Did you mean 'veto'? Accepted: access, inner_access,
    associated_depth, inner_depth, alone, veto, trap, restraint, adjustment, leaving, benefit, autonomy and 1 more.
    """
    if given is not None and not isinstance(given, Mapping):
        raise ValueError(f"assumptions: {shown(given)} found; a mapping such as {{'veto': 0}} is accepted.")
    values = {key: one.default for key, one in ASSUMPTIONS.items()}
    for key, value in [*(given or {}).items(), *((key, value) for key, value in named.items() if value is not None)]:
        one = ASSUMPTIONS[one_of("assumptions", key, ASSUMPTIONS, "assumption")]
        found = exact(value, key)
        if not one.least <= found <= one.most:
            raise ValueError(f"{key}: {found} found; a number from {one.least} to {one.most} is accepted.")
        values[key] = found
    return values
