"""How far two coders agree: share, Cohen's kappa and the share adjusted for prevalence, exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from eudefence.data.package import Package, course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.called import called
from eudefence.ground.explained import Explained
from eudefence.ground.lists import listed
from eudefence.ground.words import count, per_cent

__all__ = ["CODERS", "Agreement", "agreement", "compared"]

CODERS: Mapping[str, str] = {
    "first": "the first coder",
    "second": "the second coder",
    "settled": "the settled codes",
}


@dataclass(frozen=True, repr=False)
class Agreement(Explained):
    """Two codings of the same things, compared.

    Attributes
    ----------
    variable : str
    between : tuple of str
        The two coders.
    pairs : mapping
        Key of the row to the two codes.
    codes : tuple of str
        The codes there were to choose from.
    """

    variable: str
    between: tuple[str, str]
    pairs: Mapping[str, tuple[str, str]]
    codes: tuple[str, ...]

    @property
    def share(self) -> Fraction | None:
        """Share of rows with the same code; None without rows."""
        if not self.pairs:
            return None
        return Fraction(sum(one == other for one, other in self.pairs.values()), len(self.pairs))

    @property
    def expected(self) -> Fraction | None:
        """Share that two coders with these habits would agree on by chance."""
        if not self.pairs:
            return None
        first, second = (Counter(pair[place] for pair in self.pairs.values()) for place in (0, 1))
        return Fraction(sum(first[code] * second[code] for code in first), len(self.pairs) ** 2)

    @property
    def kappa(self) -> Fraction | None:
        """Cohen's kappa; None where chance alone would give full agreement, because each coder used one code only."""
        share, expected = self.share, self.expected
        if share is None or expected is None or expected == 1:
            return None
        return (share - expected) / (1 - expected)

    @property
    def adjusted(self) -> Fraction | None:
        """The share adjusted for prevalence: as kappa, with the same chance for each code there is to choose."""
        share, number = self.share, len(self.codes)
        return None if share is None or number < 2 else (number * share - 1) / (number - 1)

    @property
    def disagreements(self) -> dict[str, tuple[str, str]]:
        """Key to the two codes, where they differ."""
        return {key: pair for key, pair in self.pairs.items() if pair[0] != pair[1]}

    @property
    def matrix(self) -> dict[tuple[str, str], int]:
        """How many rows have each pair of codes."""
        found = Counter(self.pairs.values())
        return {(one, other): found[one, other] for one in self.codes for other in self.codes}

    def explain(self) -> str:
        """The three numbers and what each of them is."""
        one, other = (CODERS.get(coder, coder) for coder in self.between)
        heading = self.variable.replace("_", " ")
        if self.share is None:
            return f"On {heading} {one} and {other} have no row in common."
        said = f"On {heading} {one} and {other} agree on {per_cent(self.share)} of {count(len(self.pairs), 'row')}."
        if self.kappa is None:
            said += " Kappa has no value, because each of them gave one code only."
        else:
            said += f" Cohen's kappa is {float(self.kappa):.3f}."
        if self.adjusted is not None:
            said += f" Adjusted for prevalence it is {float(self.adjusted):.3f}."
        return said


def compared(
    pairs: Iterable[tuple[str, str]] | Mapping[str, tuple[str, str]],
    codes: Sequence[str] | None = None,
    variable: str = "codes",
    between: tuple[str, str] = ("first", "second"),
) -> Agreement:
    """Agreement of two codings given as pairs of codes.

    Parameters
    ----------
    pairs : iterable of (str, str), or mapping of key to (str, str)
    codes : sequence of str, optional
        The codes there were to choose from; by default those that were given.
    variable : str
    between : tuple of str

    Raises
    ------
    ValueError
        For a code that there was not to choose.

    Notes
    -----
    Cohen, A Coefficient of Agreement for Nominal Scales, 1960; Byrt, Bishop and Carlin, Bias, Prevalence and Kappa,
    1993.

    >>> found = compared([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    >>> found.share, found.kappa, found.adjusted
    (Fraction(7, 10), Fraction(2, 5), Fraction(2, 5))
    """
    keyed = dict(pairs) if isinstance(pairs, Mapping) else {str(place): pair for place, pair in enumerate(pairs)}
    given = sorted({code for pair in keyed.values() for code in pair})
    if codes is not None:
        for code in given:
            one_of("codes", code, codes)
    return Agreement(variable, between, keyed, tuple(given if codes is None else codes))


