"""Every gap that could have been reported: all combinations of choices, what each says, and which choices decide.

After S. Steegen, F. Tuerlinckx, A. Gelman and W. Vanpaemel, "Increasing Transparency Through a Multiverse Analysis"
(2016), and U. Simonsohn, J. P. Simmons and L. D. Nelson, "Specification curve analysis" (2020).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from eudefence.ground.arguments import keywords_checked, one_of, several
from eudefence.ground.explained import Explained
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import listed
from eudefence.ground.numbers import truth, whole
from eudefence.ground.words import joined

from .asymmetry import VERDICTS, values_of, verdict_of
from .choices import CHOICES, EXCLUSIONS, MEASURED, combinations, gap_of
from .slopes import LEAST, SEED, interval, least_squares, theil_sen

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Deciding", "Multiverse", "Specification", "multiverse"]

REPLICATES = 99  # invented series for each interval; a single gap has more
_Got = tuple[tuple[int, ...], tuple[float, ...]] | str  # years and gap, or the rule that leaves it out
THIN = ("money",)  # what too few years are known of


@dataclass(frozen=True)
class Specification:
    """One combination of choices and what it says.

    Attributes
    ----------
    choices : dict
        Choice to option; None where the choice does not concern what is measured.
    years : (int, int)
        First and last year compared.
    change : float
        By how much the gap grew from the first year to the last: a logarithm of a ratio, or standard deviations.
    slope, low, high : float
        Of the gap in a year, and its interval.
    same_as : int
        Place of the first specification that leads to the same years and numbers; its own if it is the first.
    """

    choices: Mapping[str, str | None]
    years: tuple[int, int]
    change: float
    slope: float
    low: float
    high: float
    same_as: int

    @property
    def verdict(self) -> str:
        """widened, narrowed or cannot_be_said: strictly, with the interval."""
        return verdict_of(self.low, self.high)

    @property
    def strength(self) -> float:
        """The slope in units of half its interval: beyond 1 or -1 the interval leaves out zero, more or less. It has no
        unit, so that specifications in logarithms, in numbers and in standard deviations stand on one line.
        """
        half = (self.high - self.low) / 2
        if half > 1e-12:
            return self.slope / half
        return self.sign * float("inf") if self.sign else 0.0

    @property
    def sign(self) -> int:
        """1 if the slope is above zero, -1 if below, 0 if it is zero: loosely, without the interval."""
        return 0 if abs(self.slope) < 1e-12 else 1 if self.slope > 0 else -1


@dataclass(frozen=True)
class Deciding:
    """How much one choice decides.

    Attributes
    ----------
    choice : str
        See `CHOICES`.
    widens : dict
        Option to the share of its specifications in which the gap widens, loosely.
    explained : float
        Share of the variance of this answer (1 or 0) that lies between the options, among the specifications that the
        choice concerns.
    pairs, flips, strict_flips : int
        Pairs of specifications that differ in this choice alone; in how many the gap widens in one and not
        in the other, loosely; and in how many the strict verdict differs.
    """

    choice: str
    widens: Mapping[str, float]
    explained: float
    pairs: int
    flips: int
    strict_flips: int


@dataclass(frozen=True, repr=False)
class Multiverse(Explained):
    """All specifications, those left out by rule, and what follows from them.

    Attributes
    ----------
    specifications : tuple of Specification
    excluded : dict
        Rule to the number of combinations it left out; see `EXCLUSIONS`.
    """

    specifications: tuple[Specification, ...]
    excluded: Mapping[str, int]

    @property
    def loose(self) -> float:
        """Share of specifications whose slope is above zero."""
        return self._share(lambda one: one.sign > 0)

    @property
    def strict(self) -> float:
        """Share of specifications in which the interval of the slope lies above zero."""
        return self._share(lambda one: one.verdict == "widened")

    @property
    def verdicts(self) -> dict[str, int]:
        """How many specifications say what, strictly."""
        counted = Counter(one.verdict for one in self.specifications)
        return {verdict: counted[verdict] for verdict in VERDICTS}

    @property
    def distinct(self) -> int:
        """How many of the specifications lead to different numbers."""
        return sum(one.same_as == place for place, one in enumerate(self.specifications))

    def where(self, choice: str, option: str) -> Multiverse:
        """The specifications in which one choice is held fast; what the choice does not concern is left out too.

        Parameters
        ----------
        choice, option : str
            See `CHOICES`.

        Returns
        -------
        Multiverse
            Without those left out by rule, because what was left out was never given its numbers.

        Raises
        ------
        ValueError
            For an unknown choice or option, or one of which there is no specification.

        >>> multiverse(measured=["bodies"]).where("slope", "theil_sen").loose < 1
        True
        """
        one_of("choice", choice, CHOICES)
        one_of("option", option, CHOICES[choice].options)
        kept = [one for one in self.specifications if one.choices[choice] == option]
        if not kept:
            raise ValueError(f"option: no specification has {CHOICES[choice].options[option]!r}.")
        first: dict[int, int] = {}
        moved = [replace(one, same_as=first.setdefault(one.same_as, place)) for place, one in enumerate(kept)]
        return Multiverse(tuple(moved), {})

    @cached_property
    def deciding(self) -> tuple[Deciding, ...]:
        """Every choice that has more than one option here, the one that decides most first: by the share of its pairs
        in which the sign differs, then the verdict.
        """
        found = [_deciding(name, self.specifications) for name in CHOICES]
        return tuple(
            sorted(
                filter(None, found),
                key=lambda one: (-_rate(one.flips, one.pairs), -_rate(one.strict_flips, one.pairs), -one.explained),
            )
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each specification: its choices, and what it says."""
        return [
            dict(one.choices)
            | {
                "first_year": one.years[0],
                "last_year": one.years[1],
                "change": one.change,
                "gap_slope": one.slope,
                "low": one.low,
                "high": one.high,
                "verdict": one.verdict,
                "same_as": one.same_as,
            }
            for one in self.specifications
        ]

    @property
    def table(self) -> pd.DataFrame:
        """The rows as a frame."""
        need_pandas("Multiverse.table", "Multiverse.rows")
        import pandas as pd

        return pd.DataFrame(self.rows)

    def explain(self) -> str:
        """In how many specifications the gap widens, what decides, and what the share is not."""
        number, said = len(self.specifications), self.verdicts
        loosely = sum(one.sign > 0 for one in self.specifications)
        left_out = sum(self.excluded.values())
        excluded = (
            f"{left_out:,} further combinations make no sense and were left out by a rule that does not look at the"
            " result. "
            if left_out
            else ""
        )
        flipping = [one for one in self.deciding if one.flips][:3]
        decides = (
            f"Whether it is above zero hangs most on these choices: {joined(_hangs(one) for one in flipping)}."
            if flipping
            else "No single choice turns the answer."
        )
        strictly = ", ".join(
            f"{words} in {said[key]:,} ({said[key] / number:.0%})"
            for key, words in (("widened", "the gap widened"), ("narrowed", "it narrowed"))
        )
        return (
            f"In {loosely:,} of {number:,} specifications ({loosely / number:.0%}) the slope of the gap is above zero."
            f" Strictly, with the interval of each slope: {strictly}, and in {said['cannot_be_said']:,} neither can be"
            f" said. {decides} {excluded}The specifications use the same few tables, and only {self.distinct:,} lead to"
            " different numbers: the share is not a probability."
        )

    def brief(self) -> str:
        """The two shares in one line."""
        return (
            f"{len(self.specifications):,} specifications, the gap widens in {self.loose:.0%} by sign and in"
            f" {self.strict:.0%} with the interval"
        )

    def _share(self, holds: Callable[[Specification], bool]) -> float:
        return sum(map(holds, self.specifications)) / len(self.specifications)


