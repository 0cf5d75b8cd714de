"""One minimal formula, with its terms, how well they fit, and what they assume about combinations never seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from eudefence.ground.formulas import ALWAYS, Expression, read

from .case_rows import CaseTable
from .fit import Fit, sufficient
from .primes import Term, covers
from .tabulation import REMAINDER, Row, TruthTable


@dataclass(frozen=True)
class Part:
    """One term of a formula.

    Attributes
    ----------
    text : str
    fit : Fit
        Its consistency, coverage and PRI.
    unique : Fraction or None
        Unique coverage: what the other terms do not cover.
    cases : tuple of str
        Cases more in the term than out of it.
    """

    text: str
    fit: Fit
    unique: Fraction | None
    cases: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """A formula of a solution; its `str` is the formula.

    Attributes
    ----------
    truth_table : TruthTable
    explained : int
        1: the outcome; 0: its absence.
    terms : tuple of Term
        As bits (see `primes`); `parts` has them in words.
    """

    truth_table: TruthTable
    explained: int
    terms: tuple[Term, ...]

    def __str__(self) -> str:
        return formula_text(self.terms, self.truth_table.conditions)

    def __repr__(self) -> str:
        return f"<Model: {self}>"

    def in_words(self) -> str:
        """The formula as a phrase.

        >>> from .tabulation import truth_table
        >>> rows = [{"case": "X", "A": 1, "B": 0, "Y": 1}, {"case": "Z", "A": 1, "B": 1, "Y": 0}]
        >>> Model(truth_table(rows, "Y", ["A", "B"]), 1, ((3, 2),)).in_words()
        'A and not B'
        """
        terms = [[("" if here else "not ") + name for name, here in term] for term in self.literals]
        return ", or ".join(" and ".join(term) or "whatever the conditions" for term in terms)

    @property
    def literals(self) -> tuple[tuple[tuple[str, bool], ...], ...]:
        """Of each term the conditions that it names, and whether they are present in it."""
        return tuple(tuple(literals(term, self.truth_table.conditions)) for term in self.terms)

    @cached_property
    def formula(self) -> Expression:
        """The formula as the one reader of formulae has it."""
        return read(str(self), self.truth_table.conditions)

    def covers(self, row: Row) -> bool:
        """Whether a row of the truth table fulfils the formula."""
        return any(covers(term, row.index) for term in self.terms)

    @cached_property
    def assumptions(self) -> tuple[Row, ...]:
        """Simplifying assumptions: remainders that the formula takes to have the outcome, though none was seen."""
        return tuple(row for row in self.truth_table.combinations if row.outcome == REMAINDER and self.covers(row))

    @cached_property
    def fit(self) -> Fit:
        """Consistency, coverage and PRI of the whole formula; exact fractions of the memberships as given."""
        return _fit(self.truth_table.cases, self.explained, self.terms)

    @property
    def consistency(self) -> Fraction | None:
        """Of all that is in the formula, the part that is in the outcome."""
        return self.fit.consistency

    @property
    def coverage(self) -> Fraction | None:
        """Of all that is in the outcome, the part that is in the formula."""
        return self.fit.coverage

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its terms, each with its fit, unique coverage and cases."""
        cases, found = self.truth_table.cases, []
        for term in self.terms:
            others = [one for one in self.terms if one != term]
            rest = _fit(cases, self.explained, others).coverage if others else Fraction(0)
            whole = self.fit.coverage
            unique = None if whole is None or rest is None else whole - rest
            members = membership(cases, [term])
            inside = tuple(name for name, x in zip(cases.names, members, strict=True) if 2 * x > cases.whole)
            text = term_text(term, cases.conditions)
            found.append(Part(text, _fit(cases, self.explained, [term]), unique, inside))
        return tuple(found)

    @cached_property
    def left(self) -> tuple[str, ...]:
        """Cases with what is explained that no term covers."""
        cases = self.truth_table.cases
        pairs = zip(cases.names, membership(cases, self.terms), _outcome(cases, self.explained), strict=True)
        return tuple(name for name, x, y in pairs if 2 * y > cases.whole and 2 * x <= cases.whole)

    @cached_property
    def against(self) -> tuple[str, ...]:
        """Cases in the formula that are without what is explained."""
        cases = self.truth_table.cases
        pairs = zip(cases.names, membership(cases, self.terms), _outcome(cases, self.explained), strict=True)
        return tuple(name for name, x, y in pairs if 2 * x > cases.whole and 2 * y < cases.whole)


def literals(term: Term, conditions: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The conditions that a term names, and whether they are present in it."""
    named, present = term
    last = len(conditions) - 1
    return [(name, bool(present >> (last - at) & 1)) for at, name in enumerate(conditions) if named >> (last - at) & 1]


def term_text(term: Term, conditions: tuple[str, ...]) -> str:
    """A term as text.

    >>> term_text((3, 2), ("A", "B")), term_text((0, 0), ("A", "B"))
    ('A*~B', 'always')
    """
    return "*".join(name if here else f"~{name}" for name, here in literals(term, conditions)) or ALWAYS


def formula_text(terms: Iterable[Term], conditions: tuple[str, ...]) -> str:
    """A formula as text, its terms in order.

    >>> formula_text([(3, 0), (2, 2)], ("A", "B"))
    'A + ~A*~B'
    """
    return " + ".join(term_text(term, conditions) for term in ordered(terms, len(conditions)))


def ordered(terms: Iterable[Term], conditions: int) -> tuple[Term, ...]:
    """Terms as a reader expects them: those with the first condition present, then absent, then without it.

    >>> ordered([(3, 0), (2, 2)], 2)
    ((2, 2), (3, 0))
    """

    def place(term: Term) -> list[int]:
        named, present = term
        bits = [1 << at for at in reversed(range(conditions))]
        return [2 if not named & bit else 0 if present & bit else 1 for bit in bits]

    return tuple(sorted(terms, key=place))


def membership(cases: CaseTable, terms: Iterable[Term]) -> list[int]:
    """How far each case is in a formula, out of `CaseTable.whole`: the least within a term, the most among terms."""
    whole, last = cases.whole, len(cases.conditions) - 1
    plans = [
        [(at, bool(present >> (last - at) & 1)) for at in range(last + 1) if named >> (last - at) & 1]
        for named, present in terms
    ]
    return [
        max((min((row[at] if here else whole - row[at] for at, here in plan), default=whole) for plan in plans),
            default=0)
        for row in cases.scaled
    ]  # fmt: skip


def _outcome(cases: CaseTable, explained: int) -> list[int]:
    return [row[-1] if explained else cases.whole - row[-1] for row in cases.scaled]


def _fit(cases: CaseTable, explained: int, terms: Iterable[Term]) -> Fit:
    return sufficient(zip(membership(cases, terms), _outcome(cases, explained), strict=True), cases.whole)
