"""What members of the Union buy and research together, year by year, beside the targets they set themselves."""

from __future__ import annotations

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import cardinal, date_in_words, joined, number, one_or_many
from eudefence.models.industry import pillars
from eudefence.models.industry.pillars.cooperation import MEASURES, READ, SAID
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import legend_line

ALL = "all"  # every target that may be compared
WORDS = {
    "joint_procurement": "equipment bought together",
    "joint_research": "research done together",
    "investment": "investment in all defence spending",
    "research": "research in all defence spending",
}
_SHARES = {
    "joint_procurement": "the share of spending on equipment that went to purchases made together",
    "joint_research": "the share of spending on research and technology that went to work done together",
    "investment": "the share of all defence spending that went to equipment, research and development",
    "research": "the share of all defence spending that went to research and technology",
}
_WHY = {
    "reported": "printed by the European Defence Agency",
    "derived": "worked out from printed figures",
    "estimate": "an estimate made during the year",
    "claim": "said without its origin",
    "none_printed": "the pages that were read print none",
    "not_found": "no source with it was found",
}
_REACHED = {
    "all": "It always reached the {value} % that ministers agreed on in {year}.",
    "some": "In {times} of them it reached the {value} % that ministers agreed on in {year}.",
    "none": "In none of them did it reach the {value} % that ministers agreed on in {year}.",
    "not": "It did not reach the {value} % that ministers agreed on in {year}.",
}
_WITH_CARE = "With the {value} % set in {year} it may be compared only with care, so nothing is judged here."
_SET = {"dated": "set in {year} for {deadline}", "undated": "set in {year} without a date"}
_BLUE, _GOLD, _GAP = style.CATEGORIES[0], style.CATEGORIES[1], style.GROUND
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 640, 16, 262  # pixels: the frame; targets are named on its right


def bought_together(measure: str = "joint_procurement", target: str = ALL) -> View:
    """What members of the Union buy or research together, by year and source, beside the official targets.

    What it answers: how large is the share, was a target ever reached, and for how many years does anybody know?

    Parameters
    ----------
    measure : {"joint_procurement", "joint_research", "investment", "research"}
        Equipment bought together, research done together, or the share of investment or of research in all spending.
    target : str
        A key of the table cooperation_targets; "all" for every target that may be held against the measure.

    Returns
    -------
    View
        Years without a figure are drawn as unknown, never as zero. Figures from memory and claims without their origin
        look different from figures that were read, and no line joins any of them: they are too few and too unlike.

    Raises
    ------
    ValueError
        For an unknown measure or target, and for a target that counts something else: with the reason.

    Notes
    -----
    Source: European Defence Agency, from what ministries tell it; targets of the ministers (November 2007) and of the
    Commission (2024, 2025).

    Examples
    --------
    >>> print(bought_together("research").sentence)
    From 2016 to 2018 sources were read for 2 of 3 years: the share ... was 0.8 % in 2016 and 0.9 % in 2018. ...
    >>> bought_together("joint_procurement", "edis-trade")
    Traceback (most recent call last):
    ValueError: target: “Trade inside the Union: 35 per cent by 2030” may not be held against ...
    """
    one_of("measure", measure, MEASURES)
    if target == ALL:
        targets = pillars.comparable_targets(measure)
    else:
        course().find("cooperation_targets", one_of("target", target, [ALL, *_targets()]))
        targets = [pillars.held_against(target, measure)]
    years = pillars.years_of_cooperation(measure)
    lines = [_line(one, row) for one in years for row in one.rows or (None,)]
    return View(
        _sentence(measure, years, targets),
        {heading: [line[heading] for line in lines] for heading in lines[0]},
        title=f"By year: {WORDS[measure]}",
        unit="per cent",
        date=f"{years[0].year} to {years[-1].year}",
        source=source_line(
            ("cooperation_measures", [row for one in years for row in one.rows]),
            ("cooperation_targets", [one.target for one in targets]),
            note="A year without a figure is unknown, not zero.",
        ),
        more=_more(measure, targets),
        draw=lambda: _draw(years, targets),
    )