def _hangs(one: Deciding) -> str:
    return f"“{CHOICES[one.choice].label}” (it turns the answer in {one.flips} of {one.pairs} pairs)"


@keywords_checked
def multiverse(
    industrial: object = None,
    operational: object = None,
    measured: Iterable[str] | None = None,
    thin: bool = False,
    swapped: bool = False,
    seed: int = SEED,
) -> Multiverse:
    """The gap under every combination of choices.

    What it answers: in what share of all defensible ways to measure does the gap between the pillars widen, and which
    choices decide?

    Parameters
    ----------
    industrial, operational : series or mapping, optional
        Numbers by year to use instead of the indicators; both or neither.
    measured : iterable of str, optional
        Some of steps, acts, bodies, activity, composite, money; by default all of which enough years are known.
    thin : bool
        Add what too few years are known of (money: the operational side from 2021 on).
    swapped : bool
        Exchange the pillars. A placebo: what held in a share of specifications has to hold the other way round.
    seed : int
        Of the random numbers behind the intervals.

    Returns
    -------
    Multiverse

    Raises
    ------
    ValueError
        For one series without the other, an unknown measure, or nothing that can be compared.

    Notes
    -----
    IAI 2026 holds that the gap between industry and operations has widened. A share of specifications is no probability
    that this is true: they are not independent, nobody drew them by lot, and another author would have put other
    choices on the list. What it shows is how far the answer depends on choices.

    Examples
    --------
    >>> falling = multiverse({y: 1 for y in range(2000, 2026)}, {y: 1.1 ** (y - 2000) for y in range(2000, 2026)})
    >>> falling.loose, falling.verdicts["widened"]
    (0.0, 0)
    """
    turned = truth(swapped, "swapped")
    number = whole(seed, "seed")
    if (industrial is None) != (operational is None):
        lacking = "industrial" if industrial is None else "operational"
        raise ValueError(f"{lacking}: both series are needed, or neither.")
    given, frame = None, {}
    if industrial is not None:
        given = (values_of(industrial, "industrial"), values_of(operational, "operational"))
        frame = _frame(*given)
        asked: Sequence[str] = ("given",)
    elif measured is None:
        asked = [name for name in MEASURED if name not in THIN or truth(thin, "thin")]
    else:
        asked = several("measured", listed(measured, "measured", "a word or a list of words"), MEASURED)
    found: list[Specification] = []
    excluded: Counter[str] = Counter()
    seen: dict[tuple[object, ...], int] = {}
    for what in asked:
        told = _of_the_course(what) if given is None else ((c, gap_of(c, given)) for c in combinations(what, frame))
        for chosen, got in told:
            if isinstance(got, str):
                excluded[got] += len(CHOICES["slope"].options)
                continue
            years, moved = got
            for slope in CHOICES["slope"].options:
                place = seen.setdefault((years, moved, slope), len(found))
                one = specification_of(chosen | {"slope": slope}, years, moved, place, number)
                found.append(_exchanged(one) if turned else one)
    if not found:
        raise ValueError(
            f"industrial: fewer than {LEAST} years are known for both pillars, so nothing can be compared."
        )
    return Multiverse(tuple(found), {rule: excluded[rule] for rule in EXCLUSIONS if excluded[rule]})


