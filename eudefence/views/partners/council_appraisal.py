"""Designs of a European Security Council weighed: who is first, and on which weights and whose scores that hangs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, joined, one_or_many
from eudefence.models.partners import appraisal as model
from eudefence.views.page.controls import by_words, choice, search
from eudefence.views.page.editable_rows import rows
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .appraisal_drawing import draw

SCORES = {
    "first": "the course’s",
    "second": "a second coder’s",
    "third": "a third coder’s",
    "text": "the text’s alone",
}
_SIZES = {
    "": "usual for the method",
    "linear": "the largest is 1",
    "minmax": "worst is 0, best 1",
    "vector": "squares sum to 1",
    "sum": "all sum to 1",
}
_LABELS = {"link_to_union_instruments": "Union link"}
_METHODS = {"weighted_sum": "weighted sum", "topsis": "nearness to the best (TOPSIS)"}
_TITLES = {"weighted_sum": "a weighted sum", "topsis": "nearness to the best"}
_MOST = 3  # own judgements: with more rows, controls and picture do not fit one view
BY = {"text": "the text", "us": "a guess", "own": "your own", "": None}
_SOURCE = "Scores are judgements: of IAI 2026 where marked “text”, of this course where marked “guess”."
_OPEN = (
    "{missing} of {cells} scores are open, and an open score may be anything from {low} to {high}. First may be"
    " {names}."
)
_OPEN_BUT = (
    "{missing} of {cells} scores are open, and an open score may be anything from {low} to {high}. First is {names} all"
    " the same."
)
_MADE_OF = "Of {cells} scores, {text} follow from the text, {us} are guesses and {own} your own."
_NOT_ALL = "The second coder did not score {names}."
_UNSCORED = "Your score for “{name}” was not counted: the second coder did not score this design."
_FIRST = (
    "First is “{name}”, with {value} of 1.",
    "A tie: {names} share the first rank, each with {value} of 1.",
)
_OTHER = (
    "With {whose} scores, first of {number} is {names}.",
    "With {whose} scores, first of {number} are {names}.",
)
_LEVEL = (
    "With {end} of the weight on {criterion} (now {now}), {others} draws level.",
    "With {end} of the weight on {criterion} (now {now}), {others} draw level.",
)
_TIE_ENDS = "The least change of the weight on {criterion} ends the tie."
_NO_WEIGHT = "No single weight changes who is first."
_CELLS = (
    "No single score changes who is first.",
    "Of {cells} scores, one can change alone who is first; it is {told}.",
    "Of {cells} scores, {number} can each change alone who is first: {told}.",
)
_WITHOUT = "Without “{gone}”, which is not first, {first} would be first: here the order hangs on who else is compared."


def security_council_ranks(
    weights: Mapping[str, object] | None = None,
    method: str = "weighted_sum",
    normalise: str = "",
    changed: Iterable[Mapping[str, object]] = (),
    *,
    scores: str = "first",
    left_out: Iterable[str] = (),
) -> View:
    """Designs of a European Security Council, cell by cell and ranked, with what the first rank hangs on.

    What it answers: which design is first with these weights, and whose judgement, of what, decides that?

    Parameters
    ----------
    weights : mapping, optional
        Criterion to weight, each above 0; only their proportions count. Equal weights if left out.
    method : {"weighted_sum", "topsis"}
    normalise : {"", "linear", "minmax", "vector", "sum"}
        How scores are brought to one size; empty for the usual one of the method.
    changed : iterable of mapping
        Judgements of your own: design, criterion, score, reason. Without a reason they are not counted.
    scores : {"first", "second", "third", "text"}
        The scores of the course; those of a second coder; those of a third, who had a sharper codebook; or only those
        that follow from the text, the others open.
    left_out : iterable of str
        Criteria that are not compared at all.

    Returns
    -------
    View
        A row for each cell of the matrix.

    Raises
    ------
    ValueError
        As for `eudefence.appraisal.weighted_sum`.

    Notes
    -----
    Tables esc_designs, esc_models, codings. Scores from 1 to 5 are an order and no measure.

    >>> security_council_ranks().columns["Scored by"][:2]
    ['a guess', 'the text']
    """
    matrix = _matrix(scores, changed).leaving_out(*left_out)
    found = Weighed(matrix, weights, method, normalise)
    others = _other_hands(found, changed, left_out) if scores == "first" else ""
    return View(
        _sentence(found),
        _columns(found),
        title=f"Designs of a European Security Council by {_TITLES[found.ranking.method]}",
        unit="scores 1 to 5: an order, no measure",
        source=source_line(*tables(matrix, scores), note=_SOURCE),
        more=" ".join(filter(None, (others, _not_all(matrix), _more(found)))),
        draw=lambda: draw(found),
    )


def explore_security_council() -> Explorer:
    """`security_council_ranks` with weights, method, whose scores, and judgements of one's own with their reasons."""
    matrix = model.security_council()
    designs = {matrix.name(one): one for one in matrix.options}
    criteria = {capitalised(matrix.word(one)): one for one in matrix.criteria}
    judgement = {
        "design": choice("Design", designs, compact=True),
        "criterion": choice("Criterion", criteria, compact=True),
        "score": choice("Score", {str(k): k for k in range(1, 6)}, 3, compact=True),
        "reason": search("Why: your reason", (), "", placeholder="without a reason it does not count", size=34),
    }
    parts = {f"×{k}": k for k in range(6)}
    weights = {one: choice(_LABELS.get(one, words), parts, 1, compact=True) for words, one in criteria.items()}
    return explore(
        _weighed,
        **weights,
        method=choice("Method", by_words(_METHODS), compact=True),
        normalise=choice("Size of scores", by_words(_SIZES), compact=True),
        scores=choice("Whose scores", by_words(SCORES), compact=True),
        changed=rows("Judgements of your own", judgement, most=_MOST, add="Judge a cell yourself"),
    )


