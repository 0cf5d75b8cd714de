"""Europe as a grid of equal tiles: Malta is as large as Germany, and every value can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.view import View

from . import by_country
from .swatches import legend, swatch, write

_TILE = style.TALL / 9  # pixels: nine rows reach from Iceland to Cyprus


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
        As for `eudefence.views.View`.
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
    return tile_view(by_country.read(**locals()))  # first of all: the locals are the arguments and nothing else


def tile_view(
    asked: by_country.ByCountry, corner: Callable[[Drawing, float, float, float], None] | None = None, more: str = ""
) -> View:
    """The view of `tiles` from arguments read already.

    Parameters
    ----------
    asked : by_country.ByCountry
    corner : callable, optional
        Draws more beside the grid, below the legend: called with the drawing, the place and the width there.
    more : str
        Further sentences, under the picture.
    """
    painted = by_country.prepare(asked)
    note = by_country.status_note({*by_country.grid(), *painted.paint})
    return View(
        painted.sentence,
        painted.columns,
        title=asked.title,
        source=f"{asked.source} {note}".strip(),
        date=asked.date,
        unit=asked.unit,
        more=more,
        draw=lambda: _draw(painted, corner),
    )


def _draw(painted, corner):
    grid = by_country.grid()
    wide = max(column for column, _ in grid.values())
    high = max(row for _, row in grid.values())
    drawing = Drawing(high * _TILE)
    facts = painted.facts()
    # From left to right and down: the order in which the keyboard reaches them.
    for country, (column, row) in sorted(grid.items(), key=lambda item: item[1][::-1]):
        _draw_tile(drawing, country, painted, facts, (column - 1) * _TILE, (row - 1) * _TILE)
    x = wide * _TILE + 24
    y = legend(drawing, painted, x, 4, drawing.width - x, outlines=any(c not in painted.paint for c in grid))
    off = sorted(c for c in painted.paint if c not in grid)
    if off:
        y = drawing.text(x, y + 14, "Outside the grid", colour=style.GREY)
        across = max(1, int((drawing.width - x) / _TILE))
        for number, country in enumerate(off):
            _draw_tile(drawing, country, painted, facts, x + number % across * _TILE, y + number // across * _TILE)
        y += _TILE * -(-len(off) // across)
    if corner:
        corner(drawing, x, y + 8, drawing.width - x)
    return drawing


def _draw_tile(drawing, country, painted, facts, x, y):
    side = _TILE - 3
    paint = painted.paint.get(country)
    if paint is None:
        drawing.rect(x, y, side, side, fill=style.GROUND, rim=style.FAINT)
        drawing.text(x + side / 2, y + side / 2, country, size=style.LEAST, anchor="middle", colour=style.RIM)
        return
    with drawing.mark(country, facts[country]):
        swatch(drawing, paint, x, y, side, side)
        lift = 0.33 if paint.text else 0.5
        write(drawing, x + side / 2, y + side * lift, country, paint, 12.5, bold=True)
        if paint.text:
            write(drawing, x + side / 2, y + side * 0.72, paint.text, paint, style.LEAST)
