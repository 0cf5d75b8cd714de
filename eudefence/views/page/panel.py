"""What a page shows of a view, as one live widget: fields if there are any, sentence, picture, source line and table.

The widget holds the parts one by one; what did not change is not sent again, and the table only while it is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Protocol

from eudefence.views.live.widget import make

from .plain_table import WHOLE, html_table, table_summary

_ID = "ed-id-"  # begins the ids of a picture; the page puts its own in their place (views/live/page.js)
_WIDGET = "application/vnd.jupyter.widget-view+json"
_PARTS = ("title", "under", "sentence", "picture", "more", "words", "source")


class Shown(Protocol):
    """What a panel needs of a view, which itself shows through a panel."""

    columns: Mapping

    def parts(self, prefix: str = "", table: bool = True) -> dict[str, str]: ...


class Panel:
    """A live view.

    Parameters
    ----------
    view : View
        What is shown at the start.
    fields : list of dict
        Descriptions of the controls above it (`eudefence.views.page.controls.Control.described`).
    stepped : callable, optional
        Called with the values of all fields, as they travelled, after each move of the reader. It has to `show` what
        they lead to.
    """

    def __init__(self, view: Shown, fields: list[dict] = (), stepped: Callable[[Mapping], None] | None = None):
        self._stepped, self._view, self._open, self._step = stepped, view, False, ""
        values = {field["name"]: field["value"] for field in fields}
        self.widget = make(
            "page", fields=list(fields), values=values, answered="", problem="", table="", **self._parts(view)
        )
        self.widget.on_msg(self._heard)

    def show(self, view: Shown, problem: str = "", values: Mapping | None = None) -> None:
        """Renew what changed: the parts of the view, the sentence of a problem, the values of the fields."""
        new = {} if view is self._view else self._parts(view)
        self._view = view
        with self.widget.hold_sync():
            for name, value in new.items():
                setattr(self.widget, name, value)
            self.widget.problem = problem
            self.widget.table = self._table()
            if values is not None:
                self.widget.values = dict(values)
            self.widget.answered = self._step

    @staticmethod
    def _parts(view):
        parts = view.parts(_ID, table=False)
        # Words are their own table: nothing is folded under them.
        folded = "" if view.words else escape(table_summary(view.columns))
        return {name: parts[name] for name in _PARTS} | {"summary": folded}

    def _table(self):
        return html_table(self._view.columns, whole=WHOLE) if self._open else ""

    def _heard(self, widget, sent, buffers):
        self._open = bool(sent.get("open"))
        if sent.get("do") == "step":
            self._step = sent["step"]
            try:
                self._stepped(sent["values"])
            finally:
                self.widget.answered = self._step  # a fault in between must not leave the page waiting
        else:
            self.widget.table = self._table()

    def bundle(self) -> dict:
        """The widget as a notebook's output names it."""
        return {_WIDGET: self.widget._repr_mimebundle_()[0][_WIDGET]}


def live_bundle(view: Shown) -> dict:
    """A view shown by itself, as a notebook's output names it: alive where it is a picture, whose marks can then be
    pointed at and reached by keyboard. Words need no life.
    """
    return {} if view.draw is None else Panel(view).bundle()
