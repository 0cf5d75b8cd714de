"""A matrix of designs by criteria: each cell with who scored it, the ranking beside, the limits of weights below."""

from __future__ import annotations

from eudefence.ground.words import capitalised, joined
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import lines
from eudefence.views.page.marks import facts
from eudefence.views.shapes.swatches import legend_line

_NAME, _CELL, _TALL, _HEAD, _STRIP, _FOOT = 138, 78, 35, 55, 40, 22  # pixels
_GAP, _RANK, _VALUE = 12, 28, 80  # beside the bars: before them, for the rank, for the number
SIGNS = {"text": "text", "us": "guess", "own": "yours"}
FILLS = {"text": style.CATEGORIES[0], "us": style.GROUND, "own": style.CATEGORIES[1], "": style.PAPER}
_BY = {"text": "the text", "us": "a guess of this course", "own": "yourself"}
_LEGEND = (("text", "text: IAI 2026"), ("us", "guess: a coder’s"), ("own", "yours"), ("", "?: open"))
_READ = "Thick rim: alone it changes who is first, at the score after →"
_LIMITS = "Weights that keep the first rank"
_ASKS = {  # as CODING.md draws the line
    "coherence": "Does it keep one line with what the Union decides on foreign policy and defence?",
    "flexibility": "How easily do members and topics change, and how fast can it meet?",
    "inclusiveness": "How many of the European states that matter, in the Union or not, take part in full?",
    "link_to_union_instruments": "Does what is agreed lead to decisions on the Union's money, programmes, operations?",
    "transparency": "Can outsiders know what was decided, and ask about it?",
    "durability": "Would it still meet when the crisis is over and the leaders have changed?",
}


def draw(found) -> Drawing:
    """The matrix, the ranks, and for each criterion the weights that keep the first rank."""
    matrix = found.matrix
    below = _HEAD + _TALL * len(matrix.options)
    drawing = Drawing(below + (_STRIP if found.stability else 8) + _FOOT)
    for place, criterion in enumerate(matrix.criteria):
        _head(drawing, found, criterion, _NAME + place * _CELL)
    for row, option in enumerate(matrix.options):
        y = _HEAD + row * _TALL
        words = lines(matrix.name(option), _NAME - 8, style.LETTERS, option in found.ranking.first)
        for k, line in enumerate(words):
            middle = y + _TALL / 2 + (k - (len(words) - 1) / 2) * 14
            drawing.text(0, middle, line, bold=option in found.ranking.first)
        for place, criterion in enumerate(matrix.criteria):
            _cell(drawing, found, option, criterion, _NAME + place * _CELL, y)
        _bar(drawing, found, option, y)
    if found.stability:
        drawing.text(0, below + 16, _LIMITS, size=style.LEAST, room=_NAME - 8)
        for place, interval in enumerate(found.stability.intervals.values()):
            _limits(drawing, found, interval, _NAME + place * _CELL, below)
    _legend(drawing, drawing.height - _FOOT)
    return drawing


def _head(drawing, found, criterion, x):
    words = lines(capitalised(found.matrix.word(criterion)), _CELL - 6, style.LEAST)
    weight = float(found.ranking.weights[criterion]) * 100
    told = {"Criterion": capitalised(found.matrix.word(criterion)), "It asks": _ASKS.get(criterion)}
    with drawing.mark(f"criterion-{criterion}", facts(told)):
        for k, line in enumerate(words):
            drawing.text(x + _CELL / 2, 7 + k * 13, line, size=style.LEAST, anchor="middle")
        drawing.text(x + _CELL / 2, _HEAD - 9, f"{weight:.0f} %", anchor="middle", bold=True)