def explore_bought_together() -> Explorer:
    """`bought_together` with controls for the measure and for the target it is held against."""
    names = {row["name"]: row["target_id"] for row in course().rows("cooperation_targets")}
    return explore(
        bought_together,
        measure=choice("What is shared", by_words(WORDS)),
        target=choice("Hold it against", {"every target that counts the same": ALL} | names, compact=True),
    )


def _targets():
    return [row["target_id"] for row in course().rows("cooperation_targets")]


def _line(one, row):
    """A row of the table behind the picture; a year that nobody looked up has a row too."""
    row = row or {}
    return {
        "Year": one.year,
        "Share (per cent)": row.get("value"),
        "How exact": {"exact": "as printed", "about": "about", "below": "less than this"}.get(row.get("bound") or ""),
        "How it is known": _how(row),
        "Said by": row.get("said_by"),
        "States counted": row.get("members"),
        "Remark": row.get("note"),
        "How sure": in_a_cell(row["confidence"], row["source_id"]) if row else None,
    }


def _how(row):
    if not row:
        return "nobody looked it up"
    return "from memory" if row["value"] is not None and row["confidence"] == "recalled" else _WHY[row["kind"]]


def _value(row):
    sign = {"about": "about ", "below": "less than "}.get(row["bound"] or "", "")
    return f"{sign}{number(row['value'])} %"


def _sentence(measure, years, targets):
    read = [one for one in years if one.known == READ]
    known = joined(f"{_value(one.figure)} in {one.year}" for one in read)
    said = [
        f"From {years[0].year} to {years[-1].year} sources were read for {len(read)} of {len(years)} years:"
        f" {_SHARES[measure]} was {known}."
    ]
    said.append(_reached(read, targets))
    weak, none = (sum(one.known == kind for one in years) for kind in (SAID, "unknown"))
    gaps = [
        one_or_many(none, "For one other year there is no figure.", "For {n} other years there is no figure.", ""),
        one_or_many(
            weak,
            "For one there is only memory, a claim or an estimate.",
            "For {n} there is only memory, a claim or an estimate.",
            "",
        ),
    ]
    return " ".join(part for part in (*said, *gaps) if part)


def _reached(read, targets):
    """Whether the target with the same base was reached; what may be compared only with care is not judged."""
    first = next((one.target for one in targets if one.verdict == "yes"), None)
    if first is None:
        return _WITH_CARE.format(value=number(targets[0].target["value"]), year=targets[0].target["set_on"].year)
    times = sum(one.figure["value"] >= first["value"] for one in read)
    case = "all" if times == len(read) else "some" if times else "none" if len(read) > 1 else "not"
    return _REACHED[case].format(value=number(first["value"]), year=first["set_on"].year, times=cardinal(times))


def _more(measure, targets):
    """The objections in full, and what to mind with each target."""
    said = [
        f"Objection by {row['said_by']} ({date_in_words(row['said_on'], row['said_on_precision'])}): {row['argument']}"
        f" What can be answered: {row['answer']}"
        for row in course().rows("measure_objections")
        if row["about"] == measure
    ]
    said += [f"With care: “{one.target['name']}”. {one.reason}" for one in targets if one.verdict == "with_care"]
    return " ".join(said)


def _draw(years, targets):
    drawing = Drawing(_BOTTOM + 66)
    step = (_RIGHT - _LEFT) / len(years)
    most = max([one.target["value"] for one in targets] + [one.figure["value"] for one in years if one.figure])
    scale = Scale(0, most * 1.12, _BOTTOM, _TOP)
    scale.draw_beside(drawing, _LEFT, _RIGHT, words="{:g} %".format)
    for place, one in enumerate(years):
        _draw_year(drawing, scale, one, _LEFT + place * step, step, place % 2 and step < 40)
    _draw_targets(drawing, scale, targets, years[0].year, step)
    signs = [
        (lambda x, y: _point(drawing, x + 16, y, READ), "read"),
        (lambda x, y: _point(drawing, x + 16, y, SAID), "memory, claim, estimate"),
        (lambda x, y: _ceiling(drawing, x + 16, y - 6), "less than"),
        (lambda x, y: _gap(drawing, x + 4, y - 8, 24, 16, "?"), "unknown"),
        (lambda x, y: _gap(drawing, x + 4, y - 8, 24, 16, "–"), "none on the pages read"),
    ]
    legend_line(drawing, signs, _LEFT, _BOTTOM + 50)
    return drawing


