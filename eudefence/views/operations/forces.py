"""Forces that were promised, and what became of them: size, notice, time in the field, and dates, side by side."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import one_of, several
from eudefence.ground.days import middle
from eudefence.ground.words import date_in_words
from eudefence.views.page import style
from eudefence.views.page.controls import choice, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

GROUPS = {  # key: words for the control and the bands of the figure
    "eu": "European Union",
    "outside": "outside the Union",
    "proposal": "proposals",
    "exercise": "exercises",
}
MEASURES = {
    "size": "size, in persons",
    "notice": "notice, in days",
    "stay": "time in the field, in days",
    "dates": "from decision to readiness",
}
_READY = {  # fielded_status: short words, and whether it counts as made ready
    "fielded": ("yes", True),
    "headquarters_only": ("staff only", True),
    "on_rota": ("on call, by turns", True),
    "declared_operational": ("declared ready", True),
    "declared_with_shortfalls": ("declared ready, with shortfalls", True),
    "planned": ("planned", False),
    "not_fielded": ("no", False),
    "proposed": ("proposal only", False),
    "exercise_held": ("exercise held", False),
}
_SENT = {"no": "no", "in_part": "in part", "headquarters_only": "staff only", "not_applicable": "–"}
_BASIS = {
    "whole_force": "whole force",
    "per_unit": "one unit of several",
    "could_be_commanded": "troops it could lead",
    "participants": "people taking part",
}
_ROW = 0.44  # inches
_LEFT, _MIDDLE = 2.05, 3.55  # inches: names; panel
_MARKERS = {"eu": "o", "outside": "s", "proposal": "D", "exercise": "^"}
_HEADS = {
    "size": "Persons promised",
    "notice": "Days until it is in place",
    "stay": "Days in the field",
    "dates": "From decision to readiness",
}
_COLOURS = {
    "eu": style.CATEGORIES[0],
    "outside": style.CATEGORIES[3],
    "proposal": style.CATEGORIES[4],
    "exercise": style.CATEGORIES[2],
}
_SHORT = {  # the titles of the table are too long for a line of a figure
    "ep-permanent-rdc": "Permanent rapid deployment capacity (Parliament, 2023)",
    "kubilius-100k": "Standing European force (Kubilius, 2026)",
    "european-legion": "European Legion (Sikorski, 2026)",
    "cjef": "UK-French Joint Expeditionary Force",
    "jef": "Joint Expeditionary Force (led by the UK)",
}


def promise_and_delivery(measure: str = "size", groups: str | Iterable[str] = ("eu", "outside")) -> View:
    """Forces in the order in which they were decided: what was promised, and what became of it.

    What it answers: how large, how fast and how lasting was each force meant to be; was it made ready, and was it ever
    sent?

    Parameters
    ----------
    measure : {"size", "notice", "stay", "dates"}
        What the panel in the middle compares: persons planned and reported; days from the decision until it is in
        place; days in the field; or the years from the decision about the force to its readiness. The two columns on
        the right are always there.
    groups : str or iterable of str
        Any of eu, outside, proposal, exercise.

    Returns
    -------
    View
        The sentence counts what was made ready and sent. A blank cell stays blank: not known is never zero.

    Raises
    ------
    ValueError
        For an unknown measure or group, or no group at all.

    Notes
    -----
    One measure for all: a pool of forces counts as ready from the day on which it was declared so, with or without
    stated shortfalls, although no force of that size stood together.

    Persons count different things (a whole force, one unit of several, troops a staff could lead), so they are never
    added up. "Sent" means sent on an operation as that force or with parts of it; operations of the Union used other
    troops.

    >>> view = promise_and_delivery("size", "eu")
    >>> view.sentence.startswith("Of the 3 forces of the Union, 3 were made or declared ready (1 with stated shortfalls) and none was sent out.")
    True
    """
    one_of("measure", measure, MEASURES)
    asked = several("groups", groups, GROUPS)
    rows = [row for row in _forces() if row["group"] in asked]
    with style.sheet():
        figure = _draw(rows, measure)
        style.finish(
            figure,
            "Promise and delivery: forces and what became of them",
            source_line(("forces", [r["source_id"] for r in rows]), note=_note(measure)),
            f"dates of each row in the table; state on {date_in_words(_edition())}",
            MEASURES[measure],
        )
    return View(figure, _sentence(rows, measure), _table(rows))


def explore_forces() -> Explorer:
    """`promise_and_delivery` with controls for the measure and for who stands behind the force."""
    return explore(
        promise_and_delivery,
        measure=choice("Compare", {words: key for key, words in MEASURES.items()}),
        groups=ticks("Show", {words: key for key, words in GROUPS.items()}, ("eu", "outside")),
    )


def _edition():
    return course().edition


@lru_cache(maxsize=1)
def _forces() -> tuple[dict, ...]:
    rows = []
    for row in course().rows("forces"):
        group = (
            "exercise"
            if row["kind"] == "exercise"
            else {"eu": "eu", "outside_eu": "outside", "proposal": "proposal"}[row["framework"]]
        )
        began = next(name for name in ("decided_on", "proposed_on", "fielded_on") if row[name])
        rows.append(dict(row) | {"group": group, "began": middle(row[began], row[f"{began}_precision"])})
    return tuple(sorted(rows, key=lambda r: (r["began"], r["force_id"])))


def _ready(row):
    return _READY[row["fielded_status"]][1]


def _sent(row):
    return row["deployed"] in ("in_part", "headquarters_only")


def _count(number, words="none"):
    return str(number) if number else words


def _sentence(rows, measure):
    parts = []
    for group, of in (("eu", "of the Union"), ("outside", "outside the Union")):
        mine = [r for r in rows if r["group"] == group]
        if not mine:
            continue
        ready, sent = sum(map(_ready, mine)), [r for r in mine if _sent(r)]
        how = (
            f"{len(sent)} sent out in part or with its staff"
            if sent
            else "none was sent out"
            if not parts
            else "none sent out"
        )
        verb = "was" if ready == 1 else "were"
        lead = f"Of the {len(mine)} forces {of}" if not parts else f"of the {len(mine)} {of}"
        short = sum(r["fielded_status"] == "declared_with_shortfalls" for r in mine)
        limits = f" ({short} with stated shortfalls)" if short else ""
        parts.append(f"{lead}, {_count(ready)} {verb} made or declared ready{limits} and {how}")
    said = [f"{'; '.join(parts)}."] if parts else []
    for group, one, many in (("proposal", "is a proposal that nobody decided", "are proposals that nobody decided"),
                             ("exercise", "is an exercise", "are exercises")):  # fmt: skip
        number = sum(r["group"] == group for r in rows)
        if number:
            said.append(f"{number} {one if number == 1 else many}.")
    return " ".join([*said, _measured(rows, measure)])


def _measured(rows, measure):
    if measure == "size":
        planned = [r for r in rows if r["planned_strength"] is not None]
        both = sum(r["reported_strength"] is not None for r in planned)
        if not planned:
            return "No planned size is known for any of them."
        top = max(planned, key=lambda r: r["planned_strength"])
        same = [_name(r) for r in planned if r["planned_strength"] == top["planned_strength"]]
        return (
            f"A planned size is known for {len(planned)} of {len(rows)}, the largest {top['planned_strength']:,}"
            f" persons ({' and '.join(same)}); a reported size stands beside it for {_count(both)}."
        )
    if measure in ("notice", "stay"):
        low, high = _fields(measure)
        known = [r for r in rows if r[low] is not None or r[high] is not None]
        what = "a notice" if measure == "notice" else "a time in the field"
        if not known:
            return f"For none of them {what} was found."
        told = "; ".join(f"{_name(r)}: {_span(r, measure)} days" for r in known)
        return f"For {len(known)} of {len(rows)} {what} was found: {told}."
    done = [(_years(r), r) for r in rows if r["decided_on"] and r["fielded_on"]]
    if not done:
        return "For none of them both the day of the decision and the day of readiness are known."
    done.sort(key=lambda pair: pair[0])
    if len(done) == 1:
        return f"From decision to readiness {_name(done[0][1])} took about {done[0][0]:.0f} years."
    return (
        f"From decision to readiness it took from about {done[0][0]:.0f} years ({_name(done[0][1])}) to about"
        f" {done[-1][0]:.0f} ({_name(done[-1][1])}); for {len(rows) - len(done)} of {len(rows)} one of the two days is"
        " missing."
    )


def _years(row):
    """From the decision to readiness; a day known to the year only is taken in its middle."""
    start, end = (middle(row[name], row[f"{name}_precision"]) for name in ("decided_on", "fielded_on"))
    return (end - start).days / 365.25


def _fields(measure):
    return ("readiness_days_min", "readiness_days") if measure == "notice" else ("sustain_days", "sustain_days_max")


def _span(row, measure):
    low, high = (row[name] for name in _fields(measure))
    if low is None and high is None:
        return None
    if low is None or high is None or low == high:
        return f"{(high if low is None else low):,}"
    return f"{low:,} to {high:,}"


def _name(row):
    return row["name"].partition(" (")[0]


def _table(rows):
    return pd.DataFrame(
        {
            "Force": [r["name"] for r in rows],
            "Set up by": [GROUPS[r["group"]] for r in rows],
            "Decided": [
                date_in_words(r["decided_on"], r["decided_on_precision"]) if r["decided_on"] else None for r in rows
            ],
            "Planned (persons)": _whole(r["planned_strength"] for r in rows),
            "What it counts": [_BASIS.get(r["strength_basis"]) for r in rows],
            "Notice (days)": [_span(r, "notice") for r in rows],
            "In the field (days)": [_span(r, "stay") for r in rows],
            "Made ready": [_READY[r["fielded_status"]][0] for r in rows],
            "Since": [
                date_in_words(r["fielded_on"], r["fielded_on_precision"]) if r["fielded_on"] else None for r in rows
            ],
            "Reported (persons)": _whole(r["reported_strength"] for r in rows),
            "Reported for": [
                date_in_words(r["reported_as_of"], r["reported_as_of_precision"]) if r["reported_as_of"] else None
                for r in rows
            ],
            "Sent out": [_SENT[r["deployed"]] for r in rows],
            "How sure": [in_a_cell(r["confidence"], r["source_id"]) for r in rows],
        }
    )


def _whole(values):
    return pd.Series(list(values), dtype="Int64")


def _note(measure):
    if measure == "size":
        return (
            "Sizes count different things (see the table): do not add them up. Each line of the scale is about three"
            " times the one before."
        )
    if measure == "dates":
        return "A broken bar: decided and not made ready so far."
    return "Not known means that no source was found; it does not mean zero."


def _draw(rows, measure):
    top, foot = 0.42, 0.78
    height = top + _ROW * len(rows) + foot
    figure, _ = style.canvas(height, axes=False)
    sheet = style.in_inches(figure)
    ready_x, sent_x = _LEFT + _MIDDLE + 0.3, _LEFT + _MIDDLE + 1.66
    for x, words in ((0.12, "Force"), (_LEFT, _HEADS[measure]), (ready_x, "Made ready?"), (sent_x, "Sent out?")):
        sheet.text(x, 0.2, words, fontsize=9, fontweight="bold", color=style.GREY, va="center")
    signs = {True: [], False: []}
    for i, row in enumerate(rows):
        y = top + _ROW * (i + 0.5)
        if i % 2 == 0:
            sheet.fill_between(
                [0.06, style.WIDTH - 0.06], y - _ROW / 2, y + _ROW / 2, color=style.GROUND, linewidth=0, zorder=0
            )
        words = textwrap.wrap(_SHORT.get(row["force_id"], row["name"].replace(" (exercise)", "")), 29)
        sheet.text(0.12, y, "\n".join(words), fontsize=8.4, va="center", linespacing=1.05)
        word, done = _READY[row["fielded_status"]]
        since = f"{word}, {row['fielded_on'].year}" if row["fielded_on"] else word
        real = row["group"] in ("eu", "outside")
        for x, yes, said in ((ready_x, done, since), (sent_x, _sent(row), _SENT[row["deployed"]])):
            if real:  # a proposal or an exercise cannot break a promise
                signs[yes].append((x + 0.06, y))
            sheet.text(x + 0.19, y, "\n".join(textwrap.wrap(said, 16)), fontsize=8, va="center", linespacing=1.05)
    for yes, places in signs.items():
        if places:
            blue = style.ANSWERS["yes"]
            sheet.scatter(*zip(*places, strict=True), s=58, facecolor=blue if yes else style.PAPER,
                          edgecolor=blue if yes else style.GREY, linewidth=1.2, zorder=3)  # fmt: skip
    tall = _ROW * len(rows)
    panel = figure.add_axes((_LEFT / style.WIDTH, foot / height, _MIDDLE / style.WIDTH, tall / height))
    panel.patch.set_alpha(0)
    panel.set_ylim(len(rows), 0)
    panel.set_yticks([])
    for side in ("top", "right", "left"):
        panel.spines[side].set_visible(False)
    panel.grid(axis="x")
    marks = _dates(panel, rows) if measure == "dates" else _dots(panel, rows, measure)
    _points(panel, marks)
    _key(sheet, rows, measure, height - 0.32)
    return figure


def _points(axes, marks):
    """Draw (x, y, group, filled, size) as markers, those that look alike at once: each call takes its time."""
    looks = {}
    for x, y, group, full, size in marks:
        looks.setdefault((group, full, size), []).append((x, y))
    for (group, full, size), places in looks.items():
        colour = _COLOURS[group]
        axes.scatter(*zip(*places, strict=True), s=size, marker=_MARKERS[group], facecolor=colour if full else style.PAPER,
                     edgecolor=colour, linewidth=1.7, zorder=4 if full and size < 60 else 3)  # fmt: skip


def _dots(panel, rows, measure):
    """Planned as an empty sign and reported as a small full one; or the range of days as a line between two signs."""
    marks = []
    for i, row in enumerate(rows):
        y = i + 0.5
        if measure == "size":
            low, high = row["planned_strength"], row["reported_strength"]
        else:
            low, high = (row[name] for name in _fields(measure))
            if low is None:
                low, high = high, None
        pair = [v for v in (low, high) if v is not None]
        if not pair:
            panel.text(
                0.01,
                y,
                "not known",
                transform=panel.get_yaxis_transform(),
                fontsize=7.8,
                color=style.GREY,
                style="italic",
                va="center",
            )
            continue
        if len(set(pair)) == 2:
            panel.plot(pair, [y, y], color=_COLOURS[row["group"]], linewidth=1.6, zorder=2)
            _label(panel, min(pair), y, "right")
        _label(panel, max(pair), y, "left")
        if low is not None:
            marks.append((low, y, row["group"], False, 78))
        if high is not None:
            # The reported sign is the smaller one, so that both show where they fall together.
            marks.append((high, y, row["group"], measure == "size", 24 if measure == "size" else 78))
    if measure == "size":
        panel.set_xscale("log")
        panel.set_xlim(400, 320_000)
        panel.set_xticks([1_000, 3_000, 10_000, 30_000, 100_000], ["1,000", "3,000", "10,000", "30,000", "100,000"])
        panel.minorticks_off()
    else:
        panel.set_xlim((-4, 75) if measure == "notice" else (-25, 420))
        panel.set_xticks(range(0, 75, 10) if measure == "notice" else (0, 30, 120, 240, 365))
    return marks


def _label(panel, value, y, side):
    panel.annotate(f"{value:,}", (value, y), xytext=(8 if side == "left" else -8, 0), textcoords="offset points", fontsize=8,
                   ha=side, va="center")  # fmt: skip


def _dates(panel, rows):
    marks, targets = [], []
    for i, row in enumerate(rows):
        y, colour = i + 0.5, _COLOURS[row["group"]]
        start, end, target = (
            row[name] and middle(row[name], row[f"{name}_precision"])
            for name in ("decided_on", "fielded_on", "target_on")
        )
        if start is None:
            marks.append(
                (_year(end or middle(row["proposed_on"], row["proposed_on_precision"])), y, row["group"], bool(end), 62)
            )
            continue
        panel.plot([_year(start), _year(end or _edition())], [y, y], color=colour, linewidth=5 if end else 2.2, solid_capstyle="butt",
                   linestyle="-" if end else (0, (2, 1.6)), alpha=1 if end else 0.8, zorder=2)  # fmt: skip
        marks.append((_year(start), y, row["group"], False, 62))
        if end:
            marks.append((_year(end), y, row["group"], True, 62))
        elif target:
            targets.append((_year(target), y))
    if targets:
        panel.scatter(*zip(*targets, strict=True), s=130, marker="|", color=style.INK, linewidth=2.4, zorder=5)
    last = _edition().year + 1
    panel.set_xlim(1986, last + 1)
    panel.set_xticks(range(1990, last, 10))
    panel.set_xticks(range(1990, last, 5), minor=True)
    return marks


def _year(day: dt.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def _key(axes, rows, measure, y):
    """Two lines: whose force a shape stands for, and what filled and empty mean."""
    x = 0.12
    for group in [g for g in GROUPS if any(r["group"] == g for r in rows)]:
        axes.scatter([x + 0.06], [y], s=50, marker=_MARKERS[group], color=_COLOURS[group])
        axes.text(x + 0.18, y, GROUPS[group], fontsize=8, va="center")
        x += 0.36 + 0.064 * len(GROUPS[group])
    x, y = 0.12, y + 0.2
    entries = {
        "size": [("o", False, "planned"), ("o", True, "reported as there or taking part")],
        "notice": [("o", False, "planned; two signs: shortest and longest")],
        "stay": [("o", False, "planned; one sign: a minimum; two signs: without and with new supplies")],
        "dates": [("o", False, "decided, or proposed"), ("o", True, "ready, or held")],
    }[measure]
    if measure == "dates" and any(r["decided_on"] and r["target_on"] and not r["fielded_on"] for r in rows):
        entries.append(("|", True, "target date that was missed"))
    for marker, full, words in entries:
        if marker == "|":
            axes.plot([x + 0.06] * 2, [y - 0.08, y + 0.08], color=style.INK, linewidth=2.4)
        else:
            size = 24 if full and measure == "size" else 50
            axes.scatter(
                [x + 0.06],
                [y],
                s=size,
                facecolor=style.GREY if full else style.PAPER,
                edgecolor=style.GREY,
                linewidth=1.4,
            )
        axes.text(x + 0.18, y, words, fontsize=8, va="center")
        x += 0.36 + 0.062 * len(words)
