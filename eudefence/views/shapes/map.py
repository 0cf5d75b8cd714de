"""Europe as a map, for questions where distance and borders matter. The tile grid is the better default for comparing
states.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from eudefence.data.package import course
from eudefence.views.page import style
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.view import View

from . import by_country
from .swatches import legend, swatch, write

BORDERS = (
    "Borders: Natural Earth 1:50 million, public domain. Crimea is drawn in Ukraine and the north of Cyprus in Cyprus;"
    " Kosovo is drawn apart from Serbia, without taking a position on its status (five EU members do not recognise it)."
)

CENTRE = (10.0, 52.0)  # longitude and latitude, as in the map grid the Union's statistics use (ETRS89-LAEA)
RADIUS = 6371.0  # kilometres; a sphere is exact enough at this scale
_FRAME = (-2150.0, 3050.0, -2000.0, 2230.0)  # west, east, south, north in kilometres from the centre
_SEA = "#FFFFFF"
_LAND = "#ECEFF2"

# States too small to see are drawn as circles of this radius in kilometres.
_CIRCLES = {"MT": 70.0, "LU": 70.0, "CY": 70.0, "LI": 52.0}
# Room for the code only, not for a value under it.
_NARROW = {*_CIRCLES, "XK", "ME", "SI", "MK", "AL", "BE", "AM"}
# Where a code stands, longitude and latitude, if the middle of the largest part is a bad place.
_PLACES = {
    "NO": (9.3, 61.3), "SE": (15.2, 62.5), "FI": (26.2, 63.2), "GB": (-1.4, 52.6), "IE": (-8.1, 53.2),
    "FR": (2.4, 46.8), "IT": (12.2, 43.4), "GR": (21.9, 39.6), "HR": (16.6, 45.6), "DK": (9.3, 56.1),
    "NL": (5.7, 52.3), "BE": (4.5, 50.75), "RU": (38.5, 56.0), "PT": (-8.1, 39.6), "ES": (-3.7, 40.2),
    "TR": (33.5, 39.1), "UA": (31.5, 49.2), "AT": (14.4, 47.55), "RO": (24.8, 45.9), "AM": (44.9, 40.3),
    "GE": (43.2, 42.2), "LV": (25.3, 56.9), "EE": (25.8, 58.7), "MK": (21.7, 41.55), "AL": (20.05, 41.0),
    "RS": (20.8, 44.2), "BA": (17.8, 44.2), "SK": (19.5, 48.75), "HU": (19.3, 47.0), "BG": (25.3, 42.7),
    "PL": (19.2, 52.1), "DE": (10.3, 50.9), "CZ": (15.3, 49.8), "CH": (8.1, 46.85), "MD": (28.6, 47.1),
    "SI": (14.6, 46.05), "ME": (19.25, 42.8), "XK": (20.9, 42.6), "LU": (6.1, 49.75), "LI": (9.55, 47.15),
    "MT": (14.4, 35.9), "CY": (33.0, 35.05), "IS": (-18.6, 65.0), "BY": (28.0, 53.6), "LT": (23.9, 55.3),
}  # fmt: skip


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Lambert azimuthal equal-area projection on a sphere: kilometres east and north of 10 E, 52 N.

    Source: J. P. Snyder, Map Projections - A Working Manual, USGS Professional Paper 1395 (1987), equations 22-4, 22-5
    and 24-2.

    >>> project(10.0, 52.0)
    (0.0, 0.0)
    """
    lam, phi = math.radians(longitude - CENTRE[0]), math.radians(latitude)
    sin0, cos0 = math.sin(math.radians(CENTRE[1])), math.cos(math.radians(CENTRE[1]))
    k = math.sqrt(2 / (1 + sin0 * math.sin(phi) + cos0 * math.cos(phi) * math.cos(lam)))
    x = RADIUS * k * math.cos(phi) * math.sin(lam)
    y = RADIUS * k * (cos0 * math.sin(phi) - sin0 * math.cos(phi) * math.cos(lam))
    return x, y


