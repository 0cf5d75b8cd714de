"""The designs that the course has coded, as matrices: the text's judgements, our guesses, and a reader's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.called import called
from eudefence.ground.lists import gives_pairs
from eudefence.ground.numbers import whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import joined, one_or_many

from .matrix import Cell, Matrix

LEAST, MOST = 1, 5
WORDS: Mapping[str, str] = {
    "link_to_union_instruments": "link to the Union's instruments",
    "union_budget_access": "access to the Union's budget",
    "decision_rights": "rights to decide",
    "capability_generation": "what it yields in capabilities",
    "legal_change": "change of law it needs",
}
_ORDER = ("first", "second", "third", "settled")
_COLUMNS = ("criterion", "score", "reason")


@keywords_checked
def security_council(changed: Iterable[Mapping[str, Any]] = (), coder: str = "first") -> Matrix:
    """The designs of a European Security Council by criteria, with who gave each score and why.

    What it answers: what can one compare, and whose judgement is each cell?

    Parameters
    ----------
    changed : iterable of mapping
        Judgements of your own, each with design, criterion, score (1 to 5) and reason. One without a reason is not
        counted. Of two on the same cell, the later one counts. The matrix says both in `ignored`.
    coder : str
        Whose scores: "first" are those of the table; "second" are those of a coder who had not seen them; "third"
        those of one who had seen neither and had a sharper codebook. Designs that this coder did not score are left
        out.

    Returns
    -------
    Matrix

    Raises
    ------
    ValueError
        For unknown designs or criteria, and for scores out of range.

    Notes
    -----
    Tables esc_designs, esc_models and, for other coders, codings. Cells scored by "text" follow from a statement of IAI
    2026; those by "us" are a starting guess of the course.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> own = {"design": "D1", "criterion": "durability", "score": 3, "reason": "The E3 has met since 2003."}
    >>> cell = appraisal.security_council([own]).cells["D1", "durability"]
    >>> cell.scored_by, cell.score, cell.before
    ('own', Fraction(3, 1), Fraction(1, 1))
    >>> appraisal.security_council([{**own, "reason": ""}]).ignored
    ('Your score of “durability” for “Light and informal” was not counted: it has no reason.',)
    """
    return coded("esc_designs", "esc_models", "design", changed, coder)


@keywords_checked
def united_kingdom(changed: Iterable[Mapping[str, Any]] = (), coder: str = "first") -> Matrix:
    """The models of a future relation with the United Kingdom by criteria; less is better on political cost and on the
    change of law.

    What it answers, and the arguments: as for `security_council`, with "model" in the place of "design".

    >>> from eudefence import appraisal
    >>> appraisal.united_kingdom().cost
    ('political_cost', 'legal_change')
    """
    found = coded("uk_designs", "uk_models", "model", changed, coder)
    return replace(found, cost=("political_cost", "legal_change"))


def coded(designs: str, models: str, what: str, changed: Iterable[Mapping[str, Any]], coder: str) -> Matrix:
    """A coding as a matrix; designs without any score are left out."""
    rows = scored(models, coder)
    named = {row[f"{what}_id"]: row["name"] for row in course().rows(designs)}
    options = tuple(key for key in named if any(row[f"{what}_id"] == key for row in rows))
    criteria = tuple(dict.fromkeys(row["criterion"] for row in rows))
    cells = {(option, criterion): Cell(None) for option in options for criterion in criteria}
    for row in rows:
        score = None if row["score"] is None else Fraction(row["score"])
        cells[row[f"{what}_id"], row["criterion"]] = Cell(
            score, row["scored_by"], row["reason"] or "", row["claim"] or "", None, row["source_id"] or ""
        )
    words = {one: WORDS.get(one, one.replace("_", " ")) for one in criteria}
    twice: list[str] = []
    bare: list[str] = []
    for option, criterion, own, reason in _judgements(changed, what, named, options, words):
        named_cell = f"“{words[criterion]}” for “{named[option]}”"
        if reason:
            old = cells[option, criterion]
            before = old.before if old.scored_by == "own" else old.score
            if old.scored_by == "own":
                twice.append(f"Of your scores of {named_cell}, only the last one counts.")
            cells[option, criterion] = replace(old, score=own, scored_by="own", reason=reason, before=before)
        else:
            bare.append(named_cell)
    return Matrix(
        options, criteria, cells, {key: named[key] for key in options}, words, (LEAST, MOST), (),
        tuple(dict.fromkeys(twice)) + _without_a_reason(list(dict.fromkeys(bare))),
    )  # fmt: skip


def _without_a_reason(cells: list[str]) -> tuple[str, ...]:
    if not cells:
        return ()
    one, many = (
        "Your score of {cells} was not counted: it has no",
        "Your scores of {cells} were not counted: they have no",
    )
    return (f"{one_or_many(len(cells), one, many, cells=joined(cells))} reason.",)


def scored(models: str, coder: str) -> list[dict[str, Any]]:
    """The rows of a table of scores, as one coder scored them; what a coder did not score is left out."""
    rows = [dict(row) for row in course().rows(models)]
    codings = [row for row in course().rows("codings") if row["table"] == models and row["variable"] == "score"]
    one_of("coder", coder, dict.fromkeys(["first", *(row["coder"] for row in codings)]))
    if coder == "first":
        return rows
    # A comparison wants one hand. Who was the third for some designs and the second for a new one is the third for all.
    hand = {row["source_id"]: row["coder"] for row in sorted(codings, key=lambda row: _ORDER.index(row["coder"]))}
    own = {row["key"]: row for row in codings if hand[row["source_id"]] == coder}
    found = []
    for row in rows:
        if code := own.get(row["row_id"]):
            basis, _, reason = (code["reason"] or "").partition(". ")
            by = "text" if basis == "Basis: text" else "us"
            found.append(
                row | {"score": int(code["code"]), "scored_by": by, "reason": reason, "source_id": code["source_id"]}
            )
    return found


def _judgements(
    changed: Any, what: str, named: Mapping[str, str], options: tuple[str, ...], words: Mapping[str, str]
) -> Iterable[tuple[str, str, Fraction, str]]:
    if isinstance(changed, str | bytes) or gives_pairs(changed) or not isinstance(changed, Iterable):
        raise ValueError(f"changed: {shown(changed)} found; a list of judgements is accepted, each a mapping.")
    for place, row in enumerate(changed, 1):
        argument = f"changed, judgement {place}"
        accepted = (what, *_COLUMNS)
        if not isinstance(row, Mapping) or set(row) - set(accepted) or set(accepted[:-1]) - set(row):
            raise ValueError(f"{argument}: {shown(row)} found; a mapping with {', '.join(accepted)} is accepted.")
        option = called(f"{argument}, {what}", row[what], {key: named[key] for key in options}, what)
        criterion = called(f"{argument}, criterion", row["criterion"], words, "criterion")
        score = whole(row["score"], f"{argument}, score", LEAST, MOST)
        reason = row.get("reason")
        if reason is not None and not isinstance(reason, str):
            raise ValueError(f"{argument}, reason: {shown(reason)} found; a text is accepted.")
        yield option, criterion, Fraction(score), (reason or "").strip()
