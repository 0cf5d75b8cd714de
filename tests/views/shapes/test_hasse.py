"""A partial order drawn. Oracles: lattices worked out by hand, and a second way to find what covers what."""

import itertools
import random
import re

import pytest

from eudefence.models.partners import concepts
from eudefence.views.page import style
from eudefence.views.page.letters import width
from eudefence.views.page.view import View
from eudefence.views.shapes import hasse
from eudefence.views.shapes.hasse import OrderPlace, arrange, draw_order, shortened_names
from tests import pictures

# By hand: x and y share a; each has one more; z has both. The lattice is a diamond under the top.
DIAMOND = [
    OrderPlace("top", "Nobody.", 0, ways=(0, 1)),
    OrderPlace("a", "All.", 1, enters=("a",), ways=(0, 1)),
    OrderPlace("a.b", "X.", 2, ("X",), ("b",), ways=(0,), stands=(0,)),
    OrderPlace("a.c", "Y.", 2, ("Y",), ("c",), ways=(1,), stands=(1,)),
    OrderPlace("a.b.c", "Z.", 3, ("Z", "W")),
    OrderPlace("none", "Nobody.", 4, enters=("d",), empty=True),
]
LINES = [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 5)]


def view(places=DIAMOND, lines=LINES, followed=("X", "Y")):
    return View(
        "An order.", {"A": [1]}, title="An order", source="Source: invented.",
        draw=lambda: draw_order(places, lines, followed),
    )  # fmt: skip


def random_order(seed, objects=14, attributes=7):
    draw = random.Random(seed)
    letters = "abcdefghij"[:attributes]
    table = {f"Partner {n}": [one for one in letters if draw.random() < 0.45] for n in range(objects)}
    table["Partner 0"] = list(letters)
    found = concepts.lattice(table)
    places = [
        OrderPlace(str(at), "Facts.", one.height, one.own_objects, tuple(f"Has {a}" for a in one.own_attributes))
        for at, one in enumerate(found.concepts)
    ]
    return found, places


def test_the_diamond_lies_as_worked_out_by_hand():
    boxes, routes, tall = arrange(DIAMOND, LINES)
    top, a, x, y, z, none = boxes
    assert top.y < a.y < x.y == y.y < z.y < none.y
    assert top.x == pytest.approx(a.x) == pytest.approx(z.x) == pytest.approx(none.x) == pytest.approx((x.x + y.x) / 2)
    assert list(routes) == LINES and tall <= style.TALL - 24
    assert (top.wide, top.tall) == (8, 8), "a place without words is a dot"
    assert z.names == ("Z and W",) and none.enters == ("Nobody has:", "d")


def test_what_is_written_and_how_strong():
    shown = view()
    pictures.check(shown)
    assert pictures.texts(shown) == [
        "a", "b", "X", "c", "Y", "Z and W", "Nobody has:", "d", "up from X only", "up from Y only", "up from both",
    ]  # fmt: skip
    svg = shown.picture()
    strokes = re.findall(r'<path [^>]*stroke="(#\w+)"', svg)
    # Six lines and three signs: the way to one, to the other, to both, and two that nobody follows.
    assert {colour: strokes.count(colour) for colour in strokes} == {
        hasse.WAYS[0]: 2, hasse.WAYS[1]: 2, style.INK: 2, style.RIM: 3
    }  # fmt: skip
    assert svg.count("stroke-dasharray") == 2 and "7 3" in svg.replace(",", " ")
    assert list(shown.drawn.marks) == ["top", "a", "a.b", "a.c", "a.b.c", "none"]
    assert 'data-mark="a.b" data-entry' in svg and svg.count("data-entry") == 1


def test_one_who_is_followed_alone_and_nobody():
    alone = [OrderPlace(p.key, p.facts, p.level, p.names, p.enters, (0,) * (0 in p.ways), (0,) * (0 in p.stands))
             for p in DIAMOND]  # fmt: skip
    assert pictures.texts(view(alone, followed=("X",)))[-1] == "up from X"
    assert "up from" not in view([OrderPlace("one", "One.", 0, ("A",))], [], ()).picture()


