"""A drawn network: states as circles and squares, and lines between those that share something.

Each state has one place, about where it lies on a map, and keeps it whatever else changes: a reader who moves a control
sees ties come and go, not states. Width says how much is shared; fill, ring and hatched ground say what else is known.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import lines as broken

# Pixels. Europe as on the grid of tiles, stretched to the picture; each state was then moved by a few pixels so that
# the strongest ties of projects and formats do not run behind a third state, and no two ties have one middle, by which
# arrow keys find them. Far countries stand at the edges.
PLACES: Mapping[str, tuple[int, int]] = {
    "AL": (427, 354), "AM": (622, 306), "AO": (82, 347), "AR": (22, 347), "AT": (343, 233), "AU": (622, 185),
    "BA": (319, 323), "BE": (175, 167), "BG": (499, 257), "BR": (23, 268), "CA": (24, 59), "CH": (212, 240),
    "CL": (22, 306), "CO": (22, 227), "CY": (560, 354), "CZ": (329, 195), "DE": (326, 138), "DK": (330, 89),
    "EE": (456, 60), "ES": (149, 257), "FI": (425, 33), "FR": (119, 226), "GB": (153, 96), "GE": (625, 268),
    "GR": (493, 354), "HR": (366, 267), "HU": (394, 239), "IE": (77, 114), "IS": (88, 27), "IT": (271, 284),
    "JP": (622, 115), "KR": (622, 68), "LT": (449, 147), "LU": (276, 195), "LV": (457, 97), "MA": (143, 345),
    "MD": (509, 219), "ME": (387, 300), "MK": (513, 309), "MT": (262, 346), "NL": (250, 139), "NO": (305, 27),
    "NZ": (627, 224), "PL": (402, 134), "PT": (88, 272), "RO": (423, 209), "RS": (457, 271), "RU": (506, 61),
    "SE": (382, 24), "SI": (322, 278), "SK": (384, 184), "TR": (570, 296), "UA": (455, 186), "US": (23, 152),
    "XK": (450, 309), "ZA": (203, 346),}  # fmt: skip
_SPARE = ((578, 24), (570, 148), (562, 84), (514, 124), (270, 76), (238, 24), (178, 24), (114, 164))  # for others
_RADIUS, _RING, _GROUND, _BADGE = 13, 17, 19.5, 14  # pixels: a state, a bridge's ring, a group's ground and letter
_THIN, _THICK, _ALIKE = 0.7, 5.0, 1.5  # pixels: the weakest and the strongest tie, and each where all are alike
_LEGEND, _SIGN, _LINE = 672, 40, 20  # pixels: where the legend begins, the room of a sign, the step of lines
CORE = "#1F5FA8"
RING = "#B5446A"
_TIE = "#8A929C"
_NEW = "#E8833A"
GROUPS = tuple(  # fill and hatch of a group's ground, by its rank; the letter says it as well
    zip(
        (style.CATEGORIES[place] for place in (1, 2, 5, 3, 4, 0)),
        ("///", "---", "...", "\\\\\\", "xxx", "+++"),
        strict=True,
    )
)
LETTERS = "ABCDEF"


@dataclass(frozen=True)
class Node:
    """A state.

    Attributes
    ----------
    code, facts : str
        What stands in it, and what its mark says.
    third : bool
        No member of the Union: a square instead of a circle.
    core, bridge : bool
        Filled; ringed.
    group : int, optional
        The rank of its group, from 0: a hatched ground, and a letter beside it.
    idle : bool
        There, but a member of nothing: grey.
    gone : bool
        Taken out: an empty shape with a dashed rim.
    new : bool
        Added: its rim has another colour, and is thick.
    """

    code: str
    facts: str
    third: bool = False
    core: bool = False
    bridge: bool = False
    group: int | None = None
    idle: bool = False
    gone: bool = False
    new: bool = False


@dataclass(frozen=True)
class DrawnTie:
    """A line between two states: what its mark says, and how strong it is. `new`: it is there by assumption only."""

    one: str
    other: str
    facts: str
    weight: float
    new: bool = False


def places_of(codes: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where each state stands: always at the same place; those unknown to it at spare places.

    >>> places_of(["FR", "MT"]) == {code: PLACES[code] for code in ("FR", "MT")}
    True
    """
    codes = list(codes)
    strange = sorted(code for code in codes if code not in PLACES)
    if len(strange) > len(_SPARE):
        raise ValueError(f"codes: {len(strange)} states without a place on the picture; room is for {len(_SPARE)}")
    spare = dict(zip(strange, _SPARE, strict=False))
    return {code: PLACES.get(code) or spare[code] for code in codes}


