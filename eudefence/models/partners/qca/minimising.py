"""Solutions: all minimal formulae of a truth table, complex, parsimonious or intermediate, with what they assume."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.quoting import shown
from eudefence.ground.words import capitalised, cardinal, count, joined, one_or_many, some

from .case_rows import CaseTable
from .counterfactuals import easy, expected
from .fit import as_float
from .minimal_formulae import Model, formula_text, ordered
from .primes import MOST_COVERS, Term, TooManyFormulae, all_covers, covers, primes
from .recoding import Fragility, recoded
from .tabulation import Row, TruthTable, left_out, passing

Rows = tuple[int, ...]
KINDS: Mapping[str, str] = read_only({"none": "complex", "all": "parsimonious", "expected": "intermediate"})
_TOLD = 4  # rows or cases that a sentence can hold


@dataclass(frozen=True, repr=False)
class Solution(Tabular, Explained):
    """All minimal formulae for the outcome, or for its absence.

    Attributes
    ----------
    truth_table : TruthTable
    explained : int
        1: the outcome; 0: its absence.
    remainders : {"none", "all", "expected"}
        Which combinations never seen a formula may assume to have it.
    expectations : mapping of str to bool
        For the intermediate solution: whether presence (True) or absence of a condition should help.
    models : tuple of Model
        Those with the fewest terms; all of them, because the data do not choose among them. Empty if no row has it.
    longer : tuple of Model
        Formulae with more terms of which none can be spared. They fit the data as well.
    difficult : tuple of Row
        Assumptions of the parsimonious solution that no expectation supports, so that the intermediate one does
        without them.
    """

    truth_table: TruthTable
    explained: int
    remainders: str
    expectations: Mapping[str, bool]
    models: tuple[Model, ...]
    longer: tuple[Model, ...] = field(default=(), compare=False)
    difficult: tuple[Row, ...] = ()

    @property
    def kind(self) -> str:
        """Complex, parsimonious or intermediate."""
        return KINDS[self.remainders]

    def __iter__(self) -> Iterator[Model]:
        return iter(self.models)

    def __len__(self) -> int:
        return len(self.models)

    def __getitem__(self, at: int) -> Model:
        return self.models[at]

    @cached_property
    def assumptions(self) -> tuple[Row, ...]:
        """Remainders that at least one of the models takes to have what is explained."""
        return tuple(row for row in self.truth_table.remainders if any(model.covers(row) for model in self.models))

    @cached_property
    def opposite(self) -> Solution:
        """The solution of the same kind for the other side: the absence, or the outcome. Expectations are reversed."""
        turned = {name: not helps for name, helps in self.expectations.items()}
        return minimise(self.truth_table, self.remainders, 1 - self.explained, expectations=turned)

    @cached_property
    def contradictory(self) -> tuple[Row, ...]:
        """Assumptions used for the outcome and for its absence as well: both cannot be true."""
        return tuple(row for row in self.assumptions if row in self.opposite.assumptions)

    @property
    def target(self) -> str:
        """What is explained, as in a formula."""
        return self.truth_table.outcome if self.explained else f"~{self.truth_table.outcome}"

    def explain(self) -> str:
        """The formulae, what they assume, what contradicts, and what so few cases can carry."""
        return " ".join([*self.formulae(), *self.assumed(), *self.doubts(), *self.limits()])

    def formulae(self) -> list[str]:
        """Sentences: how many formulae there are, and which."""
        if not self.models:
            return [f"No row of the truth table passes for {self.target}: there is nothing to minimise."]
        named = " / ".join(f"{model} -> {self.target}" for model in self.models[:_TOLD])
        said = [
            one_or_many(
                len(self.models),
                "{kind}: one minimal formula, {named}.",
                "{kind}: {how_many} minimal formulae fit equally well, and nothing in the data chooses"
                " among them: {named}.",
                kind=f"{capitalised(self.kind)} solution for {self.target}",
                how_many=cardinal(len(self.models)),
                named=named + (f" and {len(self.models) - _TOLD} more" if len(self.models) > _TOLD else ""),
            )
        ]
        if self.longer:
            said.append(f"Beside them {count(len(self.longer), 'formula', 'formulae')} with more terms, none of which"
                        " can be spared, also fit.")  # fmt: skip
        return said

    def assumed(self) -> list[str]:
        """Sentences: what was expected, and which combinations never seen are taken to have what is explained."""
        if not self.models:
            return []
        return [*self._expected(), *self._taken()]

    def _expected(self) -> list[str]:
        if self.remainders != "expected":
            return []
        if not self.expectations:
            return ["Nothing was said to be expected, so it is the complex solution."]
        helps = joined(f"{name} {'present' if here else 'absent'}" for name, here in self.expectations.items())
        return [f"Expected to help: {helps}."]

    def _taken(self) -> list[str]:
        if not self.assumptions:
            said = ["It assumes nothing about combinations that were not seen."]
        else:
            rows = some([f"({self.truth_table.named(row)})" for row in self.assumptions], _TOLD)
            said = [
                one_or_many(
                    len(self.assumptions),
                    "It takes {n} combination that was never seen to lead to {target}: {rows}.",
                    "It takes {n} combinations that were never seen to lead to {target}: {rows}.",
                    target=self.target,
                    rows=rows,
                )
            ]
        if self.contradictory:
            rows = some([f"({self.truth_table.named(row)})" for row in self.contradictory], _TOLD)
            said.append(f"The same is assumed for the opposite as well, which cannot be, of {rows}.")
        return said

    def doubts(self) -> list[str]:
        """Sentences: rows that contradict, rows that pass both ways, cases that no formula covers."""
        table, said = self.truth_table, []
        if torn := table.torn:
            rows = some([f"({table.named(row)}: {joined(row.cases)})" for row in torn], _TOLD)
            said.append(
                one_or_many(
                    len(torn),
                    "Cases disagree in one row {rows}.",
                    "Cases disagree in {n} rows {rows}.",
                    rows=rows,
                )
            )
        if table.held_back:
            rows = some([f"({table.named(row)}: {joined(row.cases)})" for row in table.held_back], _TOLD)
            said.append(f"Other cases, partly in them, keep from counting for the outcome {rows}.")
        if both := table.both_ways:
            rows = some([f"({table.named(row)})" for row in both], _TOLD)
            said.append(f"What passes for the outcome and for its absence tells nothing: {rows}.")
        if self.models and (left := set.intersection(*(set(model.left) for model in self.models))):
            said.append(f"No formula covers {some([name for name in table.cases.names if name in left], _TOLD)}.")
        return [*said, *left_out(table.cases)]

    def limits(self) -> list[str]:
        """Sentences: cases against rows, remainders, and what the coding of one case does."""
        table = self.truth_table
        seen = len(table) - len(table.remainders)
        return [
            f"Limits: {table.size()}; {one_or_many(seen, '{n} of them was', '{n} of them were')} seen,"
            f" {one_or_many(len(table.remainders), '{n} was', '{n} were', 'none was')} not.",
            self.fragility.changes(),
            "Few cases and many combinations always give some formula; it describes these cases and proves no cause.",
        ]

    @cached_property
    def fragility(self) -> Fragility:
        """What turning round the coding of one case at a time does to this solution."""
        return recoded(self.truth_table.cases, partial(_texts, self))

    def brief(self) -> str:
        """Kind and formulae."""
        return f"{self.kind}: " + (" / ".join(map(str, self.models)) or "no formula") + f" -> {self.target}"

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each term of each minimal formula, with its fit and its cases."""
        return [
            {
                "formula": f"{model} -> {self.target}",
                "term": part.text,
                "consistency": as_float(part.fit.consistency),
                "PRI": as_float(part.fit.pri),
                "coverage": as_float(part.fit.coverage),
                "unique coverage": as_float(part.unique),
                "cases": ", ".join(part.cases),
                "consistency of the formula": as_float(model.consistency),
                "coverage of the formula": as_float(model.coverage),
            }
            for model in self.models
            for part in model.parts
        ]

    def as_plain(self) -> dict[str, object]:
        """The solution in plain values: what a file of it holds."""
        return {
            "kind": self.kind,
            "explained": self.target,
            "models": [
                {"formula": str(model), "consistency": model.consistency, "coverage": model.coverage,
                 "terms": [{"term": part.text, "consistency": part.fit.consistency, "coverage": part.fit.coverage,
                            "unique_coverage": part.unique, "cases": list(part.cases)} for part in model.parts]}
                for model in self.models
            ],
            "assumptions": [self.truth_table.named(row) for row in self.assumptions],
            "says": self.explain(),
        }  # fmt: skip


