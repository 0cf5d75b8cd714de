"""Cases of differentiated integration on a day: chosen by state, side, type, area, legal form or level."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eudefence.data import countries
from eudefence.data.package import Package, Row, course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.called import called
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.numbers import whole
from eudefence.ground.words import count, date_in_words, joined

from .kinds import DEPTHS, TAXONOMY
from .sides import SIDES, holds_on, sides_on, union_on

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LEVELS", "CaseOnDay", "Cases", "cases", "chosen", "filters_read"]

# Whose choice a case tells of. The three levels are those the EUFLEX page names; the rule that gives a case its levels
# is ours, and a case may have two.
LEVELS: Mapping[str, str] = {
    "union": "the Union sets the rule by which states differ",
    "member": "members choose, or are left, inside or outside",
    "associated": "states outside the Union take part or are kept out",
}
_FILTERS = (*TAXONOMY, "level", "country", "side", "depth")


@dataclass(frozen=True, repr=False)
class CaseOnDay(Explained):
    """One case on one day.

    Attributes
    ----------
    id, name : str
    on : datetime.date
    held : bool or None
        None: the dates known to the month or year do not decide.
    kinds : mapping
        Way of sorting to code; the words stand in `TAXONOMY`.
    depth : int
        A step of `DEPTHS`: a guess of one coder.
    levels : tuple of str
        Keys of `LEVELS`.
    sides : mapping
        Country code to side: a key of `SIDES`. A state outside the Union that is not named has no side.
    row : mapping
        The row of the table.
    """

    id: str
    name: str
    on: dt.date
    held: bool | None
    kinds: Mapping[str, str]
    depth: int
    levels: tuple[str, ...]
    sides: Mapping[str, str]
    row: Row

    def on_side(self, side: str) -> tuple[str, ...]:
        """Codes of the states on a side."""
        return tuple(code for code, found in self.sides.items() if found == side)

    @property
    def opt_outs(self) -> tuple[str, ...]:
        """Members of the Union that the case names as outside: something that is open to all members, without them.

        Not every one chose it: Cyprus is kept out of Berlin Plus.
        """
        if self.kinds["membership"] == "external":
            return ()
        union = union_on(course(), self.on)
        return tuple(code for code in self.on_side("out") if code in union)

    @property
    def opt_ins(self) -> tuple[str, ...]:
        """States inside a case that not all members belong to: they are there because they joined.

        Three cases tell of permanent structured cooperation from the side of who stays out; the club is one of its own.
        And nobody joins a clause of the Treaty that weighs a duty for some.
        """
        row = self.row
        mirrored = row["out_rule"] == "listed" and row["in_table"] == "pesco_membership"
        weighed = (row["dimension"], row["legal_form"]) == ("vertical", "treaty")
        if mirrored or weighed or row["in_rule"] not in ("listed", "table"):
            return ()
        return self.on_side("in")

    def explain(self) -> str:
        """What it is, who is on which side, and how sure the row is."""
        said = [f"{self.name}. {self.row['description']}"]
        for side, words in SIDES.items():
            states = self.on_side(side)
            if states:
                names = joined(sorted(countries.in_a_sentence(code) for code in states))
                said.append(f"On {date_in_words(self.on)} {words}: {names}.")
        kinds = [TAXONOMY[variable][code].words for variable, code in self.kinds.items()]
        said.append(f"Coded as {joined(kinds)}; depth {self.depth} of 5 ({DEPTHS[self.depth]}).")
        return " ".join(said)

    def brief(self) -> str:
        """Key and name."""
        return f"{self.id}: {self.name}"

    def as_row(self) -> dict[str, Any]:
        """A plain row."""
        sides = {side: self.on_side(side) for side in SIDES}
        return {
            "case_id": self.id,
            "name": self.name,
            "held": self.held,
            **self.kinds,
            "depth": self.depth,
            "levels": list(self.levels),
            **{side: list(states) for side, states in sides.items()},
            "valid_from": self.row["valid_from"],
            "valid_to": self.row["valid_to"],
            "source_id": self.row["source_id"],
            "confidence": self.row["confidence"],
        }


@dataclass(frozen=True, repr=False)
class Cases(Tabular, Explained):
    """The cases that were asked for, on one day.

    Attributes
    ----------
    on : datetime.date
    cases : tuple of CaseOnDay
    filters : mapping
        What was asked for, as codes.

    >>> len(cases("2026-10-08", country="Malta", side="out", formality="formal", legal_form="secondary"))
    2
    """

    on: dt.date
    cases: tuple[CaseOnDay, ...]
    filters: Mapping[str, Any]

    def __iter__(self) -> Iterator[CaseOnDay]:
        return iter(self.cases)

    def __len__(self) -> int:
        return len(self.cases)

    def __getitem__(self, case: str) -> CaseOnDay:
        """One of them, by key or name."""
        names = {one.id: one.name for one in self.cases}
        key = called("case", case, names, f"case on {date_in_words(self.on)}")
        return next(one for one in self.cases if one.id == key)

    def counts(self, variable: str) -> dict[str, int]:
        """How many cases of each kind there are, within one way of sorting.

        >>> cases("2018-01-01", country="Denmark", side="out").counts("membership")
        {'internal': 3, 'external': 0, 'both': 1}
        """
        key = called("variable", variable, {name: name.replace("_", " ") for name in TAXONOMY}, "way of sorting")
        found = Counter(one.kinds[key] for one in self.cases)
        return {code: found[code] for code in TAXONOMY[key]}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each case."""
        return [one.as_row() for one in self.cases]

    @property
    def table(self) -> pd.DataFrame:
        """The rows as a frame, indexed by the key of the case."""
        frame = super().table.reindex(columns=None if self.cases else ["case_id", "name"]).set_index("case_id")
        frame.attrs = {"on": self.on.isoformat(), "sources": sorted({one.row["source_id"] for one in self.cases})}
        return frame

    def explain(self) -> str:
        """How many cases there are, by membership and formality, and how many the dates leave undecided."""
        if not self.cases:
            return f"On {date_in_words(self.on)} no case of the table is like that."
        by = [
            f"{number} {TAXONOMY[variable][code].words}"
            for variable in ("membership", "formality")
            for code, number in self.counts(variable).items()
            if number
        ]
        said = f"On {date_in_words(self.on)}: {count(len(self.cases), 'case')}, of which {joined(by)}."
        open_ = sum(one.held is None for one in self.cases)
        return said + (f" The dates leave {open_} of them undecided on that day." if open_ else "")


