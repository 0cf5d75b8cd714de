"""The truth table: every combination of conditions, the cases in it, and what they say about the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.numbers import exact, whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import capitalised, count, joined, one_or_many

from .case_rows import CaseTable, in_rows, read
from .fit import Fit, as_float, ratio

_FOR = (
    "One row speaks for the outcome ({names}).",
    "{n} rows speak for the outcome ({names}).",
    "No row speaks for the outcome.",
)
_AGAINST = (
    "One row speaks against it ({names}).",
    "{n} rows speak against it ({names}).",
    "No row speaks against it.",
)
_ENOUGH = ("one row has", "{n} rows have", "no row has")
_UNKNOWN = (
    "one is a remainder of which nothing is known",
    "{n} are remainders of which nothing is known",
    "none is a remainder",
)
_OF_THEM = ("one of them a remainder", "{n} of them remainders", "none of them a remainder")
CONTRADICTION, REMAINDER = "contradiction", "remainder"


@dataclass(frozen=True)
class Cuts:
    """Where a row begins to count: least consistency, least number of cases, least PRI."""

    consistency: Fraction
    frequency: int
    pri: Fraction

    def passed(self, part: int, torn: int, x: int) -> bool:
        """Whether a row is consistent enough to be called sufficient; what is exactly at a cut passes. The sums are
        those of the memberships in the row and what it says, of the part that speaks for both sides, and of all in the
        row.
        """
        cut, pri = self.consistency, self.pri
        if not x or part * cut.denominator < x * cut.numerator:
            return False
        return not pri or (x > torn and (part - torn) * pri.denominator >= (x - torn) * pri.numerator)


@dataclass(frozen=True)
class Row:
    """One combination of conditions.

    Attributes
    ----------
    index : int
        The row as a binary number, the first condition first; the last row has all conditions.
    present : tuple of bool
        Which conditions are present.
    cases : tuple of str
        Whose membership in the row is above 0.5.
    with_outcome : tuple of str
        Those of them that are more in the outcome than out of it.
    fit, fit_absent : Fit
        As sufficient for the outcome, and for its absence, by the memberships of all cases; exact fractions.
    outcome : 1, 0, "contradiction" or "remainder"
        1: consistent enough for the outcome. 0: consistent enough for its absence only, or its cases all lack the
        outcome, or all have it and other cases' part in the row speaks against it. Contradiction: neither, and its
        cases disagree. Remainder: too few cases.
    passes : (bool, bool)
        Whether it is consistent enough for the outcome, and for its absence. Both at once is a simultaneous subset
        relation: such a row counts as 1, and should not be believed.
    """

    index: int
    present: tuple[bool, ...]
    cases: tuple[str, ...]
    with_outcome: tuple[str, ...]
    fit: Fit
    fit_absent: Fit
    outcome: int | str
    passes: tuple[bool, bool]

    @property
    def number(self) -> int:
        """How many cases belong to it."""
        return len(self.cases)

    @property
    def without_outcome(self) -> tuple[str, ...]:
        """Its cases that are more out of the outcome than in it."""
        return tuple(name for name in self.cases if name not in self.with_outcome)

    @property
    def torn(self) -> bool:
        """Whether its cases disagree about the outcome, whatever the row counts as."""
        return bool(self.with_outcome) and len(self.with_outcome) < len(self.cases)


@dataclass(frozen=True, repr=False)
class TruthTable(Tabular, Explained):
    """All rows of a truth table, in the order of binary numbers.

    Attributes
    ----------
    cases : CaseTable
        The cases with their memberships, and who was left out.
    cuts : Cuts
    combinations : tuple of Row
        One for each.
    """

    cases: CaseTable
    cuts: Cuts
    combinations: tuple[Row, ...]

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions."""
        return self.cases.conditions

    @property
    def outcome(self) -> str:
        """The outcome."""
        return self.cases.outcome

    def __iter__(self) -> Iterator[Row]:
        return iter(self.combinations)

    def __len__(self) -> int:
        return len(self.combinations)

    def row(self, *present: bool | int) -> Row:
        """The row with these conditions present (True, 1) or absent, in their order."""
        if len(present) != len(self.conditions):
            raise ValueError(
                f"present: {len(present)} values found; one for each of {joined(self.conditions)} is needed."
            )
        return next(row for row in self.combinations if row.present == tuple(map(bool, present)))

    def of(self, outcome: int | str) -> tuple[Row, ...]:
        """The rows with this outcome: 1, 0, "contradiction" or "remainder"."""
        return tuple(row for row in self.combinations if row.outcome == outcome)

    @cached_property
    def remainders(self) -> tuple[Row, ...]:
        """Combinations of which nothing, or too little, was seen."""
        return self.of(REMAINDER)

    @cached_property
    def contradictions(self) -> tuple[Row, ...]:
        """Rows whose cases disagree, and that are consistent enough for neither side."""
        return self.of(CONTRADICTION)

    @cached_property
    def torn(self) -> tuple[Row, ...]:
        """Rows whose cases disagree about the outcome, also those that pass the cut and those with too few cases."""
        return tuple(row for row in self.combinations if row.torn)

    @cached_property
    def held_back(self) -> tuple[Row, ...]:
        """Rows whose cases all have the outcome and that do not pass, because other cases are partly in them."""
        return tuple(row for row in self.of(0) if row.cases and row.cases == row.with_outcome)

    @cached_property
    def both_ways(self) -> tuple[Row, ...]:
        """Rows that pass as sufficient for the outcome and for its absence."""
        return tuple(row for row in self.combinations if all(row.passes))

    def sufficient(self, outcome: int) -> tuple[Row, ...]:
        """The rows that pass as sufficient for the outcome (1) or for its absence (0)."""
        return tuple(row for row in self.combinations if row.passes[1 - outcome])

    def named(self, row: Row) -> str:
        """A row in words.

        >>> table = truth_table([{"case": "X", "A": 1, "B": 0, "Y": 1}], "Y", ["A", "B"])
        >>> table.named(table.combinations[2])
        'A, not B'
        """
        return ", ".join(
            name if here else f"not {name}" for name, here in zip(self.conditions, row.present, strict=True)
        )

    def explain(self) -> str:
        """How many rows have cases, what they say, and where they contradict one another."""
        filled = [row for row in self.combinations if row.outcome != REMAINDER]
        said = [
            f"{capitalised(self.size())}: {one_or_many(len(filled), *_ENOUGH)} cases enough,"
            f" {one_or_many(len(self.remainders), *_UNKNOWN)}."
        ]
        against = [row for row in self.of(0) if row not in self.held_back]
        for rows, one, many, none in ((self.of(1), *_FOR), (against, *_AGAINST)):
            names = joined(name for row in rows for name in row.cases)
            said.append(one_or_many(len(rows), one, many, none, names=names))
        said += [
            f"The row {self.named(row)} does not count for the outcome, though all its cases have it"
            f" ({joined(row.cases)}): others, partly in the row, are without."
            for row in self.held_back
        ]
        said += [self._torn(row) for row in self.torn]
        said += [
            f"The row {self.named(row)} passes for the outcome and for its absence, so it tells nothing."
            for row in self.both_ways
        ]
        said += left_out(self.cases)
        return " ".join(said)

    def _torn(self, row: Row) -> str:
        verdict = {
            CONTRADICTION: "it is a contradiction",
            REMAINDER: "it has too few cases to count",
            1: "it passes the cut all the same",
            0: "it counts against the outcome all the same",
        }[row.outcome]
        return (
            f"In the row {self.named(row)}, {joined(row.with_outcome)} and {joined(row.without_outcome)} disagree; "
            f"{verdict}."
        )

    def size(self) -> str:
        """Cases against rows, the first thing to know."""
        few = one_or_many(len(self.cases.names), "{n} case", "{n} cases")
        return f"{few}, {count(len(self.conditions), 'condition')}, so {len(self.combinations)} possible rows"

    def brief(self) -> str:
        """Cases, rows and remainders."""
        return f"{self.size()}, {one_or_many(len(self.remainders), *_OF_THEM)}"

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each combination, as a paper prints it: conditions as 1 and 0, cases, consistency, PRI."""
        return [
            {
                **{name: int(here) for name, here in zip(self.conditions, row.present, strict=True)},
                "cases": ", ".join(row.cases),
                "number": row.number,
                "consistency": as_float(row.fit.consistency),
                "PRI": as_float(row.fit.pri),
                "consistency of the absence": as_float(row.fit_absent.consistency),
                "outcome": row.outcome,
            }
            for row in self.combinations
        ]

    def as_plain(self) -> dict[str, object]:
        """The table in plain values: what a file of it holds."""
        return {
            "outcome": self.outcome,
            "conditions": list(self.conditions),
            "rows": [
                {"row": self.named(row), "cases": list(row.cases), "consistency": row.fit.consistency,
                 "pri": row.fit.pri, "outcome": row.outcome}
                for row in self.combinations
            ],
            "says": self.explain(),
        }  # fmt: skip


@keywords_checked
def truth_table(
    frame: object,
    outcome: str,
    conditions: Iterable[str],
    consistency: object = 0.8,
    *,
    frequency: int = 1,
    pri: object = 0,
    case: str | None = None,
    undecided: str = "error",
) -> TruthTable:
    """Every combination of conditions, with its cases by name and what they say about the outcome.

    What it answers: which combinations exist, which lead to the outcome, which contradict themselves, and how much was
    never seen?

    Parameters
    ----------
    frame : DataFrame, list of rows, mapping of case to row, or mapping of column to calibration
        Memberships from 0 to 1; True and False are 1 and 0.
    outcome : str
        A column.
    conditions : list of str
        Columns, at most ten; each name one word.
    consistency : number
        From this consistency on a row is called sufficient; exactly at the cut is enough.
    frequency : int
        A row with fewer cases is a remainder.
    pri : number
        Least proportional reduction in inconsistency, where one is asked for.
    case : str, optional
        The column that names the cases; by default the index, or the column "case" or "name".
    undecided : {"error", "leave_out"}
        What happens with a case that stands exactly at 0.5 or has a gap: an error that names it, or it is left out and
        named by the result.

    Returns
    -------
    TruthTable

    Raises
    ------
    ValueError
        For an unknown column, a membership outside 0 to 1, and an undecided case.

    Notes
    -----
    Ragin (2008), chapter 7: a case belongs to the one row in which its membership is above 0.5; consistency and PRI are
    counted over all cases. All sums are exact: numbers with decimals are taken as they are written.

    >>> table = truth_table([{"case": "X", "A": 1, "Y": 1}, {"case": "Z", "A": 0, "Y": 0}], "Y", ["A"])
    >>> [(row.present, row.cases, row.outcome) for row in table]
    [((False,), ('Z',), 0), ((True,), ('X',), 1)]
    """
    cuts = Cuts(read_cut(consistency, "consistency"), whole(frequency, "frequency", least=1), read_cut(pri, "pri"))
    return tabulated(read(frame, outcome, conditions, case, undecided), cuts)


def tabulated(cases: CaseTable, cuts: Cuts) -> TruthTable:
    """The truth table of cases that were read."""
    k, whole_y = len(cases.conditions), sum(scaled[-1] for scaled in cases.scaled)
    both_sides = (whole_y, cases.whole * len(cases.scaled) - whole_y)
    rows = []
    for at, sums in enumerate(_sums(cases)):
        fit, absent = (
            Fit(ratio(part, sums.x), ratio(part, of), ratio(part - sums.torn, sums.x - sums.torn))
            for part, of in zip((sums.with_y, sums.without_y), both_sides, strict=True)
        )
        having = tuple(cases.names[one] for one in sums.having)
        said, passes = _says(cuts, sums)
        present = tuple(bool(at >> (k - 1 - i) & 1) for i in range(k))
        rows.append(Row(at, present, tuple(cases.names[one] for one in sums.cases), having, fit, absent, said, passes))
    return TruthTable(cases, cuts, tuple(rows))


def passing(cases: CaseTable, cuts: Cuts, outcome: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows that pass for the outcome (1) or its absence (0), and the remainders, without the rest of the table."""
    said = [_says(cuts, sums) for sums in _sums(cases)]
    return (
        tuple(at for at, (_, passes) in enumerate(said) if passes[1 - outcome]),
        tuple(at for at, (what, _) in enumerate(said) if what == REMAINDER),
    )


