"""What hangs on the coding of one case: each is turned round in turn, and the solution found anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.words import one_or_many, some

from .case_rows import CaseTable

Formulae = tuple[str, ...]
_TOLD = 4


@dataclass(frozen=True)
class Recoding:
    """One case coded the other way in one column.

    Attributes
    ----------
    case, column : str
    formulae : tuple of str
        The solution it gives.
    changes : bool
        Whether that is another solution.
    """

    case: str
    column: str
    formulae: Formulae
    changes: bool


@dataclass(frozen=True, repr=False)
class Fragility(Tabular, Explained):
    """What turning round the coding of one case at a time does to a solution.

    Attributes
    ----------
    before : tuple of str
        The formulae as coded.
    recodings : tuple of Recoding
        Every case in every condition and in the outcome.
    """

    before: Formulae
    recodings: tuple[Recoding, ...]

    @property
    def changed(self) -> tuple[Recoding, ...]:
        """Those that give another solution."""
        return tuple(one for one in self.recodings if one.changes)

    @property
    def cases(self) -> tuple[str, ...]:
        """Cases of which at least one coding matters."""
        return tuple(dict.fromkeys(one.case for one in self.changed))

    def changes(self) -> str:
        """How many of the single codings change the solution, in one sentence."""
        return one_or_many(
            len(self.changed),
            "Of the {of} codings, each turned round alone, one changes the solution.",
            "Of the {of} codings, each turned round alone, {n} change the solution.",
            "None of the {of} codings, turned round alone, changes the solution.",
            of=len(self.recodings),
        )

    def example(self) -> str:
        """The first coding that changes the solution, and what it gives, in one sentence; empty if none does."""
        if not self.changed:
            return ""
        first = self.changed[0]
        before, instead = (" / ".join(one[:_TOLD]) or "no formula" for one in (self.before, first.formulae))
        return f"For example, {first.case} coded the other way in {first.column} gives {instead} in place of {before}."

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each coding that was turned round."""
        return [
            {"case": one.case, "column": one.column, "changes": one.changes, "formulae": " / ".join(one.formulae)}
            for one in self.recodings
        ]

    def explain(self) -> str:
        """How many codings change the solution, and of which cases."""
        if not self.changed:
            return self.changes()
        return f"{self.changes()} They are codings of {some(self.cases, _TOLD)}. {self.example()}"

    def brief(self) -> str:
        """How many of how many."""
        return f"{len(self.changed)} of {len(self.recodings)} codings change the solution"


def recoded(cases: CaseTable, solve: Callable[[CaseTable], Formulae]) -> Fragility:
    """Every coding turned round alone, one after the other."""
    before, tried = solve(cases), []
    for at, name in enumerate(cases.names):
        for column, heading in enumerate(cases.columns):
            found = solve(cases.recoded(at, column))
            tried.append(Recoding(name, heading, found, set(found) != set(before)))
    return Fragility(before, tuple(tried))
