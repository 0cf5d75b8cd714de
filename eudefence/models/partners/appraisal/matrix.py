"""A matrix of options by criteria: scores, who gave each, and why. The one reader for every function of the package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from eudefence.ground.arguments import one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import listed
from eudefence.ground.named_rows import named_rows
from eudefence.ground.numbers import exact, is_missing, whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import count, joined

ACCEPTED = "a mapping of option to its scores by criterion, a list of rows, or a frame with an option in each row"
MOST = 30  # options, and criteria, in one matrix
Scores = tuple[tuple[Fraction | None, ...], ...]
Full = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True)
class Cell:
    """A score and where it comes from.

    Attributes
    ----------
    score : Fraction or None
        None where nobody scored: undecided, and never nought.
    scored_by : {"text", "us", "own", ""}
        The core text's own judgement, our starting guess, one's own judgement, or not said.
    reason, claim : str
        Why this score, and what the text says.
    before : Fraction or None
        The score of the table, where one's own stands in its place.
    source_id : str
        Key of the table of sources.
    """

    score: Fraction | None
    scored_by: str = ""
    reason: str = ""
    claim: str = ""
    before: Fraction | None = None
    source_id: str = ""


@dataclass(frozen=True, repr=False)
class Matrix(Tabular, Explained):
    """Options by criteria.

    Attributes
    ----------
    options, criteria : tuple of str
        Keys, in order.
    cells : mapping of (option, criterion) to Cell
    names, words : mapping of str to str
        What an option, and a criterion, is called.
    scale : (int, int) or None
        The least and the largest score, where scores are steps of a scale; a missing score may be any of them.
    cost : tuple of str
        Criteria on which less is better.
    ignored : tuple of str
        Sentences on judgements that were not counted, with the reason.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    names: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    scale: tuple[int, int] | None = None
    cost: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for held in ("cells", "names", "words"):
            object.__setattr__(self, held, read_only(dict(getattr(self, held))))

    @classmethod
    def of(cls, table: Any, scale: tuple[int, int] | None = None, cost: Any = ()) -> Matrix:
        """A matrix from a table of one's own, with the scale of its scores, so that some may be missing.

        Parameters
        ----------
        table : DataFrame, list of rows or mapping
            As for `weighted_sum`.
        scale : (int, int), optional
            The least and the largest score; a missing one may be any whole number between.
        cost : str or iterable of str
            Criteria on which less is better.

        Raises
        ------
        ValueError
            For a scale that does not rise, and scores outside it.

        >>> own = Matrix.of({"A": {"speed": 3}, "B": {"speed": None}}, scale=(1, 5))
        >>> own.missing
        (('B', 'speed'),)
        """
        found = read(table, cost)
        return found if scale is None else replace(found, scale=_scale(scale, found))

    @property
    def scores(self) -> Scores:
        """A row for each option, None where a score is missing."""
        return tuple(tuple(self.cells[one, criterion].score for criterion in self.criteria) for one in self.options)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """Cells without a score."""
        return tuple(key for key, cell in self.cells.items() if cell.score is None)

    def name(self, option: str) -> str:
        """What an option is called."""
        return self.names.get(option, option)

    def word(self, criterion: str) -> str:
        """What a criterion is called."""
        return self.words.get(criterion, criterion)

    def without(self, option: str) -> Matrix:
        """The matrix with one option taken away."""
        left = tuple(one for one in self.options if one != option)
        return replace(self, options=left, cells={key: self.cells[key] for key in self.cells if key[0] in left})

    def leaving_out(self, *criteria: str) -> Matrix:
        """The matrix without some criteria: what has no weight at all."""
        for one in criteria:
            one_of("criteria", one, self.criteria, "criterion")
        left = tuple(one for one in self.criteria if one not in criteria)
        cost = tuple(one for one in self.cost if one in left)
        return replace(self, criteria=left, cost=cost, cells={k: self.cells[k] for k in self.cells if k[1] in left})

    def plus(self, option: str, scores: Iterable[Fraction | None]) -> Matrix:
        """The matrix with one option more."""
        more = {(option, criterion): Cell(score) for criterion, score in zip(self.criteria, scores, strict=True)}
        return replace(self, options=(*self.options, option), cells={**self.cells, **more})

    def only(self, *scored_by: str) -> Matrix:
        """The matrix with the scores of some alone, the others missing.

        >>> from eudefence import appraisal
        >>> len(appraisal.security_council().only("text").missing) > 0
        True
        """
        for one in scored_by:
            one_of("scored_by", one, ("text", "us", "own"))
        kept = {k: cell if cell.scored_by in scored_by else replace(cell, score=None) for k, cell in self.cells.items()}
        return replace(self, cells=kept)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each cell: the score, who gave it, and why."""
        return [
            {
                "option": option,
                "name": self.name(option),
                "criterion": criterion,
                "score": None if cell.score is None else float(cell.score),
                "scored_by": cell.scored_by,
                "reason": cell.reason,
                "before": None if cell.before is None else float(cell.before),
                "source_id": cell.source_id,
            }
            for (option, criterion), cell in self.cells.items()
        ]

    def explain(self) -> str:
        """What is compared, and how the scores came about."""
        by = [cell.scored_by for cell in self.cells.values() if cell.score is not None]
        told = [
            f"{by.count(key)} {words}" for key, words in WHO.items() if by.count(key)
        ]  # fmt: skip
        said = [
            f"{count(len(self.options), 'option')} by {count(len(self.criteria), 'criterion', 'criteria')}.",
            f"Scores: {joined(told)}." if told else "",
            f"{count(len(self.missing), 'score')} missing: undecided, and not counted as nought."
            if self.missing
            else "",
            f"Less is better on {joined(map(self.word, self.cost))}." if self.cost else "",
            ORDER if self.scale else "",
            *self.ignored,
        ]
        return " ".join(filter(None, said))

    def brief(self) -> str:
        """Its size."""
        return f"{count(len(self.options), 'option')} by {count(len(self.criteria), 'criterion', 'criteria')}"


WHO: Mapping[str, str] = read_only(
    {"text": "by the text itself", "us": "by us, as a starting guess", "own": "your own"}
)
ORDER = (
    "Scores from 1 to 5 are an order and no measure: 4 is more than 2, but not twice as much. Sums treat them as a"
    " measure all the same."
)


def read(matrix: Any, cost: Any = ()) -> Matrix:
    """A matrix as people give it: a `Matrix`, a mapping of option to its scores by criterion, a frame, rows.

    >>> read({"A": {"speed": 3, "price": None}, "B": {"speed": 1, "price": 2}}, cost="price").scores
    ((Fraction(3, 1), None), (Fraction(1, 1), Fraction(2, 1)))
    """
    found = matrix if isinstance(matrix, Matrix) else _rows(matrix)
    if not found.options or not found.criteria:
        raise ValueError("matrix: no option or no criterion found; at least one of each is needed.")
    if len(found.options) > MOST or len(found.criteria) > MOST:
        raise ValueError(
            f"matrix: {len(found.options)} options by {len(found.criteria)} criteria found; at most {MOST} of each are"
            " accepted."
        )
    named = tuple(dict.fromkeys(listed(cost, "cost", "a criterion or a list of criteria")))
    for one in named:
        one_of("cost", one, found.criteria, "criterion")
    return replace(found, cost=named) if named else found


def _rows(matrix: Any) -> Matrix:
    given = named_rows(matrix, "matrix", ACCEPTED)
    criteria: tuple[str, ...] | None = None
    cells: dict[tuple[str, str], Cell] = {}
    for option, own in given.items():
        if not isinstance(option, str) or not option.strip():
            raise ValueError(
                f"matrix: {shown(option)} found as an option; options are named by a text. Of a frame, the labels are"
                " the names: frame.set_index(...)."
            )
        criteria = tuple(own) if criteria is None else criteria
        if not criteria or set(own) != set(criteria):
            odd = sorted(map(str, set(own) ^ set(criteria)))
            raise ValueError(
                f"matrix[{shown(option)}]: {', '.join(odd) or 'no criterion'} does not match the first option; every"
                " option needs the same criteria, None for a score that is missing."
            )
        for criterion in criteria:
            value = own[criterion]
            score = None if is_missing(value) else exact(value, f"matrix[{shown(option)}][{shown(criterion)}]")
            cells[option, criterion] = Cell(score)
    return Matrix(tuple(given), criteria or (), cells)


def _scale(scale: Any, matrix: Matrix) -> tuple[int, int]:
    ends = [whole(one, "scale") for one in listed(scale, "scale", "two whole numbers, such as (1, 5)")]
    if len(ends) != 2 or ends[0] >= ends[1]:
        raise ValueError(f"scale: {shown(scale)} found; two whole numbers that rise are accepted, such as (1, 5).")
    for (option, criterion), cell in matrix.cells.items():
        if cell.score is not None and not ends[0] <= cell.score <= ends[1]:
            raise ValueError(
                f"matrix[{shown(option)}][{shown(criterion)}]: {cell.score} found, which is not on the scale from"
                f" {ends[0]} to {ends[1]}."
            )
    return ends[0], ends[1]


def full(matrix: Matrix, what: str) -> Full:
    """The scores of a matrix in which none is missing."""
    if matrix.missing:
        option, criterion = matrix.missing[0]
        at = f"{matrix.word(criterion)} of {matrix.name(option)} first"
        raise ValueError(
            f"matrix: {count(len(matrix.missing), 'score')} missing, {at}; {what} needs every score. A missing score is"
            " not nought: give one, or use weighted_sum, topsis or acceptability, which answer with ranges or shares."
        )
    return tuple(tuple(score for score in row if score is not None) for row in matrix.scores)
