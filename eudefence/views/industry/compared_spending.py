"""What states spend on defence: one series at a time, in one year or as the change between two of its years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from eudefence.data import as_of
from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import in_a_sentence, name
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import cardinal, count, first_of, in_words
from eudefence.models.industry.pillars import spending as model
from eudefence.views.page import style
from eudefence.views.page.controls import choice, slider
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes import by_country
from eudefence.views.shapes.bars_by_state import UNKNOWN, LineAcross, StateBar, draw_bars
from eudefence.views.shapes.tile_grid import tile_view

SHAPES = {"bars": "bars", "tiles": "tiles"}
WHO = {"EU": "members of the Union", "all": "all states of the series"}
_LOOKS = {  # status of a figure: fill, hatch, words
    "reported": (style.CATEGORIES[0], "", "reported"),
    "estimate": (style.CATEGORIES[1], "///", "estimate"),
    "derived": (style.CATEGORIES[2], "---", "worked out by the course"),
}


def spending(
    series: str = model.SHARE_SERIES,
    year: int | None = None,
    compare: int | None = None,
    *,
    who: str = "EU",
    shape: str = "bars",
) -> View:
    """Defence expenditure by state after one series: in a year, or the change since an earlier year.

    What it answers: who spends how much on defence, and where did it grow?

    Parameters
    ----------
    series : str
        Key or title of the series (`eudefence.pillars.spending_series` has them). Two are never mixed: SIPRI, NATO and
        the European Defence Agency count different things.
    year : int, optional
        By default the last year of the series.
    compare : int, optional
        An earlier year of the same series: then the change is shown, of shares in percentage points.
    who : {"EU", "all"}
        Members of the Union in that year, or all states of the series.
    shape : {"bars", "tiles"}

    Returns
    -------
    View
        A row for each state. What the series does not have is unknown, and hatched. The targets of NATO stand only on
        figures that NATO counted.

    Raises
    ------
    ValueError
        For an unknown series, a year it does not have, or another series in `compare`, with the reason.

    >>> spending("NATO_DEFEXP_PCT_GDP_JUN2024", 2024, 2014).unit
    'percentage points of GDP'
    """
    one_of("who", who, WHO)
    one_of("shape", shape, SHAPES)
    asked = _read(series, year, compare, who)
    if shape == "tiles":
        return _tiles(asked)
    return View(
        _sentence(asked),
        _columns(asked),
        title=_title(asked),
        date=_date(asked),
        unit=_unit(asked),
        source=_source(asked),
        more=_more(asked),
        draw=lambda: _draw(asked),
    )


def explore_spending() -> Explorer:
    """`spending` with controls for the series, the year, the year it is compared with, the states and the shape."""
    known = model.spending_series()
    years = sorted({year for series in known.values() for year in series.years})
    return explore(
        _nearest,
        series=choice("Series", {one.title: key for key, one in known.items()}, compact=True),
        year=slider("Year", years[0], years[-1], known[model.SHARE_SERIES].years[-1]),
        compare=choice("Change since", {"no earlier year": 0} | {str(year): year for year in years[:-1]}, compact=True),
        who=choice("States", {words: key for key, words in WHO.items()}, compact=True),
        shape=choice("Shown as", list(SHAPES)),
    )


def _nearest(series: str, year: int, compare: int, who: str, shape: str) -> View:
    """`spending` in the year of the series that is nearest to the year set, so that a series of few years can be seen
    at once; the sentence says so.
    """
    years = model.spending_series()[series].years
    found = min(years, key=lambda known: (abs(known - year), -known))
    view = spending(series, found, compare or None, who=who, shape=shape)
    if found == year:
        return view
    return replace(view, sentence=_NEAREST.format(year=year, found=found, said=view.sentence))


_NEAREST = "The series has no figures for {year}; the nearest year, {found}, is shown. {said}"


@dataclass(frozen=True)
class _Asked:
    """What is to be shown: the series, its year or years, and the numbers by state."""

    series: model.SpendingSeries
    year: int
    compare: int | None
    numbers: Mapping[str, float | None]  # None: unknown
    outside: tuple[str, ...]  # no part of the series, so that there is nothing to know


def _read(series, year, compare, who):
    one = model.series_named(series)
    last = one.year(year)
    if isinstance(compare, str):
        other = model.series_named(compare, "compare")
        raise ValueError(
            f"compare: {model.unlike(one, other) or 'that is the series itself; a year of it is accepted.'}"
        )
    cells = one.figures[last]
    known = {state: float(cell.value) for state, cell in cells.items()}
    if compare is not None:
        compare = one.year(compare, "compare")
        if compare >= last:
            raise ValueError(f"compare: {compare} is not before {last}; give an earlier year of the series.")
        changes = model.change(one.id, compare, last)
        known = {state: float(change.by) for state, change in changes.items()}
    states = {state for by_state in one.figures.values() for state in by_state} if who == "all" else _in("EU", last)
    outside = sorted(states - _in("NATO", last) - set(cells)) if one.is_natos else ()
    numbers = {state: known.get(state) for state in states if state not in outside}
    order = sorted(numbers, key=lambda state: (numbers[state] is None, -(numbers[state] or 0), name(state)))
    return _Asked(one, last, compare, {state: numbers[state] for state in order}, tuple(outside))


def _in(organisation, year):
    """Members on the last day of a year, or on the day of the edition if that comes first."""
    day = min(dt.date(year, 12, 31), course().edition)
    return {state for state, held in as_of.members(organisation, day).items() if held}


def _title(asked):
    return asked.series.title if asked.compare is None else f"{asked.series.title}: change"


def _date(asked):
    return f"in {asked.year}" if asked.compare is None else f"from {asked.compare} to {asked.year}"


def _unit(asked):
    if asked.compare is not None and asked.series.is_share:
        return "percentage points of GDP"
    return asked.series.unit


def _written(asked, value, signed=False):
    """A number as it stands above a bar and in the sentence, with the decimals its series has."""
    decimals = 2 if asked.series.is_share else 0
    return f"{value:+,.{decimals}f}" if signed else f"{value:,.{decimals}f}"


_ONE_YEAR = "By this series {most} spent most in {year} ({most_value}), {least} least ({least_value})."
_CHANGED = (
    "By this series spending rose in {up} and fell in {down} from {first} to {year}: most in {most} ({most_value}),"
    " least in {least} ({least_value})."
)
_CHANGED_OR_NOT = (
    "By this series spending rose in {up}, fell in {down} and stayed in {same} from {first} to {year}: most in {most}"
    " ({most_value}), least in {least} ({least_value})."
)
_GAPS = "It has no figure for {gaps}, which does not mean zero."
_TARGET = {
    True: "All {known} with a figure reached {target} %.",
    False: "Of the {known} with a figure {n} reached {target} %.",
}
_NOTHING = "The series has no figure for any of these states in these years."


def _sentence(asked):
    known = {state: value for state, value in asked.numbers.items() if value is not None}
    if not known:
        return _NOTHING
    most, least = max(known, key=known.get), min(known, key=known.get)
    same = sum(value == 0 for value in known.values())
    template = _ONE_YEAR if asked.compare is None else _CHANGED_OR_NOT if same else _CHANGED
    first = template.format(
        year=asked.year,
        first=asked.compare,
        most=_who(known, most),
        most_value=_told(asked, known[most]),
        least=_who(known, least),
        least_value=_told(asked, known[least]),
        up=_states(sum(value > 0 for value in known.values())),
        down=_states(sum(value < 0 for value in known.values())),
        same=_states(same),
    )
    gaps = [in_a_sentence(state) for state, value in asked.numbers.items() if value is None]
    return " ".join([first, *_targets_told(asked, known), *([_GAPS.format(gaps=_some(gaps))] if gaps else [])])


def _told(asked, value):
    """A number of the sentence, with its unit and, of a change, its sign."""
    signed = asked.compare is not None
    if asked.series.is_share:
        return f"{_written(asked, value, signed)} {_unit(asked)}"
    sign = ("-" if value < 0 else "+") if signed else ""
    return f"{sign}{in_words(abs(value), asked.series.unit)}"


def _states(number):
    return count(number, "state")


def _some(names):
    return first_of(sorted(names), 4) if len(names) > 5 else ", ".join(sorted(names))


def _who(known, state):
    return first_of(sorted(in_a_sentence(one) for one in known if known[one] == known[state]), 2)


def _targets(asked):
    """The targets of the series by that year; a change has none."""
    return [] if asked.compare is not None else list(asked.series.targets(asked.year))


def _targets_told(asked, known):
    told = []
    for target in _targets(asked):
        reached = sum(value >= float(target.value) for value in known.values())
        words = {"n": cardinal(reached), "known": len(known), "target": f"{float(target.value):g}"}
        told.append(_TARGET[reached == len(known)].format(**words))
    return told


_PRICES = "Amounts in {prices}: a change holds that of prices and of rates of exchange as well."


def _more(asked):
    said = [asked.series.note]
    if asked.compare is not None and not asked.series.is_share and "constant" not in asked.series.price_basis:
        said.append(_PRICES.format(prices=asked.series.price_basis))
    return " ".join(part for part in said if part)


def _rows(asked):
    """The rows of the table that are shown."""
    years = [year for year in (asked.compare, asked.year) if year is not None]
    return [
        asked.series.figures[year][state]
        for year in years
        for state in asked.numbers
        if state in asked.series.figures[year]
    ]


def _source(asked):
    note = f"{asked.series.terms.rstrip('.')}." if asked.series.limited else ""
    rows = [("defence_expenditure", [cell.source_id for cell in _rows(asked)])]
    if targets := [target.source_id for target in _targets(asked)]:
        rows.append(("spending_targets", targets))
    return source_line(*rows, note=note)


def _row(asked, state):
    """What is known of a state, heading to value."""
    row = {"State": name(state), "Series": asked.series.title}
    cells = asked.series.figures
    if asked.compare is not None:
        before = cells[asked.compare].get(state)
        row[f"{asked.compare} ({asked.series.unit})"] = before and float(before.value)
    cell = cells[asked.year].get(state)
    row[f"{asked.year} ({asked.series.unit})"] = cell and float(cell.value)
    if asked.compare is not None:
        row[f"Change ({_unit(asked)})"] = asked.numbers.get(state)
    known = state not in asked.outside
    row["Status"] = _LOOKS[cell.status][2] if cell else "unknown" if known else "not a member of NATO"
    row["Remark"] = (cell and cell.note) or None
    return row


def _columns(asked):
    order = [*asked.numbers, *asked.outside]
    rows = [_row(asked, state) for state in order]
    columns = {"State": [row["State"] for row in rows], "Code": order}
    columns |= {heading: [row[heading] for row in rows] for heading in rows[0] if heading not in ("State", "Series")}
    cells = [asked.series.figures[asked.year].get(state) for state in order]
    columns["How sure"] = [cell and in_a_cell(cell.confidence, cell.source_id) for cell in cells]
    return columns


def _facts(asked, state):
    years = [year for year in (asked.compare, asked.year) if year is not None]
    sources = [asked.series.figures[year][state].source_id for year in years if state in asked.series.figures[year]]
    return facts(_row(asked, state), sources)


def _tiles(asked):
    columns = _columns(asked)
    extra = {
        heading: dict(zip(columns["Code"], cells, strict=True))
        for heading, cells in columns.items()
        if heading not in ("State", "Code")
    }
    value = f"Change ({_unit(asked)})" if asked.compare is not None else f"{asked.year} ({asked.series.unit})"
    extra.pop(value)
    return tile_view(
        by_country.read(
            values=asked.numbers,
            title=_title(asked),
            date=_date(asked),
            unit=_unit(asked),
            kind="number",
            heading=value,
            extra=extra,
            source=_source(asked),
            sentence=_sentence(asked),
        ),
        more=_more(asked),
    )


def _draw(asked):
    bars = [_bar(asked, state, value) for state, value in asked.numbers.items()]
    bars += [StateBar(state, _facts(asked, state), outside=True) for state in asked.outside]
    lines = [LineAcross(float(target.value), target.words) for target in _targets(asked)]
    return draw_bars(bars, _legend(asked, bars), lines)


def _bar(asked, state, value):
    said = _facts(asked, state)
    if value is None:
        return StateBar(state, said, fill=style.PAPER, hatch=UNKNOWN)
    fill, hatch, _ = _LOOKS[asked.series.figures[asked.year][state].status]
    return StateBar(state, said, value, _written(asked, value), fill, hatch)


def _legend(asked, bars):
    shown = [bar.fill for bar in bars if bar.value is not None]
    entries = [
        (fill, hatch, f"{words} ({shown.count(fill)})") for fill, hatch, words in _LOOKS.values() if fill in shown
    ]
    unknown = sum(bar.value is None and not bar.outside for bar in bars)
    if unknown:
        entries.append((style.PAPER, UNKNOWN, f"unknown ({unknown})"))
    if asked.outside:
        entries.append(("–", "", f"not a member of NATO ({len(asked.outside)})"))
    return entries
