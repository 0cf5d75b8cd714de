"""Dated things in two columns under a strip of years. Oracles: hand-worked places; the marks are the things."""

import datetime as dt
import re
from xml.etree import ElementTree

from eudefence.views.page import style
from eudefence.views.shapes.dated_list import Dated, draw_dated

SIGNS = {"yes": ("so it was", style.CATEGORIES[0], ""), "no": ("not so", style.CATEGORIES[1], "///")}


def thing(number, year, look="yes", text=""):
    return Dated(f"ev{number}", dt.date(year, 7, 1), look, f"{year}: thing {number}", text, f"Thing {number}.")


def heights(drawing, words):
    found = re.search(rf'<text[^>]*\by="([\d.]+)"[^>]*>{re.escape(words)}', drawing.svg("t"))
    assert found, words
    return float(found[1])


def test_each_thing_is_a_mark_and_the_odd_one_stands_on_the_left():
    drawing = draw_dated([thing(n, 2010 + n) for n in range(5)], SIGNS)
    assert list(drawing.marks) == [f"ev{n}" for n in range(5)]
    assert heights(drawing, "2010: thing 0") == heights(drawing, "2013: thing 3")
    assert heights(drawing, "2012: thing 2") > heights(drawing, "2011: thing 1")


def test_a_text_takes_a_line_and_no_text_takes_none():
    plain = draw_dated([thing(1, 2011), thing(2, 2012)], SIGNS)
    worded = draw_dated([thing(1, 2011, text="A line more."), thing(2, 2012)], SIGNS)
    assert worded.height - plain.height == 15


def test_the_strip_has_every_year_and_the_legend_every_sign():
    picture = draw_dated([thing(1, 2011, "no"), thing(2, 2014)], SIGNS).svg("t")
    assert all(f">{year}<" in picture for year in range(2011, 2015)) and ">2015<" not in picture
    assert "so it was" in picture and "not so" in picture


def test_things_of_one_day_do_not_hide_each_other():
    """Oracle: by hand, two things of one day share the strip's 22 pixels, the later one below; a third has them all."""
    signs = {"a": ("one", "#111111", ""), "b": ("other", "#222222", "")}
    day, later = dt.date(2025, 2, 12), dt.date(2025, 3, 5)
    things = [
        Dated(key, when, look, key, "", key)
        for key, when, look in (("x", day, "a"), ("y", day, "b"), ("z", later, "a"))
    ]
    strip = re.findall(r'<rect [^>]*y="([\d.]+)" width="4" height="([\d.]+)"', draw_dated(things, signs).svg("t"))
    assert [tuple(map(float, one)) for one in strip] == [(6, 11), (17, 11), (6, 22)]


def test_the_frame_of_a_mark_is_its_line_and_its_day_on_the_strip_names_the_mark():
    """Oracle: the strip ends at a height of 44 pixels, where the first line of text begins."""
    drawn = ElementTree.fromstring(draw_dated([thing(n, 2010 + n) for n in range(5)], SIGNS).svg("t"))
    groups = drawn.findall("{http://www.w3.org/2000/svg}g")
    signs = [one for one in groups if "data-of" in one.attrib]
    marks = [one for one in groups if "data-mark" in one.attrib]
    assert [one.attrib["data-of"] for one in signs] == [one.attrib["data-mark"] for one in marks]
    for group, above in [(one, True) for one in signs] + [(one, False) for one in marks]:
        heights = [float(shape.attrib["y"]) for shape in group if "y" in shape.attrib]
        assert heights and all((y < 44) is above for y in heights)
