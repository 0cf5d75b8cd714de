"""A figure of words in panels side by side, such as what speaks for and against a claim."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from eudefence.views.page import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LINE, _GAP = 0.175, 0.16  # inches per line of a panel, inches between panels


def text_panels(panels: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]) -> Figure:
    """Draw panels of words side by side.

    Parameters
    ----------
    panels : sequence of (heading, line below it, parts)
        A part is a pair: its label, which may be empty, and its words.

    Returns
    -------
    matplotlib.figure.Figure
        Without title and source: `style.finish` adds them.

    >>> short = text_panels([("For", "in 2003", [("", "It was sent.")]), ("Against", "", [("Why", "It was small.")])])
    >>> long = text_panels([("For", "in 2003", [("", "It was sent. " * 20)])])
    >>> bool(short.get_figheight() < long.get_figheight())
    True
    """
    width = style.WIDTH - 2 * _GAP
    column = (width - _GAP * (len(panels) - 1)) / len(panels)
    letters = int(column / 0.073)
    wrapped = []
    for head, under, parts in panels:
        lines = [(line, "under") for line in textwrap.wrap(under, letters)] + [("", "text")]
        for label, words in parts:
            if label:
                lines += [("", "text"), (label, "label")]
            lines += [(line, "text") for line in textwrap.wrap(words, letters)]
        wrapped.append((head, lines))
    height = 0.5 + _LINE * max(len(lines) for _, lines in wrapped) + _GAP
    figure, _ = style.canvas(height, axes=False)
    for number, (head, lines) in enumerate(wrapped):
        left = (_GAP + number * (column + _GAP)) / style.WIDTH
        axes = figure.add_axes((left, 0, column / style.WIDTH, 1))
        axes.set_axis_off()
        axes.axhline(1, color=style.PILLARS["operational"], linewidth=3)
        axes.set_ylim(0, 1)
        y = 1 - 0.14 / height
        axes.text(0, y, head, fontsize=10.5, fontweight="bold", va="top", transform=axes.transAxes)
        y -= 0.27 / height
        for line, kind in lines:
            weight, colour = (
                ("bold", style.INK) if kind == "label" else ("normal", style.GREY if kind == "under" else style.INK)
            )
            axes.text(0, y, line, fontsize=8.5, fontweight=weight, color=colour, va="top", transform=axes.transAxes)
            y -= _LINE / height
    return figure