def geographic(
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
    """A value by country on a map of Europe; arguments as for `eudefence.views.tiles`.

    What it answers: which countries are how much, or which are what, and where do they lie? Small states are circles.
    Countries outside the frame stand in a row below the legend. The line under the map says how disputed areas are
    drawn.
    """
    asked = by_country.read(**locals())  # first of all, so that they are the arguments and nothing else
    painted = by_country.prepare(asked)
    with style.sheet():
        figure = _draw(painted)
        note = by_country.status_note(set(painted.paint) - set(_outlines()))
        style.finish(figure, asked.title, f"{asked.source} {BORDERS} {note}".strip(), asked.date, asked.unit)
    return FigureView(figure, painted.sentence, painted.table)


@lru_cache(maxsize=1)
def _outlines():
    """Code to a compound path in kilometres, ready to be drawn."""
    import numpy as np
    from matplotlib.path import Path

    text = (course().folder / "europe.geojson").read_text(encoding="utf-8")
    found = {}
    for feature in json.loads(text)["features"]:
        geometry = feature["geometry"]
        shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        points, codes = [], []
        for shape in shapes:
            for ring in shape:
                points.extend(project(*point) for point in ring)
                codes.extend([Path.MOVETO] + [Path.LINETO] * (len(ring) - 2) + [Path.CLOSEPOLY])
        found[feature["properties"]["country"]] = Path(np.array(points), codes)
    return found


def _draw(painted):
    from matplotlib.collections import PathCollection
    from matplotlib.patches import Circle

    west, east, south, north = _FRAME
    wide = 6.0  # inches for the map; the legend takes the rest
    height = wide * (north - south) / (east - west)
    figure, _ = style.canvas(height, axes=False)
    axes = figure.add_axes((0.1 / style.WIDTH, 0, wide / style.WIDTH, 1))
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_visible(True)
        side.set_color(style.FAINT)
    axes.set_facecolor(_SEA)
    outlines = _outlines()
    order = sorted(outlines)
    fills = [painted.paint[c].fill if c in painted.paint else _LAND for c in order]
    # One collection, and no search for its limits: the frame is fixed, and the search would take longer than the
    # drawing.
    shapes = PathCollection([outlines[c] for c in order], facecolors=fills, edgecolors=style.RIM, linewidths=0.4)
    axes.add_collection(shapes, autolim=False)
    shown = sorted(set(painted.paint) & set(outlines))
    for fill, hatch in sorted(
        {(painted.paint[c].fill, painted.paint[c].hatch) for c in shown if painted.paint[c].hatch}
    ):
        hatched = [outlines[c] for c in shown if (painted.paint[c].fill, painted.paint[c].hatch) == (fill, hatch)]
        lines = PathCollection(hatched, facecolors="none", edgecolors="none", linewidths=0)
        axes.add_collection(style.hatch(lines, hatch, fill), autolim=False)
    for country in shown:
        paint = painted.paint[country]
        x, y = project(*_PLACES[country]) if country in _PLACES else _middle(outlines[country])
        if country in _CIRCLES:
            axes.add_patch(
                Circle((x, y), _CIRCLES[country], facecolor=paint.fill, edgecolor=style.GREY, linewidth=0.8, zorder=3)
            )
        words = country if country in _NARROW or not paint.text else f"{country}\n{paint.text}"
        write(axes, x, y, words, paint, 5.5 if country == "LI" else 7.0, boxed=country not in _CIRCLES)
    side = style.in_inches(figure)
    x = 0.1 + wide + 0.2
    y = legend(side, painted, x, 0.15, style.WIDTH - x - 0.05, outlines=True)
    off = sorted(c for c in painted.paint if c not in outlines)
    if off:
        y += 0.18
        side.text(x, y, "Outside the map", fontsize=8.5, color=style.GREY, va="top")
        for number, country in enumerate(off):
            left, top = x + number % 3 * 0.6, y + 0.22 + number // 3 * 0.5
            paint = painted.paint[country]
            swatch(side, paint, left, top, 0.54, 0.44)
            write(side, left + 0.27, top + 0.22, f"{country}\n{paint.text}" if paint.text else country, paint, 7.5)
    return figure


def _middle(path):
    low, high = path.get_extents().min, path.get_extents().max
    return (low[0] + high[0]) / 2, (low[1] + high[1]) / 2
