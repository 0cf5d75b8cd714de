"""What a reader can set in an explorer. A control is plain data: what can be chosen, what is chosen at the start, how
it is described to the page, and how the page's answer is read.

>>> choice("Country", ["FR", "DE"]).ends()
['FR', 'DE']
"""

from __future__ import annotations

import datetime as dt
import numbers
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from eudefence.ground.arguments import refused
from eudefence.ground.days import as_date
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words


def by_words(words: Mapping) -> dict:
    """Words by key as options: what a reader sees first, the key it stands for behind it.

    >>> by_words({"size": "size, in persons"})
    {'size, in persons': 'size'}
    """
    return {shown: key for key, shown in words.items()}


def choice(
    label: str,
    options: Iterable | Mapping,
    value=None,
    *,
    compact: bool = False,
    more: bool = False,
    sets: Mapping | None = None,
) -> ChoiceControl:
    """One of several: radio buttons, or a field with suggestions where there are many.

    `options` are values, or a mapping from what is shown to the value. With `compact` it is a list that opens, which
    takes less room; a reader then sees only what is chosen. With `more`, as in every control, it is folded away under
    "More settings": for what few readers move, so that controls and picture fit one view. `sets` says what other
    controls are set to when one is chosen (value to name to value): a case to start from.
    """
    pairs = pairs_of(options)
    start = pairs[0][1] if value is None else value
    return ChoiceControl(label, start, tuple(pairs), _further(compact=compact, more=more), sets or {})


def slider(label: str, first, last, value=None, step=None, *, unit: str = "", more: bool = False) -> SliderControl:
    """A number or a year between two ends. `unit` stands behind the number."""
    first, last = _plain_number(first, "first"), _plain_number(last, "last")
    if first >= last:
        raise ValueError(f"last: {last!r} has to be larger than first, {first!r}")
    if step is None:
        step = 1 if isinstance(first, int) and isinstance(last, int) else (last - first) / 20
    step = _plain_number(step, "step")
    if step <= 0:
        raise ValueError(f"step: {step!r} has to be larger than zero")
    return SliderControl(label, first if value is None else value, (first, last, step), _further(unit=unit, more=more))


def period(
    label: str, first: int, last: int, value: tuple[int, int] | None = None, *, more: bool = False
) -> PeriodControl:
    """Two whole numbers, from and to: two sliders that mind each other. The function gets the pair."""
    first, last = _whole(first, "first"), _whole(last, "last")
    if first >= last:
        raise ValueError(f"last: {last!r} has to be larger than first, {first!r}")
    return PeriodControl(label, (first, last) if value is None else tuple(value), (first, last, 1), _further(more=more))


def day(label: str, first, last, value=None, extra: Iterable = (), *, more: bool = False) -> DayControl:
    """A day: 1 January of every year from `first` to `last`, both ends, and the `extra` days on which something
    changed.

    The function gets a ``datetime.date``.
    """
    start, end = as_date(first, "first"), as_date(last, "last")
    if start >= end:
        raise ValueError(f"last: {end} has to come after first, {start}")
    days = {start, end} | {dt.date(year, 1, 1) for year in range(start.year + 1, end.year + 1)}
    days |= {as_date(d, "extra") for d in extra}
    days = sorted(d for d in days if start <= d <= end)
    chosen = end if value is None else as_date(value, "value")
    if chosen not in days:
        days = sorted([*days, chosen])
    return DayControl(label, chosen, tuple((d.isoformat(), d) for d in days), _further(more=more))


def ticks(
    label: str, options: Iterable | Mapping, value: Iterable | None = None, *, more: bool = False
) -> TicksControl:
    """Any of several: a row of check boxes. The function gets the values ticked, in the order of `options`."""
    pairs = pairs_of(options)
    chosen = tuple(v for _, v in pairs) if value is None else tuple(value)
    return TicksControl(label, chosen, tuple(pairs), _further(more=more))


def switch(label: str, value: bool = False, *, more: bool = False) -> SwitchControl:
    """Yes or no: one check box."""
    return SwitchControl(label, bool(value), (), _further(more=more))


def search(
    label: str,
    suggestions: Iterable[str],
    value: str = "",
    *,
    placeholder: str = "",
    size: int = 0,
    more: bool = False,
) -> SearchControl:
    """Free text with suggestions. The function has to cope with any text; a ValueError it raises is shown to the
    reader.

    `placeholder` is what an empty field shows: an example of what may be typed. `size` is its width in letters.
    """
    further = _further(placeholder=placeholder, size=size, more=more)
    return SearchControl(label, value, tuple(map(str, suggestions)), further)


def _further(**words):
    """What the page is told beyond label, kind and options: only what was given."""
    return {name: value for name, value in words.items() if value}