@keywords_checked
def minimise(
    table: TruthTable,
    remainders: str = "none",
    outcome: int = 1,
    *,
    expectations: Mapping[str, object] | Iterable[str] | None = None,
) -> Solution:
    """All minimal formulae of a truth table.

    What it answers: which combinations of conditions are enough for the outcome, in the shortest form, and what had to
    be assumed for it?

    Parameters
    ----------
    table : TruthTable
    remainders : {"none", "all", "expected"}
        "none": nothing is assumed about combinations never seen (complex solution). "all": any of them may be taken to
        have the outcome if that makes the formula shorter (parsimonious). "expected": only those that an expectation
        supports (intermediate).
    outcome : {1, 0}
        What is explained: the outcome, or its absence. The absence has formulae of its own: they are not those of the
        outcome turned round.
    expectations : mapping of condition to "present" or "absent", or list of conditions
        Whether presence or absence should help to bring about what is explained. Needed for "expected" only.

    Returns
    -------
    Solution
        A sequence of models; ``str(model)`` is the formula.

    Raises
    ------
    ValueError
        For another word, or if the formulae are too many to list.

    Notes
    -----
    Prime implicants by Quine and McCluskey, all covers by Petrick; no prime is dropped beforehand, since that
    would hide models. An intermediate solution is made from each parsimonious formula, so that two of these may give
    two. Contradictions are neither explained nor assumed. Ragin (1987; 2008), Schneider and Wagemann
    (2012).

    >>> from .tabulation import truth_table
    >>> rows = [{"case": "X", "A": 1, "B": 1, "Y": 1}, {"case": "Z", "A": 0, "B": 0, "Y": 0}]
    >>> table = truth_table(rows, "Y", ["A", "B"])
    >>> [str(model) for model in minimise(table)], [str(model) for model in minimise(table, "all")]
    (['A*B'], ['A', 'B'])
    """
    if not isinstance(table, TruthTable):
        raise ValueError(f"table: {shown(table)} found; what qca.truth_table gives is accepted.")
    one_of("remainders", remainders, KINDS)
    if outcome not in (0, 1):
        raise ValueError(f"outcome: {shown(outcome)} found; 1 (the outcome) and 0 (its absence) are accepted.")
    helps = expected(expectations, table.conditions)
    if helps and remainders != "expected":
        raise ValueError('expectations: they are used with remainders="expected" only.')
    explained, k = int(outcome), len(table.conditions)
    positive, unseen = passing(table.cases, table.cuts, explained)
    found, difficult = _formulae(positive, unseen, remainders, helps, table.conditions)
    fewest = min(map(len, found), default=0)
    models = [Model(table, explained, ordered(terms, k)) for terms in found]
    models.sort(key=lambda model: (len(model.terms), str(model)))
    return Solution(
        table,
        explained,
        remainders,
        read_only(helps),
        tuple(model for model in models if len(model.terms) == fewest),
        tuple(model for model in models if len(model.terms) > fewest),
        tuple(table.combinations[row] for row in sorted(difficult)),
    )


