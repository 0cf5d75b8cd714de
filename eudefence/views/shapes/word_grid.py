"""A figure that is a table of words: some cells shaded by how much they mean."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from eudefence.views.page import style

_ROW, _LINE = 0.42, 0.15  # inches: the least height of a row, and of a line of words


def word_grid(heads: Sequence[str], rows: Sequence[tuple], left: float, widths: Sequence[float] | None = None):
    """Draw rows of words.

    Parameters
    ----------
    heads : sequence of str
        Headings of the columns, without that of the names on the left.
    rows : sequence of (name, cells)
        A cell is a pair: its words, and a shade from 0 to 4, or None for a cell without colour.
    left : float
        Inches for the names.
    widths : sequence of float, optional
        Inches of the columns; the last takes what is left, whatever is written there. By default all are equal.

    Returns
    -------
    matplotlib.figure.Figure
        Without title and source: `style.finish` adds them.

    >>> rows = [("Germany", [("must agree before", 4)]), ("France", [("if it lasts", 3)])]
    >>> figure = word_grid(["Say"], rows, left=1.0)
    >>> round(float(figure.get_figheight()), 2)
    1.2
    """
    room = style.WIDTH - left - 0.15
    columns = [room / len(heads)] * len(heads) if widths is None else [*widths[:-1], room - sum(widths[:-1])]
    wrapped = [
        (
            textwrap.wrap(name, int(left / 0.073)),
            [textwrap.wrap(words, int(width / 0.069)) for (words, _), width in zip(cells, columns, strict=True)],
        )
        for name, cells in rows
    ]
    heights = [max(_ROW, 0.14 + _LINE * max(len(name), *(len(lines) for lines in cells))) for name, cells in wrapped]
    height = sum(heights) + 0.36
    with style.sheet():
        figure, axes = style.paper(height)
        x = left
        for head, width in zip(heads, columns, strict=True):
            axes.text(x + 0.06, 0.2, head, fontsize=8.5, fontweight="bold", va="center")
            x += width
        y = 0.34
        for (_, cells), (name_lines, cell_lines), tall in zip(rows, wrapped, heights, strict=True):
            axes.text(left - 0.08, y + tall / 2, "\n".join(name_lines), fontsize=8, ha="right", va="center")
            x = left
            for (_, shade), lines, width in zip(cells, cell_lines, columns, strict=True):
                colour = style.NO_DATA if shade is None else style.CLASSES[5][shade]
                sides, edges = (x + 0.02, x + width - 0.02), (y + 0.02, y + tall - 0.02)
                if shade is not None:
                    axes.fill(
                        [sides[0], sides[1], sides[1], sides[0]],
                        [edges[0], edges[0], edges[1], edges[1]],
                        color=colour,
                        linewidth=0,
                    )
                axes.text(x + 0.08, y + tall / 2, "\n".join(lines), fontsize=8, va="center", color=style.ink_on(colour))
                x += width
            axes.plot([left, style.WIDTH - 0.15], [y + tall] * 2, color=style.FAINT, linewidth=0.6)
            y += tall
    return figure