@keywords_checked
def agreement(
    variable: str,
    *,
    table: str = "differentiation",
    between: tuple[str, str] = ("first", "second"),
    unhinted: bool = False,
    keys: Iterable[str] | None = None,
) -> Agreement:
    """How far two coders of the course agree on a coded column.

    What it answers: would somebody else have coded these rows in the same way?

    Parameters
    ----------
    variable : str
        The coded column: "membership", "formality" or "dimension" for cases of differentiation.
    table : str
        The table that was coded.
    between : tuple of str
        Two of "first", "second" and "settled". The settled codes are those on which the two agree, and where they do
        not, those that were settled afterwards: no new test, because whoever settled had seen both.
    unhinted : bool
        Leave out rows of which the second coder read the code outright before coding.
    keys : list of str, optional
        Only these rows.

    Returns
    -------
    Agreement

    Raises
    ------
    ValueError
        For a table or variable that was not coded twice, or an unknown coder.

    Notes
    -----
    Table codings; the coding protocol says how it was done. Formulas: see `compared`.

    >>> print(agreement("dimension"))
    On dimension the first coder and the second coder agree on 91.89 per cent of 74 rows. Cohen's kappa is 0.457.
    Adjusted for prevalence it is 0.838.
    """
    package = course()
    rows = package.rows("codings")
    one_of("table", table, list(dict.fromkeys(row["table"] for row in rows)))
    twice = {row["variable"] for row in rows if row["table"] == table and row["coder"] == "second"}
    twice &= {row["variable"] for row in rows if row["table"] == table and row["coder"] == "first"}
    variable = called("variable", variable, {name: name.replace("_", " ") for name in sorted(twice)}, "coded column")
    pair = listed(between, "between", "two coders")
    if len(pair) != 2:
        raise ValueError(f"between: {len(pair)} coders found; two are compared.")
    one, other = (one_of("between", coder, CODERS) for coder in pair)
    codes = _codes(package, table, variable)
    common = [key for key in codes["first"] if key in codes["second"]]
    if unhinted:
        common = [key for key in common if key not in codes["hinted"]]
    if keys is not None:
        wanted = listed(keys, "keys", "a list of keys")
        for key in wanted:
            one_of("keys", key, common)
        common = [key for key in common if key in wanted]
    pairs = {key: (codes[one][key], codes[other][key]) for key in common}
    return compared(pairs, _choice(package, table, variable), variable, (one, other))


def _codes(package: Package, table: str, variable: str) -> dict[str, dict[str, str]]:
    """Coder to key to code; the settled codes are filled up with those on which both agree."""
    found: dict[str, dict[str, str]] = {coder: {} for coder in (*CODERS, "hinted")}
    for row in package.rows("codings"):
        if (row["table"], row["variable"]) == (table, variable):
            found[row["coder"]][row["key"]] = row["code"]
            if row["hinted"]:
                found["hinted"][row["key"]] = row["code"]
    for key, code in found["second"].items():
        if found["first"].get(key) == code:
            found["settled"].setdefault(key, code)
    return found


def _choice(package: Package, table: str, variable: str) -> list[str] | None:
    """The codes that the description of the column lists."""
    fields: Mapping[str, Any] = package.fields(table)
    listed_codes = fields.get(variable, {}).get("constraints", {}).get("enum")
    return None if listed_codes is None else [str(code) for code in listed_codes]
