"""Joining and leaving under a felt threat, a hundred times: the band of results, and no single run told as a story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.numbers import decimal, whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import count, number, one_or_many

from .fading import MOST_MONTHS, Decay, from_nothing, points
from .limits import LIMITS
from .one_run import ORDERS, STARTS, Rules, played

MOST_STATES, MOST_SEEDS, MOST_LOOKS = 100, 1000, 3_000_000
_FIRST = 2026  # the first seed: any number will do, as long as it stays the same


@dataclass(frozen=True, repr=False)
class OneRun(Explained):
    """One run: an illustration, and no result. Another seed gives another.

    Attributes
    ----------
    seed : int
    size : tuple of int
        How many are in, month by month.
    inside : tuple of tuple of int
        Who is in, month by month: places in the thresholds, from 0.
    """

    seed: int
    size: tuple[int, ...]
    inside: tuple[tuple[int, ...], ...]

    def explain(self) -> str:
        """Start and end, and that it is one run only."""
        return (
            f"One run only, with seed {self.seed}: an illustration, not a result. It starts with {self.size[0]} and"
            f" ends with {self.size[-1]}; another seed gives another run. Read the band of all runs."
        )

    def brief(self) -> str:
        """The seed and the end."""
        return f"Seed {self.seed}, one run only: ends with {self.size[-1]}"


@dataclass(frozen=True, repr=False)
class CoalitionBand(Tabular, Explained):
    """The band of sizes over all runs.

    Attributes
    ----------
    rules : object
        Thresholds, margins, threat and order, as they were given; `rules.in_words()` says them.
    anchoring : float or None
        That of the threat, where it came from `decay`.
    smallest : int
        The smallest size that works.
    first, seeds : int
        The first seed and how many: run by run one more.
    sizes : tuple of tuple of int
        For each month, in how many runs 0, 1, 2 ... states are in.
    fell : int
        Runs in which it worked and later, in at least one month, did not.
    never : int
        Runs in which it never worked.
    """

    rules: Rules
    anchoring: float | None
    smallest: int
    first: int
    seeds: int
    sizes: tuple[tuple[int, ...], ...]
    fell: int
    never: int

    @property
    def states(self) -> int:
        """How many could be in."""
        return len(self.rules.thresholds)

    @property
    def months(self) -> int:
        """The last month."""
        return len(self.rules.threat) - 1

    def at(self, part: object) -> tuple[int, ...]:
        """For each month the smallest size that at least this part of the runs does not exceed (nearest rank)."""
        found = decimal(part, "part")
        if not 0 <= found <= 1:
            raise ValueError(f"part: {shown(part)} found; a number from 0 to 1 is accepted.")
        needed = max(1.0, found * self.seeds - 1e-9)  # at least the first of them
        return tuple(next(size for size, n in enumerate(accumulate(runs)) if n >= needed) for runs in self.sizes)

    @cached_property
    def median(self) -> tuple[int, ...]:
        """The median of the runs, month by month."""
        return self.at(0.5)

    @cached_property
    def low(self) -> tuple[int, ...]:
        """A tenth of the runs lies at or below it."""
        return self.at(0.1)

    @cached_property
    def high(self) -> tuple[int, ...]:
        """Nine tenths of the runs lie at or below it."""
        return self.at(0.9)

    @cached_property
    def least(self) -> tuple[int, ...]:
        """The smallest of all runs."""
        return self.at(0)

    @cached_property
    def most(self) -> tuple[int, ...]:
        """The largest of all runs."""
        return self.at(1)

    def working(self, month: object = None) -> int:
        """In how many runs it works in a month: at least the smallest size is in. The last month if left out."""
        when = self.months if month is None else whole(month, "month", 0, self.months)
        return sum(self.sizes[when][self.smallest :])

    @property
    def falls(self) -> float:
        """The share of runs in which it worked and later fell under the smallest size, from 0 to 1."""
        return self.fell / self.seeds

    def run(self, seed: object) -> OneRun:
        """One run, by its seed: marked as an illustration, because one run is no result."""
        which = whole(seed, "seed", 0)
        months = [tuple(who for who, there in enumerate(inside) if there) for inside in played(self.rules, which)]
        return OneRun(which, tuple(map(len, months)), tuple(months))

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each month: threat, the band of sizes, and the share of runs in which it works."""
        return [
            {
                "month": month,
                "threat": self.rules.threat[month],
                "least": self.least[month],
                "low": self.low[month],
                "median": self.median[month],
                "high": self.high[month],
                "most": self.most[month],
                "works": self.working(month) / self.seeds,
            }
            for month in range(len(self.sizes))
        ]

    def explain(self) -> str:
        """The band at the end, how often it works, the rule, the seeds, and the limits."""
        end = self.months
        said = [
            f"After {count(end, 'month')} the coalition works in {self.working()} of {count(self.seeds, 'run')} (at"
            f" least {self.smallest} of {self.states} are in).",
            f"The median is {self.median[end]}; four fifths of the runs lie between {self.low[end]} and"
            f" {self.high[end]}, all between {self.least[end]} and {self.most[end]}.",
            one_or_many(
                self.fell,
                "In one run it worked and later fell under that size, for a month or for good.",
                "In {n} runs it worked and later fell under that size, for a month or for good.",
                "In no run did it work and later fall under that size.",
            ),
        ]
        if self.never:
            said.append(one_or_many(self.never, "In one run it never worked.", "In {n} runs it never worked."))
        said.append(self.rules.in_words())
        if self.anchoring:
            said.append(f"Anchoring takes away {number(round(100 * self.anchoring, 1))} per cent of the fading.")
        said.append(f"Seeds {self.first} to {self.first + self.seeds - 1}: the same seeds give the same runs.")
        return " ".join([*said, *LIMITS.values()])

    def brief(self) -> str:
        """How often it works at the end."""
        return f"Works in {self.working()} of {count(self.seeds, 'run')} after {count(self.months, 'month')}"