@lru_cache(maxsize=16)
def _of_the_course(measured: str) -> tuple[tuple[dict[str, str | None], _Got], ...]:
    """Every combination for what is measured, and what it leads to: it does not change while the tables do not."""
    return tuple((chosen, gap_of(chosen)) for chosen in combinations(measured, {}))


def _frame(mine: Mapping[int, float], theirs: Mapping[int, float]) -> dict[str, tuple[str, ...]]:
    """First and last years to choose from, for given series: those of the course where they fit, else their own."""
    common = sorted(mine.keys() & theirs.keys())
    if not common:
        raise ValueError("operational: no year is known for both series.")
    inside = {
        name: tuple(year for year in CHOICES[name].options if common[0] <= int(year) <= common[-1])
        for name in ("start", "end")
    }
    starts = tuple(year for year in inside["start"] if int(year) + LEAST <= common[-1]) or (str(common[0]),)
    ends = tuple(year for year in inside["end"] if int(year) >= int(starts[0]) + LEAST) or (str(common[-1]),)
    return {"start": starts, "end": ends}


def specification_of(
    chosen: dict[str, str | None], years: tuple[int, ...], moved: tuple[float, ...], place: int, seed: int
) -> Specification:
    """The slope of a gap and its interval, with the choices that led to it."""
    steepness, low, high = _slope(years, moved, chosen["slope"] or "", seed)
    return Specification(chosen, (years[0], years[-1]), moved[-1] - moved[0], steepness, low, high, place)


def _exchanged(one: Specification) -> Specification:
    """What the specification says with the pillars exchanged: every logarithm and difference changes its sign."""
    return replace(one, change=-one.change, slope=-one.slope, low=-one.high, high=-one.low)


@lru_cache(maxsize=4096)
def _slope(years: tuple[int, ...], moved: tuple[float, ...], method: str, seed: int) -> tuple[float, float, float]:
    steepness = (least_squares if method == "least_squares" else theil_sen)(years, moved)
    return steepness, *interval(years, moved, method, REPLICATES, seed)


def _deciding(name: str, specifications: Sequence[Specification]) -> Deciding | None:
    mine = [one for one in specifications if one.choices[name] is not None]
    options = {one.choices[name] for one in mine}
    if len(options) < 2:
        return None
    groups = {
        option: [one.sign > 0 for one in mine if one.choices[name] == option]
        for option in CHOICES[name].options
        if option in options
    }
    pairs = flips = strict = 0
    twins: dict[tuple[object, ...], list[Specification]] = {}
    for one in mine:
        twins.setdefault(tuple(value for key, value in one.choices.items() if key != name), []).append(one)
    for group in twins.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                pairs += 1
                flips += (one.sign > 0) != (other.sign > 0)
                strict += one.verdict != other.verdict
    return Deciding(
        name,
        {option: sum(answers) / len(answers) for option, answers in groups.items()},
        _explained(groups.values()),
        pairs,
        flips,
        strict,
    )


def _explained(groups: Iterable[Sequence[float]]) -> float:
    """Share of the sum of squares that lies between groups (eta squared); 0 if all numbers are the same.

    >>> _explained([[0, 0], [1, 1]]), _explained([[0, 1], [0, 1]])
    (1.0, 0.0)
    """
    groups = list(groups)
    every = [one for group in groups for one in group]
    mean = sum(every) / len(every)
    total = sum((one - mean) ** 2 for one in every)
    between = sum(len(group) * (sum(group) / len(group) - mean) ** 2 for group in groups)
    return between / total if total else 0.0


def _rate(part: int, whole_number: int) -> float:
    return part / whole_number if whole_number else 0.0