def _draw_year(drawing, scale, one, left, step, skip):
    middle = left + step / 2
    row = one.figure
    if row is None:
        printed = any(line["kind"] == "none_printed" for line in one.rows)
        line = one.rows[0] if one.rows else None
        with drawing.mark(str(one.year), _facts(one, line)):
            _gap(drawing, left + 1, _TOP, step - 2, _BOTTOM - _TOP, "–" if printed else "?")
    else:
        y = scale.place(row["value"])
        with drawing.mark(str(one.year), _facts(one, row)):
            if row["bound"] == "below":
                _ceiling(drawing, middle, y)
            else:
                _point(drawing, middle, y, one.known)
            words = number(row["value"]) if row["bound"] != "below" else f"< {number(row['value'])}"
            drawing.text(middle, y - 16, words, size=style.LEAST, anchor="middle", ground=style.PAPER)
    if not skip:
        drawing.text(middle, _BOTTOM + 12, str(one.year), size=style.LEAST, anchor="middle", colour=style.GREY)


def _facts(one, row):
    line = _line(one, row)
    cells = {"Year": str(one.year), "Share": _value(row) if row and row["value"] is not None else "unknown"}
    cells |= {key: line[key] for key in ("How it is known", "Said by", "States counted", "Remark")}
    others = [other for other in one.rows if other is not row]
    cells["Beside it"] = joined(_WHY[other["kind"]] for other in others) or None
    return facts(cells, row["source_id"] if row else None)


def _point(drawing, x, y, known):
    if known == READ:
        drawing.circle(x, y, 6, fill=_BLUE)
    else:
        drawing.polygon([[(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)]], fill=style.PAPER, rim=_BLUE, rim_width=2)


def _ceiling(drawing, x, y):
    """A value that is only known to be less than this: a bar with an arrow below."""
    drawing.line([(x - 9, y), (x + 9, y)], colour=_BLUE, width=2)
    drawing.line([(x, y), (x, y + 13)], colour=_BLUE, width=2)
    drawing.line([(x - 4, y + 8), (x, y + 13), (x + 4, y + 8)], colour=_BLUE, width=2)


def _gap(drawing, x, y, width, height, sign):
    drawing.rect(x, y, width, height, fill=_GAP, rim=style.FAINT, dashed=True)
    drawing.text(x + width / 2, y + height / 2, sign, anchor="middle", colour=style.GREY)


def _draw_targets(drawing, scale, targets, first, step):
    """A line for each target from the year in which it was set; where a later one has its number, that one goes on."""
    by_value: dict[float, list] = {}
    for one in targets:
        by_value.setdefault(one.target["value"], []).append(one)
    for value, same in sorted(by_value.items(), reverse=True):
        y = scale.place(value)
        starts = [min(_LEFT + max(0, one.target["set_on"].year - first) * step, _RIGHT - step) for one in same]
        for one, start, end in zip(same, starts, [*starts[1:], _RIGHT + 8], strict=True):
            with drawing.mark(f"target-{one.target['target_id']}", _target_facts(one)):
                drawing.line([(start, y), (end, y)], colour=_GOLD, width=2.5, dashes=(7, 4))
        words = "; ".join(_target_words(one.target) for one in same)
        drawing.text(_RIGHT + 12, y, f"{number(value)} %: {words}", size=style.LEAST, room=style.WIDE - _RIGHT - 14)


def _target_words(row):
    words = _SET["dated" if row["deadline"] else "undated"]
    deadline = date_in_words(row["deadline"], row["deadline_precision"]) if row["deadline"] else ""
    return words.format(year=row["set_on"].year, deadline=deadline)


def _target_facts(one):
    row = one.target
    return facts(
        {
            "Target": row["name"],
            "Share of": row["base_in_words"],
            "Set by": row["set_by"],
            "In": row["document"],
            "On": date_in_words(row["set_on"], row["set_on_precision"]),
            "Binding": row["binding"],
            "May it be compared": one.reason,
            "Remark": row["note"],
        },
        row["source_id"],
    )
