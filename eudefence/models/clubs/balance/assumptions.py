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

        >>> ASSUMPTIONS["access"].said(Fraction(1, 2)), ASSUMPTIONS["loyalty"].said(Fraction(3, 2))
        ('50 per cent', '1.5 times')
        """
        if self.unit == SHARE:
            return per_cent(value)
        return f"{number(float(value))} {'times' if self.unit == TIMES else 'point' if value == 1 else 'points'}"

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
    _one("access", "the part of the good that an associated state may use", "1/2 0 1 1/20", SHARE,
         "Where outsiders can be kept out, the group sets their terms; half is between nothing and all.",
         "koelliker_2001"),
    _one("inner_access", "the part that a state inside with exceptions may use", "4/5 0 1 1/20", SHARE,
         "Exceptions cost some of the good, and less than standing outside does.", "koelliker_2001"),
    _one("associated_depth", "how deep association binds, and what it puts in", "1/4 0 1 1/20", SHARE,
         "An associated state takes over rules and gives some of its means."),
    _one("inner_depth", "how deep a state with exceptions is bound, and what it puts in", "1/2 0 1 1/20", SHARE,
         "Half of full part; full part is 1 and exit 0, which only sets the scale."),
    _one("alone", "the part of the good that is there even if nobody takes part", "1/5 0 1 1/20", SHARE,
         "Some of the good is there without the group; the more, the less the number of participants matters."
         " For a network good it is nothing by definition.", "koelliker_2001"),
    _one("veto", "how much of the price of autonomy a sure veto takes away", "1/2 0 1 1/20", SHARE,
         "Who can prevent what it does not want gives up less by joining: voice in place of exit.",
         "hirschman_1970", "weiler_1991"),
    _one("trap", "how much of the good is lost if every member can stop every decision", "1/5 0 1 1/20", SHARE,
         "Where all must agree, results are poorer than they could be: the joint-decision trap.", "scharpf_1988"),
    _one("restraint", "how much those inside hold back from a common pool", "1/4 0 1 1/20", SHARE,
         "A common pool lasts if some draw less; outsiders draw on. Only for a common pool.", "koelliker_2001"),
    _one("adjustment", "the cost of adapting laws and forces, at full depth", "1/2 0 5 1/4", POINTS,
         "Joining means change at home, the deeper the more; voice does not lower it."),
    _one("leaving", "what it costs a member of the Union to stand outside", "1/2 0 5 1/4", POINTS,
         "Exit is open, but not free: talks, trust and influence are lost.", "hirschman_1970", "weiler_1991"),
    _one("benefit", "the benefit of all actors", "1 0 2 1/10", TIMES, "1 takes the actors' points as they are."),
    _one("autonomy", "the price of autonomy of all actors", "1 0 2 1/10", TIMES,
         "1 takes the actors' points as they are."),
    _one("loyalty", "the loyalty of all actors", "1 0 2 1/10", TIMES,
         "1 takes the actors' points as they are. Loyalty is an attachment that delays leaving.", "hirschman_1970"),
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
