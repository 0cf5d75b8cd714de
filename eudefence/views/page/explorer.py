"""Labelled controls and a function from their values to a View, joined into one thing to move and to read."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from eudefence.ground.arguments import one_of

from .controls import as_control
from .panel import Panel
from .view import View

_STILL = "\n<p><small>Run this box to move the controls.</small></p>"


def explore(function: Callable[..., View], **controls) -> Explorer:
    """Make an explorer: each control is an argument of `function`, which gives a `View`.

    Parameters
    ----------
    function : callable
        Called with the value of every control by keyword. A ``ValueError`` it raises for a value that the reader can
        reach is shown as a sentence; any other error is a fault of the function and is raised.
    **controls
        For each argument a control of `eudefence.views.page.controls` (``choice``, ``slider``, ``period``, ``day``,
        ``ticks``, ``switch``, ``search``, ``rows``, ``brush``), or in short a list or mapping (choice), ``(first,
        last)`` or ``(first, last, step)`` (slider), ``True`` or ``False`` (switch), or a text (search).

    Returns
    -------
    Explorer
        As the last line of a cell it shows itself. Stored, it reads as the view at the start; run, it can be moved.

    Raises
    ------
    ValueError
        If there is no control, a control is unknown, or the function fails at the start.
    TypeError
        If the function gives something that is no View.

    Examples
    --------
    >>> from eudefence.views.page.drawing import Drawing
    >>> def squares(number):
    ...     def bar():
    ...         drawing = Drawing(30)
    ...         drawing.rect(0, 0, 10 * number**2, 20, fill="#174A8B")
    ...         return drawing
    ...     columns = {"Number": [number], "Square": [number**2]}
    ...     return View(
    ...         f"The square is {number**2}.", columns, title="Squares", source="Source: arithmetic.", draw=bar
    ...     )
    >>> explorer = explore(squares, number=(0, 9))
    >>> explorer.set(number=3).sentence
    'The square is 9.'
    """
    return Explorer(function, controls)


@contextmanager
def _no_clearing_up():
    """Put off the search for garbage until the new view is on the page.

    Old figures are garbage that Python finds only by looking through everything loaded. In the middle of a step that
    could double its time; afterwards, while the reader looks at the picture, nobody waits for it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Explorer:
    """Controls, and the view they lead to. Made by `explore`.

    Attributes
    ----------
    controls : dict
        Name to control, as declared.
    view : View
        The view of the values set now; after a ValueError, the last one that could be drawn.
    problem : str or None
        The sentence shown instead of a view, if the values set now have none.
    """

    def __init__(self, function, controls):
        if not controls:
            raise ValueError("controls: an explorer needs at least one; without any, show the View itself")
        self.controls = {name: as_control(name, declaration) for name, declaration in controls.items()}
        self.problem = None
        self._function = function
        self._values = {name: control.value for name, control in self.controls.items()}
        self.view = self._call()  # an error at the start is the author's and is raised
        self._first = self.view
        self._panel = None

    def _call(self):
        view = self._function(**self._values)
        if not isinstance(view, View):
            raise TypeError(f"{self._function.__name__}() gave {type(view).__name__}; an explorer needs a View")
        return view

    def _refresh(self):
        with _no_clearing_up():
            self._show()

    def _show(self):
        try:
            self.view, self.problem = self._call(), None
        except ValueError as error:
            self.problem = self._in_labels(str(error))
        except Exception as error:
            # In a notebook the error of a control goes to a log nobody reads, so say it on the page as well.
            self.problem = (
                f"The explorer has a fault ({type(error).__name__}: {error}). Please report it with the values you set."
            )
            self._write()
            raise
        self._write()

    def _in_labels(self, refusal: str) -> str:
        """A refusal in the words on the page: the label of a control for the name of its argument, and those of its
        options for keys.
        """
        name, _, said = refusal.partition(": ")
        control = self.controls.get(name)
        if control is None:
            return refusal
        pairs = control.options if control.kind in ("choice", "ticks") else ()
        # Country codes stay: they stand on the page as well, and a list of them is shorter than one of names.
        words = {value: word for word, value in pairs if isinstance(value, str) and value.islower()}
        if words:
            keys = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
            said = re.sub(rf"(?<![\w-])'?({keys})'?(?![\w-])", lambda match: f"“{words[match[1]]}”", said)
        return f"{control.label}: {said}"

    @property
    def values(self) -> dict:
        """Name to value, as set now."""
        return dict(self._values)

    def set(self, **values) -> View:
        """Set controls as a reader would, and get the view.

        Raises
        ------
        ValueError
            For an unknown control or a value it does not have. If the function itself refuses the value, `problem` says
            why and the view stays.
        """
        accepted = {}
        for name, value in values.items():
            one_of("control", name, self.controls)
            accepted[name] = self.controls[name].accept(value, name)
        for name in values:
            accepted = self._set_by(name, accepted[name]) | accepted
        self._values.update(accepted)
        self._refresh()
        return self.view

    def _set_by(self, name, value) -> dict:
        """What other controls are set to when one is given a value."""
        sets = getattr(self.controls[name], "sets", {})
        return dict(sets.get(value, {})) if sets else {}

    def extremes(self) -> Iterator[dict]:
        """Settings that take every control to its ends, the others as at the start."""
        start = {name: control.value for name, control in self.controls.items()}
        for name, control in self.controls.items():
            for value in control.ends():
                yield start | self._set_by(name, value) | {name: value}

    def walk(self) -> Iterator[tuple[dict, View, str | None]]:
        """Go to all `extremes`: setting, view and problem of each. The start is set again at the end."""
        for setting in self.extremes():
            self.set(**setting)
            yield setting, self.view, self.problem
        self.set(**{name: control.value for name, control in self.controls.items()})

    @property
    def widget(self):
        """Controls, sentence, picture and table, as one widget (made when first asked for)."""
        return self._shown().widget

    def _shown(self):
        if self._panel is None:
            fields = [self._described(name) for name in self.controls]
            self._panel = Panel(self.view, fields, self._step)
            self._write()
        return self._panel

    def _described(self, name):
        control = self.controls[name]
        told = control.described(name)
        sets = getattr(control, "sets", {})
        if not sets:
            return told
        wires = {
            control.to_wire(value): {other: self.controls[other].to_wire(one) for other, one in given.items()}
            for value, given in sets.items()
        }
        return told | {"sets": wires}

    def _step(self, sent):
        """A move of the reader: all values at once, as they travelled."""
        try:
            read = {name: control.from_wire(sent[name], name) for name, control in self.controls.items()}
        except ValueError as error:
            self.problem = self._in_labels(str(error))
            self._write()
            return
        self._values = read
        self._refresh()

    def _write(self):
        if self._panel is None:
            return
        values = {name: control.to_wire(self._values[name]) for name, control in self.controls.items()}
        self._panel.show(self.view, self.problem or "", values)

    def __repr__(self):
        return f"Explorer({', '.join(f'{name}={value!r}' for name, value in self._values.items())})"

    def _repr_mimebundle_(self, include=None, exclude=None):
        # The text and the page are those of the view at the start: a run of the notebook has to give what is stored,
        # whatever was moved meanwhile.
        still = {"text/html": self._first.to_html() + _STILL, "text/plain": self._first.to_text()}
        return self._shown().bundle() | still
