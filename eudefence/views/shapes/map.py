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
from eudefence.views.page.drawing import Drawing
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
_HIGH = style.TALL + 40.0  # pixels; a map needs a little more room than other pictures
_SCALE = (_FRAME[3] - _FRAME[2]) / _HIGH  # kilometres a pixel
_WIDE = (_FRAME[1] - _FRAME[0]) / _SCALE
_APART = 0.8  # pixels between two points of an outline
_CODE = 9.5  # pixels: what fits into the Balkans
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
    note = by_country.status_note(set(painted.paint) - set(_outlines()))
    return View(
        painted.sentence,
        painted.columns,
        title=asked.title,
        source=f"{asked.source} {BORDERS} {note}".strip(),
        date=asked.date,
        unit=asked.unit,
        draw=lambda: _draw(painted),
    )


@lru_cache(maxsize=1)
def _outlines():
    """Code to the outlines of a country on the picture, in pixels."""
    text = (course().folder / "europe.geojson").read_text(encoding="utf-8")
    found = {}
    for feature in json.loads(text)["features"]:
        geometry = feature["geometry"]
        shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rings = ([_place(*point) for point in ring[:-1]] for shape in shapes for ring in shape)
        cut = (_thinned(_inside_frame(ring)) for ring in rings)
        found[feature["properties"]["country"]] = [ring for ring in cut if len(ring) > 2]
    return found


def _place(longitude, latitude):
    """Where a point of the earth lies on the picture."""
    east, north = project(longitude, latitude)
    return (east - _FRAME[0]) / _SCALE, (_FRAME[3] - north) / _SCALE


def _inside_frame(ring):
    """The part of an outline inside the frame, cut edge by edge.

    Source: I. E. Sutherland and G. W. Hodgman, "Reentrant Polygon Clipping", Communications of the ACM 17 (1974).
    """
    for axis, limit, sign in ((0, 0, 1), (0, _WIDE, -1), (1, 0, 1), (1, _HIGH, -1)):
        kept = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            a_in, b_in = (sign * (point[axis] - limit) >= 0 for point in (a, b))
            if a_in:
                kept.append(a)
            if a_in != b_in:
                share = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append(tuple(a[i] + share * (b[i] - a[i]) for i in (0, 1)))
        ring = kept
        if not ring:
            break
    return ring


def _thinned(ring):
    """The outline without points that lie on top of the one before: no eye tells them apart, and each costs bytes."""
    kept = ring[:1]
    for point in ring[1:]:
        if math.dist(point, kept[-1]) >= _APART:
            kept.append(point)
    return kept


def _draw(painted):
    drawing = Drawing(_HIGH)
    drawing.rect(0, 0, _WIDE, _HIGH, fill=_SEA, rim=style.FAINT)
    outlines, facts = _outlines(), painted.facts()
    for country in sorted(set(outlines) - set(painted.paint)):
        drawing.polygon(outlines[country], fill=_LAND, rim=style.RIM, rim_width=0.5)
    for country in sorted(set(painted.paint) & set(outlines)):
        with drawing.mark(country, facts[country]):
            _draw_country(drawing, country, painted.paint[country], outlines[country])
    x = _WIDE + 20
    y = legend(drawing, painted, x, 4, drawing.width - x, outlines=True)
    off = sorted(c for c in painted.paint if c not in outlines)
    if off:
        y = drawing.text(x, y + 14, "Outside the map", colour=style.GREY)
        for number, country in enumerate(off):
            left, top = x + number % 6 * 46, y + number // 6 * 44
            paint = painted.paint[country]
            with drawing.mark(country, facts[country]):
                swatch(drawing, paint, left, top, 42, 40)
                write(drawing, left + 21, top + (13 if paint.text else 20), country, paint, style.LETTERS, bold=True)
                if paint.text:
                    write(drawing, left + 21, top + 29, paint.text, paint, style.LEAST)
    return drawing


def _draw_country(drawing, country, paint, rings):
    drawing.polygon(rings, fill=paint.fill, hatch=paint.hatch, rim=style.RIM, rim_width=0.5)
    x, y = _place(*_PLACES[country]) if country in _PLACES else _middle(rings)
    if country in _CIRCLES:
        drawing.circle(x, y, _CIRCLES[country] / _SCALE, fill=paint.fill, rim=style.GREY)
    narrow = country in _NARROW or not paint.text
    write(drawing, x, y - (0 if narrow else 5), country, paint, _CODE)
    if not narrow:
        write(drawing, x, y + 6, paint.text, paint, _CODE)


def _middle(rings):
    xs, ys = ([point[i] for ring in rings for point in ring] for i in (0, 1))
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
