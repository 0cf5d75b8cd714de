"""europe.geojson, the map beside the tables, made from the world-atlas package.

Run by hand in the folder of the course, and only when the map has to change:

    .venv/bin/python -m eudefence.upkeep.europe_map PATH/TO/countries-50m.json

The input is the file ``countries-50m.json`` of world-atlas 2.0.2 (Natural Earth 4.1, scale 1:50 million, public
domain). It is TopoJSON: borders are stored once, as numbered arcs, and a country is a list of arcs. Two mends need
exactly that, because joining two areas means dropping the arcs they share:

* Crimea is drawn with Russia in the atlas. The kit draws it in Ukraine, as the Union and the General Assembly of the
  United Nations do (resolution 68/262 of 27 March 2014).
* The atlas draws the north of Cyprus as a country of its own. The kit draws one Cyprus: all of it is territory of the
  Union (Protocol No 10 to the Act of Accession of 2003).

Kosovo has no ISO code in the atlas; it gets XK, the code the Union's statistics use. The same input always gives the
same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from eudefence.data.package import course
from eudefence.ground.files import replace

# West, south, east, north in degrees. Wider than the map that is drawn, so that the cut
# edges stay outside the frame once the window is projected.
WINDOW = (-32.0, 29.0, 75.0, 75.0)
DIGITS = 2  # 0.01 degree is about a kilometre, finer than the 1:50 million drawing
SMALLEST_AREA = 0.002  # square degrees; islets below it cannot be seen at notebook width

# ISO 3166 numeric -> alpha-2, for what falls into the window.
ALPHA2 = {
    "008": "AL", "012": "DZ", "020": "AD", "031": "AZ", "040": "AT", "048": "BH", "051": "AM", "056": "BE", "070": "BA",
    "100": "BG", "112": "BY", "191": "HR", "196": "CY", "203": "CZ", "208": "DK", "233": "EE", "234": "FO", "246": "FI",
    "248": "AX", "250": "FR", "268": "GE", "275": "PS", "276": "DE", "292": "GI", "300": "GR", "304": "GL", "336": "VA",
    "348": "HU", "352": "IS", "364": "IR", "368": "IQ", "372": "IE", "376": "IL", "380": "IT", "398": "KZ", "400": "JO",
    "414": "KW", "422": "LB", "428": "LV", "434": "LY", "438": "LI", "440": "LT", "442": "LU", "470": "MT", "492": "MC",
    "498": "MD", "499": "ME", "504": "MA", "512": "OM", "528": "NL", "578": "NO", "616": "PL", "620": "PT", "634": "QA",
    "642": "RO", "643": "RU", "674": "SM", "682": "SA", "688": "RS", "703": "SK", "705": "SI", "724": "ES", "732": "EH",
    "752": "SE", "756": "CH", "760": "SY", "784": "AE", "788": "TN", "792": "TR", "795": "TM", "804": "UA", "807": "MK",
    "818": "EG", "826": "GB", "831": "GG", "832": "JE", "833": "IM", "860": "UZ",
}  # fmt: skip
# Areas without an ISO number in the atlas, by their name there.
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "CY"}
# The atlas shortens names; these are spelled out for the places countries.csv does not list.
NAMES = {
    "MK": "North Macedonia",
    "AX": "Åland Islands",
    "FO": "Faroe Islands",
    "EH": "Western Sahara",
    "VA": "Holy See",
}
SIMFEROPOL = (34.10, 44.95)


def arcs(topology: dict) -> list[list[tuple[int, int]]]:
    """Undo the delta coding of the arcs; points stay on the atlas' integer grid."""
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x, y))
        decoded.append(points)
    return decoded


def degrees(point: tuple[int, int], transform: dict) -> tuple[float, float]:
    """Longitude and latitude of a point of the grid.

    >>> degrees((2, 3), {"scale": (0.5, 0.1), "translate": (-180, -90)})
    (-179.0, -89.7)
    """
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    return point[0] * sx + tx, point[1] * sy + ty


def ring(numbers: list[int], decoded: list) -> list[tuple[int, int]]:
    """Join arcs to a closed ring. A negative number ~i is arc i walked backwards."""
    points: list[tuple[int, int]] = []
    for number in numbers:
        arc = decoded[number] if number >= 0 else decoded[~number][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def dissolve(polygons: list[list[list[int]]], decoded: list) -> list[list[list[int]]]:
    """Join polygons: an arc walked once each way lies between two of them and goes.

    What is left is stitched end to end. Rings come back as polygons of one ring each, which is right for the two joins
    made here (no holes).
    """
    walked = [number for polygon in polygons for numbers in polygon for number in numbers]
    left = [number for number in walked if ~number not in walked]
    ends = {number: (ring([number], decoded)[0], ring([number], decoded)[-1]) for number in left}
    joined = []
    while left:
        chain = [left.pop(0)]
        start, end = ends[chain[0]]
        while end != start:
            following = next(number for number in left if ends[number][0] == end)
            left.remove(following)
            chain.append(following)
            end = ends[following][1]
        joined.append([chain])
    return joined


def inside(point: tuple[float, float], points: list[tuple[float, float]]) -> bool:
    """Even-odd test of a point against a closed ring, both in degrees.

    >>> square = [(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)]
    >>> inside((1, 1), square), inside((3, 1), square)
    (True, False)
    """
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def clip(points: list[tuple[float, float]], window: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    """Cut an open ring to the window, one side after the other (Sutherland-Hodgman).

    >>> clip([(0, 0), (2, 0), (2, 2), (0, 2)], window=(1, -1, 3, 3))
    [(1, 0.0), (2, 0), (2, 2), (1, 2.0)]
    """
    west, south, east, north = window
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: list[tuple[float, float]] = []
        for before, here in zip(points[-1:] + points[:-1], points, strict=True):
            before_in, here_in = sign * (before[axis] - limit) >= 0, sign * (here[axis] - limit) >= 0
            if before_in != here_in:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
                kept.append((limit, other) if axis == 0 else (other, limit))
            if here_in:
                kept.append(here)
        points = kept
        if not points:
            break
    return points


def area(points: list[tuple[float, float]]) -> float:
    """Signed area of an open ring in square degrees; positive if counter-clockwise.

    >>> area([(0, 0), (2, 0), (2, 2), (0, 2)]), area([(0, 2), (2, 2), (2, 0), (0, 0)])
    (4.0, -4.0)
    """
    following = points[1:] + points[:1]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, following, strict=True)) / 2