def tables(matrix: model.Matrix, coder: str) -> list[tuple[str, list[str]]]:
    """The tables on which the scores of a matrix rest, each with its sources."""
    rows = [row["source_id"] for row in course().rows("esc_models") if row["design_id"] in matrix.options]
    if coder in ("first", "text"):
        return [("esc_models", rows)]
    # The designs and what the text says stand in the one table, the scores in the other.
    return [("esc_models", rows), ("codings", [cell.source_id for cell in matrix.cells.values()])]


def _weighed(method: str, normalise: str, scores: str, changed: list, **weights: int) -> View:
    """`security_council_ranks` with a weight of nought for what is left out."""
    kept = {key: weight for key, weight in weights.items() if weight}
    if not kept:
        raise ValueError("Every criterion has ×0 and is left out. Give at least one a weight.")
    gone = [key for key in weights if key not in kept]
    return security_council_ranks(kept, method, normalise, changed, scores=scores, left_out=gone)


def _matrix(scores: str, changed: Iterable[Mapping[str, object]]) -> model.Matrix:
    one_of("scores", scores, SCORES)
    if scores == "text":
        return model.security_council(changed).only("text", "own")
    if scores == "first":
        return model.security_council(changed)
    whole, known = model.security_council(changed), model.security_council(coder=scores).options
    # A judgement on a design that this coder did not score has nothing to stand over.
    unscored = {one: whole.name(one) for one in whole.options if one not in known}
    strange = {*unscored, *unscored.values()}
    found = model.security_council([one for one in changed if one.get("design") not in strange], scores)
    idle = [key for (key, _), cell in whole.cells.items() if key in unscored and cell.scored_by == "own"]
    said = [_UNSCORED.format(name=unscored[key]) for key in dict.fromkeys(idle)]
    return replace(found, ignored=(*found.ignored, *said))


class Weighed:
    """All that is asked of the model for one picture."""

    def __init__(self, matrix, weights, method, normalise):
        self.matrix = matrix
        how = normalise or ("vector" if method == "topsis" else "linear")
        one_of("method", method, model.METHODS)
        rank = model.topsis if method == "topsis" else model.weighted_sum
        self.rank = lambda other: rank(other, weights, how)
        self.ranking = self.rank(matrix)
        self.stability = self.carries = self.reversal = None
        if not matrix.missing:
            asked = (matrix, self.ranking.weights, method, how)
            self.stability, self.carries = model.stability(*asked), model.carries(*asked)
            self.reversal = model.reversal(*asked)

    @property
    def digits(self):
        """Two, or more where two values would look alike and are not."""
        values = {float(one) for one in self.ranking.low.values()}
        return next((k for k in (2, 3, 4) if len({round(one, k) for one in values}) == len(values)), 5)

    def turning(self, option, criterion):
        """What changing one cell could do; None where scores are open."""
        if self.carries is None:
            return None
        return next(one for one in self.carries.cells if (one.option, one.criterion) == (option, criterion))


def hundredths(share, digits: int = 0) -> str:
    """A share in per cent, whole or with some decimals.

    >>> hundredths(0.404), hundredths(0.404, 1)
    ('40 per cent', '40.4 per cent')
    """
    return f"{float(share) * 100:.{digits}f} per cent"


def _names(matrix, options):
    return joined(f"“{matrix.name(one)}”" for one in options)


