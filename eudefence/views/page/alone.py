"""A picture that leaves its page for a paper or a slide: title, unit, date and source go with it."""

from __future__ import annotations

import re
from html import escape

from . import style
from .drawing import FONT
from .letters import lines

_MARGIN, _TITLE, _UNDER, _SOURCE = 10, 17, 13, 11
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def standing_alone(svg: str, title: str, under: str, source: str) -> str:
    """The picture with its words above and below, on white, as one SVG.

    >>> text = standing_alone('<svg width="300" height="50"/>', "Sums", "EUR", "Source: invented.")
    >>> "Sums" in text and "Source: invented." in text
    True
    """
    width, height = (float(side) for side in _SIZE.match(svg).groups())
    words, y = [], 6.0
    for text, size, extra in ((title, _TITLE, ' font-weight="bold"'), (under, _UNDER, f' fill="{style.GREY}"')):
        for line in lines(text, width, size, bold=size == _TITLE):
            y += size * 1.3
            words.append(_line(line, y - size * 0.3, size, extra))
    top = y + 8
    y = top + height + 8
    for line in lines(source, width, _SOURCE):
        y += _SOURCE * 1.35
        words.append(_line(line, y - _SOURCE * 0.3, _SOURCE, f' fill="{style.GREY}"'))
    tall, wide = round(y + 6, 1), width + 2 * _MARGIN
    inner = svg.replace("<svg ", f'<svg x="{_MARGIN}" y="{top:g}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{tall:g}" viewBox="0 0 {wide:g} {tall:g}"'
        f' font-family="{FONT}"><rect width="100%" height="100%" fill="{style.PAPER}"/>{"".join(words)}{inner}</svg>'
    )


def _line(words, y, size, extra):
    return f'<text x="{_MARGIN}" y="{y:.1f}" font-size="{size}"{extra}>{escape(words, quote=False)}</text>'
