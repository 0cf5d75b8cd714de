"""A picture made of shapes whose places we choose, written as SVG.

Marks are the shapes that stand for a row of the table: each says its facts on hover, to the keyboard and to a screen
reader. Colours are those of `style`; a page in dark mode replaces them by its own (`views/live/live.css`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape, unescape

import svg

from . import hatching, style
from .letters import lines
from .letters import width as room_of

FONT = "DejaVu Sans, Verdana, sans-serif"
_ANCHORS = ("start", "middle", "end")
_DROP = 0.36  # of the size: from the middle of a small letter down to the line it stands on


class Drawing:
    """A picture under way. Places and sizes are pixels from its top left corner; what is drawn later lies above.

    Parameters
    ----------
    height : float
        Pixels; with the controls and the sentence above it, about `style.TALL` fit on a laptop's screen.
    width : float
        Pixels; the width of a page by default.

    Examples
    --------
    >>> drawing = Drawing(40, width=100)
    >>> with drawing.mark("FR", "France: yes"):
    ...     drawing.rect(0, 0, 30, 20, fill="#174A8B")
    ...     below = drawing.text(15, 10, "FR", anchor="middle", on="#174A8B")
    >>> "<title>France: yes</title>" in drawing.svg("Votes")
    True
    """

    def __init__(self, height: float, width: float | None = None):
        self.width, self.height = style.WIDE if width is None else width, height
        self._elements: list[svg.Element] = []
        self._into = self._elements

    @contextmanager
    def mark(self, key: str, facts: str, *, entry: bool = False) -> Iterator[None]:
        """What is drawn inside stands for one row: its key, which stays the same from step to step, and its facts with
        their source in words. `entry`: Tab leads to it first, though others lie below it and are drawn before.
        """
        facts = " ".join(str(facts).split())
        inside: list[svg.Element] = [svg.Title(text=escape(facts))]
        with self._inside(key, inside):
            yield
        label = {"role": "img", "aria-label": escape(facts)}
        data = {"mark": escape(str(key))} | ({"entry": "yes"} if entry else {})
        self._elements.append(svg.G(class_=["ed-mark"], data=data, extra=label, elements=inside))

    @contextmanager
    def sign_of(self, key: str) -> Iterator[None]:
        """What is drawn inside is a further sign of the mark `key` at another place, such as its day on a strip: who
        points at it gets the facts of the mark, and the frame of the mark does not reach to it.
        """
        inside: list[svg.Element] = []
        with self._inside(key, inside):
            yield
        self._elements.append(svg.G(class_=["ed-sign"], data={"of": escape(str(key))}, elements=inside))

    @contextmanager
    def _inside(self, key: str, elements: list[svg.Element]) -> Iterator[None]:
        if self._into is not self._elements:
            raise ValueError(f"key: the mark {key!r} lies inside another; a mark stands for one row")
        self._into = elements
        try:
            yield
        finally:
            self._into = self._elements

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        hatch: str = "",
        rim: str = "",
        rim_width: float = 1,
        dashed: bool = False,
        opacity: float | None = None,
        rounded: float | None = None,
    ) -> None:
        """A rectangle, filled, hatched, with or without a rim."""
        self._into.append(
            svg.Rect(
                x=_n(x),
                y=_n(y),
                width=_n(width),
                height=_n(height),
                fill=fill,
                rx=rounded,
                opacity=opacity,
                **_rim(rim, rim_width, dashed),
            )  # fmt: skip
        )
        if hatch:
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            self._hatch([corners], hatch, fill, opacity)

    def polygon(
        self,
        rings: Sequence[Sequence[tuple[float, float]]],
        *,
        fill: str = "none",
        hatch: str = "",
        rim: str = "",
        rim_width: float = 1,
    ) -> None:
        """A shape with one or several outlines; what lies inside an even number of them is a hole."""
        data = "".join(f"M{'L'.join(f'{_n(x)} {_n(y)}' for x, y in ring)}Z" for ring in rings)
        self._into.append(_path(data, fill=fill, fill_rule="evenodd", **_rim(rim, rim_width)))
        if hatch:
            self._hatch(rings, hatch, fill)

    def circle(
        self, x: float, y: float, radius: float, *, fill: str = "none", rim: str = "", rim_width: float = 1
    ) -> None:
        """A circle round (x, y)."""
        self._into.append(svg.Circle(cx=_n(x), cy=_n(y), r=_n(radius), fill=fill, **_rim(rim, rim_width)))

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str = style.INK,
        width: float = 1,
        dashes: Sequence[float] | None = None,
    ) -> None:
        """A line through points."""
        data = f"M{'L'.join(f'{_n(x)} {_n(y)}' for x, y in points)}"
        self._into.append(
            _path(data, fill="none", stroke=colour, stroke_width=_n(width), stroke_dasharray=list(dashes or ()) or None)
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = style.LETTERS,
        anchor: str = "start",
        bold: bool = False,
        colour: str = style.INK,
        on: str = "",
        ground: str = "",
        room: float | None = None,
        step: float | None = None,
    ) -> float:
        """Words whose first line is centred on the height `y`.

        Parameters
        ----------
        anchor : {"start", "middle", "end"}
            Which part of the words stands at `x`.
        colour : str
            Of the letters; `on` chooses black or white by the fill they stand on instead.
        ground : str
            A colour for a plain ground behind the words, where they cross lines or hatches.
        room : float, optional
            Pixels to break the words into; one line if left out.
        step : float, optional
            Pixels from line to line.

        Returns
        -------
        float
            The height at which the next line would be centred.
        """
        if anchor not in _ANCHORS:
            raise ValueError(f"anchor: {anchor!r} is none of {', '.join(_ANCHORS)}")
        step = step or round(size * 1.25, 1)
        weight = {"font_weight": "bold"} if bold else {}
        fixed = bool(on) and on not in (style.PAPER, style.NO_DATA, style.GROUND, style.OUTSIDE)
        fill = style.ink_on(on) if fixed else colour
        for line in [words] if room is None else lines(words, room, size, bold):
            if ground:
                self._ground(x, y, line, size, anchor, bold, ground)
            self._into.append(
                svg.Text(
                    x=_n(x),
                    y=_n(y + size * _DROP),
                    text=escape(line, quote=False),
                    font_size=_n(size),
                    fill=fill,
                    text_anchor=None if anchor == "start" else anchor,
                    class_=["ed-on"] if fixed else None,
                    **weight,
                )  # fmt: skip
            )
            y += step
        return y

    def _ground(self, x, y, words, size, anchor, bold, fill):
        wide = room_of(words, size, bold) + 4
        left = x - {"start": 2, "middle": wide / 2, "end": wide - 2}[anchor]
        self._into.append(svg.Rect(x=_n(left), y=_n(y - size * 0.6), width=_n(wide), height=_n(size * 1.2), fill=fill))

    def _hatch(self, rings, pattern, fill, opacity=None):
        data, dots = hatching.hatch(rings, pattern)
        if data:
            ink = style.ink_on(fill) if fill.startswith("#") else style.INK
            round_ends = {"stroke_linecap": "round"} if dots else {}
            self._into.append(
                _path(
                    data,
                    fill="none",
                    stroke=ink,
                    stroke_width=2.2 if dots else 0.9,
                    stroke_opacity=style.HATCH_STRENGTH,
                    opacity=opacity,
                    class_=["ed-hatch"],
                    **round_ends,
                )  # fmt: skip
            )

    @property
    def marks(self) -> dict[str, str]:
        """Key to facts of all marks, in the order they are reached by keyboard."""
        found = {}
        for element in self._elements:
            if isinstance(element, svg.G) and element.data and "mark" in element.data:
                found[unescape(element.data["mark"])] = unescape(element.extra["aria-label"])
        return found

    def svg(self, name: str, prefix: str = "", ground: bool = False) -> str:
        """The picture as SVG text.

        Parameters
        ----------
        name : str
            What a screen reader calls it: the title.
        prefix : str
            Unused: a drawing has no ids. Here because charts need one (see `eudefence.views.page.chart`).
        ground : bool
            With a white ground of its own, for places that would put it on a dark one.
        """
        paper = [svg.Rect(width="100%", height="100%", fill=style.PAPER)] if ground else []
        return svg.SVG(
            xmlns="http://www.w3.org/2000/svg", width=_n(self.width), height=_n(self.height),
            viewBox=svg.ViewBoxSpec(0, 0, _n(self.width), _n(self.height)), class_=["ed-svg"],
            extra={"font-family": FONT, "role": "group" if self.marks else "img", "aria-label": escape(name)},
            elements=[*paper, *self._elements],
        ).as_str()  # fmt: skip


def _path(data, **options):
    return svg.Path(d=data, **options)


def _rim(colour, width, dashed=False):
    if not colour:
        return {}
    return {"stroke": colour, "stroke_width": _n(width), "stroke_dasharray": [3, 2] if dashed else None}


def _n(value):
    """A number with one decimal at most: finer than an eye sees, and half the bytes."""
    value = round(float(value), 1)
    return int(value) if value.is_integer() else value
