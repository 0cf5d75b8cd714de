"""Bars by state. Oracle: places worked out by hand from the numbers."""

from xml.etree import ElementTree

from eudefence.views.page import style
from eudefence.views.page.view import View
from eudefence.views.shapes.bars_by_state import UNKNOWN, LineAcross, StateBar, draw_bars
from tests import pictures

BARS = [
    StateBar("PL", "Poland. 4.", 4.0, "4.0"),
    StateBar("FR", "France. 2.", 2.0, "2.0"),
    StateBar("SI", "Slovenia.", fill=style.PAPER, hatch=UNKNOWN),
    StateBar("AT", "Austria.", outside=True),
]


def view(bars, lines=()):
    legend = [(style.CATEGORIES[0], "", "known"), ("–", "", "outside")]
    return View(
        "Bars.", {"A": [1]}, title="Bars", source="Source: invented.", draw=lambda: draw_bars(bars, legend, lines)
    )


def heights(drawn):
    """Height of the first rectangle of each mark."""
    found = {}
    for group in ElementTree.fromstring(drawn).iter(f"{pictures.SVG}g"):
        rect = group.find(f"{pictures.SVG}rect")
        found[group.attrib["data-mark"]] = None if rect is None else float(rect.attrib["height"])
    return found


def test_heights_are_as_the_numbers_and_a_gap_has_a_block_of_its_own():
    found = heights(view(BARS).picture())
    assert found["PL"] == 2 * found["FR"] and 0 < found["SI"] < found["FR"] and found["AT"] is None
    texts = pictures.texts(view(BARS))
    assert texts.count("?") == 1 and texts.count("–") == 2  # one of them in the legend


def test_a_number_below_zero_hangs_down():
    bars = [StateBar("PL", "Poland.", 2.0, "+2.0"), StateBar("US", "United States.", -1.0, "-1.0")]
    found = heights(view(bars).picture())
    assert found["PL"] == 2 * found["US"]


def test_numbers_are_written_above_all_bars_or_none():
    few, many = view(BARS), view([StateBar(f"A{n}", f"State {n}.", n + 1.0, "1,234.5") for n in range(40)])
    assert "4.0" in pictures.texts(few) and "1,234.5" not in pictures.texts(many)
    for one in (few, many, view(BARS, [LineAcross(3, "three"), LineAcross(1, "one")])):
        pictures.check(one)
