"""What must hold for every picture of shapes, read from its SVG: letters that can be read, words that stay on the paper
and off each other, and marks that each have a key of their own.
"""

import itertools
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from eudefence.views.page import style
from eudefence.views.page.letters import width

SVG = "{http://www.w3.org/2000/svg}"
HIGHEST = 420  # pixels: more, and a laptop's screen does not hold controls, sentence and picture
CODES = 9.5  # pixels: the smallest letters of codes on a map, such as MT or the E of a legend


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
    """Letters, edges, overlaps, marks and height of a view's picture."""
    found, drawing = words(view), view.drawn
    assert view.picture().count('class="ed-mark"') == len(drawing.marks), (setting, "two marks with one key")
    assert all(said.endswith((".", "?", "!")) for said in drawing.marks.values()), setting
    assert drawing.width <= style.WIDE and drawing.height <= HIGHEST, (setting, drawing.height)
    for word in found:
        assert word.size >= (CODES if re.fullmatch("[A-Z]{1,2}|–", word.text) else style.LEAST), (setting, word)
        inside = word.left >= -1 and word.right <= drawing.width + 1
        assert inside and word.top >= -1 and word.bottom <= drawing.height + 1, (setting, word)
    for one, other in itertools.combinations(found, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert across <= 1 or down <= 1, (setting, one, other)
