"""Europe as a grid of equal tiles: Malta is as large as Germany, and every value can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eudefence.views.page import style
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.view import View

from . import by_country
from .swatches import legend, swatch, write

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
    >>> view = tiles({"France": 2.1, "Malta": 0.5}, title="Invented", unit="% of GDP", source="Source: invented.")
    >>> view.sentence
    'Invented (% of GDP): highest in France (2.10), lowest in Malta (0.50), median 1.30; 2 countries with a figure.'
    """
    asked = by_country.read(**locals())  # first of all, so that they are the arguments and nothing else
    painted = by_country.prepare(asked)
    with style.sheet():
        figure = _draw(painted)
        note = by_country.status_note({*by_country.grid(), *painted.paint})
        style.finish(figure, asked.title, f"{asked.source} {note}".strip(), asked.date, asked.unit)
    return FigureView(figure, painted.sentence, painted.table)


def _draw(painted):
    grid = by_country.grid()
    wide = max(column for column, _ in grid.values())
    high = max(row for _, row in grid.values())
    off = sorted(c for c in painted.paint if c not in grid)
    height = high * _TILE + 0.1
    figure, axes = style.paper(height)
    left = 0.12
    for country, (column, row) in sorted(grid.items()):
        x, y = left + (column - 1) * _TILE, 0.05 + (row - 1) * _TILE
        _draw_tile(axes, country, painted.paint.get(country), x, y)
    x = left + wide * _TILE + 0.3
    y = legend(axes, painted, x, 0.15, style.WIDTH - x - 0.1, outlines=any(c not in painted.paint for c in grid))
    if off:
        y += 0.18
        axes.text(x, y, "Outside the grid", fontsize=8.5, color=style.GREY, va="top")
        y += 0.22
        across = max(1, int((style.WIDTH - x) / _TILE))
        for number, country in enumerate(off):
            _draw_tile(axes, country, painted.paint[country], x + number % across * _TILE, y + number // across * _TILE)
    return figure


def _draw_tile(axes, country, paint, x, y):
    from matplotlib.patches import Rectangle

    side = _TILE - 0.04
    if paint is None:
        axes.add_artist(Rectangle((x, y), side, side, facecolor=style.GROUND, edgecolor="none"))
        axes.text(x + side / 2, y + side / 2, country, ha="center", va="center", fontsize=8, color=style.RIM)
        return
    swatch(axes, paint, x, y, side, side)
    lift = 0.34 if paint.text else 0.5
    write(axes, x + side / 2, y + side * lift, country, paint, 9.5, fontweight="bold")
    write(axes, x + side / 2, y + side * 0.72, paint.text, paint, 8.5)
