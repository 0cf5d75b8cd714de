"""Areas that a reader with full sight tells apart, another reader tells apart as well: by colour, or by pattern.

Oracle: the simulation in tests/colours.py. Colours that lie more than 15 apart for full sight have to stay at least 11
apart, in every picture of every explorer, wherever its controls stand.
"""

import itertools
import re
from xml.etree import ElementTree

import pytest

from eudefence import views
from eudefence.views.page import style
from eudefence.views.page.chart import chart_svg
from eudefence.views.page.drawing import Drawing
from tests import colours

APART, ENOUGH = 15, 11
AREA = 80  # square pixels: smaller shapes are points and marks, not areas
EXPLORERS = [name for name in views.__all__ if name.startswith("explore_")]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
SVG = "{http://www.w3.org/2000/svg}"
PALETTES = {
    "pillars": {style.PILLARS[key]: {style.PILLAR_HATCHES[key]} for key in style.PILLARS},
    "answers": {style.ANSWERS[key]: {style.ANSWER_HATCHES[key]} for key in style.ANSWERS},
    "categories": {fill: {pattern} for fill, pattern in zip(style.CATEGORIES, style.CATEGORY_HATCHES, strict=True)},
} | {f"{steps} classes": dict.fromkeys(fills, {""}) for steps, fills in style.CLASSES.items()}


def areas(svg):
    """Fill to the patterns that lie on it, of the areas of a picture."""
    root = ElementTree.fromstring(svg)
    patterns = {
        pattern.get("id"): (pattern.find(f".//{SVG}rect").get("fill"), pattern.find(f".//{SVG}path").get("d"))
        for pattern in root.iter(f"{SVG}pattern")
    }
    defined = {one.get("id"): one.get("d") for one in root.iter(f"{SVG}path") if one.get("id")}
    inside = {child for pattern in root.iter(f"{SVG}pattern") for child in pattern.iter()}
    found = {}
    for parent in root.iter():
        before = None
        for child in parent:
            if child in inside or size(child) < AREA and "ed-hatch" not in child.get("class", ""):
                before = None
                continue
            fill, pattern = child.get("fill", ""), ""
            if fill.startswith("url("):
                fill, pattern = patterns[fill[5:-1]]
            if child.tag == f"{SVG}use":  # a marker of a chart: its form tells as much as a pattern
                pattern = defined.get(child.get("href", "")[1:], "")
            if "ed-hatch" in child.get("class", "") and before:
                found[before].discard("")
                found[before].add(directions(child.get("d")))
            elif re.fullmatch("#[0-9A-Fa-f]{6}", fill or ""):
                before = fill.upper()
                found.setdefault(before, set()).add(pattern)
    return found


def size(shape):
    """Square pixels of the box round a shape."""
    if shape.tag == f"{SVG}rect":
        return number(shape, "width") * number(shape, "height")
    if shape.tag == f"{SVG}circle":
        return 4 * number(shape, "r") ** 2
    if shape.tag == f"{SVG}path":
        places = [float(one) for one in NUMBER.findall(shape.get("d", ""))]
        xs, ys = places[::2], places[1::2]
        return (max(xs) - min(xs)) * (max(ys) - min(ys)) if ys else 0
    return AREA if shape.tag == f"{SVG}use" else 0


def number(shape, name):
    value = shape.get(name, "0")
    return 1e4 if value.endswith("%") else float(value)


def directions(lines):
    """Which way the lines of a hatch run, and whether they are dots."""
    found = set()
    for x, y, how, to in re.findall(r"M(\S+) (\S+?)([HhL])([\d. -]+)", lines):
        if how == "L":
            right, down = (float(end) - float(start) for end, start in zip(to.split(), (x, y), strict=True))
            found.add("|" if abs(right) < 0.1 else "\\" if right * down > 0 else "/")
        else:
            found.add("." if how == "h" else "-")
    return "".join(sorted(found))


def confused(found):
    """Pairs that only full sight tells apart: fills, kind of sight, and how far they then lie from each other."""
    for (one, here), (other, there) in itertools.combinations(sorted(found.items()), 2):
        if here.isdisjoint(there) or colours.apart(one, other) <= APART:
            continue
        for sight in colours.SIMULATIONS:
            left = colours.apart(one, other, sight)
            if left < ENOUGH:
                yield one, other, sight, round(left, 1)


@pytest.mark.parametrize("palette", PALETTES)
def test_fills_of_a_palette_stay_apart(palette):
    assert list(confused(PALETTES[palette])) == []


@pytest.mark.parametrize("name", EXPLORERS)
def test_areas_stay_apart_wherever_the_controls_stand(name):
    faults = {}
    for setting, view, _ in getattr(views, name)().walk():
        if view.draw is not None:
            for fault in confused(areas(view.picture())):
                faults.setdefault(fault[:3], (setting, fault[3]))
    assert faults == {}


def test_a_pattern_is_found_where_it_lies():
    """Oracle: pictures of three areas, two of which carry a hatch: one of ours, and one by matplotlib."""
    drawing = Drawing(60)
    drawing.rect(0, 0, 30, 30, fill="#174A8B")
    drawing.rect(40, 0, 30, 30, fill="#F2B33D", hatch="///")
    drawing.polygon([[(80, 0), (120, 0), (100, 40)]], fill="#52BBA4", hatch="...")
    drawing.circle(150, 5, 2, fill="#B5446A")
    assert areas(drawing.svg("Three")) == {"#174A8B": {""}, "#F2B33D": {"/"}, "#52BBA4": {"."}}
    figure, axes = style.canvas(2.0)
    for place, (fill, pattern) in enumerate({"#174A8B": "", "#F2B33D": "///", "#52BBA4": "..."}.items()):
        axes.bar([place], [1], color=fill, hatch=pattern)
    found = areas(chart_svg(figure, "Three", "p-"))
    assert found["#174A8B"] == {""}
    assert len(found["#F2B33D"] | found["#52BBA4"] | {""}) == 3


def test_two_colours_that_deuteranopia_joins_are_found():
    """Oracle: daltonlens 0.1.5, another program, gave 10.7 for this pair of an earlier picture."""
    plain, hatched = {"#2F9E86": {""}, "#B5446A": {""}}, {"#2F9E86": {""}, "#B5446A": {"/"}}
    ((_, _, sight, left),) = confused(plain)
    assert sight == "deuteranopia" and left == pytest.approx(10.7, abs=0.15)
    assert list(confused(hatched)) == []
