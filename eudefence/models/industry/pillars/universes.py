"""Every gap that could have been reported: all combinations of choices, what each says, and which choices decide.

After S. Steegen, F. Tuerlinckx, A. Gelman and W. Vanpaemel, "Increasing Transparency Through a Multiverse Analysis"
(2016), and U. Simonsohn, J. P. Simmons and L. D. Nelson, "Specification curve analysis" (2020).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of, several
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import listed
from eudefence.ground.numbers import truth, whole
from eudefence.ground.words import joined

from .asymmetry import VERDICTS, values_of
from .choices import CHOICES, EXCLUSIONS, MEASURED, READINGS, combinations, gap_of
from .deciding import Deciding, deciding
from .slopes import LEAST, SEED
from .specified import Specification, exchanged, specification_of
from .time_series import Series

__all__ = ["Multiverse", "multiverse"]

_Got = tuple[tuple[int, ...], tuple[float, ...]] | str  # years and gap, or the rule that leaves it out
_Told = tuple[dict[str, str | None], _Got]
THIN = ("money",)  # what too few years are known of


@dataclass(frozen=True, repr=False)
class Multiverse(Tabular, Explained):
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
    def readings(self) -> dict[str, tuple[int, int, int]]:
        """Reading of the claim (see `READINGS`) to the number of its specifications, and in how many of them the gap
        widens, loosely and strictly.

        >>> multiverse({y: 2 ** (y - 2000) for y in range(2000, 2010)},
        ...     dict.fromkeys(range(2000, 2010), 2000)).readings["distance"][1]  # industry catches up
        0
        """
        found = {reading: [one for one in self.specifications if one.reading == reading] for reading in READINGS}
        return {
            reading: (len(ones), sum(one.sign > 0 for one in ones), sum(one.verdict == "widened" for one in ones))
            for reading, ones in found.items()
            if ones
        }

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
        return deciding(self.specifications)

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

    def explain(self) -> str:
        """In how many specifications the gap widens, by what reading, what decides, and what the share is not."""
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
            f"{words} in {said[key]:,} ({100 * said[key] / number:.0f} %)"
            for key, words in (("widened", "the gap widened"), ("narrowed", "it narrowed"))
        )
        return (
            f"In {loosely:,} of {number:,} specifications ({100 * loosely / number:.0f} %) the slope of the gap is"
            f" above zero. {told_by_reading(self)} Strictly, with the interval of each slope: {strictly}, and in"
            f" {said['cannot_be_said']:,} neither can be said. {decides} {excluded}The specifications use the same few"
            f" tables, and only {self.distinct:,} lead to different numbers: the share is not a probability."
        )

    def brief(self) -> str:
        """The two shares in one line."""
        return (
            f"{len(self.specifications):,} specifications, the gap widens in {self.loose:.0%} by sign and in"
            f" {self.strict:.0%} with the interval"
        )

    def _share(self, holds: Callable[[Specification], bool]) -> float:
        return sum(map(holds, self.specifications)) / len(self.specifications)


def told_by_reading(shown: Multiverse) -> str:
    """What “widened” means, and in how many specifications it does, reading by reading: one sentence."""
    found = shown.readings
    if len(found) == 1:
        return f"“Widened” means here: {READINGS[next(iter(found))]}."
    told = (
        f"{READINGS[reading]} in {widened:,} of {number:,} ({100 * widened / number:.0f} %)"
        for reading, (number, widened, _) in found.items()
    )
    return f"The first share depends on what “widened” means: {joined(told)}."


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
        Exchange the pillars. A placebo: what held in a share of specifications has to hold the other way round. The
        distance of two numbers stays as it is, because it does not ask which of them is larger.
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
    IAI 2026 holds that the gap between industry and operations has widened. This can be read in three ways, and
    `compared` has all three: industry grew more (the ratio of the numbers), industry added more (their difference), or
    the lead of the larger number grew, told in times (their distance). By number, operations lead in nearly all
    years, and the same text calls the industrial strand the more marginal one until 2016 (page 12). So for the third
    reading an industry that catches up makes the gap smaller, and for the first it makes it wider. The second and the
    third need things of one kind on both sides: they are left out for projects and missions (unlike units) and for
    envelopes and ceilings (unlike kinds of money). A composite is read by growth.

    A share of specifications is no probability that the claim is true: they are not independent, nobody drew them by
    lot, and another author would have put other choices on the list. What it shows is how far the answer depends on
    choices.

    Examples
    --------
    >>> falling = multiverse({y: 1 for y in range(2000, 2026)}, {y: 1.1 ** (y - 2000) for y in range(2000, 2026)})
    >>> {reading: widened for reading, (_, widened, _) in falling.readings.items()}  # by distance, all 16 widen
    {'ratio': 0, 'difference': 0, 'distance': 16}
    """
    turned = truth(swapped, "swapped")
    number = whole(seed, "seed")
    if (industrial is None) != (operational is None):
        lacking = "industrial" if industrial is None else "operational"
        raise ValueError(f"{lacking}: both series are needed, or neither.")
    if industrial is not None:
        given = (values_of(industrial, "industrial"), values_of(operational, "operational"))
        return _all_of(_of_given(*given, _unlike(industrial, operational)), number, turned)
    if measured is None:
        asked = [name for name in MEASURED if name not in THIN or truth(thin, "thin")]
    else:
        asked = list(several("measured", listed(measured, "measured", "a word or a list of words"), MEASURED))
    return _of_the_course(tuple(asked), number, turned)