@keywords_checked
def cases(
    on: str | dt.date | None = None,
    *,
    country: str | None = None,
    side: str | None = None,
    membership: str | None = None,
    formality: str | None = None,
    dimension: str | None = None,
    stubb: str | None = None,
    schimmelfennig_winzen: str | None = None,
    legal_form: str | None = None,
    euflex_area: str | None = None,
    level: str | None = None,
    depth: int | None = None,
) -> Cases:
    """Cases of differentiated integration on a day.

    What it answers: in which cases do some states go further or less far than others, and who stands where?

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    country : str, optional
        Only cases that concern this state, in any usual spelling.
    side : {"in", "out", "not_joined", "observer", "invited", "undecided"}, optional
        Only cases in which the country, or any state, is on this side.
    membership, formality, dimension, stubb, schimmelfennig_winzen, legal_form, euflex_area : str, optional
        Only cases of this kind: a code of `TAXONOMY` or its words.
    level : {"union", "member", "associated"}, optional
        Only cases that tell of this level; a case may tell of two.
    depth : int, optional
        Only cases of this depth or deeper (0 to 5).

    Returns
    -------
    Cases

    Raises
    ------
    ValueError
        For what is no day, country or code; the nearest is named.

    Notes
    -----
    The types are coding: see the coding protocol. A state on which the data do not decide is undecided, never in or
    out. Table differentiation.

    >>> [one.id for one in cases("2022-06-30", country="DK", side="out")]
    ['D01', 'D02', 'D03', 'D61']
    >>> "DK" in cases("2023-05-23")["D06"].on_side("in"), "DK" in cases("2023-05-22")["D06"].on_side("in")
    (True, False)
    """
    asked = filters_read(
        country=country,
        side=side,
        membership=membership,
        formality=formality,
        dimension=dimension,
        stubb=stubb,
        schimmelfennig_winzen=schimmelfennig_winzen,
        legal_form=legal_form,
        euflex_area=euflex_area,
        level=level,
        depth=depth,
    )
    return chosen(course(), course().day(on), asked)


def filters_read(**filters: Any) -> dict[str, Any]:
    """What was asked for, as codes; what was left out is not there.

    >>> filters_read(country="Malta", level=None, legal_form="secondary law")
    {'country': 'MT', 'legal_form': 'secondary'}
    >>> filters_read(membership="internl")
    Traceback (most recent call last):
    ValueError: membership: 'internl' is not a known kind. Did you mean 'internal'? Accepted: internal, external,
    internal and external.
    """
    read: dict[str, Any] = {}
    for name, value in filters.items():
        if value is None:
            continue
        if name == "country":
            read[name] = countries.code(value)
        elif name == "side":
            read[name] = called(name, value, SIDES, "side")
        elif name == "level":
            read[name] = called(name, value, {key: key for key in LEVELS}, "level")
        elif name == "depth":
            read[name] = whole(value, "depth", min(DEPTHS), max(DEPTHS))
        else:
            read[name] = called(name, value, {code: kind.words for code, kind in TAXONOMY[name].items()}, "kind")
    return read


def chosen(package: Package, day: dt.date, asked: Mapping[str, Any]) -> Cases:
    """The cases of a day that are as asked; the filters have been read."""
    found = []
    for row in package.rows("differentiation"):
        if any(row[name] != asked[name] for name in TAXONOMY if name in asked):
            continue
        held = holds_on(package, row, day)
        if held is False or row["depth"] < asked.get("depth", 0):
            continue
        levels = _levels(row)
        if asked.get("level", levels[0]) not in levels:
            continue
        sides = sides_on(package, row["case_id"], day)
        if not _concerned(sides, asked):
            continue
        kinds = {name: row[name] for name in TAXONOMY}
        found.append(CaseOnDay(row["case_id"], row["name"], day, held, kinds, row["depth"], levels, sides, row))
    return Cases(day, tuple(found), dict(asked))


def _concerned(sides: Mapping[str, str], asked: Mapping[str, Any]) -> bool:
    country, side = asked.get("country"), asked.get("side")
    if country is None:
        return side is None or side in sides.values()
    return country in sides and side in (None, sides[country])


def _levels(row: Row) -> tuple[str, ...]:
    """The levels of a case: that of the Union where its own rule lets states differ; that of members where the line
    runs between them, or they join a club outside Union law; that of associated states where such states have a part.
    """
    outside_law = row["legal_form"] == "outside"
    found = {
        "union": not outside_law,
        "member": row["membership"] != "external" or outside_law,
        "associated": row["membership"] != "internal",
    }
    return tuple(level for level, there in found.items() if there)
