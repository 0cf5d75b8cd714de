"""A partial order drawn: who has more stands lower, and lines lead up to all that one has (a Hasse diagram).

A place is a box: on grey what enters there, below it who stands there. A place without either is a dot. Lines run
between the layers only, so that none passes behind a box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eudefence.ground.words import joined
from eudefence.views.page import letters, style
from eudefence.views.page.drawing import Drawing

from .layered_order import in_layers, spread
from .swatches import legend_line

WAYS = ("#1F5FA8", "#B5446A")  # the way to one who is followed, and to another
_DASHES = (None, (7, 3))
_BOTH = style.INK
_STEP, _PAD, _DOT = 13.5, 6, 4  # pixels: from line to line, beside letters, radius of a place without words
_LEAST_RISE, _MOST_RISE, _PORT = 16, 70, 12  # pixels: between layers; between the lines that meet at a box
# Pixels for the lines of a box and between boxes: the first that all layers can bear.
_ROOMS = ((205, 40), (205, 24), (170, 24), (150, 18), (132, 14), (116, 14), (100, 12), (88, 12), (76, 12))
_EDGE, _FOOT = 4, 24
_TALL = 332  # pixels: layers stand closer than a page could bear, for the controls of an explorer stand above them
_FEW = 2  # names that are written where all would take more than two lines


@dataclass(frozen=True)
class OrderPlace:
    """A place of the order.

    Attributes
    ----------
    key, facts : str
        Of its mark.
    level : int
        Its layer, from 0 at the top.
    names : tuple of str
        Who stands here; those who are followed first.
    enters : tuple of str
        What everybody from here on downwards has.
    ways : tuple of int
        Which of those who are followed (0, 1) have this place above them or stand here.
    stands : tuple of int
        Which of those who are followed stand here.
    empty : bool
        Nobody stands here or lower: what enters here, nobody has.
    """

    key: str
    facts: str
    level: int
    names: tuple[str, ...] = ()
    enters: tuple[str, ...] = ()
    ways: tuple[int, ...] = ()
    stands: tuple[int, ...] = ()
    empty: bool = False


@dataclass(frozen=True)
class PlacedBox:
    """Where a place stands, and its lines of words."""

    x: float
    y: float
    wide: float
    tall: float
    enters: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y - self.tall / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.tall / 2


def shortened_names(names: Sequence[str], room: float) -> list[str]:
    """Names in at most two lines; where that is too little, the first two and how many others.

    >>> shortened_names(["Chile", "Colombia", "Jordan", "New Zealand", "Peru", "Vietnam"], 130)
    ['Chile, Colombia and', '4 others']
    """
    lines = letters.lines(joined(names), room, style.LEAST, bold=True)
    if len(lines) <= 2 or len(names) <= _FEW:
        return lines
    others = len(names) - _FEW
    words = f"{', '.join(names[:_FEW])} and {others} {'other' if others == 1 else 'others'}"
    return letters.lines(words, room, style.LEAST, bold=True)


def arrange(
    places: Sequence[OrderPlace], lines: Sequence[tuple[int, int]], tall: float = _TALL
) -> tuple[list[PlacedBox], dict[tuple[int, int], list[tuple[float, float]]], float]:
    """Boxes of all places, the points through which each line runs, and the height it takes (`tall`, or more).

    Raises
    ------
    ValueError
        If a layer has too many boxes for the width of a page.
    """
    layers = in_layers([place.level for place in places], lines)
    blank, across = _across(places, layers)
    talls = [max(blank[one].tall for one in row if one < len(places)) for row in layers.rows]
    gaps = max(1, len(talls) - 1)
    rise = min(max(_LEAST_RISE, (tall - 2 * _EDGE - sum(talls)) / gaps), _MOST_RISE)
    tops = [_EDGE + sum(talls[:level]) + rise * level for level in range(len(talls))]
    boxes = [
        replace(box, x=_EDGE + across[at], y=tops[one.level] + talls[one.level] / 2)
        for at, (one, box) in enumerate(zip(places, blank, strict=True))
    ]
    below, above = _ports(layers, boxes, across, 0), _ports(layers, boxes, across, -1)
    routes = {}
    for line, chain in layers.threads.items():
        leaves, arrives, upper = below[line], above[line], places[line[0]].level
        points = [(leaves, boxes[line[0]].bottom), (leaves, tops[upper] + talls[upper])]
        for level, one in enumerate(chain[1:-1], upper + 1):
            points += [(_EDGE + across[one], tops[level]), (_EDGE + across[one], tops[level] + talls[level])]
        routes[line] = [*points, (arrives, tops[places[line[1]].level]), (arrives, boxes[line[1]].top)]
    return boxes, routes, tops[-1] + talls[-1] + _EDGE


def _across(places, layers):
    """Boxes as wide as all layers can bear, and where each stands from the left."""
    for room, gap in _ROOMS:
        blank = [_sized(place, room) for place in places]
        try:
            return blank, spread(layers, [box.wide for box in blank], style.WIDE - 2 * _EDGE, gap)
        except ValueError:  # a layer is too wide: with less room
            continue
    raise ValueError(f"places: {len(places)} are too many to be drawn side by side; choose fewer.")


def _ports(layers, boxes, across, end):
    """Where each line leaves its upper box (`end` 0) or comes to its lower one (-1): side by side, in the order of
    where they go."""
    meeting: dict[int, list[tuple[float, tuple[int, int]]]] = {}
    for line, chain in layers.threads.items():
        meeting.setdefault(line[end], []).append((across[chain[1 if end == 0 else -2]], line))
    found = {}
    for one, ends in meeting.items():
        step = min(_PORT, (boxes[one].wide - 2 * _DOT) / len(ends))
        for number, (_, line) in enumerate(sorted(ends)):
            found[line] = boxes[one].x + step * (number - (len(ends) - 1) / 2)
    return found


def _sized(place: OrderPlace, room: float) -> PlacedBox:
    heading = ["Nobody has:"] if place.empty and place.enters else []
    enters = [line for words in (*heading, *place.enters) for line in letters.lines(words, room, style.LEAST)]
    names = shortened_names(place.names, room) if place.names else []
    if not enters and not names:
        return PlacedBox(0, 0, 2 * _DOT, 2 * _DOT, (), ())
    wide = max(letters.width(line, style.LEAST, bold=line in names) for line in (*enters, *names))
    tall = _STEP * (len(enters) + len(names)) + 3 * (bool(enters) + bool(names))
    return PlacedBox(0, 0, wide + 2 * _PAD, tall, tuple(enters), tuple(names))


def draw_order(places: Sequence[OrderPlace], lines: Sequence[tuple[int, int]], followed: Sequence[str] = ()) -> Drawing:
    """The picture of a partial order.

    Parameters
    ----------
    places : sequence of OrderPlace
    lines : sequence of (upper, lower)
        Places with nothing between.
    followed : sequence of str
        At most two who are followed from the top: their names within a sentence, for the legend.

    Raises
    ------
    ValueError
        If a layer has too many boxes for the width of a page.
    """
    boxes, routes, tall = arrange(places, lines)
    drawing = Drawing(max(tall + _FOOT if followed else tall, 60))

    def strength(line):
        return set(places[line[0]].ways) & set(places[line[1]].ways)

    for line in sorted(routes, key=lambda line: (len(strength(line)), line)):
        _stroke(drawing, routes[line], strength(line))
    first = next((at for at, place in enumerate(places) if place.stands), 0)
    for at, (place, box) in enumerate(zip(places, boxes, strict=True)):
        with drawing.mark(place.key, place.facts, entry=at == first):
            _draw_place(drawing, place, box)
    if followed:
        _legend(drawing, places, followed, drawing.height - 10)
    return drawing


def _stroke(drawing, points, ways):
    if len(ways) == 2:
        drawing.line(points, colour=_BOTH, width=2.5)
    elif ways:
        (way,) = ways
        drawing.line(points, colour=WAYS[way], width=2.8, dashes=_DASHES[way])
    else:
        drawing.line(points, colour=style.RIM, width=1)


def _colour(ways):
    return style.RIM if not ways else _BOTH if len(ways) == 2 else WAYS[ways[0]]


def _draw_place(drawing, place, box):
    rim, rim_width = _colour(place.stands or place.ways), 3 if place.stands else 1.8 if place.ways else 1
    if not box.enters and not box.names:
        drawing.circle(box.x, box.y, _DOT, fill=rim if place.ways else style.PAPER, rim=rim, rim_width=rim_width)
        return
    left, y = box.x - box.wide / 2, box.top
    drawing.rect(left, y, box.wide, box.tall, fill=style.PAPER)
    if box.enters:
        head = _STEP * len(box.enters) + 3
        drawing.rect(left, y, box.wide, head, fill=style.OUTSIDE)
        for number, words in enumerate(box.enters):
            drawing.text(box.x, y + 1.5 + _STEP * (number + 0.5), words, size=style.LEAST, anchor="middle")
        y += head
    for number, words in enumerate(box.names):
        middle = y + 1.5 + _STEP * (number + 0.5)
        drawing.text(box.x, middle, words, size=style.LEAST, anchor="middle", bold=True)
    drawing.rect(left, box.top, box.wide, box.tall, rim=rim, rim_width=rim_width)


def _legend(drawing, places, followed, y):
    def sign(ways):
        return lambda x, y: _stroke(drawing, [(x, y), (x + 30, y)], set(ways))

    seen = {place.ways for place in places if place.ways}
    entries = [(sign((at,)), f"up from {name} only") for at, name in enumerate(followed) if (at,) in seen]
    if len(followed) == 1:
        entries = [(sign((0,)), f"up from {followed[0]}")]
    elif (0, 1) in seen:
        entries.append((sign((0, 1)), "up from both"))
    legend_line(drawing, entries, _EDGE, y, 30)