@lru_cache(maxsize=16)
def _of_the_course(asked: tuple[str, ...], seed: int, turned: bool) -> Multiverse:
    """All specifications for what is measured: they do not change while the tables do not."""
    return _all_of([one for what in asked for one in _gaps_of(what)], seed, turned)


@lru_cache(maxsize=16)
def _gaps_of(measured: str) -> tuple[_Told, ...]:
    """Every combination for what is measured, and what it leads to."""
    return tuple((chosen, gap_of(chosen)) for chosen in combinations(measured, {}))


def _of_given(mine: Mapping[int, float], theirs: Mapping[int, float], unlike: str) -> list[_Told]:
    """Every combination for given numbers; by growth alone if they count unlike things, for which the rule is given."""
    return [
        (chosen, unlike if unlike and chosen["compared"] != "ratio" else gap_of(chosen, (mine, theirs)))
        for chosen in combinations("given", _frame(mine, theirs))
    ]


def _unlike(industrial: object, operational: object) -> str:
    """The rule by which the numbers of two series cannot be compared as they are, or nothing; plain numbers can be."""
    if not (isinstance(industrial, Series) and isinstance(operational, Series)):
        return ""
    if industrial.unit != operational.unit:
        return "unlike_units"
    return "unlike_kinds" if industrial.kind != operational.kind else ""


def _all_of(gaps: Iterable[_Told], seed: int, turned: bool) -> Multiverse:
    """Slopes and intervals for all gaps, those left out counted by rule."""
    found: list[Specification] = []
    excluded: Counter[str] = Counter()
    seen: dict[tuple[object, ...], int] = {}
    for chosen, got in gaps:
        if isinstance(got, str):
            excluded[got] += len(CHOICES["slope"].options)
            continue
        years, moved = got
        turns = turned and chosen["compared"] != "distance"
        told = tuple(-one for one in moved) if turns else moved
        for slope in CHOICES["slope"].options:
            place = seen.setdefault((years, told, slope), len(found))
            one = specification_of(chosen | {"slope": slope}, years, moved, place, seed)
            found.append(exchanged(one) if turns else one)
    if not found:
        raise ValueError(
            f"industrial: fewer than {LEAST} years are known for both pillars, so nothing can be compared."
        )
    return Multiverse(tuple(found), {rule: excluded[rule] for rule in EXCLUSIONS if excluded[rule]})


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
