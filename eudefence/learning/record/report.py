"""How far a learner has come: a table by unit, and an export for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.files import save
from eudefence.ground.quoting import excerpt
from eudefence.ground.words import joined
from eudefence.learning.bank import catalogue

from . import progress_file

if TYPE_CHECKING:
    import pandas as pd

_HEADINGS = ("Unit", "Exercises right", "Points", "Questions in the unit right")
_FIELDS = ("id", "unit", "exercise", "kind", "state", "attempts", "points", "points_possible", "first", "last")


@dataclass(frozen=True)
class Unit:
    """One line of the progress table."""

    unit: str
    title: str
    exercises_right: int
    exercises: int
    points: int
    points_possible: int
    checks_right: int
    checks: int


@dataclass(frozen=True)
class Progress:
    """Progress by unit. Shown in a notebook as a table; `table` gives a DataFrame.

    Attributes
    ----------
    units : tuple of Unit
    answers : tuple of dict
        One for each question, with state, attempts, points and times.
    note : str
        Says so if the progress file was damaged or could not be read.
    """

    units: tuple[Unit, ...]
    answers: tuple[dict, ...]
    note: str = ""

    @property
    def points(self) -> int:
        """Points earned by exercises."""
        return sum(unit.points for unit in self.units)

    @property
    def points_possible(self) -> int:
        """Points that all exercises together give."""
        return sum(unit.points_possible for unit in self.units)

    @property
    def table(self) -> pd.DataFrame:
        """The units as a DataFrame."""
        import pandas as pd

        return pd.DataFrame([vars(unit) for unit in self.units], columns=list(Unit.__dataclass_fields__))

    def to_csv(self, path: str | Path, overwrite: bool = False) -> Path:
        """Write one line for each question, as a spreadsheet or a course platform reads it.

        Ids and units are written with a word before the number ("exercise 02.10", "unit 02"), because a spreadsheet
        would turn 02.1 and 02.10 into one number, and 03.1 into a date. `check` and `hint` understand an id in this
        form too.

        Parameters
        ----------
        path : path
            The file to write.
        overwrite : bool
            Replace a file with other content. The same content is always accepted.

        Returns
        -------
        pathlib.Path
            The file written.

        Raises
        ------
        ValueError
            If the file exists with other content and `overwrite` is False.

        Examples
        --------
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     progress().to_csv(Path(folder) / "mine.csv").read_text(encoding="utf-8").splitlines()[0]
        'id,unit,exercise,kind,state,attempts,points,points_possible,first,last'
        """
        text = io.StringIO()
        writer = csv.DictWriter(text, _FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_for_a_sheet(row) for row in self.answers)
        return save(path, text.getvalue(), overwrite)

    def __repr__(self) -> str:
        rows = [_HEADINGS, *self._cells()]
        widths = [max(len(row[place]) for row in rows) for place in range(len(_HEADINGS))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        return "\n".join([*lines, *([self.note] if self.note else [])])

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in _HEADINGS)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in self._cells())
        note = f"<p><em>{escape(self.note)}</em></p>" if self.note else ""
        return {
            "text/html": f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}",
            "text/plain": repr(self),
        }

    def _cells(self):
        for unit in self.units:
            yield (
                f"{unit.unit} {unit.title}",
                f"{unit.exercises_right} of {unit.exercises}",
                f"{unit.points} of {unit.points_possible}",
                f"{unit.checks_right} of {unit.checks}",
            )
        exercises = sum(unit.exercises for unit in self.units)
        if len(self.units) > 1:
            yield (
                "All units",
                f"{sum(unit.exercises_right for unit in self.units)} of {exercises}",
                f"{self.points} of {self.points_possible}",
                f"{sum(unit.checks_right for unit in self.units)} of {sum(unit.checks for unit in self.units)}",
            )


@keywords_checked
def progress(unit: str | None = None) -> Progress:
    """How many questions of each unit you have answered.

    Parameters
    ----------
    unit : str, optional
        Only this unit, for example ``"03"``.

    Returns
    -------
    Progress

        For a unit that is not known, all units, and a note that says so.

    Examples
    --------
    >>> progress("00").units[0].title
    'Start here'
    >>> progress("unit 77").note
    'There is no unit “unit 77” with questions; here are all of them: 00, 01...'
    """
    entries, note = progress_file.entries()
    try:
        numbers = catalogue.chosen(unit)
    except ValueError:
        said = f"There is no unit “{excerpt(unit)}” with questions; here are all of them: {joined(catalogue.chosen())}."
        numbers, note = catalogue.chosen(), " ".join(part for part in (said, note) if part)
    answers = {
        number: [_answer(question, entries.get(question.id)) for question in catalogue.listed(number)]
        for number in numbers
    }
    damaged = [row["id"] for rows in answers.values() for row in rows if not row["kind"]]
    if damaged:
        said = f"The kit cannot read {joined(damaged)}; that is no fault of yours, and what you earned there counts."
        note = " ".join(part for part in (said, note) if part)
    return Progress(
        units=tuple(_unit(number, rows) for number, rows in answers.items()),
        answers=tuple(row for rows in answers.values() for row in rows),
        note=note,
    )


def _answer(question, entry):
    blank = {"state": "not attempted", "attempts": 0, "points": 0, "first": "", "last": ""}
    kept = blank | {name: value for name, value in (entry or {}).items() if name in blank}
    damaged = isinstance(question, catalogue.Damaged)
    possible = kept["points"] if damaged else question.points
    return {
        "id": question.id,
        "unit": question.unit,
        "exercise": "true" if question.exercise else "false",
        "kind": "" if damaged else question.kind.name,
        "points_possible": possible,
        # An edition may lower what a question earns; what was earned then counts no more than it earns now.
        **(kept | {"points": min(kept["points"], possible)}),
    }


def _for_a_sheet(row):
    sort = "exercise" if row["exercise"] == "true" else "question"
    return row | {"id": f"{sort} {row['id']}", "unit": f"unit {row['unit']}"}


def _title(number):
    try:
        return catalogue.title(number)
    except ValueError:  # whoever wrote it is told by the review; a learner still sees the number of the unit
        return ""


def _unit(number, rows):
    exercises = [row for row in rows if row["exercise"] == "true"]
    checks = [row for row in rows if row["exercise"] == "false"]
    return Unit(
        unit=number,
        title=_title(number),
        exercises_right=sum(row["state"] == "right" for row in exercises),
        exercises=len(exercises),
        points=sum(row["points"] for row in exercises),
        points_possible=sum(row["points_possible"] for row in exercises),
        checks_right=sum(row["state"] == "right" for row in checks),
        checks=len(checks),
    )
