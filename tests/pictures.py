"""What must hold for every picture of shapes, read from its SVG: letters that can be read, words that stay on the paper
and off each other, and steps that leave nothing of the step before.
"""

import itertools
from dataclasses import dataclass
from xml.etree import ElementTree

from eudefence.views.page import style
from eudefence.views.page.letters import width

SVG = "{http://www.w3.org/2000/svg}"
HIGHEST = style.TALL + 12  # pixels


@dataclass(frozen=True)
class Word:
    """A line of words, and the box its letters take."""

    text: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


def words(view) -> list[Word]:
    """The lines of words of a view's picture, as they come."""
    found = []
    for element in ElementTree.fromstring(view.picture()).iter(f"{SVG}text"):
        size, x, y = (float(element.attrib[name]) for name in ("font-size", "x", "y"))
        wide = width(element.text, size, element.attrib.get("font-weight") == "bold")
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[element.attrib.get("text-anchor", "start")]
        turned = "transform" in element.attrib
        box = (x, x, y, y) if turned else (left, left + wide, y - size * 0.72, y + size * 0.2)
        found.append(Word(element.text, size, *box))
    return found


def texts(view) -> list[str]:
    """The words of the picture, line by line."""
    return [word.text for word in words(view)]


def check(view, setting="") -> None:
    """Letters, edges, overlaps and height of a view's picture."""
    found, drawing = words(view), view.drawn
    assert drawing.width <= style.WIDE and drawing.height <= HIGHEST, (setting, drawing.height)
    for word in found:
        assert word.size >= style.LEAST, (setting, word)
        inside = word.left >= -1 and word.right <= drawing.width + 1
        assert inside and word.top >= -1 and word.bottom <= drawing.height + 1, (setting, word)
    for one, other in itertools.combinations(found, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert across <= 1 or down <= 1, (setting, one, other)


def walk(explore):
    """All extremes of an explorer: each picture checked, and equal to that of an explorer that was never moved.

    Yields setting, view and problem, as `Explorer.walk`.
    """
    fresh = explore()
    for setting, view, problem in explore().walk():
        if problem is None:
            assert view.picture() == fresh._function(**setting).picture(), setting
            check(view, setting)
        yield setting, view, problem