def _cell(drawing, found, option, criterion, x, y):
    matrix = found.matrix
    cell, turning = matrix.cells[option, criterion], found.turning(option, criterion)
    by = cell.scored_by if cell.score is not None else ""
    turns = turning is not None and turning.becomes is not None
    row = {
        "Cell": f"{matrix.name(option)}, {matrix.word(criterion)}",
        "Score": "open" if cell.score is None else int(cell.score),
        "Scored by": _BY.get(by),
        "Why": cell.reason if by else None,
        "The text says": cell.claim,
        "In the table": None if cell.before is None else int(cell.before),
        "Another is first at": turning.becomes if turns else None,
        "Then first": joined(map(matrix.name, turning.first)) if turns else None,
    }
    with drawing.mark(f"{option}-{criterion}", facts(row, cell.source_id or None)):
        fill = FILLS[by]
        rim, wide = (style.INK, 2.6) if turns else (style.RIM, 1)
        drawing.rect(x + 2, y + 2, _CELL - 4, _TALL - 4, fill=fill, rim=rim, rim_width=wide, dashed=by in ("us", ""))
        number = "?" if cell.score is None else str(int(cell.score))
        drawing.text(x + 17, y + _TALL / 2, number, size=16, anchor="middle", bold=True, on=fill)
        if by:
            drawing.text(x + 32, y + _TALL / 2 - (6 if turns else 0), SIGNS[by], size=style.LEAST, on=fill)
        if turns:
            drawing.text(x + 32, y + _TALL / 2 + 7, f"→ {turning.becomes}", size=style.LEAST, on=fill)


def _bar(drawing, found, option, y):
    ranking, matrix = found.ranking, found.matrix
    left = _NAME + _CELL * len(matrix.criteria) + _GAP
    start, middle = left + _RANK, y + _TALL / 2
    room = drawing.width - start - _VALUE
    low, high = float(ranking.low[option]), float(ranking.high[option])
    best, worst = ranking.best_rank[option], ranking.worst_rank[option]
    rank = str(best) if best == worst else f"{best}–{worst}"
    shared = [one for one in matrix.options if ranking.best_rank[one] == best and not matrix.missing]
    digits = found.digits
    value = f"{low:.{digits}f}" if not matrix.missing else f"{low:.{digits}f}–{high:.{digits}f}"
    row = {"Design": matrix.name(option), "Rank": rank, "Value": value}
    row |= {"Level with": joined(matrix.name(one) for one in shared if one != option) or None}
    with drawing.mark(f"rank-{option}", facts(row)):
        drawing.text(left, middle, f"{rank}{'=' if len(shared) > 1 else ''}", bold=best == 1)
        fill = style.CATEGORIES[2] if best == 1 else style.CATEGORIES[5]
        drawing.rect(start, y + 9, max(1, low * room), _TALL - 18, fill=fill)
        if high > low:
            drawing.rect(start + low * room, y + 9, (high - low) * room, _TALL - 18, fill=style.PAPER, hatch="///",
                         rim=style.GREY)  # fmt: skip
        drawing.text(start + max(1, high * room) + 6, middle, value, bold=best == 1)


def _limits(drawing, found, interval, x, y):
    matrix = found.matrix
    left, wide, middle = x + 8, _CELL - 16, y + 13
    low, high, now = float(interval.low), float(interval.high), float(interval.now)
    words = "any" if interval.always else f"{low * 100:.0f}–{high * 100:.0f} %"
    row = {
        "Criterion": capitalised(matrix.word(interval.criterion)),
        "Weight now (%)": round(now * 100, 1),
        "The first rank is kept from (%)": round(low * 100, 1),
        "to (%)": round(high * 100, 1),
        "Level at the lower end": joined(map(matrix.name, interval.below)) or None,
        "Level at the upper end": joined(map(matrix.name, interval.above)) or None,
    }
    with drawing.mark(f"weight-{interval.criterion}", facts(row)):
        drawing.rect(left, middle - 4, wide, 8, fill=style.FAINT)
        drawing.rect(left + low * wide, middle - 4, max(2, (high - low) * wide), 8, fill=style.CATEGORIES[2])
        drawing.line([(left + now * wide, middle - 8), (left + now * wide, middle + 8)], width=2)
        drawing.text(x + _CELL / 2, y + 30, words, size=style.LEAST, anchor="middle")


def _legend(drawing, y):
    def sign(by):
        def at(x, middle):
            rim = style.RIM if by in ("us", "") else ""
            drawing.rect(x, middle - 7, 32, 14, fill=FILLS[by], rim=rim, dashed=by in ("us", ""))

        return at

    legend_line(drawing, [(sign(by), words) for by, words in _LEGEND], 0, y + 12)
    drawing.text(drawing.width, y + 12, _READ, size=style.LEAST, colour=style.GREY, anchor="end")