def tidy(points: list[tuple[float, float]], outer: bool) -> list[list[float]]:
    """Round, drop repeats, close, and turn the ring as RFC 7946 asks (outer counter-clockwise)."""
    rounded: list[tuple[float, float]] = []
    for x, y in points:
        point = (round(x, DIGITS) + 0.0, round(y, DIGITS) + 0.0)
        if not rounded or rounded[-1] != point:
            rounded.append(point)
    if len(rounded) > 1 and rounded[0] == rounded[-1]:
        rounded.pop()
    if len(rounded) < 3:
        return []
    if (area(rounded) > 0) != outer:
        rounded.reverse()
    first = rounded.index(min(rounded))  # a fixed starting point: the same ring, the same text
    rounded = rounded[first:] + rounded[: first + 1]
    return [list(point) for point in rounded]


def collect(topology: dict) -> dict[str, tuple[str, list[list[list[int]]]]]:
    """Code -> (atlas name, polygons as lists of arc numbers), with the two mends made."""
    decoded = arcs(topology)
    found: dict[str, tuple[str, list[list[list[int]]]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = UNNUMBERED.get(name) or ALPHA2.get(str(geometry.get("id", "")))
        if code is None:
            continue
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        if code in found and code == "CY":
            polygons = dissolve(found[code][1] + polygons, decoded)
            name = "Cyprus"
        elif code in found:  # a second area under one ISO number (Ashmore under Australia, for one)
            polygons = found[code][1] + polygons
            name = found[code][0]
        found[code] = (name, polygons)

    def holds_simferopol(polygon: list[list[int]]) -> bool:
        points = [degrees(point, topology["transform"]) for point in ring(polygon[0], decoded)]
        return inside(SIMFEROPOL, points)

    crimea = [polygon for polygon in found["RU"][1] if holds_simferopol(polygon)]
    if len(crimea) != 1:
        raise ValueError(f"expected Crimea as one polygon of Russia, found {len(crimea)}: has the atlas changed?")
    found["RU"] = (found["RU"][0], [polygon for polygon in found["RU"][1] if polygon not in crimea])
    found["UA"] = (found["UA"][0], dissolve(found["UA"][1] + crimea, decoded))
    return found


def features(topology: dict) -> list[dict]:
    """GeoJSON features inside the window, sorted by code."""
    decoded = arcs(topology)
    names = {row["country"]: row["name"] for row in course().rows("countries")}  # they win over the atlas' spelling
    made = []
    for code, (atlas_name, polygons) in sorted(collect(topology).items()):
        shapes = []
        for polygon in polygons:
            rings = []
            for number, numbers in enumerate(polygon):
                points = [degrees(point, topology["transform"]) for point in ring(numbers, decoded)][:-1]
                if code == "RU":
                    # Russia crosses the antimeridian. Left as it is, the jump from 180 to -180
                    # would be drawn as a band across northern Norway.
                    points = [(x + 360 if x < 0 else x, y) for x, y in points]
                points = tidy(clip(points, WINDOW), outer=number == 0)
                if not points:
                    if number == 0:
                        break  # the polygon lies outside: so do its holes
                    continue
                rings.append(points)
            if rings:
                shapes.append(rings)
        # Small islands go, but never a whole country: Malta and San Marino must stay.
        large = [shape for shape in shapes if abs(area([tuple(p) for p in shape[0]])) >= SMALLEST_AREA]
        shapes = large or shapes
        if not shapes:
            continue
        shapes.sort(key=lambda shape: (-len(shape[0]), shape[0]))
        geometry = (
            {"type": "Polygon", "coordinates": shapes[0]}
            if len(shapes) == 1
            else {"type": "MultiPolygon", "coordinates": shapes}
        )
        properties = {"country": code, "name": names.get(code) or NAMES.get(code) or atlas_name}
        made.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return made


def text(topology: dict) -> str:
    """The file, one feature a line so that a change can be read in a diff."""
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features(topology)]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        sys.stderr.write("usage: europe_map PATH/TO/countries-50m.json (world-atlas 2.0.2)\n")
        return 2
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    made = replace(course().folder / "europe.geojson", text(topology))
    sys.stdout.write(f"{made.name}: {len(features(topology))} areas, {made.stat().st_size // 1000} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
