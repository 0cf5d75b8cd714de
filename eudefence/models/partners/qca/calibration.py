"""Calibration: from a measured number to membership in a set, by anchors that somebody has to defend."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import gives_pairs
from eudefence.ground.named_rows import refuse_twice
from eudefence.ground.numbers import exact, is_missing
from eudefence.ground.quoting import shown
from eudefence.ground.words import joined, number, one_or_many

LOG_ODDS = 3  # of a case at the anchor for full membership: a membership of 0.953
_TORN = (
    "{names} stands exactly at {at}, neither in nor out of the set.",
    "{names} stand exactly at {at}, neither in nor out of the set.",
)
_CHOOSE = (
    'Choose a crossover at which no case stands; undecided="leave" keeps 0.5, and a truth table then leaves such cases'
    " out."
)
_HALF = Fraction(1, 2)


@dataclass(frozen=True, repr=False)
class Calibration(Tabular, Explained, Mapping[str, Fraction]):
    """Memberships by case; a column for `truth_table`.

    Attributes
    ----------
    memberships : mapping of str to Fraction
        0 is fully out, 1 fully in. Of a fuzzy set they are floats read as the decimals that they print as; of a crisp
        set they are exactly 0 or 1.
    anchors : tuple of Fraction
        Out, crossover and full; or the one threshold.
    undecided : tuple of str
        Cases exactly at the crossover. They belong to no row of a truth table.
    missing : tuple of str
        Cases without a number. They are in no set and out of none.
    """

    memberships: Mapping[str, Fraction]
    anchors: tuple[Fraction, ...]
    undecided: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def __getitem__(self, case: str) -> Fraction:
        return self.memberships[case]

    def __iter__(self) -> Iterator[str]:
        return iter(self.memberships)

    def __len__(self) -> int:
        return len(self.memberships)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each case; one without a number has no membership."""
        found = {case: float(value) for case, value in self.memberships.items()} | dict.fromkeys(self.missing)
        return [{"case": case, "membership": value} for case, value in found.items()]

    def as_plain(self) -> dict[str, object]:
        """Memberships with the anchors that they hang on: what a file of it holds."""
        return {"anchors": list(self.anchors), "rows": self.rows, "says": self.explain()}

    def explain(self) -> str:
        """The anchors, how many cases are more in than out, and who is undecided."""
        inside = [name for name, value in self.memberships.items() if value > _HALF]
        if len(self.anchors) == 1:
            how = f"A case is in the set from {number(float(self.anchors[0]))} on, and out of it below."
        else:
            out, crossover, full = (number(float(one)) for one in self.anchors)
            how = (
                f"Anchors: fully out at {out}, neither in nor out at {crossover}, fully in at {full}; between them the"
                " log odds of membership run straight."
            )
        said = [how, f"More in than out: {joined(inside)}." if inside else "No case is more in than out."]
        if self.undecided:
            said.append(
                one_or_many(
                    len(self.undecided),
                    "{names} stands exactly at the crossover and belongs to no row; move the crossover to where no"
                    " case stands, and say why.",
                    "{names} stand exactly at the crossover and belong to no row; move the crossover to where no"
                    " case stands, and say why.",
                    names=joined(self.undecided),
                )
            )
        if self.missing:
            said.append(f"No number is known for {joined(self.missing)}.")
        return " ".join(said)

    def brief(self) -> str:
        """Number of cases and of those more in than out."""
        inside = sum(value > _HALF for value in self.memberships.values())
        return f"{inside} of {len(self)} cases more in than out"