@dataclass(slots=True)
class _Sums:
    """Of one row: memberships in it, with the outcome, with its absence and with both; its cases, those with it."""

    x: int = 0
    with_y: int = 0
    without_y: int = 0
    torn: int = 0
    cases: tuple[int, ...] = ()
    having: tuple[int, ...] = ()


def _sums(cases: CaseTable) -> list[_Sums]:
    full = cases.whole
    rows = [_Sums() for _ in range(1 << len(cases.conditions))]
    for at, scaled in enumerate(cases.scaled):
        y = scaled[-1]
        absent = full - y
        for row, x in in_rows(scaled[:-1], full):
            sums = rows[row]
            sums.x += x
            sums.with_y += x if x < y else y
            sums.without_y += x if x < absent else absent
            sums.torn += min(x, y, absent)
            if 2 * x > full:
                sums.cases = (*sums.cases, at)
                if 2 * y > full:
                    sums.having = (*sums.having, at)
    return rows


def _says(cuts: Cuts, sums: _Sums) -> tuple[int | str, tuple[bool, bool]]:
    if len(sums.cases) < cuts.frequency:
        return REMAINDER, (False, False)
    passes = (cuts.passed(sums.with_y, sums.torn, sums.x), cuts.passed(sums.without_y, sums.torn, sums.x))
    if any(passes):
        return int(passes[0]), passes
    return (CONTRADICTION if 0 < len(sums.having) < len(sums.cases) else 0), passes


def left_out(cases: CaseTable) -> list[str]:
    """Sentences that name who was left out, and why."""
    said = []
    for found, why in ((cases.undecided, "stands at 0.5, neither in nor out"), (cases.missing, "value not known")):
        if found:
            names = joined(f"{name} ({column})" for name, column in found)
            said.append(f"Left out ({why}): {names}.")
    return said


def read_cut(value: object, argument: str) -> Fraction:
    """A cut: a number from 0 to 1."""
    found = exact(value, argument)
    if not 0 <= found <= 1:
        raise ValueError(f"{argument}: {shown(value)} found; a number from 0 to 1 is accepted.")
    return found
