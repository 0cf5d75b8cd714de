"""Those who vote, with the weights that a rule may need: persons, and weighted votes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.explained import Explained
from eudefence.ground.words import joined, one_or_many

from .counts import COUNTED, Counted, taken_in


@dataclass(frozen=True, repr=False)
class Voters(Explained):
    """Who votes, with the weights that a rule may need.

    Attributes
    ----------
    codes : tuple of str
    population : mapping of code to persons
    weights : mapping of code to weighted votes, empty where no rule needs them
    outside : tuple of str
        Members of the Union that do not vote on the act. Some limits are shares of the whole Union.
    """

    codes: tuple[str, ...]
    population: Mapping[str, int]
    weights: Mapping[str, int]
    outside: tuple[str, ...] = ()

    def explain(self) -> str:
        """How many vote, with how many persons and weighted votes behind them, and who does not.

        >>> print(Voters(("A", "B"), {"A": 50, "B": 30, "C": 20}, {}, outside=("C",)))
        2 vote: A and B. Population: 80 persons. Members that do not vote: C.
        """
        said = [one_or_many(len(self.codes), "{n} votes: {names}.", "{n} vote: {names}.", names=joined(self.codes))]
        if self.people:
            said.append(f"Population: {self.people:,} persons.")
        if self.votes:
            said.append(f"Weighted votes: {self.votes:,}.")
        if self.outside:
            said.append(f"Members that do not vote: {joined(self.outside)}.")
        return " ".join(said)

    def size(self, base: str) -> int:
        """Number of members, persons or weighted votes, as `Test.base` names them.

        >>> part = Voters(("A", "B"), {"A": 50, "B": 30, "C": 20}, {}, outside=("C",))
        >>> part.size("population"), part.size("union_population"), part.size("union_members")
        (80, 100, 3)
        """
        codes = self.codes + self.outside if base.startswith("union_") else self.codes
        kind = base.removeprefix("union_")
        if kind == "members":
            return len(codes)
        weights = self.population if kind == "population" else self.weights
        return sum(weights.get(code, 0) for code in codes)

    @property
    def people(self) -> int:
        """Population of all who vote, in persons."""
        return self.size("population")

    @property
    def votes(self) -> int:
        """Weighted votes of all who vote."""
        return self.size("votes")

    def smallest_group(self, fraction: Fraction) -> int:
        """The smallest number of voters that together have more than `fraction` of the population.

        >>> three = Voters(("A", "B", "C"), {"A": 50, "B": 30, "C": 20}, {})
        >>> three.smallest_group(Fraction(1, 2)), three.smallest_group(Fraction(35, 100))
        (2, 1)
        """
        total, limit = 0, fraction * self.people
        for number, people in enumerate(
            sorted((self.population.get(code, 0) for code in self.codes), reverse=True), start=1
        ):
            total += people
            if total > limit:
                return number
        return len(self.codes)

    def weight(self, code: str, stance: str, present: bool = True) -> dict[Counted, int]:
        """What one voter adds to each count: `stance` is in_favour, against, abstaining, declaring or absent.

        >>> Voters(("A",), {"A": 50}, {}).weight("A", "declaring")["population_declaring"]
        50
        """
        return dict.fromkeys(COUNTED, 0) | self._added((code,), stance, present)

    def counts(self, stances: Mapping[str, str], represented: Collection[str] = ()) -> dict[Counted, int]:
        """What all who vote add to each count. `represented`: those for whom another one votes; they are not present.

        >>> Voters(("A", "B"), {"A": 50, "B": 30}, {}).counts({"A": "in_favour", "B": "against"})["population_for"]
        50
        """
        groups: dict[tuple[str, bool], list[str]] = {}
        for code in self.codes:
            groups.setdefault((stances[code], code not in represented), []).append(code)
        found = dict.fromkeys(COUNTED, 0)
        for (stance, present), codes in groups.items():
            for counted, number in self._added(codes, stance, present).items():
                found[counted] += number
        return found

    def _added(self, codes: Collection[str], stance: str, present: bool) -> dict[Counted, int]:
        size = {
            "members": len(codes),
            "population": sum(self.population.get(code, 0) for code in codes),
            "votes": sum(self.weights.get(code, 0) for code in codes),
        }
        return {counted: size[counted.unit] for counted in taken_in(stance, present)}