@keywords_checked
def calibrate(
    values: Mapping[str, object] | Iterable[object],
    out: object = None,
    crossover: object = None,
    full: object = None,
    *,
    threshold: object = None,
    undecided: str = "error",
) -> Calibration:
    """Memberships in a set from measured numbers: by three anchors (a fuzzy set), or by one threshold (a crisp set).

    What it answers: how far is each case in the set, if these anchors are right? The anchors come from knowledge about
    the cases, not from the numbers; whoever sets them has to defend them.

    Parameters
    ----------
    values : mapping of str to number, Series or list
        Case to measured number. Cases of a list are called "1", "2" and so on.
    out, crossover, full : number
        Where a case is fully out (membership 0.047), neither in nor out (0.5), and fully in (0.953). They rise, or fall
        for a set such as "poor".
    threshold : number
        In place of the three: from this number on a case is in.
    undecided : {"error", "leave"}
        What happens with a case exactly at the crossover, which is neither in nor out: an error that names it, or it
        keeps 0.5 and is named by the result.

    Returns
    -------
    Calibration
        A mapping of case to membership.

    Raises
    ------
    ValueError
        For anchors out of order, and for a case at the crossover.

    Notes
    -----
    Direct method of Ragin (2008), *Redesigning Social Inquiry*, chapter 5: log odds of membership run straight from the
    crossover to each anchor, where they are 3 and -3. Some programs take 2.944 there, the log odds of exactly 0.95.

    >>> gnp = {"Austria": 720, "Belgium": 1098, "Romania": 331}
    >>> {case: round(float(one), 2) for case, one in calibrate(gnp, 400, 550, 900).items()}
    {'Austria': 0.81, 'Belgium': 0.99, 'Romania': 0.01}
    >>> calibrate({"Poland": 550}, 400, 550, 900)
    Traceback (most recent call last):
    ValueError: crossover: Poland stands exactly at 550, neither in nor out of the set. Choose a crossover at which no
    case stands; undecided="leave" keeps 0.5, and a truth table then leaves such cases out.
    """
    if undecided not in ("error", "leave"):
        raise ValueError(f"undecided: {shown(undecided)} found; 'error' and 'leave' are accepted.")
    numbers, missing = _read(values)
    anchors = _anchors(out, crossover, full, threshold)
    if len(anchors) == 1:
        members = {name: Fraction(value >= anchors[0]) for name, value in numbers.items()}
    else:
        members = {name: _membership(value, *anchors) for name, value in numbers.items()}
    torn = tuple(name for name, value in members.items() if value == _HALF)
    if torn and undecided == "error":
        where = {"names": joined(torn), "at": number(float(anchors[1]))}
        raise ValueError(f"crossover: {one_or_many(len(torn), *_TORN, **where)} {_CHOOSE}")
    return Calibration(read_only(members), anchors, torn, missing)


def _read(values: object) -> tuple[dict[str, Fraction], tuple[str, ...]]:
    if gives_pairs(values):
        pairs = [(str(name), value) for name, value in values.items()]
    elif isinstance(values, Iterable) and not isinstance(values, str):
        pairs = [(str(at), value) for at, value in enumerate(values, 1)]
    else:
        raise ValueError(f"values: {shown(values)} found; a mapping of case to number, or a list, is accepted.")
    refuse_twice([name for name, _ in pairs], "values", "cases")
    missing = tuple(name for name, value in pairs if is_missing(value))
    return {name: exact(value, f"values of {name}") for name, value in pairs if not is_missing(value)}, missing


def _anchors(out: object, crossover: object, full: object, threshold: object) -> tuple[Fraction, ...]:
    three = {"out": out, "crossover": crossover, "full": full}
    if threshold is not None:
        if any(value is not None for value in three.values()):
            raise ValueError("threshold: found together with other anchors; give one threshold, or three anchors.")
        return (exact(threshold, "threshold"),)
    if gone := [name for name, value in three.items() if value is None]:
        raise ValueError(f"{gone[0]}: not given; three anchors (out, crossover, full) or a threshold are needed.")
    low, middle, high = (exact(value, name) for name, value in three.items())
    if not (low < middle < high or low > middle > high):
        raise ValueError(f"crossover: {middle} found; it lies between out ({low}) and full ({high}).")
    return low, middle, high


def _membership(value: Fraction, out: Fraction, crossover: Fraction, full: Fraction) -> Fraction:
    side = full if (value > crossover) == (full > crossover) else out
    steps = (value - crossover) / abs(side - crossover) * (1 if full > crossover else -1)
    odds = max(-700.0, min(700.0, float(steps) * LOG_ODDS))  # beyond, a float has no room for the power
    return Fraction(repr(1 / (1 + math.exp(-odds))))
