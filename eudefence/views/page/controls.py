"""What a reader can set in an explorer. A control is plain data; it becomes a widget only when an explorer is built.

>>> [option for option in choice("Country", ["FR", "DE"]).ends()]
['FR', 'DE']
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from eudefence.ground.arguments import nearest, refused
from eudefence.ground.days import as_date

_BUTTONS_UP_TO = 12  # options: with more, a field with suggestions is easier to search
_DESCRIPTION = {"description_width": "initial"}


def by_words(words: Mapping) -> dict:
    """Words by key as options: what a reader sees first, the key it stands for behind it.

    >>> by_words({"size": "size, in persons"})
    {'size, in persons': 'size'}
    """
    return {shown: key for key, shown in words.items()}


def choice(label: str, options: Iterable | Mapping, value=None) -> Control:
    """One of several: a row of buttons, or a field with suggestions where there are many.

    `options` are values, or a mapping from what is shown to the value.
    """
    pairs = _pairs(options)
    return Control("choice", label, tuple(pairs), pairs[0][1] if value is None else value)


def slider(label: str, first, last, value=None, step=None) -> Control:
    """A number or a year between two ends."""
    if first >= last:
        raise ValueError(f"last: {last!r} has to be larger than first, {first!r}")
    step = (
        step if step is not None else (1 if isinstance(first, int) and isinstance(last, int) else (last - first) / 20)
    )
    return Control("slider", label, (first, last, step), first if value is None else value)


def period(label: str, first: int, last: int, value: tuple[int, int] | None = None) -> Control:
    """Two whole numbers, from and to: a slider with two handles. The function gets the pair."""
    if first >= last:
        raise ValueError(f"last: {last!r} has to be larger than first, {first!r}")
    return Control("period", label, (first, last, 1), (first, last) if value is None else tuple(value))


def day(label: str, first, last, value=None, extra: Iterable = ()) -> Control:
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
    return Control("day", label, tuple((d.isoformat(), d) for d in days), chosen)


def ticks(label: str, options: Iterable | Mapping, value: Iterable | None = None) -> Control:
    """Any of several: a row of check boxes. The function gets the values ticked, in the order of `options`."""
    pairs = _pairs(options)
    chosen = tuple(v for _, v in pairs) if value is None else tuple(value)
    return Control("ticks", label, tuple(pairs), chosen)


def switch(label: str, value: bool = False) -> Control:
    """Yes or no: one check box."""
    return Control("switch", label, (), bool(value))


def search(label: str, suggestions: Iterable[str], value: str = "") -> Control:
    """Free text with suggestions. The function has to cope with any text; a ValueError it raises is shown to the
    reader.
    """
    return Control("search", label, tuple(str(s) for s in suggestions), value)


@dataclass(frozen=True)
class Control:
    """A control as data: kind, label, what can be chosen, and the value at the start."""

    kind: str
    label: str
    options: tuple
    value: object

    def __post_init__(self):
        if not str(self.label).strip():
            raise ValueError("label: a control without words cannot be read aloud; give it a label")
        self.accept(self.value, "value")

    def accept(self, value, argument: str):
        """The value as the function will get it, or a ValueError that names the nearest one accepted."""
        if self.kind in ("choice", "day"):
            values = [v for _, v in self.options]
            if self.kind == "day":
                value = as_date(value, argument)
            if value in values:
                return value
            raise refused(argument, str(value), [str(v) for v in values], self.label.lower())
        if self.kind == "slider":
            first, last, _ = self.options
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not first <= value <= last:
                raise ValueError(f"{argument}: {value!r} is not between {first} and {last}")
            return value
        if self.kind == "period":
            first, last, _ = self.options
            pair = tuple(value) if isinstance(value, (tuple, list)) else ()
            if len(pair) != 2 or not all(isinstance(v, int) for v in pair) or not first <= pair[0] <= pair[1] <= last:
                raise ValueError(f"{argument}: {value!r} is not a pair from-to between {first} and {last}")
            return pair
        if self.kind == "ticks":
            values = [v for _, v in self.options]
            for item in value:
                if item not in values:
                    raise refused(argument, item, [str(v) for v in values], self.label.lower())
            return tuple(v for v in values if v in tuple(value))
        if self.kind == "switch":
            if not isinstance(value, bool):
                raise ValueError(f"{argument}: {value!r} is neither True nor False")
            return value
        return str(value)

    def ends(self) -> list:
        """The values a test has to try: all options of a list, both ends of a slider, no and all check boxes."""
        if self.kind == "choice":
            return [v for _, v in self.options]
        if self.kind == "day":
            return [self.options[0][1], self.options[-1][1]]
        if self.kind == "slider":
            return [self.options[0], self.options[1]]
        if self.kind == "period":
            first, last, _ = self.options
            return [(first, first), (first, last), (last, last)]
        if self.kind == "ticks":
            values = [v for _, v in self.options]
            return [(), *[(v,) for v in values], tuple(values)]
        if self.kind == "switch":
            return [False, True]
        return ["", *dict.fromkeys([*self.options[:1], *self.options[-1:]]), "no such name"]

    def build(self, changed) -> Handle:
        """The widget, wired so that `changed` is called without arguments after each change by the reader."""
        import ipywidgets

        # Sliders report when the handle is let go or a key was pressed: reporting every point on the way would queue up
        # pictures.
        common = {"description": self.label, "style": _DESCRIPTION, "tooltip": self.label}
        wide = ipywidgets.Layout(width="auto", min_width="18rem", max_width="46rem", flex="1 1 24rem")
        if self.kind == "choice":
            return self._build_buttons(changed) if len(self.options) <= _BUTTONS_UP_TO else self._build_list(changed)
        if self.kind == "day":
            widget = ipywidgets.SelectionSlider(
                options=list(self.options), value=self.value, continuous_update=False, layout=wide, **common
            )
        elif self.kind == "slider":
            first, last, step = self.options
            whole = all(isinstance(v, int) for v in (first, last, step))
            maker = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
            widget = maker(
                min=first, max=last, step=step, value=self.value, continuous_update=False, layout=wide, **common
            )
            if whole and first > 1000:
                widget.readout_format = "d"
        elif self.kind == "period":
            first, last, step = self.options
            widget = ipywidgets.IntRangeSlider(
                min=first,
                max=last,
                step=step,
                value=self.value,
                continuous_update=False,
                readout_format="d",
                layout=wide,
                **common,
            )
        elif self.kind == "switch":
            widget = ipywidgets.Checkbox(value=self.value, indent=False, layout=wide, **common)
        elif self.kind == "search":
            widget = ipywidgets.Combobox(
                options=list(self.options),
                value=self.value,
                continuous_update=False,
                ensure_option=False,
                layout=wide,
                **common,
            )
        else:
            return self._build_ticks(changed)
        widget.observe(lambda change: changed(), names="value")
        return Handle(widget, lambda: widget.value, lambda value: setattr(widget, "value", value))

    def _build_buttons(self, changed):
        # Not a Dropdown and not RadioButtons: while one of them has the focus, JupyterLab takes the arrow keys and
        # letters for its own commands. "m" would turn the cell into text. Buttons answer to Tab, Space and Enter and
        # are left alone.
        import ipywidgets

        widget = ipywidgets.ToggleButtons(
            options=list(self.options),
            value=self.value,
            description=self.label,
            tooltip=self.label,
            tooltips=[f"{self.label}: {word}" for word, _ in self.options],
            style={"description_width": "initial", "button_width": "auto"},
            layout=ipywidgets.Layout(width="100%"),
        )
        widget.observe(lambda change: changed(), names="value")
        return Handle(widget, lambda: widget.value, lambda value: setattr(widget, "value", value))

    def _build_list(self, changed):
        # A text field with suggestions, for the same reason. It is emptied after each choice, so that a click shows the
        # whole list.
        import ipywidgets

        chosen = {"value": self.value}
        field = ipywidgets.Combobox(
            options=[word for word, _ in self.options],
            placeholder="click for the list, or type and press Enter",
            description=self.label,
            tooltip=self.label,
            continuous_update=False,
            style=_DESCRIPTION,
            layout=ipywidgets.Layout(width="100%", max_width="46rem"),
        )
        shown = ipywidgets.HTML()

        def write(value):
            chosen["value"] = value
            word = next(word for word, v in self.options if v == value)
            shown.value = f"Chosen: <strong>{escape(word)}</strong>"
            field.value = ""

        def typed(change):
            if not field.value.strip():
                return
            try:
                write(self.find_option(field.value))
            except ValueError as error:
                shown.value = escape(str(error))
                return
            changed()

        field.observe(typed, names="value")
        write(self.value)
        box = ipywidgets.VBox([field, shown], layout=ipywidgets.Layout(width="100%"))
        return Handle(box, lambda: chosen["value"], write)

    def find_option(self, text: str):
        """The value meant by a text that a reader typed: an option, or the only one that holds the text.

        >>> choice("Country", {"France": "FR", "Finland": "FI"}).find_option("fran")
        'FR'
        """
        wanted = text.strip().casefold()
        exact = [v for word, v in self.options if word.casefold() == wanted or str(v).casefold() == wanted]
        inside = exact or [v for word, v in self.options if wanted in word.casefold()]
        if len(inside) == 1 or exact:
            return inside[0]
        if inside:
            fitting = [word for word, v in self.options if v in inside]
            more = " and more" if len(fitting) > 6 else ""
            raise ValueError(f"{text!r} fits several: {', '.join(fitting[:6])}{more}. Write more of the name.")
        # The names have a kind before them ("Country: France"), which would make every short word look far away.
        short = {word.rpartition(": ")[2]: word for word, _ in self.options}
        guess = nearest(text, short)
        raise ValueError(
            f"Nothing in the list holds {text!r}."
            + (f" Did you mean {short[guess]!r}?" if guess else " Click for the list.")
        )

    def _build_ticks(self, changed):
        import ipywidgets

        boxes = [
            ipywidgets.Checkbox(
                value=value in self.value,
                description=word,
                tooltip=f"{self.label}: {word}",
                indent=False,
                style=_DESCRIPTION,
                layout=ipywidgets.Layout(width="auto", margin="0 1rem 0 0"),
            )
            for word, value in self.options
        ]
        for box in boxes:
            box.observe(lambda change: changed(), names="value")
        label = ipywidgets.Label(f"{self.label}:", layout=ipywidgets.Layout(margin="0 1rem 0 0"))
        row = ipywidgets.HBox([label, *boxes], layout=ipywidgets.Layout(flex_flow="row wrap", width="100%"))
        values = [value for _, value in self.options]

        def read():
            return tuple(value for box, value in zip(boxes, values, strict=True) if box.value)

        def write(chosen):
            for box, value in zip(boxes, values, strict=True):
                box.value = value in chosen

        return Handle(row, read, write)


@dataclass(frozen=True)
class Handle:
    """A widget on the page, with the way to read and to write its value."""

    widget: object
    read: object
    write: object


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
        and all(isinstance(v, (int, float)) for v in declaration)
    ):
        return slider(label, declaration[0], declaration[1], step=declaration[2] if len(declaration) == 3 else None)
    if isinstance(declaration, (list, Mapping)):
        return choice(label, declaration)
    return from_widget(name, declaration)


def from_widget(name: str, widget) -> ReadyControl:
    """A ready-made widget as a control. It needs a value and a description in words."""
    if not hasattr(widget, "observe") or not hasattr(widget, "value"):
        raise ValueError(
            f"{name}: {type(widget).__name__} is no control. Accepted: a list or mapping (choice), (first, last) or"
            " (first, last, step) (slider), True or False (switch), text (search), a control of"
            " eudefence.views.page.controls, or a widget with a value."
        )
    if not str(getattr(widget, "description", "")).strip():
        raise ValueError(f"{name}: the widget has no description; write in words what it sets")
    return ReadyControl(widget)


class ReadyControl:
    """A widget made elsewhere, used as it is."""

    kind = "widget"

    def __init__(self, widget):
        self.widget = widget
        self.label = widget.description
        self.value = widget.value

    def accept(self, value, argument):
        from traitlets import TraitError

        before = self.widget.value
        try:
            with self.widget.hold_trait_notifications():
                self.widget.value = value
                accepted = self.widget.value
                self.widget.value = before
        except TraitError as error:
            raise ValueError(f"{argument}: {value!r} is not accepted by {self.label!r} ({error})") from None
        return accepted

    def ends(self):
        widget = self.widget
        if hasattr(widget, "options"):
            values = [o[1] if isinstance(o, tuple) and len(o) == 2 else o for o in widget.options]
            return values if not isinstance(widget.value, tuple) else [(), tuple(values)]
        if hasattr(widget, "min") and hasattr(widget, "max"):
            pair = isinstance(widget.value, tuple)
            return [(widget.min, widget.max)] if pair else [widget.min, widget.max]
        if isinstance(widget.value, bool):
            return [False, True]
        return [widget.value]

    def build(self, changed):
        self.widget.observe(lambda change: changed(), names="value")
        return Handle(self.widget, lambda: self.widget.value, lambda value: setattr(self.widget, "value", value))


def _pairs(options):
    pairs = list(options.items()) if isinstance(options, Mapping) else [(str(o), o) for o in options]
    if not pairs:
        raise ValueError("options: nothing to choose from; give at least one option")
    return [(str(word), value) for word, value in pairs]
