"""The dilemma of three: can a design give autonomy, what states can do together, and a free way out, all at once?

A model of this course, which students try to refute. The scores are codings of the table dilemma_codings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.lists import gives_pairs
from eudefence.ground.numbers import whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import joined, one_or_many

CRITERIA: Mapping[str, str] = {
    "autonomy": "autonomy",
    "capability": "what states can do together",
    "exit": "a free way out",
}
LEAST, MOST = 1, 5
_TOLD = 4  # names that a sentence can hold


@dataclass(frozen=True, repr=False)
class Design(Explained):
    """A design with its scores.

    Attributes
    ----------
    id, name : str
    scores : tuple of int
        Autonomy, capability, exit: from 1 to 5.
    reasons : tuple of str
        Empty where a score is not that of the table.
    """

    id: str
    name: str
    scores: tuple[int, int, int]
    reasons: tuple[str, ...] = ("", "", "")

    def missing(self, high: int) -> int:
        """Points it lacks for a high score on all three."""
        return sum(max(0, high - score) for score in self.scores)

    def dominates(self, other: Design) -> bool:
        """Whether it is at least as good on all three and better on one."""
        pairs = list(zip(self.scores, other.scores, strict=True))
        return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)

    def explain(self) -> str:
        """Its scores, with reasons."""
        told = [
            f"{words} {score} of {MOST}{f' ({reason})' if reason else ''}"
            for words, score, reason in zip(CRITERIA.values(), self.scores, self.reasons, strict=True)
        ]
        return f"{self.name}: {joined(told)}."

    def brief(self) -> str:
        """Name and scores."""
        return f"{self.name}: {', '.join(map(str, self.scores))}"


def quoted(design: Design) -> str:
    """The name of a design within a sentence."""
    return f"“{design.name}”"


def _some(found: Sequence[Design]) -> str:
    """Their names, the first three of many."""
    if len(found) <= _TOLD:
        return joined(map(quoted, found))
    return f"{', '.join(map(quoted, found[: _TOLD - 1]))} and {len(found) - _TOLD + 1} more"


@keywords_checked
def designs(changed: Mapping[str, Sequence[object]] | None = None) -> tuple[Design, ...]:
    """The designs of the table, with scores of your own where they are given.

    Parameters
    ----------
    changed : mapping, optional
        Design to its scores: autonomy, capability, exit. A key that is not in the table is a design of your own.

    Raises
    ------
    ValueError
        For scores that are not three whole numbers from 1 to 5.

    >>> designs({"coalition": (5, 4, 5)})[-3].brief()
    'Coalition outside the Treaties: 5, 4, 5'
    """
    names = {row["route_id"]: row["name"] for row in course().rows("routes")}
    rows: dict[str, dict[str, tuple[int, str]]] = {}
    for row in course().rows("dilemma_codings"):
        rows.setdefault(row["route_id"], {})[row["criterion"]] = (row["score"], row["reason"])
    given = {key: _scores(key, scores) for key, scores in _changed(changed).items()}
    found = []
    for key, coded in rows.items():
        ours = [coded[criterion] for criterion in CRITERIA]
        scores = given.pop(key, None) or _scores(key, [score for score, _ in ours])
        said = tuple(reason if score == own else "" for score, (own, reason) in zip(scores, ours, strict=True))
        found.append(Design(key, names[key], scores, said))
    return (*found, *(Design(key, key, scores) for key, scores in given.items()))


def _changed(changed: Any) -> dict[str, Any]:
    if changed is None:
        return {}
    if not gives_pairs(changed) or getattr(changed, "ndim", 1) != 1:
        raise ValueError(f"changed: {shown(changed)} found; a mapping of design to its three scores is accepted.")
    given = dict(changed.items())
    if strange := [key for key in given if not isinstance(key, str) or not key.strip()]:
        raise ValueError(f"changed: {shown(strange[0])} found; a design is named by its key, or by a name of your own.")
    return given


def _scores(key: str, scores: Any) -> tuple[int, int, int]:
    argument = f"changed[{shown(key)}]"
    if isinstance(scores, str | bytes) or not isinstance(scores, Iterable) or getattr(scores, "ndim", 1) != 1:
        given = []
    else:
        given = list(scores)
    if len(given) != len(CRITERIA):
        raise ValueError(f"{argument}: {shown(scores)} found; three scores from {LEAST} to {MOST} are accepted.")
    autonomy, capability, way_out = (whole(score, argument, LEAST, MOST) for score in given)
    return autonomy, capability, way_out


@dataclass(frozen=True, repr=False)
class Dilemma(Explained):
    """The designs held against the claim that none is high on all three.

    Attributes
    ----------
    designs : tuple of Design
    high : int
        The score from which on something counts as high.
    """

    designs: tuple[Design, ...]
    high: int

    @property
    def refuted_by(self) -> tuple[Design, ...]:
        """Designs that are high on all three."""
        return tuple(one for one in self.designs if not one.missing(self.high))

    @property
    def frontier(self) -> tuple[Design, ...]:
        """Designs that no other is at least as good as on all three and better on one (Pareto)."""
        return tuple(one for one in self.designs if not any(other.dominates(one) for other in self.designs))

    @property
    def nearest(self) -> tuple[Design, ...]:
        """Those that lack the fewest points: the codings on which the claim hangs."""
        least = min(one.missing(self.high) for one in self.designs)
        return tuple(one for one in self.designs if one.missing(self.high) == least)

    def explain(self) -> str:
        """Whether the claim stands, and on which coding it hangs."""
        if self.refuted_by:
            return one_or_many(
                len(self.refuted_by),
                "Refuted, if these codings hold: {names} scores {high} on all three.",
                "Refuted, if these codings hold: {names} score {high} on all three.",
                names=_some(self.refuted_by),
                high=self.bar,
            )
        points = self.nearest[0].missing(self.high)
        none = f"Not refuted by these codings: none of {len(self.designs)} designs scores {self.bar} on all three."
        if points == 1:
            names = joined(map(quoted, self.nearest), "or")
            return f"{none} It hangs on little: one point more for {names} would refute it."
        lack = one_or_many(
            len(self.nearest),
            "The nearest, {names}, lacks {points} points.",
            "The nearest, {names}, lack {points} points each.",
            names=joined(map(quoted, self.nearest)),
            points=points,
        )
        return f"{none} {lack}"

    @property
    def bar(self) -> str:
        """What counts as high, in words."""
        return f"{self.high} or more" if self.high < MOST else str(self.high)

    def brief(self) -> str:
        """Refuted or not."""
        return "refuted by these codings" if self.refuted_by else "not refuted by these codings"


@keywords_checked
def dilemma(changed: Mapping[str, Sequence[object]] | None = None, high: int = 4) -> Dilemma:
    """Whether any design is high on autonomy, on what states can do together and on a free way out.

    What it answers: is there a design that refutes the dilemma of three, and which coding decides?

    Parameters
    ----------
    changed : mapping, optional
        Scores of your own: see `designs`.
    high : int
        The score from which on something counts as high, from 2 to 5.

    Returns
    -------
    Dilemma

    Raises
    ------
    ValueError
        For scores or a bar out of range.

    Notes
    -----
    A model of this course; table dilemma_codings, scored by us. Scores are an order: they are compared, and never
    averaged.

    Examples
    --------
    >>> from eudefence import balance
    >>> balance.dilemma().refuted_by
    ()
    >>> [one.id for one in balance.dilemma({"coalition": (5, 4, 5)}).refuted_by]
    ['coalition']
    """
    bar = whole(high, "high", LEAST + 1, MOST)
    return Dilemma(designs(changed), bar)
