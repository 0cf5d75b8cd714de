"""The widgets that carry fields, pictures and forms into the page.

Nothing is imported from ipywidgets or anywidget before a widget is made: tables, models and checks do without them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
SCRIPTS = {"page": ("fields.js", "page.js"), "form": ("fields.js", "form.js")}


def make(kind: str, model_id: str | None = None, **state):
    """A widget that runs ``fields.js`` and the script of its kind.

    Parameters
    ----------
    kind : {'page', 'form'}
        Which script: an explorer or a picture, or the form of a question.
    model_id : str, optional
        The name under which the page knows it: one that is new in this kernel. By default a random one.
    **state
        What the script finds under ``model.get(name)``: plain data that JSON can carry. Each becomes an attribute of
        the widget; setting it sends it to the page, where the script hears ``change:name``. What the page sends with
        ``model.send(data)`` reaches functions given to ``widget.on_msg`` as ``(widget, data, buffers)``.

    Returns
    -------
    anywidget.AnyWidget

    Examples
    --------
    >>> make("page", fields=[], sentence="Two and two are four.").sentence
    'Two and two are four.'
    """
    return _made(kind, tuple(sorted(state)))(model_id=model_id, **state)


@cache
def script(kind: str) -> str:
    """The script of a kind of widget as one text: the page imports nothing and asks for nothing."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS[kind])


@cache
def _made(kind: str, names: tuple[str, ...]):
    import anywidget
    import traitlets

    parts = {name: traitlets.Any().tag(sync=True) for name in names}
    style = (HERE / "live.css").read_text(encoding="utf-8")
    return type(f"Live{kind.capitalize()}", (anywidget.AnyWidget,), {"_esm": script(kind), "_css": style, **parts})
