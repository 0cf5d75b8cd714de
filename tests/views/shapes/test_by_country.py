"""Tile grid and map: values, classes, categories, and what they say."""

import math
import re

import pytest

from eudefence.data.package import course
from eudefence.views import geographic, tiles
from eudefence.views.page import style
from eudefence.views.shapes import by_country
from eudefence.views.shapes import map as geography

SOURCE = "Source: invented."
DRAWN = [tiles, geographic]
SHARES = {"France": 2.05, "DE": 1.89, "MT": 0.45, "Greece": 3.13, "CY": None, "US": 3.42}


@pytest.mark.parametrize("draw", DRAWN)
def test_numbers_have_sentence_table_and_picture(draw):
    view = draw(SHARES, title="A share", unit="% of GDP", date="in 2024", source=SOURCE)
    assert (
        view.sentence
        == "A share in 2024 (% of GDP): highest in the United States (3.42), lowest in Malta (0.45), median 2.05; 5"
        " countries with a figure, 1 without."
    )
    assert list(view.table["Code"]) == ["US", "GR", "FR", "DE", "MT", "CY"]
    assert view.png.startswith(b"\x89PNG")
    parts = view.parts()
    assert (parts["title"], parts["under"]) == ("A share", "% of GDP; in 2024")
    assert parts["source"].startswith("Source: invented.")


@pytest.mark.parametrize("draw", DRAWN)
def test_every_country_with_a_place_in_the_table_is_a_mark_that_says_its_row(draw):
    """Oracle: the table behind the picture."""
    view = draw(SHARES, title="A share", unit="% of GDP", extra={"Hosts": {"FR": True}}, source=SOURCE)
    assert view.drawn.marks == {
        "US": "United States. % of GDP: 3.42. Class: 3 and more.",
        "GR": "Greece. % of GDP: 3.13. Class: 3 and more.",
        "FR": "France. % of GDP: 2.05. Class: 2 to under 3. Hosts: yes.",
        "DE": "Germany. % of GDP: 1.89. Class: 1 to under 2.",
        "MT": "Malta. % of GDP: 0.45. Class: under 1.",
        "CY": "Cyprus. Class: no figure.",
    }


@pytest.mark.parametrize("draw", DRAWN)
def test_a_missing_value_is_not_drawn_as_any_class(draw):
    view = draw({"DE": None, "FR": 1.0, "IT": 2.0, "ES": 3.0}, title="A share", source=SOURCE)
    picture = view.picture()
    tile = picture[picture.index('data-mark="DE"') :].split("</g>")[0]
    assert f'fill="{style.NO_DATA}"' in tile and ">?</text>" in tile or draw is geographic and ">?<" in tile


@pytest.mark.parametrize("draw", DRAWN)
def test_every_number_of_the_sentence_is_in_the_table(draw):
    view = draw(SHARES, title="A share", source=SOURCE)
    written = view.to_text().split("\n\n", 1)[1]
    for number in re.findall(r"\d+\.\d+", view.sentence):
        assert number in written


@pytest.mark.parametrize("draw", DRAWN)
def test_the_same_values_give_the_same_bytes(draw):
    def make():
        return draw(dict(reversed(SHARES.items())) if make.turn else SHARES, title="A share", source=SOURCE)

    make.turn = False
    first = make().png
    make.turn = True  # the order in which values come does not matter
    assert make().png == first


@pytest.mark.parametrize("draw", DRAWN)
def test_answers_have_their_fixed_colours_and_words(draw):
    view = draw({"FR": True, "DE": False, "IE": None}, title="A vote", source=SOURCE)
    assert view.sentence == "A vote: yes 1 (France); no 1 (Germany); cannot be decided 1 (Ireland)."
    votes = {"FR": "yes", "HU": "no", "AT": "constructive", "IE": "abstain", "MT": "absent", "CY": "unknown"}
    sentence = draw(votes, title="A vote", source=SOURCE).sentence
    assert (
        "abstains with a declaration (constructive abstention) 1 (Austria)" in sentence
        and "not known 1 (Cyprus)" in sentence
    )


def test_categories_keep_their_order_and_empty_ones_are_said():
    view = tiles({"FR": "in", "DE": "in"}, categories=["in", "half", "out"], title="Clubs", source=SOURCE)
    assert view.sentence == "Clubs: in 2; half 0; out 0."


def test_letters_of_categories_differ():
    letters = by_country._letters(["member", "member elsewhere", "none", "NATO"])
    assert len(set(letters.values())) == 4


@pytest.mark.parametrize("draw", DRAWN)
@pytest.mark.parametrize(
    "values, options, message",
    [
        ({}, {}, "nothing to draw"),
        ({"Frnace": 1.0}, {}, "Did you mean 'France'"),
        ({"FR": 1.0, "France": 2.0}, {}, "France is named twice"),
        ({"FR": "high", "DE": 2.0}, {"kind": "number"}, "'high' is no number"),
        ({"FR": 1.0}, {"kind": "numbers"}, "Did you mean 'number'"),
        ({"FR": 1.0, "DE": 9.0}, {"breaks": [1, 2, 3, 4, 5, 6]}, "at most 6 can be told apart"),
        ({c: str(i) for i, c in enumerate("FR DE IT ES PT BE NL".split())}, {}, "at most 6 can be told apart"),
        ({"FR": "maybe"}, {"categories": ["yes", "no"]}, "none of the categories"),
    ],
)
def test_bad_values_are_refused(draw, values, options, message):
    with pytest.raises(ValueError, match=message):
        draw(values, title="T", source=SOURCE, **options)


