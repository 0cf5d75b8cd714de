"""Europe as a grid of equal tiles: Malta is as large as Germany, and every value can be read."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from eudefence.views.page import style
from eudefence.views.page.view import View

from . import areas

_TILE = 0.56  # inches


def tiles(
    values: Mapping,
    *,
    title: str,
    source: str,
    date: str = "",
    unit: str = "",
    kind: str | None = None,
    heading: str = "",
    breaks: Sequence[float] | None = None,
    categories: Sequence[str] | None = None,
    colours: Mapping[str, str] | None = None,
    letters: Mapping[str, str] | None = None,
    extra: Mapping[str, Mapping] | None = None,
    sentence: str | None = None,
) -> View:
    """A value by country as a tile-grid map.

    What it answers: which countries are how much, or which are what, where every country counts the same?

    Parameters
    ----------
    values : mapping or Series
        Country (code or name) to a number in `unit`, a word, True or False, or None where there is no figure. Countries
        left out are drawn as empty outlines; countries without a place in the grid stand in a row of their own.
    title, source, date, unit : str
        As for `eudefence.views.page.style.finish`.
    kind : {"number", "category"}, optional
        Found from the values if left out.
    heading : str
        Heading of the value column of the table.
    breaks : sequence of float, optional
        Limits between classes; a limit belongs to the class above it. At most five.
    categories : sequence of str, optional
        All categories, in the order of the legend, whether they occur or not.
    colours, letters : mapping, optional
        Category to ``#RRGGBB``, category to the letter in the tile.
    extra : mapping, optional
        Further columns of the table: heading to a mapping from country to value.
    sentence : str, optional
        Instead of the one made from the values.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown country (the nearest is named), a word among numbers, or more classes than can be told apart.

    Examples
    --------
    >>> view = tiles({"France": 2.1, "Malta": 0.5}, title="An invented share", unit="% of GDP", source="Source: invented.")
    >>> view.sentence
    'An invented share (% of GDP): highest in France (2.10), lowest in Malta (0.50), median 1.30; 2 countries with a figure.'
    """
    title, source, date, unit = areas.worded(title=title, source=source, date=date, unit=unit)
    ready = areas.ready(
        values, title=title, unit=unit, date=date, kind=kind, heading=heading, breaks=breaks, categories=categories,
        colours=colours, letters=letters, extra=extra, sentence=sentence,
    )  # fmt: skip
    with style.sheet():
        figure = _draw(ready)
        style.finish(figure, title, f"{source} {areas.status_note({*_grid(), *ready.paint})}".strip(), date, unit)
    return View(figure, ready.sentence, ready.table)


def _grid():
    """Country to the column and row of its tile; a tile is drawn for each, filled or empty."""
    return {c: (column, row) for c, (_, column, row) in areas.places().items() if column is not None}


def _draw(ready):
    grid = _grid()
    wide = max(column for column, _ in grid.values())
    high = max(row for _, row in grid.values())
    off = sorted(c for c in ready.paint if c not in grid)
    height = high * _TILE + 0.1
    figure, _ = style.canvas(height, axes=False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, style.WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    left = 0.12
    for country, (column, row) in sorted(grid.items()):
        x, y = left + (column - 1) * _TILE, 0.05 + (row - 1) * _TILE
        _tile(axes, country, ready.paint.get(country), x, y)
    x = left + wide * _TILE + 0.3
    y = legend(axes, ready, x, 0.15, style.WIDTH - x - 0.1, outlines=any(c not in ready.paint for c in grid))
    if off:
        y += 0.18
        axes.text(x, y, "Outside the grid", fontsize=8.5, color=style.GREY, va="top")
        y += 0.22
        across = max(1, int((style.WIDTH - x) / _TILE))
        for number, country in enumerate(off):
            _tile(axes, country, ready.paint[country], x + number % across * _TILE, y + number // across * _TILE)
    return figure


def _tile(axes, country, paint, x, y):
    from matplotlib.patches import Rectangle

    side = _TILE - 0.04
    if paint is None:
        axes.add_artist(Rectangle((x, y), side, side, facecolor=style.GROUND, edgecolor="none"))
        axes.text(x + side / 2, y + side / 2, country, ha="center", va="center", fontsize=8, color="#8A929C")
        return
    swatch(axes, paint, x, y, side, side)
    lift = 0.34 if paint.text else 0.5
    write(axes, x + side / 2, y + side * lift, country, paint, 9.5, fontweight="bold")
    write(axes, x + side / 2, y + side * 0.72, paint.text, paint, 8.5)


def write(axes, x, y, words, paint, size, boxed=True, **options):
    """Words on a painted ground, in black or white; over a hatch they get a plain ground of their own."""
    box = {"boxstyle": "square,pad=0.12", "facecolor": paint.fill, "linewidth": 0} if paint.hatch and boxed else None
    ink = style.ink_on(paint.fill)
    axes.text(
        x, y, words, ha="center", va="center", fontsize=size, color=ink, bbox=box, linespacing=0.98, zorder=4, **options
    )


def swatch(axes, paint, x, y, width, height):
    """A rectangle in the paint's colour and hatch; without a figure, an empty one with a dashed rim."""
    from matplotlib.patches import Rectangle

    empty = paint.fill == style.NO_DATA
    box = Rectangle((x, y), width, height, facecolor=paint.fill, edgecolor=style.GREY if empty else paint.fill)
    box.set_linewidth(0.9 if empty else 0)
    box.set_linestyle((0, (3, 2)) if empty else "-")
    # Not add_patch: it looks for new limits of the axes, which are fixed here, and for fifty tiles that takes its time.
    axes.add_artist(style.hatch(box, paint.hatch, paint.fill))


def legend(axes, ready, x, y, width, outlines):
    """The legend as a column of swatches with words and counts; returns the height reached."""
    counts = {}
    for paint in ready.paint.values():
        counts[(paint.fill, paint.hatch)] = counts.get((paint.fill, paint.hatch), 0) + 1
    for paint, words in ready.legend:
        number = counts.get((paint.fill, paint.hatch), 0)
        swatch(axes, paint, x, y, 0.3, 0.24)
        if paint.text:
            write(axes, x + 0.15, y + 0.12, paint.text, paint, 8.5)
        lines = textwrap.wrap(f"{words} ({number})", max(12, int((width - 0.4) / 0.070)))
        for i, line in enumerate(lines):
            axes.text(x + 0.4, y + 0.12 + i * 0.16, line, va="center", fontsize=8.5)
        y += 0.3 + 0.16 * (len(lines) - 1)
    shown = {p.text[-1:] for p in ready.paint.values()}
    notes = []
    if "m" in shown:
        notes.append("m: million")
    if "k" in shown:
        notes.append("k: thousand")
    if outlines:
        axes.text(x, y + 0.1, "Palest: not in this comparison", fontsize=8, color=style.GREY, va="center")
        y += 0.2
    if notes:
        axes.text(x, y + 0.1, ", ".join(notes), fontsize=8, color=style.GREY, va="center")
        y += 0.2
    return y