def _sentence(found):
    matrix, ranking = found.matrix, found.ranking
    said = list(matrix.ignored)
    if matrix.missing:
        low, high = matrix.scale
        said.append(
            (_OPEN if len(ranking.first) > 1 else _OPEN_BUT).format(
                missing=len(matrix.missing), cells=len(matrix.cells), low=low, high=high,
                names=joined([f"“{matrix.name(one)}”" for one in ranking.first], "or"),
            )
        )  # fmt: skip
        return " ".join(said)
    value = f"{float(ranking.high[ranking.first[0]]):.{found.digits}f}"
    alone, tied = _FIRST
    sentence = tied if len(ranking.first) > 1 else alone
    name, names = matrix.name(ranking.first[0]), _names(matrix, ranking.first)
    said += [sentence.format(name=name, names=names, value=value), _limit(found), _by_cell(found)]
    return " ".join(said)


def _other_hands(found, changed, left_out):
    """Who is first with the scores of the other coders, all else alike."""
    said = []
    for coder in ("second", "third"):
        matrix = _matrix(coder, changed).leaving_out(*left_out)
        first = found.rank(matrix).first
        names, number = _names(matrix, first), cardinal(len(matrix.options))
        said.append(one_or_many(len(first), *_OTHER, whose=SCORES[coder], number=number, names=names))
    return " ".join(said)


def _limit(found):
    near, matrix = found.stability.nearest, found.matrix
    if near is None:
        return _NO_WEIGHT
    up = bool(near.above) and (not near.below or near.high - near.now <= near.now - near.low)
    end, who = (near.high, near.above) if up else (near.low, near.below)
    if end == near.now and len(found.ranking.first) > 1:
        return _TIE_ENDS.format(criterion=matrix.word(near.criterion))
    others = [one for one in who if one not in found.ranking.first] or list(who)
    digits = 0 if hundredths(end) != hundredths(near.now) else 1
    one, many = _LEVEL
    return (one if len(others) == 1 else many).format(
        end=hundredths(end, digits), criterion=matrix.word(near.criterion), now=hundredths(near.now, digits),
        others=_names(matrix, others),
    )  # fmt: skip


def _by_cell(found):
    carrying = found.carries.carrying
    by = [one.scored_by for one in carrying]
    none, one, many = _CELLS
    if len(by) == 1:
        return one.format(cells=len(found.carries.cells), told=BY[by[0]])
    told = joined(
        f"{by.count(key)} {words}"
        for key, words in (("text", "of the text"), ("us", "of the guesses"), ("own", "of your own"))
        if by.count(key)
    )
    cells = len(found.carries.cells)
    return one_or_many(len(by), one, many, none, number=len(by), cells=cells, told=told)


def _not_all(matrix):
    left = [f"“{row['name']}”" for row in course().rows("esc_designs") if row["design_id"] not in matrix.options]
    return _NOT_ALL.format(names=joined(left)) if left else ""


def _more(found):
    matrix, ranking = found.matrix, found.ranking
    said = []
    for one in found.reversal.turned if found.reversal else ():
        if one.change == "without" and one.option not in ranking.first and one.first != ranking.first:
            said.append(_WITHOUT.format(gone=matrix.name(one.option), first=_names(matrix, one.first)))
    by = [cell.scored_by for cell in matrix.cells.values() if cell.score is not None]
    made_of = {key: by.count(key) for key in ("text", "us", "own")}
    said.append(_MADE_OF.format(cells=len(matrix.cells), **made_of))
    if matrix.missing and not ranking.complete:
        said.append("Of the many ways to fill the open scores, the extremes and some by chance were tried.")
    said.append(ranking.how())
    return " ".join(said)


def _columns(found):
    matrix, ranking = found.matrix, found.ranking
    keys = [(option, criterion) for option in matrix.options for criterion in matrix.criteria]
    cells = [matrix.cells[key] for key in keys]
    turning = [found.turning(*key) for key in keys]
    return {
        "Design": [matrix.name(option) for option, _ in keys],
        "Criterion": [matrix.word(criterion) for _, criterion in keys],
        "Score": [None if cell.score is None else int(cell.score) for cell in cells],
        "Scored by": [None if cell.score is None else BY[cell.scored_by] for cell in cells],
        "Why": [cell.reason or None for cell in cells],
        "What the text says": [cell.claim or None for cell in cells],
        "Score that changes who is first": [one and one.becomes for one in turning],
        "Then first": [_names(matrix, one.first) if one and one.first else None for one in turning],
        "Weight of the criterion (%)": [round(float(ranking.weights[c]) * 100, 1) for _, c in keys],
        "Value of the design, at least": [round(float(ranking.low[one]), 3) for one, _ in keys],
        "Value of the design, at most": [round(float(ranking.high[one]), 3) for one, _ in keys],
        "Best rank of the design": [ranking.best_rank[one] for one, _ in keys],
        "Worst rank of the design": [ranking.worst_rank[one] for one, _ in keys],
    }