@dataclass(frozen=True)
class Control(ABC):
    """A control as data: its label, the value at the start, what can be chosen, and further words for the page."""

    label: str
    value: object
    options: tuple = ()
    further: Mapping = field(default_factory=dict)
    kind: ClassVar[str]
    shown_as: ClassVar[str]  # the kind of field in views/live/fields.js

    def __post_init__(self):
        if not str(self.label).strip():
            raise ValueError("label: a control without words cannot be read aloud; give it a label")
        object.__setattr__(self, "value", self.accept(self.value, "value"))

    @abstractmethod
    def accept(self, value, argument: str):
        """The value as the function will get it, or a ValueError that names the nearest one accepted."""

    @abstractmethod
    def ends(self) -> list:
        """The values a test has to try: all options of a list, both ends of a slider, no and all check boxes."""

    def described(self, name: str = "") -> dict:
        """The control as the page reads it (``views/live/fields.js``): plain data that JSON can carry."""
        start = {"name": name, "label": self.label, "kind": self.shown_as, "value": self.to_wire(self.value)}
        return start | self._particulars() | dict(self.further)

    def _particulars(self):
        return {}

    def to_wire(self, value):
        """A value as it travels to the page."""
        return value

    def from_wire(self, sent, argument: str = "value"):
        """The value that the page sent, or a ValueError if it is none of this control's."""
        return self.accept(sent, argument)


class _Listed(Control):
    """Values from a list: on the way to the page each is its words' own text key."""

    def _keys(self):
        return [key for key, _ in keyed(self.options)]

    def _particulars(self):
        return {"options": [[key, words] for key, (words, _) in keyed(self.options)]}

    def _value_of(self, key, argument):
        for known, (_, value) in keyed(self.options):
            if known == key:
                return value
        raise refused(argument, key, self._keys(), self.label.lower())

    def _key_of(self, value):
        return next(key for key, (_, known) in keyed(self.options) if _same(known, value))


@dataclass(frozen=True)
class ChoiceControl(_Listed):
    """One of several (see `choice`)."""

    sets: Mapping = field(default_factory=dict)

    kind, shown_as = "choice", "choice"

    def accept(self, value, argument):
        for _, known in self.options:
            if _same(known, value):
                return known
        raise refused(argument, str(value), [str(v) for _, v in self.options], self.label.lower())

    def ends(self):
        return [v for _, v in self.options]

    def to_wire(self, value):
        return self._key_of(value)

    def from_wire(self, sent, argument="value"):
        return self._value_of(sent, argument)


class DayControl(ChoiceControl):
    """A day from a list of days (see `day`)."""

    kind, shown_as = "day", "slider"

    def accept(self, value, argument):
        return super().accept(as_date(value, argument), argument)

    def ends(self):
        return [self.options[0][1], self.options[-1][1]]

    def _particulars(self):
        return {"options": [[key, date_in_words(when)] for key, when in self.options]}

    def to_wire(self, value):
        return value.isoformat()

    def from_wire(self, sent, argument="value"):
        return self.accept(sent, argument)


class TicksControl(_Listed):
    """Any of several (see `ticks`)."""

    kind, shown_as = "ticks", "ticks"

    def accept(self, value, argument):
        values = [v for _, v in self.options]
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise ValueError(f"{argument}: {shown(value)} is no list; give those of {self.label.lower()} in brackets")
        value = tuple(value)
        for item in value:
            if item not in values:
                raise refused(argument, item, [str(v) for v in values], self.label.lower())
        return tuple(v for v in values if v in value)

    def ends(self):
        values = [v for _, v in self.options]
        return [(), *[(v,) for v in values], tuple(values)]

    def to_wire(self, value):
        return [self._key_of(item) for item in value]

    def from_wire(self, sent, argument="value"):
        return self.accept([self._value_of(key, argument) for key in sent], argument)


class SliderControl(Control):
    """A number between two ends (see `slider`)."""

    kind, shown_as = "slider", "slider"

    def accept(self, value, argument):
        first, last, _ = self.options
        if isinstance(value, bool) or not isinstance(value, numbers.Real) or not first <= value <= last:
            raise ValueError(f"{argument}: {value!r} is not between {first} and {last}")
        return _plain_number(value, argument)

    def ends(self):
        return [self.options[0], self.options[1]]

    def _particulars(self):
        first, last, step = self.options
        return {"first": first, "last": last, "step": step, "digits": _digits(step)}

    def from_wire(self, sent, argument="value"):
        value = self.accept(sent, argument)
        # What a page adds up from steps of 0.1 is 0.30000000000000004 at the third.
        return value if isinstance(value, int) else round(value, _digits(self.options[2]))


class PeriodControl(Control):
    """Two whole numbers, from and to (see `period`)."""

    kind, shown_as = "period", "period"

    def accept(self, value, argument):
        first, last, _ = self.options
        pair = tuple(value) if isinstance(value, (tuple, list)) else ()
        whole = all(isinstance(v, numbers.Integral) and not isinstance(v, bool) for v in pair)
        if len(pair) != 2 or not whole or not first <= pair[0] <= pair[1] <= last:
            raise ValueError(f"{argument}: {value!r} is not a pair from-to between {first} and {last}")
        return int(pair[0]), int(pair[1])

    def ends(self):
        first, last, _ = self.options
        return [(first, first), (first, last), (last, last)]

    def _particulars(self):
        first, last, step = self.options
        return {"first": first, "last": last, "step": step}

    def to_wire(self, value):
        return list(value)


