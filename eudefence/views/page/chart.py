"""A chart with scales: drawn by matplotlib, taken over as SVG that is safe on any page.

Ids are a trap: two pictures with one id on a page make parts of the second vanish when the first is hidden. matplotlib
writes some seventy a chart; all go but those that something in the chart refers to, and these get a prefix.
"""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from . import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_HREF = f"{{{_XLINK}}}href"
_REFERS = re.compile(r"url\(#([^)]+)\)")
_COLOUR = re.compile(r"#[0-9a-f]{6}\Z")
_NOTHING_SAID = {"opacity": "1"}
_DROPPED = ("clip-path", "font")  # clips need ids; fonts are those of the picture
MARK = "mark: "  # how an artist's gid begins: "mark: key | facts"


def mark(artist: object, key: str, facts: str) -> None:
    """This artist of a chart stands for one row: its key, and its facts with their source in words."""
    artist.set_gid(f"{MARK}{key} | {' '.join(str(facts).split())}")


def chart_svg(figure: Figure, name: str, prefix: str = "", ground: bool = False) -> str:
    """A matplotlib figure as SVG text, as `eudefence.views.page.drawing.Drawing.svg` gives it.

    >>> figure, axes = style.canvas(2.0)
    >>> bars = axes.bar(["A", "B"], [1, 2])
    >>> text = chart_svg(figure, "Two bars", "p1-")
    >>> ' id="' in text.replace('id="p1-', ''), "<text" in text
    (False, True)
    """
    buffer = io.BytesIO()
    with style.sheet():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    root = ElementTree.fromstring(buffer.getvalue())
    _tidy(root, prefix)
    width, height = (round(float(side) * 96, 1) for side in figure.get_size_inches())
    body = "".join(_written(child) for child in root)
    _, _, wide, tall = root.attrib["viewBox"].split()
    paper = f'<rect width="{wide}" height="{tall}" fill="{style.PAPER}"/>' if ground else ""
    role = "group" if 'class="ed-mark"' in body else "img"
    return (
        f'<svg xmlns="{_SVG}" width="{width:g}" height="{height:g}" viewBox="0 0 {wide} {tall}" class="ed-svg"'
        f' stroke-linejoin="round" stroke-linecap="butt" role="{role}" aria-label="{escape(name)}">{paper}{body}</svg>'
    )


def _tidy(root, prefix):
    """Styles become attributes, which a dark page can replace; ids that nothing refers to go."""
    for parent in list(root.iter()):
        for child in list(parent):
            # A style element would speak for the whole page.
            if child.tag.endswith(("}metadata", "}clipPath", "}style")):
                parent.remove(child)
    used = set()
    for element in root.iter():
        for line in element.attrib.pop("style", "").split(";"):
            name, _, value = (part.strip() for part in line.partition(":"))
            if name and name != "font" and _NOTHING_SAID.get(name) != value:
                element.set(name, value)
            elif name == "font":
                _set_font(element, value)
        for name in _DROPPED:
            element.attrib.pop(name, None)
        for name, value in list(element.attrib.items()):
            if _COLOUR.match(value):
                element.set(name, value.upper())
            used |= set(_REFERS.findall(value))
            if name == _HREF:
                used.add(value.removeprefix("#"))
    for element in root.iter():
        found = element.attrib.pop("id", "")
        if found in used:
            element.set("id", prefix + found)
        elif found.startswith(MARK):
            _become_mark(element, found.removeprefix(MARK))
        for name, value in list(element.attrib.items()):
            if name == _HREF:
                del element.attrib[name]
                element.set("href", f"#{prefix}{value.removeprefix('#')}")
            elif "url(#" in value:
                element.set(name, _REFERS.sub(lambda match: f"url(#{prefix}{match[1]})", value))


def _become_mark(element, said):
    key, _, facts = said.partition(" | ")
    element.set("class", "ed-mark")
    element.set("data-mark", key)
    element.set("role", "img")
    element.set("aria-label", facts)
    title = ElementTree.Element(f"{{{_SVG}}}title")
    title.text = facts
    element.insert(0, title)


def _set_font(element, value):
    """``bold 9px 'DejaVu Sans'`` as attributes."""
    size = re.search(r"([\d.]+)px", value)
    if size:
        element.set("font-size", size[1])
    if "bold" in value or re.match(r"[67]00\b", value):
        element.set("font-weight", "bold")
    element.set("font-family", "DejaVu Sans, Verdana, sans-serif")


def _written(element):
    ElementTree.register_namespace("", _SVG)
    text = ElementTree.tostring(element, encoding="unicode")
    text = re.sub(r' xmlns(?::\w+)?="[^"]*"', "", text)
    return re.sub(r">\s+<", "><", text).strip()