def draw_network(
    nodes: Sequence[Node],
    ties: Sequence[DrawnTie],
    *,
    core: str = "",
    bridge: str = "",
    groups: Sequence[str] = (),
    strength: Callable[[float], str] = "{:,g}".format,
    weaker: bool = False,
) -> Drawing:
    """The network with its legend on the right.

    Parameters
    ----------
    nodes : sequence of Node
        The keyboard comes to the first of them, and goes on by arrow keys.
    ties : sequence of DrawnTie
        The strongest lie on top, and all below the states.
    core, bridge : str
        What a filled and a ringed state are, in the legend.
    groups : sequence of str
        What each group is, in the legend.
    strength : callable
        How the weight of a tie is said in the legend.
    weaker : bool
        Whether there are weaker ties that are not drawn: the legend says so.
    """
    drawing = Drawing(style.TALL)
    places = places_of(node.code for node in nodes)
    span = (min((tie.weight for tie in ties), default=0), max((tie.weight for tie in ties), default=0))
    for tie in sorted(ties, key=lambda tie: (tie.weight, tie.one, tie.other)):
        with drawing.mark(f"{tie.one} {tie.other}", tie.facts):
            ends = [places[tie.one], places[tie.other]]
            colour = _NEW if tie.new else _TIE
            drawing.line(ends, colour=colour, width=_width(tie.weight, span), dashes=(6, 3) if tie.new else None)
    for node in nodes:
        with drawing.mark(node.code, node.facts, entry=node is nodes[0]):
            draw_node(drawing, node, *places[node.code])
    _legend(drawing, nodes, ties, span, strength, {"core": core, "bridge": bridge}, groups, weaker)
    return drawing


def _width(weight, span):
    low, high = span
    return _ALIKE if high == low else _THIN + (_THICK - _THIN) * (weight - low) / (high - low)


def draw_node(drawing: Drawing, node: Node, x: float, y: float) -> None:
    """One state at its place: ground of its group, ring, shape, code."""
    if node.group is not None:
        fill, hatch = GROUPS[node.group % len(GROUPS)]
        drawing.polygon([_round(x, y, _GROUND)], fill=fill, hatch=hatch)
    if node.bridge:
        _outline(drawing, node.third, x, y, _RING, fill=style.PAPER, rim=RING, rim_width=2.5)
    fill = CORE if node.core and not node.gone else style.PAPER
    rim, wide = (_NEW, 3) if node.new else (style.GREY, 1) if node.gone or node.idle else (CORE, 1.5)
    _outline(drawing, node.third, x, y, _RADIUS, fill=fill, rim=rim, rim_width=wide, dashed=node.gone)
    colour = style.GREY if node.gone or node.idle else style.INK
    if node.code:  # the signs of the legend have none
        drawing.text(x, y, node.code, size=style.LEAST, anchor="middle", bold=True, on=fill, colour=colour)
    if node.group is not None:
        drawing.circle(x + _BADGE, y - _BADGE, 7.5, fill=style.PAPER, rim=style.GREY)
        drawing.text(x + _BADGE, y - _BADGE, LETTERS[node.group % len(LETTERS)], size=style.LEAST, anchor="middle")


def _outline(drawing, third, x, y, radius, *, fill, rim, rim_width, dashed=False):
    if third:
        side = radius - 1
        drawing.rect(x - side, y - side, 2 * side, 2 * side, fill=fill, rim=rim, rim_width=rim_width, dashed=dashed)
    elif dashed:  # a rectangle as round as a circle
        drawing.rect(
            x - radius, y - radius, 2 * radius, 2 * radius,
            fill=fill, rim=rim, rim_width=rim_width, dashed=True, rounded=radius,
        )  # fmt: skip
    else:
        drawing.circle(x, y, radius, fill=fill, rim=rim, rim_width=rim_width)


def _round(x, y, radius, corners=16):
    turns = [2 * math.pi * corner / corners for corner in range(corners)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def _step(sign):
    """From one entry of the legend to the next."""
    return 42 if sign.bridge or sign.group is not None else 34


def _legend(drawing, nodes, ties, span, strength, words, groups, weaker):
    """What each shape, fill, ring and ground is, from the top; only what the picture has."""
    x, y = _LEGEND + _SIGN / 2, 18
    there = [
        (Node("", ""), "member of the Union", any(not node.third for node in nodes)),
        (Node("", "", third=True), "third state", any(node.third for node in nodes)),
        (Node("", "", third=True, idle=True), "named, but no member", any(node.idle for node in nodes)),
        (Node("", "", core=True), words["core"], any(node.core for node in nodes)),
        (Node("", "", bridge=True), words["bridge"], any(node.bridge for node in nodes)),
        (Node("", "", new=True), "added here", any(node.new for node in nodes)),
        (Node("", "", gone=True), "taken out here", any(node.gone for node in nodes)),
    ]
    entries = [(sign, said) for sign, said, shown in there if shown and said]
    found = {node.group for node in nodes if node.group is not None}
    named = [(Node("", "", group=place), said) for place, said in enumerate(groups) if place in found]
    lines = 3 * _LINE if ties else 0
    if named and y + sum(_step(sign) for sign, _ in entries + named) + lines > drawing.height:
        named = [(Node("", "", group=0), "a community: the sentence names those of each letter")]
    entries += named
    for sign, said in entries:
        draw_node(drawing, sign, x, y)
        room = drawing.width - _LEGEND - _SIGN - 8
        rows = len(broken(said, room, style.LEAST))
        below = drawing.text(_LEGEND + _SIGN + 8, y - 6.9 * (rows - 1), said, size=style.LEAST, room=room)
        y = max(y + _step(sign), below + 16)
    for weight in dict.fromkeys((span[1], span[0])) if ties else ():
        drawing.line([(_LEGEND, y), (_LEGEND + _SIGN, y)], colour=_TIE, width=_width(weight, span))
        drawing.text(_LEGEND + _SIGN + 8, y, strength(weight), size=style.LEAST)
        y += _LINE
    if weaker:
        drawing.text(_LEGEND + _SIGN + 8, y, "weaker: no line drawn", size=style.LEAST)