@keywords_checked
def coalition(
    thresholds: Iterable[object],
    leave: object,
    threat: Decay | Iterable[object],
    seeds: object = 100,
    *,
    smallest: object = None,
    company: object = 0,
    error: object = 5,
    misreading: object = 5,
    order: str = "together",
    start: str = "all",
    first: object = _FIRST,
) -> CoalitionBand:
    """How many stay in a coalition while the felt threat fades: the band over a hundred runs.

    What it answers: does a coalition outlive its crisis, how sure is that, and what would make it last?

    Parameters
    ----------
    thresholds : iterable of number
        The threat at which each state joins, in the points of `threat`. At most 100 states.
    leave : number or iterable of number
        How far below its threshold the threat must fall before a state leaves, for all or for each; at least 0.
    threat : Decay or iterable of number
        Month by month: from `decay`, or a list. A number that is put in, not measured.
    seeds : int
        How many runs, at most 1,000.
    smallest : int, optional
        The smallest size that works; by default half of the states, rounded up.
    company : number
        Points that a state feels more when all others are in; in between, in proportion. 0: others do not count.
    error : number
        How far a threshold may lie from the one given: drawn evenly, once a run.
    misreading : number
        By how much a state may misread the threat: drawn evenly, for each state every month.
    order : {"together", "in turn"}
        Whether all look at the same time or one after another, in an order drawn each month. It can change the result.
    start : {"all", "nobody"}
        Who is in before the first look.
    first : int
        The first seed; each run has one more.

    Returns
    -------
    CoalitionBand
        `median`, `low`, `high`, `least`, `most` by month; `working(month)`, `falls`; `run(seed)` for one run, marked.

    Raises
    ------
    ValueError
        For numbers out of range, and for lists that do not fit.

    Notes
    -----
    Two-sided thresholds: a state that is out joins when threat + company * (share of the others that are in) +
    misreading >= threshold; one that is in leaves when it is < threshold - leave. The first look is in month 0. Chance
    comes from `random.Random(seed).random()` alone, whose numbers Python keeps the same on every machine and version.

    >>> from eudefence import momentum
    >>> fading = momentum.decay(100, half_life=12, months=24)
    >>> result = momentum.coalition([20, 40, 60, 80], leave=0, threat=fading, smallest=2)
    >>> result.working(0), result.working(24), result.median[24]
    (100, 0, 1)
    >>> result.run(7).brief()
    'Seed 7, one run only: ends with 1'
    """
    joins = points(thresholds, "thresholds")
    if len(joins) > MOST_STATES:
        raise ValueError(f"thresholds: {len(joins)} found; at most {MOST_STATES} are accepted.")
    level = tuple(threat.level) if isinstance(threat, Decay) else points(threat, "threat")
    if len(level) > MOST_MONTHS + 1:
        raise ValueError(f"threat: {len(level)} months found; at most {MOST_MONTHS + 1:,} are accepted.")
    rules = Rules(
        joins,
        _margins(leave, len(joins)),
        level,
        from_nothing(company, "company"),
        from_nothing(error, "error"),
        from_nothing(misreading, "misreading"),
        one_of("order", order, ORDERS),
        one_of("start", start, STARTS),
    )
    needed = -(-len(joins) // 2) if smallest is None else whole(smallest, "smallest", 1, len(joins))
    runs, seed = whole(seeds, "seeds", 1, MOST_SEEDS), whole(first, "first", 0)
    if runs * len(level) * len(joins) > MOST_LOOKS:
        fitting = max(1, MOST_LOOKS // (len(level) * len(joins)))
        raise ValueError(f"seeds: {runs} runs of so many states and months take too long; try {fitting}.")
    anchoring = threat.anchoring if isinstance(threat, Decay) else None
    return CoalitionBand(rules, anchoring, needed, seed, runs, *_counted(rules, needed, range(seed, seed + runs)))


def _counted(rules: Rules, needed: int, seeds: Iterable[int]) -> tuple[tuple[tuple[int, ...], ...], int, int]:
    """Runs by month and size; those that worked and later did not; those that never worked."""
    sizes = [[0] * (len(rules.thresholds) + 1) for _ in rules.threat]
    fell = never = 0
    for seed in seeds:
        worked = failed = False
        for counts, inside in zip(sizes, played(rules, seed), strict=True):
            size = sum(inside)
            counts[size] += 1
            if size >= needed:
                worked = True
            elif worked:
                failed = True
        fell += failed
        never += not worked
    return tuple(map(tuple, sizes)), fell, never


def _margins(leave: object, states: int) -> tuple[float, ...]:
    """One margin for each state."""
    if isinstance(leave, Iterable) and not isinstance(leave, str):
        found = points(leave, "leave")
        if len(found) != states:
            raise ValueError(f"leave: {len(found)} numbers found for {states} thresholds; give one number, or as many.")
    else:
        found = (decimal(leave, "leave"),) * states
    if min(found) < 0:
        raise ValueError(
            f"leave: {number(min(found))} found; a number of at least 0 is accepted. Under 0 a state would leave"
            " although its reason to join is there."
        )
    return found
