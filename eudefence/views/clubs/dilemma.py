"""The dilemma of three: designs by autonomy, by what states can do together, and by how free the way out is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import joined, one_or_many
from eudefence.models.clubs import balance as model
from eudefence.models.clubs.balance.dilemma_of_three import quoted
from eudefence.views.page import style
from eudefence.views.page.controls import choice, slider
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.letters import width as room_of
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

OWN = "A design of your own"
_SHORT = {
    "council_operation": "Operation of the Union",
    "article_44": "Article 44 group",
    "pesco": "PESCO",
    "european_legion": "European Legion",
    "defence_union": "Majority votes (reform)",
    "esc_informal": "ESC, informal",
    "esc_european_council": "ESC inside",
    "esc_outside": "ESC outside",
    "coalition": "Coalition",
    "mutual_assistance": "Mutual assistance",
    "nato": "NATO",
    OWN: "Your own design",
}
_HEAD = "Upwards: what states can do together. In a box: how free the way out is. ESC: European Security Council."
_LEFT, _FOOT, _CHIP, _GAP = 40, 38, 17, 3  # pixels


def dilemma(changed: Mapping[str, Sequence[object]] | None = None, high: int = 4) -> View:
    """Designs by what they give of autonomy, of what states can do together, and of a free way out.

    What it answers: is any design high on all three, and which coding decides that?

    Parameters
    ----------
    changed : mapping, optional
        Scores of your own, from 1 to 5: design to autonomy, capability, exit. A new key is a design of your own.
    high : int
        The score from which on something counts as high, from 2 to 5.

    Returns
    -------
    View
        A row for each design.

    Raises
    ------
    ValueError
        For scores or a bar out of range.

    Notes
    -----
    A model of this course, not of the EUFLEX page; table dilemma_codings, scored by us.

    >>> dilemma().sentence[:64]
    'Not refuted by these codings: none of 11 designs scores 4 or mor'
    """
    found = model.dilemma(changed, high)
    codings = course().rows("dilemma_codings")
    own = [one for one in found.designs if not all(one.reasons)]
    return View(
        f"{found.explain()} {_frontier(found)}",
        _columns(found),
        title="The dilemma of three: autonomy, common capability, a free way out",
        unit="scores from 1 to 5, an order and no measure",
        source=source_line(("dilemma_codings", codings), note="A model of this course. The scores are our coding."),
        more=_more(own),
        draw=lambda: _draw(found),
    )


def explore_dilemma() -> Explorer:
    """`dilemma` with a design to code again, or one of your own, and the bar from which on a score is high."""
    designs = model.designs()
    names = {one.name: one.id for one in designs} | {OWN: OWN}
    sets = {one.id: dict(zip(_SCORES, one.scores, strict=True)) for one in designs}
    sets |= {OWN: dict.fromkeys(_SCORES, 3)}
    first = sets[designs[0].id]  # as the course coded it: nothing is changed until a score is moved
    return explore(
        _recoded,
        design=choice("Code again", names, compact=True, sets=sets),
        autonomy=slider("Autonomy", 1, 5, first["autonomy"]),
        capability=slider("What states can do together", 1, 5, first["capability"]),
        exit=slider("A free way out", 1, 5, first["exit"]),
        high=slider("High is at least", 2, 5, 4),
    )


_SCORES = ("autonomy", "capability", "exit")


def _recoded(design: str = OWN, autonomy: int = 3, capability: int = 3, exit: int = 3, high: int = 4) -> View:
    """`dilemma` with one design coded again."""
    one_of("design", design, [OWN, *(one.id for one in model.designs())])
    return dilemma({design: (autonomy, capability, exit)}, high)


def _frontier(found):
    verb = (
        "On the frontier, where no other design is as good on all three and better on one, stands {names}.",
        "On the frontier, where no other design is as good on all three and better on one, stand {names}.",
    )
    return one_or_many(len(found.frontier), *verb, names=joined(map(quoted, found.frontier)))


def _more(own):
    said = (
        "Whoever gave the scores knew the model. So try to refute it: one design that is high on all three would do."
        " Left out are how long a design lasts, who controls it and what it costs those outside."
    )
    if own:
        one = "Not as coded by the course is {names}."
        many = "Not as coded by the course are {names}."
        return f"{one_or_many(len(own), one, many, names=joined(map(quoted, own)))} {said}"
    return said


def _columns(found):
    on = {one.id for one in found.frontier}
    return {
        "Design": [one.name for one in found.designs],
        "Autonomy": [one.scores[0] for one in found.designs],
        "What states can do together": [one.scores[1] for one in found.designs],
        "A free way out": [one.scores[2] for one in found.designs],
        "Points lacking": [one.missing(found.high) for one in found.designs],
        "On the frontier": ["yes" if one.id in on else "no" for one in found.designs],
        "Why this autonomy": [one.reasons[0] or None for one in found.designs],
        "Why this capability": [one.reasons[1] or None for one in found.designs],
        "Why this way out": [one.reasons[2] or None for one in found.designs],
    }


def _draw(found):
    """A field of 5 x 5: autonomy to the right, capability upwards; in each chip stands how free the way out is."""
    cells: dict[tuple[int, int], list] = {}
    for one in found.designs:
        cells.setdefault(one.scores[:2], []).append(one)
    tall = {score: max([1, *(len(cells.get((a, score), ())) for a in range(1, 6))]) for score in range(1, 6)}
    heights = {score: max(34, number * (_CHIP + _GAP) + 6) for score, number in tall.items()}
    wide = (style.WIDE - _LEFT) / 5
    drawing = Drawing(20 + sum(heights.values()) + _FOOT)
    drawing.text(0, 8, _HEAD, size=style.LEAST)
    y, tops = 20.0, {}
    for score in range(5, 0, -1):
        tops[score] = y
        drawing.text(_LEFT - 10, y + heights[score] / 2, str(score), anchor="end", bold=score >= found.high)
        for autonomy in range(1, 6):
            both = score >= found.high and autonomy >= found.high
            drawing.rect(
                _LEFT + (autonomy - 1) * wide + 1,
                y + 1,
                wide - 2,
                heights[score] - 2,
                fill=style.OUTSIDE if both else style.GROUND,
            )
        y += heights[score]
    for autonomy in range(1, 6):
        x = _LEFT + (autonomy - 0.5) * wide
        drawing.text(x, y + 10, str(autonomy), anchor="middle", bold=autonomy >= found.high)
    drawing.text(style.WIDE, y + 27, "Autonomy, to the right", size=style.LEAST, anchor="end")
    drawing.text(
        _LEFT,
        y + 27,
        f"Blue-grey field: high on both. A box there with {found.bar} refutes the dilemma. Thick rim: frontier.",
        size=style.LEAST,
    )
    frontier = {one.id for one in found.frontier}
    for (autonomy, score), designs in cells.items():
        for place, one in enumerate(designs):
            x, top = _LEFT + (autonomy - 1) * wide + 5, tops[score] + 5 + place * (_CHIP + _GAP)
            _chip(drawing, one, x, top, wide - 10, one.id in frontier)
    return drawing


def _chip(drawing, one, x, y, wide, on_frontier):
    fill = style.CLASSES[5][one.scores[2] - 1]
    row = {"Design": one.name}
    for words, score, reason in zip(model.CRITERIA.values(), one.scores, one.reasons, strict=True):
        row[words.capitalize()] = f"{score}. {reason}" if reason else f"{score} (your own)"
    row["On the frontier"] = "yes" if on_frontier else "no"
    with drawing.mark(one.id, facts(row, "OK_CODE")):
        drawing.rect(x, y, wide, _CHIP, fill=fill, rim=style.INK if on_frontier else style.RIM,
                     rim_width=2.4 if on_frontier else 1, rounded=4)  # fmt: skip
        name = _SHORT.get(one.id, one.name)
        while room_of(name, style.LEAST) > wide - 22:
            name = f"{name[:-2].rstrip()}…"
        drawing.text(x + 5, y + _CHIP / 2, name, size=style.LEAST, on=fill)
        drawing.text(
            x + wide - 5, y + _CHIP / 2, str(one.scores[2]), size=style.LEAST, anchor="end", bold=True, on=fill
        )