@pytest.mark.parametrize("seed", range(12))
def test_a_lattice_keeps_its_order_and_no_box_lies_on_another_or_on_a_line(seed):
    found, places = random_order(seed)
    boxes, routes, _ = arrange(places, found.covers)
    for (upper, one), (lower, other) in itertools.permutations(zip(found.concepts, boxes, strict=True), 2):
        if set(upper.attributes) < set(lower.attributes):
            assert one.bottom < other.top, "who has more stands lower"
    for one, other in itertools.combinations(boxes, 2):
        apart = abs(one.x - other.x) >= (one.wide + other.wide) / 2 or one.bottom < other.top or other.bottom < one.top
        assert apart
    assert set(routes) == covering_pairs(found)
    for line, points in routes.items():
        assert points[0][1] == boxes[line[0]].bottom and points[-1][1] == boxes[line[1]].top
        assert abs(points[0][0] - boxes[line[0]].x) <= boxes[line[0]].wide / 2
        assert abs(points[-1][0] - boxes[line[1]].x) <= boxes[line[1]].wide / 2
        others = [box for place, box in enumerate(boxes) if place not in line]
        for (x, y), (u, v) in itertools.pairwise(points):
            assert v >= y - 1e-9, "a line never goes up"
            for part in range(41):
                px, py = x + (u - x) * part / 40, y + (v - y) * part / 40
                assert not any(abs(px - b.x) < b.wide / 2 - 0.1 and b.top + 0.1 < py < b.bottom - 0.1 for b in others)
    for (one, first), (other, second) in itertools.combinations(routes.items(), 2):
        for end, step in ((0, 2), (-1, -3)):
            if one[end] == other[end] and boxes[one[end]].wide > 8:
                sides = (first[end][0] - second[end][0]) * (first[step][0] - second[step][0])
                assert sides >= 0, "lines that meet at a box do not cross there"
    worded = [box.enters or box.names for box in boxes]
    ends = [routes[line][end] for line in routes for end in (0, -1) if worded[line[end]]]
    assert len(set(ends)) == len(ends), "each line meets its box at a place of its own"


def covering_pairs(found):
    """A second way: by the groups, which become smaller downwards."""
    groups = [set(one.objects) for one in found.concepts]
    under = {(a, b) for a in range(len(groups)) for b in range(len(groups)) if groups[b] < groups[a]}
    return {(a, b) for a, b in under if not any((a, c) in under and (c, b) in under for c in range(len(groups)))}


@pytest.mark.parametrize("seed", range(12))
def test_everybody_and_everything_is_written_once_inside_its_box(seed):
    found, places = random_order(seed)
    boxes, _, _ = arrange(places, found.covers)
    enters = [line for box in boxes for line in box.enters]
    assert sorted(enters) == sorted(f"Has {a}" for a in found.context.attributes)
    named = sum(
        int(match[1]) + 2 if (match := re.search(r"and (\d+) others?", " ".join(box.names))) else len(place.names)
        for place, box in zip(places, boxes, strict=True)
    )
    assert named == len(found.context.objects)
    for box in boxes:
        assert all(width(line, style.LEAST, bold=True) <= box.wide for line in box.names)
        assert all(width(line, style.LEAST) <= box.wide for line in box.enters)
        assert 4 <= box.x - box.wide / 2 and box.x + box.wide / 2 <= style.WIDE - 4 + 1e-6
    shown = view(places, found.covers, ())
    shown.drawn.height = min(shown.drawn.height, 420)  # a made-up table may be deeper than the course's
    assert len(shown.drawn.marks) == len(places)


def test_names_are_all_written_where_two_lines_hold_them():
    names = ["Chile", "Colombia", "Jordan", "Peru"]
    assert shortened_names(names, 400) == ["Chile, Colombia, Jordan and Peru"]
    assert shortened_names(names, 120) == ["Chile, Colombia,", "Jordan and Peru"]
    assert shortened_names([*names, "Viet Nam", "Ghana"], 120) == ["Chile, Colombia", "and 4 others"]
    assert shortened_names([*names[:2], "The Former Yugoslav Republic"], 120) == ["Chile, Colombia", "and 1 other"]
    assert shortened_names(["Bosnia and Herzegovina", "Korea"], 100) == ["Bosnia and", "Herzegovina", "and Korea"]


def test_more_than_a_page_is_wide_is_refused():
    wide = [OrderPlace(str(n), "F.", 0, ("Somewhere",)) for n in range(12)]
    with pytest.raises(ValueError, match="places: 12 are too many to be drawn side by side; choose fewer"):
        arrange(wide, [])
