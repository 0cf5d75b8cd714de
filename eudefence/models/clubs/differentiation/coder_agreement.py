"""How far two coders agree: share, kappa, adjusted for prevalence, and weighted kappa for scales; exact."""

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
from eudefence.ground.numbers import truth
from eudefence.ground.quoting import shown
from eudefence.ground.words import count, per_cent

__all__ = ["CODERS", "Agreement", "agreement", "compared"]

CODERS: Mapping[str, str] = {
    "first": "the first coder",
    "second": "the second coder",
    "third": "the third coder",
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
        The codes there were to choose from, those of a scale in their order.
    ordered : bool
        Whether they are the steps of a scale, on which to miss by one step is less than to miss by two.
    """

    variable: str
    between: tuple[str, str]
    pairs: Mapping[str, tuple[str, str]]
    codes: tuple[str, ...]
    ordered: bool = False

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
    def linear(self) -> Fraction | None:
        """Weighted kappa of a scale: a miss counts by its steps. None without a scale, or if chance cannot miss."""
        return self._weighted(1)

    @property
    def quadratic(self) -> Fraction | None:
        """Weighted kappa of a scale: a miss counts by the square of its steps."""
        return self._weighted(2)

    @property
    def within_one_step(self) -> Fraction | None:
        """Share of rows on which the two are at most one step of the scale apart; None without a scale or rows."""
        if not self.ordered or not self.pairs:
            return None
        return Fraction(sum(abs(step) <= 1 for step in self._steps()), len(self.pairs))

    @property
    def shift(self) -> Fraction | None:
        """By how many steps the second of the two codes higher, on average; None without a scale or rows."""
        if not self.ordered or not self.pairs:
            return None
        return Fraction(sum(self._steps()), len(self.pairs))

    def _steps(self) -> list[int]:
        place = {code: number for number, code in enumerate(self.codes)}
        return [place[other] - place[one] for one, other in self.pairs.values()]

    def _weighted(self, power: int) -> Fraction | None:
        """One less the misses over those that chance would make with these habits, both weighted by their size."""
        if not self.ordered or not self.pairs:
            return None
        place = {code: number for number, code in enumerate(self.codes)}
        first, second = (Counter(pair[side] for pair in self.pairs.values()) for side in (0, 1))
        found = Fraction(sum(abs(step) ** power for step in self._steps()), len(self.pairs))
        chance = Fraction(
            sum(first[a] * second[b] * abs(place[a] - place[b]) ** power for a in first for b in second),
            len(self.pairs) ** 2,
        )
        return 1 - found / chance if chance else None

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
        return said + self._on_the_scale()

    def _on_the_scale(self) -> str:
        if self.within_one_step is None:
            return ""
        said = f" They are at most one step apart on {per_cent(self.within_one_step)} of the rows."
        if self.linear is not None and self.quadratic is not None:
            said += (
                f" Where a near miss counts less, weighted kappa is {float(self.linear):.3f} (linear weights) and"
                f" {float(self.quadratic):.3f} (quadratic weights)."
            )
        return said


@keywords_checked
def compared(
    pairs: Iterable[tuple[str, str]] | Mapping[str, tuple[str, str]],
    codes: Sequence[str] | None = None,
    variable: str = "codes",
    between: tuple[str, str] = ("first", "second"),
    ordered: bool = False,
) -> Agreement:
    """Agreement of two codings given as pairs of codes.

    Parameters
    ----------
    pairs : iterable of (str, str), or mapping of key to (str, str)
    codes : sequence of str, optional
        The codes there were to choose from; by default those that were given.
    variable : str
    between : tuple of str
    ordered : bool
        Whether the codes are the steps of a scale; name them all then, in their order.

    Raises
    ------
    ValueError
        For a code that there was not to choose, or a scale whose steps are not named.

    Notes
    -----
    Cohen, A Coefficient of Agreement for Nominal Scales, 1960; Byrt, Bishop and Carlin, Bias, Prevalence and Kappa,
    1993; for scales Cohen, Weighted Kappa, 1968. Quadratic weights forgive near misses most.

    >>> found = compared([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    >>> found.share, found.kappa, found.adjusted
    (Fraction(7, 10), Fraction(2, 5), Fraction(2, 5))
    """
    keyed = _pairs(pairs)
    given = sorted({code for pair in keyed.values() for code in pair})
    steps = given if codes is None else listed(codes, "codes", "a list of codes")
    if strange := [code for code in steps if not isinstance(code, str)]:
        raise ValueError(f"codes: {shown(strange[0])} found; a list of codes, each a text, is accepted.")
    if codes is not None:
        for code in given:
            one_of("pairs", code, steps, "code")
        if len(set(steps)) < len(steps):
            raise ValueError("codes: a code stands there twice; each step is named once.")
    elif truth(ordered, "ordered"):
        raise ValueError(
            "codes: name the steps of the scale in their order; only then is it known how far two are apart."
        )
    return Agreement(variable, between, keyed, tuple(steps), truth(ordered, "ordered"))


def _pairs(pairs: Any) -> dict[str, tuple[str, str]]:
    """Two codes for each key; without keys the place of a pair is its key."""
    what = "pairs of codes, as (code, code), are accepted"
    if isinstance(pairs, Mapping):
        keyed = dict(pairs)
    elif isinstance(pairs, Iterable) and not isinstance(pairs, str | bytes) and getattr(pairs, "ndim", 1) == 1:
        keyed = {str(place): pair for place, pair in enumerate(pairs)}
    else:
        found = type(pairs).__name__ if getattr(pairs, "ndim", 0) else shown(pairs)
        raise ValueError(f"pairs: {found} found; {what}.")
    for key, pair in keyed.items():
        if not isinstance(pair, tuple | list) or len(pair) != 2 or not all(isinstance(code, str) for code in pair):
            raise ValueError(f"pairs[{shown(key)}]: {shown(pair)} found; {what}.")
    return {key: (one, other) for key, (one, other) in keyed.items()}


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
        The coded column: "membership", "formality" or "dimension" for cases of differentiation; "score" for designs
        and models; "code" for positions.
    table : str
        The table that was coded: "differentiation", "esc_models", "uk_models" or "positions". The last three have
        scales, and weighted kappa with them.
    between : tuple of str
        Two of "first", "second", "third" and "settled". A third coder coded some tables once more, with a sharpened
        codebook and without having seen the others. The settled codes are those on which the first two agree, and
        where they do not, those that were settled afterwards: no new test, because whoever settled had seen both. Rows
        that are not settled are left out.
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
    common = [key for key in codes["first"] if key in codes["third" if "third" in (one, other) else "second"]]
    if truth(unhinted, "unhinted"):
        common = [key for key in common if key not in codes["hinted"]]
    if keys is not None:
        wanted = listed(keys, "keys", "a list of keys")
        for key in wanted:
            one_of("keys", key, common)
        common = [key for key in common if key in wanted]
    # Where the two differ and nothing was settled, there is no settled code to compare with.
    pairs = {key: (codes[one][key], codes[other][key]) for key in common if key in codes[one] and key in codes[other]}
    choice = _choice(package, table, variable)
    steps = _steps(package, table, variable)
    return compared(pairs, steps or choice, variable, (one, other), ordered=bool(steps))


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


def _steps(package: Package, table: str, variable: str) -> list[str]:
    """The steps of a scale of whole numbers, in their order; none for a column that is no scale."""
    fields: Mapping[str, Any] = package.fields(table)
    limits = fields.get(variable, {}).get("constraints", {})
    if fields.get(variable, {}).get("type") != "integer" or not {"minimum", "maximum"} <= set(limits):
        return []
    return [str(step) for step in range(limits["minimum"], limits["maximum"] + 1)]