def _formulae(
    positive: Rows, unseen: Rows, remainders: str, helps: Mapping[str, bool], conditions: tuple[str, ...]
) -> tuple[frozenset[frozenset[Term]], frozenset[int]]:
    """All formulae without a term to spare, and the assumptions that were refused."""
    k = len(conditions)
    if not positive or remainders == "none":
        return _covers(positive, positive, k), frozenset()
    widest = _covers(positive, (*positive, *unseen), k)
    if remainders == "all":
        return widest, frozenset()
    found: set[frozenset[Term]] = set()
    refused: set[int] = set()
    fewest = min(map(len, widest))
    for terms in widest:
        if len(terms) > fewest:
            continue
        assumed = [row for row in unseen if any(covers(term, row) for term in terms)]
        allowed = easy(positive, assumed, terms, helps, conditions)
        refused |= set(assumed) - allowed
        found |= _covers(positive, (*positive, *sorted(allowed)), k)
    return frozenset(found), frozenset(refused)


@lru_cache(maxsize=1024)  # turning round one coding after the other leaves most tables as they were
def _covers(positive: Rows, free: Rows, conditions: int) -> frozenset[frozenset[Term]]:
    return frozenset(all_covers(positive, primes(frozenset(free), conditions)) if positive else ())


def _texts(solution: Solution, cases: CaseTable) -> tuple[str, ...]:
    """The formulae that a solution would have with other codings, as texts."""
    positive, unseen = passing(cases, solution.truth_table.cuts, solution.explained)
    try:
        found, _ = _formulae(positive, unseen, solution.remainders, solution.expectations, cases.conditions)
    except TooManyFormulae:  # of one other coding: that too is another solution, and no reason to be silent on the rest
        return (f"more than {MOST_COVERS:,} formulae",)
    fewest = min(map(len, found), default=0)
    return tuple(sorted(formula_text(terms, cases.conditions) for terms in found if len(terms) == fewest))


@keywords_checked
def fragility(
    table: TruthTable,
    remainders: str = "none",
    outcome: int = 1,
    *,
    expectations: Mapping[str, object] | Iterable[str] | None = None,
) -> Fragility:
    """How often the coding of one case changes the solution: each is turned round alone, and all is found anew.

    What it answers: if somebody had coded one case the other way, would the formula be another?

    Parameters
    ----------
    table, remainders, outcome, expectations
        As for `minimise`.

    Returns
    -------
    Fragility

    Notes
    -----
    A coding is turned round by taking one minus the membership: out for in, and more in than out for more out than in.
    Cuts stay as they are. Two codings that are wrong at once are not tried.

    >>> from .tabulation import truth_table
    >>> rows = [{"case": "X", "A": 1, "Y": 1}, {"case": "Z", "A": 0, "Y": 0}]
    >>> print(fragility(truth_table(rows, "Y", ["A"])).changes())
    Of the 4 codings, each turned round alone, 4 change the solution.
    """
    return minimise(table, remainders, outcome, expectations=expectations).fragility
