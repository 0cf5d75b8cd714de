"""Rows that a reader fills in: one control for the votes of the members, the partners of a consortium, the coding of a
table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eudefence.ground.arguments import one_of, refused
from eudefence.ground.quoting import shown

from .controls import Control, as_control, keyed, pairs_of

_ONE = "value"  # the name of the only column, where it has none


def rows(
    label: str,
    columns: Control | Mapping[str, object],
    names: Iterable | Mapping | None = None,
    value: Mapping | Iterable | None = None,
    *,
    most: int = 40,
    add: str = "Add a row",
    distinct: str = "",
    more: bool = False,
) -> RowsControl:
    """Rows to fill in, one field for each column.

    Parameters
    ----------
    label : str
        What the rows are about.
    columns : control, or mapping of str to control
        What stands in a row: one control, or several by the name under which the function gets their values. The
        controls may be in short form (see `eudefence.views.explore`).
    names : iterable or mapping, optional
        The rows, if they are known: keys, or a mapping from what is shown to the key. Without them the reader adds and
        removes rows.
    value : mapping or iterable, optional
        At the start. With `names`, key to what stands in its row; rows and columns left out start as their controls do.
        Without, a list of rows.
    most : int
        Rows at most, where the reader adds them.
    add : str
        The words of the button that adds one.
    distinct : str
        A column of choices in which a new row begins with one that no other row has.
    more : bool
        Folded away under "More settings".

    Returns
    -------
    RowsControl
        The function gets a mapping from key to row, or a list of rows. A row is a mapping from column to value; with
        one control without a name, it is its value.

    Examples
    --------
    >>> from eudefence.views.page.controls import choice
    >>> vote = choice("Vote", {"yes": "yes", "no": "no", "abstains": "abstain"}, compact=True)
    >>> votes = rows("Votes", vote, {"France": "FR", "Malta": "MT"}, {"MT": "abstain"})
    >>> votes.value
    {'FR': 'yes', 'MT': 'abstain'}
    >>> firms = rows("Consortium", {"seat": choice("Seat", ["FR", "US"]), "controlled": False})
    >>> firms.accept([{"seat": "US"}], "firms")
    [{'seat': 'US', 'controlled': False}]
    """
    alone = isinstance(columns, Control)
    if not alone and not (isinstance(columns, Mapping) and columns):
        raise ValueError(f"columns: {shown(columns)} is neither a control nor a mapping of names to controls")
    held = {_ONE: columns} if alone else {name: as_control(name, given) for name, given in columns.items()}
    for name, column in held.items():
        if isinstance(column, RowsControl):
            raise ValueError(f"columns: {name} is a control of rows; rows stand in no row")
    if distinct:
        one_of("distinct", distinct, held)
    known = None if names is None else tuple(pairs_of(names))
    start = value if value is not None else [] if known is None else {}
    further = (
        {"most": most, "add": add} | ({"distinct": distinct} if distinct else {}) | ({"more": True} if more else {})
    )
    return RowsControl(label, start, known or (), further, held, alone, known is not None)


@dataclass(frozen=True)
class RowsControl(Control):
    """Rows of controls (see `rows`). `options` are the rows that are known."""

    columns: Mapping[str, Control] = None
    alone: bool = False
    named: bool = False

    kind, shown_as = "rows", "rows"

    def accept(self, value, argument):
        if not self.named:
            if isinstance(value, (str, Mapping)) or not isinstance(value, Iterable):
                raise ValueError(f"{argument}: {shown(value)} is no list of rows")
            accepted = [self._row(row, f"{argument}, row {place}") for place, row in enumerate(value, 1)]
            if len(accepted) > self.further["most"]:
                raise ValueError(f"{argument}: {len(accepted)} rows; at most {self.further['most']} are accepted")
            return accepted
        if not isinstance(value, Mapping):
            raise ValueError(f"{argument}: {shown(value)} is no mapping of {self.label.lower()} by row")
        keys = [key for _, key in self.options]
        for key in value:
            if key not in keys:
                raise refused(argument, key, [str(known) for known in keys], self.label.lower())
        return {key: self._row(value[key], f"{argument}, {key}") if key in value else self._row() for key in keys}

    def _row(self, given=None, argument=""):
        """A row whole: what is not given is as at the start."""
        if self.alone:
            column = self.columns[_ONE]
            return column.value if given is None else column.accept(given, argument)
        given = {} if given is None else given
        if not isinstance(given, Mapping):
            raise ValueError(f"{argument}: {shown(given)} is no row; give a mapping of {', '.join(self.columns)}")
        for name in given:
            one_of("column", name, self.columns)
        return {
            name: column.accept(given[name], f"{argument}, {name}") if name in given else column.value
            for name, column in self.columns.items()
        }

    def ends(self):
        """Every column at its ends, in all rows and in the first alone; without names also no row, and one."""
        found = [self.value]
        for name, column in self.columns.items():
            for end in column.ends():
                row = end if self.alone else {name: end}
                if self.named:
                    keys = [key for _, key in self.options]
                    found += [dict.fromkeys(keys, row), {keys[0]: row}]
                else:
                    found += [[row]]
        ends = found if self.named else [[], *found]
        return [self.accept(end, "value") for end in ends]

    def _particulars(self):
        columns = [column.described(name) for name, column in self.columns.items()]
        names = [[key, words] for key, (words, _) in keyed(self.options)] if self.named else None
        return {"columns": columns, "names": names}

    def to_wire(self, value):
        if self.named:
            return {key: self._row_to_wire(value[known]) for key, (_, known) in keyed(self.options)}
        return [self._row_to_wire(row) for row in value]

    def _row_to_wire(self, row):
        row = {_ONE: row} if self.alone else row
        return {name: column.to_wire(row[name]) for name, column in self.columns.items()}

    def from_wire(self, sent, argument="value"):
        if self.named:
            value = {known: self._row_from_wire(sent[key], argument) for key, (_, known) in keyed(self.options)}
        else:
            value = [self._row_from_wire(row, argument) for row in sent]
        return self.accept(value, argument)

    def _row_from_wire(self, sent, argument):
        row = {name: column.from_wire(sent[name], argument) for name, column in self.columns.items()}
        return row[_ONE] if self.alone else row