class SwitchControl(Control):
    """Yes or no (see `switch`)."""

    kind, shown_as = "switch", "switch"

    def accept(self, value, argument):
        if not isinstance(value, bool):
            raise ValueError(f"{argument}: {value!r} is neither True nor False")
        return value

    def ends(self):
        return [False, True]


class SearchControl(Control):
    """Free text with suggestions (see `search`)."""

    kind, shown_as = "search", "text"

    def accept(self, value, argument):
        return str(value)

    def ends(self):
        return ["", *dict.fromkeys([*self.options[:1], *self.options[-1:]]), "no such name"]

    def _particulars(self):
        return {"suggestions": list(self.options)}


# What to use in the place of a widget made elsewhere, by the name of its class.
_INSTEAD = {
    "Dropdown": "choice", "Select": "choice", "RadioButtons": "choice", "ToggleButtons": "choice",
    "SelectionSlider": "choice", "SelectMultiple": "ticks", "Checkbox": "switch", "ToggleButton": "switch",
    "IntSlider": "slider", "FloatSlider": "slider", "BoundedIntText": "slider", "BoundedFloatText": "slider",
    "IntRangeSlider": "period", "DatePicker": "day", "Text": "search", "Combobox": "search",
}  # fmt: skip


def as_control(name: str, declaration) -> Control:
    """A control from short form: a list or mapping is a choice, a tuple of two or three numbers a slider, True or False
    a switch.

    >>> as_control("year", (2005, 2024)).kind, as_control("states", ["FR", "DE"]).kind
    ('slider', 'choice')
    """
    if isinstance(declaration, Control):
        return declaration
    label = name.replace("_", " ").capitalize()
    if isinstance(declaration, bool):
        return switch(label, declaration)
    if isinstance(declaration, str):
        return search(label, (), declaration)
    if (
        isinstance(declaration, tuple)
        and len(declaration) in (2, 3)
        and all(isinstance(v, numbers.Real) for v in declaration)
    ):
        return slider(label, declaration[0], declaration[1], step=declaration[2] if len(declaration) == 3 else None)
    if isinstance(declaration, (list, Mapping)):
        return choice(label, declaration)
    raise ValueError(_no_control(name, type(declaration).__name__))


def _no_control(name, found):
    if found in _INSTEAD:
        lost = (
            "it loses its arrow keys to JupyterLab, which moves to the next cell"
            if found in ("Dropdown", "Select", "SelectMultiple")
            else "its keys would be commands of JupyterLab"
        )
        return f"{name}: {found} is a widget made elsewhere, and {lost}. Use views.{_INSTEAD[found]} instead."
    return (
        f"{name}: {found} is no control. Accepted: a list or mapping (choice), (first, last) or (first, last, step)"
        " (slider), True or False (switch), text (search), or what views.choice, slider, period, day, ticks, switch,"
        " search, rows and brush give."
    )


def keyed(options: Iterable[tuple[str, object]]) -> list[tuple[str, tuple[str, object]]]:
    """Options with the key under which each travels: its value where all are different texts, else its place.

    >>> keyed([("France", "FR"), ("Malta", "MT")])[0]
    ('FR', ('France', 'FR'))
    >>> [key for key, _ in keyed([("yes", True), ("no", False)])]
    ['0', '1']
    """
    options = list(options)
    plain = all(isinstance(value, str) for _, value in options)
    keys = [value if plain else str(place) for place, (_, value) in enumerate(options)]
    return list(zip(keys, options, strict=True))


def _same(known, value):
    """Equal, and not only as 1 is equal to True."""
    return known == value and isinstance(known, bool) == isinstance(value, bool)


def pairs_of(options):
    pairs = list(options.items()) if isinstance(options, Mapping) else [(str(o), o) for o in options]
    if not pairs:
        raise ValueError("options: nothing to choose from; give at least one option")
    return [(str(word), value) for word, value in pairs]


def _plain_number(value, argument):
    """A number of Python's own: numpy's are no JSON."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real) or value != value:
        raise ValueError(f"{argument}: {shown(value)} is no number")
    return int(value) if isinstance(value, numbers.Integral) else float(value)


def _whole(value, argument):
    number = _plain_number(value, argument)
    if not isinstance(number, int):
        raise ValueError(f"{argument}: {number!r} is no whole number")
    return number


def _digits(step) -> int:
    """Decimals of a step.

    >>> _digits(5), _digits(0.05), _digits(0.1 + 0.2)
    (0, 2, 1)
    """
    return len(f"{step:.10f}".rstrip("0").partition(".")[2])
