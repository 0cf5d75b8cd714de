"""The picture of a specification curve: stretches of neighbours from the lowest slope to the highest, choices below."""

from __future__ import annotations

from eudefence.models.industry.pillars.choices import CHOICES
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width as room_of
from eudefence.views.shapes.axes import Scale

_NAMES, _TOP, _CURVE, _ROW, _MOST = 300, 20, 130, 15, 4.0
COLOURS = {"narrowed": style.ANSWERS["no"], "cannot_be_said": "#979EA8", "widened": style.PILLARS["operational"]}
HATCHES = {"narrowed": "///", "cannot_be_said": "", "widened": ""}
_LETTERS = {"narrowed": "N", "cannot_be_said": "?", "widened": "W"}


def draw_curve(stretches, options, facts) -> Drawing:
    """A bar for each stretch from its lowest to its highest slope, in the colour of most of its verdicts; below it a
    row for each option, filled as far as the stretch chose it.
    """
    head = _TOP + _CURVE + 22
    drawing = Drawing(head + _ROW * len(options) + 4 * len({name for name, _ in options}) + 8)
    wide = (drawing.width - _NAMES) / len(stretches)
    scale = Scale(-_MOST, _MOST, _TOP + _CURVE, _TOP)
    scale.draw_beside(drawing, _NAMES, drawing.width, [-4, -2, -1, 0, 1, 2, 4], words=_tick)
    drawing.line([(_NAMES, scale.place(0)), (drawing.width, scale.place(0))], colour=style.GREY, width=1.4)
    _write_key(drawing, round(sum(len(ones) for _, ones in stretches) / len(stretches)))
    rows = _rows(options, head)
    _write_options(drawing, rows)
    for number, ((first, ones), said) in enumerate(zip(stretches, facts, strict=True)):
        x = _NAMES + number * wide
        with drawing.mark(f"from-{first + 1}", said):
            _draw_stretch(drawing, ones, scale, x, wide)
            for (name, option), y in rows:
                share = sum(one.choices[name] == option for one in ones) / len(ones)
                drawing.rect(x + 0.5, y - 5.5, wide - 1, 11, fill=style.GROUND)
                if share:
                    drawing.rect(x + 0.5, y + 5.5 - 11 * share, wide - 1, 11 * share, fill=style.GREY)
    return drawing


def _tick(value):
    end = {-_MOST: " or less", _MOST: " or more"}.get(value, "")
    return f"{value:+g}{end}" if value else "0"


def _draw_stretch(drawing, ones, scale, x, wide):
    verdicts = [one.verdict for one in ones]
    most = max(COLOURS, key=verdicts.count)
    low, high = (min(max(one.strength, -_MOST), _MOST) for one in (ones[0], ones[-1]))
    top, bottom = scale.place(high), scale.place(low)
    drawing.rect(x + 1, top - 2, wide - 2, bottom - top + 4, fill=COLOURS[most], hatch=HATCHES[most])
    if wide > 9:
        drawing.text(x + wide / 2, _TOP + _CURVE + 9, _LETTERS[most], size=style.LEAST, anchor="middle")


def _rows(options, head):
    """Each option with the height of its row; a little more room between two choices."""
    found, y, before = [], head + 6, None
    for name, option in options:
        y += 4 if before not in (None, name) else 0
        found.append(((name, option), y))
        y += _ROW
        before = name
    return found


def _write_options(drawing, rows):
    before = None
    for (name, option), y in rows:
        words = CHOICES[name].options[option].partition(":")[0].partition(" (")[0]
        label = f"{CHOICES[name].label}: {words}" if name != before else words
        while room_of(label, style.LEAST) > _NAMES - 14:
            label = f"{label.rstrip(' …').rpartition(' ')[0]} …"
        drawing.text(_NAMES - 10, y, label, size=style.LEAST, anchor="end")
        before = name


def _write_key(drawing, many):
    y = _TOP
    for words in (f"Each bar: about {many} ways to measure,", "lowest slope left, highest right.", "Most of them say:"):
        drawing.text(0, y, words, size=style.LEAST)
        y += 15
    for key, words in (("widened", "W: widened"), ("cannot_be_said", "?: cannot be said"), ("narrowed", "N: narrowed")):
        drawing.rect(0, y - 5, 14, 10, fill=COLOURS[key], hatch=HATCHES[key])
        drawing.text(20, y, words, size=style.LEAST)
        y += 16
    drawing.text(0, y + 2, "Grey below: how many of them chose this.", size=style.LEAST)
