"""Necessary conditions: whether the outcome is ever seen without them, and whether that says anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.formulas import Expression, read
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import listed
from eudefence.ground.quoting import shown
from eudefence.ground.words import joined

from .case_rows import CaseTable
from .fit import as_float, relevance, sufficient
from .tabulation import TruthTable, read_cut

CUT = Fraction(9, 10)
TRIVIAL = Fraction(1, 2)


@dataclass(frozen=True)
class Needed:
    """A condition, its absence, or a formula, as necessary.

    Attributes
    ----------
    text : str
    consistency : Fraction or None
        Of all that is in the outcome, the part that is in it. None if nothing has the outcome.
    coverage : Fraction or None
        Of all that is in it, the part that is in the outcome.
    relevance : Fraction or None
        Relevance of necessity: near 0 where nearly every case has it, with the outcome or without.
    """

    text: str
    consistency: Fraction | None
    coverage: Fraction | None
    relevance: Fraction | None

    @property
    def trivial(self) -> bool:
        """Whether so many cases have it that it says little: relevance below one half, or none to be counted."""
        return self.relevance is None or self.relevance < TRIVIAL


@dataclass(frozen=True, repr=False)
class Necessity(Tabular, Explained):
    """Every condition and its absence as necessary for the outcome, or for its absence.

    Attributes
    ----------
    target : str
    cut : Fraction
        From this consistency on something is called necessary.
    tried : tuple of Needed
        Every condition, its absence, and each further formula.
    """

    target: str
    cut: Fraction
    tried: tuple[Needed, ...]

    def __iter__(self) -> Iterator[Needed]:
        return iter(self.tried)

    @property
    def necessary(self) -> tuple[Needed, ...]:
        """What passes the cut, trivial or not."""
        return tuple(one for one in self.tried if one.consistency is not None and one.consistency >= self.cut)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each condition, its absence, and each further formula."""
        return [
            {
                "condition": one.text,
                "consistency": as_float(one.consistency),
                "coverage": as_float(one.coverage),
                "relevance": as_float(one.relevance),
                "necessary": one in self.necessary,
                "trivial": one.trivial,
            }
            for one in self.tried
        ]

    def explain(self) -> str:
        """What is necessary, and what of it is trivial."""
        found = self.necessary
        if not found:
            return f"Nothing passes as necessary for {self.target} (consistency of at least {float(self.cut):g})."
        said = [f"Necessary for {self.target} in these cases: {joined(one.text for one in found)}."]
        if trivial := [one.text for one in found if one.trivial]:
            said.append(
                f"It says little of {joined(trivial)}: nearly all cases have it, with {self.target} or without."
            )
        return " ".join(said)

    def brief(self) -> str:
        """What is necessary."""
        return f"{self.target}: {', '.join(one.text for one in self.necessary) or 'nothing'}"


@keywords_checked
def necessity(
    table: TruthTable, outcome: int = 1, *, formulae: Iterable[str] | str = (), cut: object = CUT
) -> Necessity:
    """Consistency, coverage and trivialness of every condition, and of its absence, as necessary.

    What it answers: is there something without which the outcome was never seen, and is it more than what all cases
    have anyway?

    Parameters
    ----------
    table : TruthTable
        Its cases are used, not its rows.
    outcome : {1, 0}
        The outcome, or its absence.
    formulae : str or list of str
        Further sets, such as ``"URB + IND"``.
    cut : number
        From this consistency on something is called necessary.

    Returns
    -------
    Necessity

    Raises
    ------
    ValueError
        For what is no truth table, a formula that cannot be read, and a cut outside 0 to 1.

    Notes
    -----
    Relevance of necessity after Schneider and Wagemann (2012), section 9.2.1.2: sum of 1 - x by sum of 1 - min(x, y).

    >>> from .tabulation import truth_table
    >>> rows = [{"case": "X", "A": 1, "Y": 1}, {"case": "Z", "A": 1, "Y": 0}]
    >>> print(necessity(truth_table(rows, "Y", ["A"])))
    Necessary for Y in these cases: A. It says little of A: nearly all cases have it, with Y or without.
    """
    if not isinstance(table, TruthTable):
        raise ValueError(f"table: {shown(table)} found; what qca.truth_table gives is accepted.")
    if outcome not in (0, 1):
        raise ValueError(f"outcome: {shown(outcome)} found; 1 (the outcome) and 0 (its absence) are accepted.")
    cases = table.cases
    asked = [*cases.conditions, *(f"~{name}" for name in cases.conditions), *listed(formulae, "formulae")]
    tried = tuple(_needed(cases, read(one, cases.conditions), outcome) for one in asked)
    return Necessity(cases.outcome if outcome else f"~{cases.outcome}", read_cut(cut, "cut"), tried)


def _needed(cases: CaseTable, formula: Expression, outcome: int) -> Needed:
    whole = cases.whole
    pairs = [(formula.degree(row[:-1], whole), row[-1] if outcome else whole - row[-1]) for row in cases.scaled]
    turned = sufficient([(y, x) for x, y in pairs], whole)
    return Needed(formula.text, turned.consistency, turned.coverage, relevance(pairs, whole))
