"""The picture of a balance: actors in, beside and out, from both starts, with the steps that led there."""

from __future__ import annotations

from eudefence.models.clubs import balance as model
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width as room_of
from eudefence.views.page.marks import facts

MOST = 10  # actors that fit
_GAP, _LEFT, _CHIP, _PAD = 24, 104, 18, 5  # pixels
_HIGHEST, _LINE = 405, 15  # the picture, and a line of a step
_ROWS = ((3, "in full"), (2, "with exceptions"), (1, "beside"), (0, "out"))
_PAINT = {
    3: (style.CLASSES[6][4], ""),
    2: (style.CLASSES[6][2], ""),
    1: (style.CATEGORIES[1], "///"),
    0: (style.PAPER, ""),
}
_STARTS = (("nobody", "If nobody is in at first"), ("all", "If all are in at first"))


def draw(found: model.Equilibrium) -> Drawing:
    """Both ends side by side, the steps below."""
    half = (style.WIDE - _GAP) / 2
    chips = {key: _lines(found, _path(found, key), half - _LEFT - 8) for key, _ in _STARTS}
    tall = {place: max(1, *(len(chips[key][place]) for key in chips)) * (_CHIP + 3) + 5 for place, _ in _ROWS}
    top = 52 + _LINE + sum(tall.values())
    steps = {key: _steps(found, key, int((_HIGHEST - top) // _LINE)) for key, _ in _STARTS}
    drawing = Drawing(top + _LINE * max(map(len, steps.values())) - 8)
    for number, (key, words) in enumerate(_STARTS):
        left = number * (half + _GAP)
        drawing.text(left, 9, words, bold=True)
        y = 22.0
        for place, label in _ROWS:
            drawing.rect(left, y, half, tall[place] - 3, fill=style.GROUND)
            drawing.text(left + 6, y + (tall[place] - 3) / 2, label, size=style.LEAST)
            for line, actors in enumerate(chips[key][place]):
                _draw_line(drawing, found, key, place, actors, left + _LEFT, y + 2 + line * (_CHIP + 3))
            y += tall[place]
        y += 10
        drawing.text(left, y, "Moves, one after another:", size=style.LEAST, colour=style.GREY)
        y += _LINE
        for line in steps[key]:
            drawing.text(left, y, line, size=style.LEAST)
            y += _LINE
    return drawing


def _path(found, key):
    return found.from_nobody if key == "nobody" else found.from_all


def _lines(found, path, room):
    """Actors of each place, broken into lines of chips that fit."""
    lines = {place: [] for place, _ in _ROWS}
    for who, place in enumerate(path.end):
        wide = _wide(found.actors[who].name, room)
        if lines[place] and sum(w + 4 for _, w in lines[place][-1]) + wide <= room:
            lines[place][-1].append((who, wide))
        else:
            lines[place].append([(who, wide)])
    return lines


def _wide(name, room):
    return min(room, room_of(name, style.LEAST) + 2 * _PAD)


def _draw_line(drawing, found, key, place, actors, x, y):
    fill, hatch = _PAINT[place]
    path = _path(found, key)
    for who, wide in actors:
        actor = found.actors[who]
        worth = {
            f"Worth of {model.PLACES[at]} (points)": round(float(found.game.worth(who, at, path.end)), 2)
            for at in found.game.open[who]
        }
        told = {"Actor": actor.name, "Ends": model.PLACES[place], **worth}
        with drawing.mark(f"{key}-{who}", facts(told)):
            drawing.rect(x, y, wide, _CHIP, fill=fill, rim=style.RIM, rounded=4)
            if hatch:
                drawing.rect(x, y, 4, _CHIP, fill=style.INK)
            words = _cut(actor.name, wide - 2 * _PAD)
            drawing.text(x + wide / 2, y + _CHIP / 2, words, size=style.LEAST, anchor="middle", on=fill)
        x += wide + 4


def _cut(words, room):
    if room_of(words, style.LEAST) <= room:
        return words
    while room_of(f"{words}…", style.LEAST) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _steps(found, key, most):
    """Steps in short lines: who moved where, and after which steps."""
    path, last, lines = _path(found, key), {}, []
    if not path.steps:
        return ["Nobody moves."]
    short = dict(_ROWS)
    room = (style.WIDE - _GAP) / 2
    for number, step in enumerate(path.steps, 1):
        after = sorted(last[who] for who in step.because if who in last)
        why = f", because of step {after[0]}" if len(after) == 1 else ""
        if len(after) > 1:
            near = after == list(range(after[0], after[-1] + 1)) and len(after) > 2
            told = f"{after[0]} to {after[-1]}" if near else f"{', '.join(map(str, after[:-1]))} and {after[-1]}"
            why = f", because of steps {told}"
        lines.append(_cut(f"{number}. {found.actors[step.actor].name}: {short[step.end]}{why}", room))
        last[step.actor] = number
    if len(lines) > most:
        lines = [*lines[: most - 1], f"and {len(lines) - most + 1} more steps"]
    return lines