def test_missing_is_never_zero():
    values = {"FR": 0.0, "DE": None, "IT": float("nan"), "ES": 2.0}
    painted = by_country.prepare(by_country.read(values=values, title="T"))
    assert painted.paint["DE"] == painted.paint["IT"] != painted.paint["FR"]
    assert painted.paint["FR"].text == "0.00" and painted.paint["DE"].text == "?"
    assert "2 countries with a figure, 2 without" in painted.sentence


@pytest.mark.parametrize(
    "numbers, limits",
    [
        ([0.3, 1.1, 1.4, 2.0, 2.2, 3.9], [1, 2, 3]),  # even steps
        ([0.2, 1.0, 1.5, 1.9, 2.0, 2.1, 2.4, 34.0], [1.0, 2.0, 2.5]),  # one giant: filled classes
        ([5, 5, 5], []),  # nothing to tell apart
        ([0, 1, 2], [1, 2]),  # small whole numbers: each its own class
    ],
)
def test_class_limits_are_round_and_inside(numbers, limits):
    found = by_country.breaks_for(numbers)
    assert all(min(numbers) < limit <= max(numbers) for limit in found)
    assert found == sorted(set(found)) and len(found) <= 5
    assert found == limits


def test_classes_count_every_country_once():
    values = {c: float(i) for i, c in enumerate("FR DE IT ES PT BE NL LU AT".split())}
    view = tiles(values, title="T", source=SOURCE)
    assert view.table["Class"].notna().all()
    assert view.table.groupby("Class").size().sum() == len(values)


def test_every_tile_has_a_place_of_its_own():
    """Two countries on one tile would hide one of them."""
    grid = by_country.grid()
    assert len(set(grid.values())) == len(grid)


def test_every_country_of_the_grid_is_on_the_map_and_has_a_place_for_its_code():
    assert set(by_country.grid()) <= set(geography._outlines())
    west, east, south, north = geography._FRAME
    for country in by_country.grid():
        x, y = geography.project(*geography._PLACES[country])
        assert west < x < east and south < y < north, country


def test_codes_on_the_map_stand_in_their_own_country():
    """Oracle: the outlines themselves; circles may stand beside the country they stand for."""
    for country, place in geography._PLACES.items():
        if country not in geography._CIRCLES:
            x, y = geography._place(*place)
            assert sum(crossings(x, y, ring) for ring in geography._outlines()[country]) % 2, country


def crossings(x, y, ring):
    """How many edges of an outline lie to the right of a point: an odd number for a point inside."""
    edges = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum((a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in edges)


def test_the_outlines_lie_inside_the_frame_and_cover_what_they_covered():
    """Oracle: the area by the shoelace formula before and after for countries that lie wholly inside the frame."""
    for country, rings in geography._outlines().items():
        for x, y in (point for ring in rings for point in ring):
            assert -1e-6 <= x <= geography._WIDE + 1e-6 and -1e-6 <= y <= geography._HIGH + 1e-6, country
    whole = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert geography._inside_frame(whole) == whole
    cut = geography._inside_frame([(-10.0, 0.0), (10.0, 0.0), (10.0, 10.0), (-10.0, 10.0)])
    assert sorted(cut) == sorted(whole)


def test_the_map_says_how_disputed_areas_are_drawn():
    view = geographic({"UA": 1.0, "CY": 2.0}, title="T", source=SOURCE)
    words = view.source
    for name in ("Crimea", "Cyprus", "Kosovo", "Natural Earth"):
        assert name in words


def test_the_projection_keeps_areas():
    """Oracle: the area of a spherical quadrilateral, R^2 (sin b2 - sin b1)(l2 - l1); an equal-area map must keep it."""
    for west, south in ((-10, 36), (10, 52), (25, 60), (40, 36)):
        step, n = 2.0, 60
        edge = (
            [(west + step * i / n, south) for i in range(n)]
            + [(west + step, south + step * i / n) for i in range(n)]
            + [(west + step - step * i / n, south + step) for i in range(n)]
            + [(west, south + step - step * i / n) for i in range(n)]
        )
        points = [geography.project(*p) for p in edge]
        area = (
            abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True))) / 2
        )
        exact = (
            geography.RADIUS**2
            * math.radians(step)
            * (math.sin(math.radians(south + step)) - math.sin(math.radians(south)))
        )
        assert area == pytest.approx(exact, rel=1e-3)


def test_the_projection_has_the_right_size():
    """Oracle: along a great circle from the centre, the distance on the map is 2 R sin(c / 2) (Snyder 1987, equation
    24-1).
    """
    x, y = geography.project(10, 62)
    assert x == pytest.approx(0) and y == pytest.approx(2 * geography.RADIUS * math.sin(math.radians(10) / 2))


def test_one_colour_has_one_hatch_on_every_map():
    for colour, hatch in zip(style.CATEGORIES, style.CATEGORY_HATCHES, strict=True):
        colours = {"a": colour, "b": style.OUTSIDE}
        painted = by_country.prepare(by_country.read(values={"FR": "a", "DE": "b"}, title="T", colours=colours))
        assert painted.paint["FR"].hatch == hatch and painted.paint["DE"].hatch == ""


@pytest.mark.parametrize("draw", [tiles, geographic])
def test_kosovo_is_never_drawn_without_a_word_on_its_status(draw):
    """Oracle: countries.csv names the five members that do not recognise it; the tile is drawn even where it has no
    value.
    """
    view = draw({"France": 1.0}, title="An invented share", unit="%", source="Source: invented.")
    said = view.source
    assert "Kosovo" in said and "five EU members do not recognise it" in said
    named = course().find("countries", "XK")["note"].split("independence: ")[1].split(".")[0]
    assert len(named.replace(" and ", ", ").split(", ")) == 5
