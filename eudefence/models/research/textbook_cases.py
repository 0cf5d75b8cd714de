"""Published solutions of the textbook cases of comparative analysis, found again with the cases that are kept here."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from eudefence.data.package import Package, Row
from eudefence.ground.numbers import exact
from eudefence.models.partners import qca

CONDITIONS = ("dev", "urb", "lit", "ind", "stb")
OUTCOME = "surv"
_HALF = Fraction(1, 2)


class PublishedAnalysis(NamedTuple):
    """What a published analysis asked for: memberships cut at one half or not, what is explained, what is assumed."""

    words: str
    crisp: bool
    outcome: int
    remainders: str


ANALYSES: Mapping[str, PublishedAnalysis] = {
    "crisp_complex": PublishedAnalysis("Crisp, complex", True, 1, "none"),
    "crisp_parsimonious": PublishedAnalysis("Crisp, parsimonious", True, 1, "all"),
    "crisp_absence_complex": PublishedAnalysis("Crisp, complex, absence", True, 0, "none"),
    "crisp_absence_parsimonious": PublishedAnalysis("Crisp, parsimonious, absence", True, 0, "all"),
    "fuzzy_complex": PublishedAnalysis("Fuzzy, complex", False, 1, "none"),
    "fuzzy_parsimonious": PublishedAnalysis("Fuzzy, parsimonious", False, 1, "all"),
    "fuzzy_intermediate": PublishedAnalysis("Fuzzy, intermediate", False, 1, "expected"),
}
CUT = Fraction(7, 10)  # of the published fuzzy table; a crisp row passes at any cut


def found_again(package: Package, row: Row) -> Fraction | None:
    """Our number for a published one; None where none of our minimal formulae means what the published one means.

    >>> from eudefence.data.package import course
    >>> [row] = [one for one in course().rows("published_values")
    ...     if (one["analysis"], one["measure"]) == ("crisp_parsimonious", "assumptions")]
    >>> found_again(course(), row)
    Fraction(5, 1)
    """
    solution = _solved(package, row["analysis"])
    published = qca.formula(row["formula"], CONDITIONS).meaning
    model = next((one for one in solution if one.formula.meaning == published), None)
    if model is None:
        return None
    if row["measure"] == "formulae":
        return Fraction(len(solution))
    if row["measure"] == "assumptions":
        return Fraction(len(model.assumptions))
    fits = {"consistency": model.fit.consistency, "pri": model.fit.pri, "coverage": model.fit.coverage}
    return fits[row["measure"]]


@lru_cache(maxsize=16)
def _solved(package: Package, analysis: str) -> qca.Solution:
    asked = ANALYSES[analysis]
    cases = [
        {"case": row["name"]} | {one: _member(exact(row[one], one), asked.crisp) for one in (*CONDITIONS, OUTCOME)}
        for row in package.rows("interwar_democracies")
    ]
    table = qca.truth_table(cases, OUTCOME, CONDITIONS, CUT)
    expectations = CONDITIONS if asked.remainders == "expected" else None
    return qca.minimise(table, asked.remainders, asked.outcome, expectations=expectations)


def _member(value: Fraction, crisp: bool) -> Fraction:
    return Fraction(value > _HALF) if crisp else value
