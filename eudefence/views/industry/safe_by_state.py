"""SAFE by state: how far each loan is, and what was set aside, decided, advanced and paid, one kind at a time."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import in_a_sentence, name
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, date_in_words, in_words, joined, per_cent
from eudefence.models.decisions import council
from eudefence.models.industry.pillars import safe
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes import by_country
from eudefence.views.shapes.bars_by_state import UNKNOWN, StateBar, draw_bars
from eudefence.views.shapes.tile_grid import tile_view

MEASURES = {"stage": "how far each loan is (no amounts)", **safe.AMOUNTS}
PER = {  # what an amount is divided by: its words, and its unit
    "state": ("the whole amount", "EUR billion"),
    "person": ("for each person", "EUR for each person"),
    "income": ("for national income", "EUR for every 1,000 US dollars of national income"),
}
_TITLES = {
    "stage": "SAFE: how far each loan is",
    "set_aside": "SAFE: loans set aside by the Commission, tentatively",
    "decided": "SAFE: loans decided by the Council",
    "advance": "SAFE: advances decided by the Council",
    "paid": "SAFE: loans paid, as reported",
}
_FILLS = {"paid": style.CATEGORIES[2], "decided": style.CATEGORIES[0], "open": style.CATEGORIES[1]}
_HATCHES = {"paid": "---", "decided": "", "open": "///"}
_LETTERS = {"paid": "P", "decided": "D", "open": "?", "not_asked": "–"}


def safe_by_state(measure: str = "set_aside", per: str = "state") -> View:
    """The SAFE loans by state: how far each is, or its amount of one kind.

    What it answers: who borrows how much for defence, who did not ask, and what is decided, advanced and paid?

    Parameters
    ----------
    measure : {"set_aside", "decided", "advance", "paid", "stage"}
        One kind of amount at a time, because they are parts of one another; or how far each loan is.
    per : {"state", "person", "income"}
        The whole amount in EUR billion, EUR for each person, or EUR for every 1,000 US dollars of national income. It
        has no meaning for "stage".

    Returns
    -------
    View
        A row for each member of the Union. What was not seen is hatched; who did not ask has a dash.

    Raises
    ------
    ValueError
        For another measure.

    Notes
    -----
    Regulation (EU) 2025/1106, Articles 6, 8, 11 and 13.

    >>> view = safe_by_state("stage")
    >>> view.sentence.split(". ")[0]
    'Nineteen members asked for a loan and 8 did not'
    """
    one_of("measure", measure, MEASURES)
    one_of("per", per, PER)
    loans, members = safe.safe_loans(), council.members()
    amounts = {} if measure == "stage" else _per(safe.safe_amounts(measure), per)
    order = _order(members, loans, amounts)
    columns = _columns(order, loans, amounts, PER[per][1])
    if measure == "stage":
        return _tiles(order, loans, columns)
    return View(
        _sentence(measure, per, amounts),
        columns,
        title=_TITLES[measure],
        date=f"as known on {date_in_words(course().edition)}",
        unit=PER[per][1],
        source=_source(per),
        more=_more(measure),
        draw=lambda: _draw(measure, per, order, amounts),
    )


def explore_safe_by_state() -> Explorer:
    """`safe_by_state` with controls for what is shown and by what it is divided."""
    return explore(
        safe_by_state,
        measure=choice("Show", by_words(MEASURES), "set_aside", compact=True),
        per=choice("Amounts", {words: key for key, (words, _) in PER.items()}),
    )


def _per(amounts, per):
    if per == "person":
        return safe.per_head(amounts)
    if per == "income":
        return safe.per_income(amounts)
    return {state: None if amount is None else amount / 10**9 for state, amount in amounts.items()}


def _order(members, loans, amounts):
    """Largest amount first, then what is not known, then who did not ask."""

    def place(state):
        amount = amounts.get(state)
        return (state not in loans, amount is None, -(amount or 0), name(state))

    return sorted({*members, *loans}, key=place)


def _stage(loans: Mapping[str, safe.SafeLoan], state):
    return loans[state].stage if state in loans else "not_asked"


def euro(amount: Fraction | None) -> int | Decimal | None:
    """An amount to the cent, as a table writes it: whole euro where there are no cents.

    >>> euro(Fraction(5, 2)), euro(Fraction(3)), euro(None)
    (Decimal('2.50'), 3, None)
    """
    if amount is None:
        return None
    return int(amount) if amount.denominator == 1 else Decimal(round(amount * 100)).scaleb(-2)


def _told(step, noted=True):
    """A step of a loan in words: its amount if it was seen, its day as exactly as it is known, what to watch for."""
    if step is None:
        return None
    when = date_in_words(step.date, step.date_precision)
    said = f"{when}, amount not seen" if step.kind in safe.AMOUNTS else when
    if step.amount is not None:
        said = f"EUR {euro(step.amount):,}, {when}"
    return f"{said}. {step.note}" if noted and step.note else said


def _row(state, loans):
    """What is known of a state's loan, heading to words."""
    if state not in loans:
        return {"State": name(state), "How far": capitalised(safe.STAGES["not_asked"])}
    loan = loans[state]
    decided = loan.step("decided")
    reports = [f"{date_in_words(step.date)}: {step.note}" for step in loan.steps if step.kind == "report"]
    return {
        "State": name(state),
        "How far": capitalised(safe.STAGES[loan.stage]),
        "Set aside": _told(loan.step("set_aside")),
        "Plan accepted by the Commission": _told(loan.step("plan"), noted=decided is None),
        "Loan decided": _told(decided),
        "Advance decided": _told(loan.step("advance")),
        "Paid, as reported": _told(loan.step("paid")),
        "Reported": " ".join(reports) or None,
    }


def _columns(order, loans, amounts, unit):
    rows = [_row(state, loans) for state in order]
    columns = {"State": [row["State"] for row in rows], "Code": list(order)}
    if amounts:
        numbers = [amounts.get(state) for state in order]
        columns[f"{unit[0].upper()}{unit[1:]}"] = [None if number is None else float(number) for number in numbers]
    columns["How far"] = [row["How far"] for row in rows]
    for kind, words in safe.AMOUNTS.items():
        heading = f"{capitalised(words)} (EUR)"
        columns[heading] = [euro(loans[state].amount(kind)) if state in loans else None for state in order]
    steps = {state: loans[state].step("decided") if state in loans else None for state in order}
    columns["Decided on"] = [step and date_in_words(step.date, step.date_precision) for step in steps.values()]
    columns["Reported"] = [row.get("Reported") for row in rows]
    last = [loans[state].steps[-1] if state in loans else None for state in order]
    columns["How sure the last step is"] = [step and in_a_cell(step.confidence, step.source_id) for step in last]
    return columns


def _facts(state, loans):
    sources = [step.source_id for step in loans[state].steps] if state in loans else None
    return facts(_row(state, loans), sources)


def _tiles(order, loans, columns):
    words = safe.STAGES
    asked = by_country.read(
        values={state: words[_stage(loans, state)] for state in order},
        title=_TITLES["stage"],
        date=f"as known on {date_in_words(course().edition)}",
        kind="category",
        categories=list(words.values()),
        colours={
            words["paid"]: _FILLS["paid"],
            words["decided"]: _FILLS["decided"],
            words["open"]: _FILLS["open"],
            words["not_asked"]: style.CATEGORIES[5],
        },
        letters={words[stage]: letter for stage, letter in _LETTERS.items()},
        heading="How far",
        extra={
            heading: dict(zip(columns["Code"], cells, strict=True))
            for heading, cells in _step_columns(order, loans).items()
        },
        source=_source("state"),
        sentence=_stages_told(order, loans),
    )
    return tile_view(asked, more=_more("stage"))


def _step_columns(order, loans):
    rows = [_row(state, loans) for state in order]
    headings = [heading for heading in max(rows, key=len) if heading not in ("State", "How far")]
    return {heading: [row.get(heading) for row in rows] for heading in headings}


_STAGES_TOLD = (
    "{asked} members asked for a loan and {not_asked} did not. The Council decided {decided} loans; for {paid} of them"
    " a payment was reported. For {open} no decision was seen by {day}."
)


def _stages_told(order, loans):
    stages = [_stage(loans, state) for state in order]
    return _STAGES_TOLD.format(
        asked=capitalised(_numeral(len(loans))),
        not_asked=stages.count("not_asked"),
        decided=stages.count("decided") + stages.count("paid"),
        paid=cardinal(stages.count("paid")),
        open=joined([in_a_sentence(state) for state in order if _stage(loans, state) == "open"]) or "none",
        day=date_in_words(course().edition),
    )


def _numeral(number):
    return {19: "nineteen"}.get(number, cardinal(number))


_LEADS = {
    "set_aside": "The Commission set aside {sum} for {known} members; the others did not ask.",
    "decided": (
        "The Council decided {all} loans. The amount was seen for {known}, which make {sum} together; the whole"
        " is more."
    ),
    "advance": (
        "The Council decided {some} advances, which make about {sum} together; some were rounded by the source."
    ),
    "paid": "A payment was reported to {states}: about {sum} together. Of the others none was seen, which is not zero.",
}
_RANGES = {
    "seen": "Of these {most} has most ({most_amount}), {least} least ({least_amount}).",
    "state": "{most} has most ({most_amount}), {least} least ({least_amount}).",
    "person": "For each person {most} has most ({most_amount}), {least} least ({least_amount}).",
    "income": (
        "For every 1,000 US dollars of national income {most} has most ({most_amount}), {least} least ({least_amount})."
    ),
}
_NONE_ASKED = "{lead} {span} {states} asked for none."


def _sentence(measure, per, amounts):
    whole = safe.safe_amounts(measure)
    seen = {state: amount for state, amount in whole.items() if amount is not None}
    lead = _LEADS[measure].format(
        sum=_billion(sum(seen.values())),
        known=len(seen),
        all=sum(loan.step(measure) is not None for loan in safe.safe_loans().values()),
        some=sum(amount > 0 for amount in seen.values()),
        states=joined(sorted(in_a_sentence(state) for state in seen)),
    )
    if measure == "paid":
        return lead
    known = {state: amount for state, amount in amounts.items() if amount}
    most, least = (pick(known, key=known.get) for pick in (max, min))
    span = _RANGES["seen" if measure == "decided" else per].format(
        most=_who(known, most, per),
        most_amount=_amount_told(known[most], per),
        least=_who(known, least, per),
        least_amount=_amount_told(known[least], per),
    )
    nothing = sorted(in_a_sentence(state) for state, amount in seen.items() if amount == 0)
    if measure == "advance" and nothing:
        return _NONE_ASKED.format(lead=lead, span=span, states=capitalised(joined(nothing)))
    return f"{lead} {span}"


def _who(known, state, per):
    there = [in_a_sentence(one) for one in known if known[one] == known[state]]
    words = joined(sorted(there))
    return capitalised(words) if per == "state" else words


def _billion(amount):
    """A sum in the words of a sentence, rounded to a tenth of a billion, or to a million where it is smaller."""
    if amount >= 10**9:
        return in_words(float(round(amount / 10**8)) / 10, "EUR billion")
    return in_words(float(round(amount / 10**5)) / 10, "EUR million")


def _amount_told(amount, per):
    if per == "state":
        return _billion(amount * 10**9)
    return f"EUR {_short(amount, per)}"


def _short(amount, per):
    """A number as it stands above a bar."""
    value = float(amount)
    if value == 0:
        return "0"
    if per == "state":
        return f"{value:.1f}" if value >= 0.95 else f"{value:.2f}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 0.95 else f"{value:.2g}"


_ARTICLE_13 = {
    ("set_aside", True): (
        "Article 13 of the SAFE law: the three largest loans may make at most {limit} of EUR 150 billion. As set"
        " aside, those of {states} make {share}, {room} below the limit."
    ),
    ("set_aside", False): (
        "Article 13 of the SAFE law: the three largest loans may make at most {limit} of EUR 150 billion. As set"
        " aside, those of {states} make {share}, {room} above the limit."
    ),
    ("decided", True): (
        "Article 13 of the SAFE law: the three largest loans may make at most {limit} of EUR 150 billion. Of those"
        " decided, as far as they were seen, those of {states} make {share}, {room} below the limit."
    ),
    ("decided", False): (
        "Article 13 of the SAFE law: the three largest loans may make at most {limit} of EUR 150 billion. Of those"
        " decided, as far as they were seen, those of {states} make {share}, {room} above the limit."
    ),
}
_ARTICLE_11 = (
    "Article 11 of the SAFE law: a state may ask for up to {limit} of its loan in advance. Of the {known} loans whose"
    " amounts are exact, {full} have all of it and {none} nothing."
)


def _more(measure):
    if measure == "advance":
        shares = [share for share in safe.advance_shares().values() if share is not None]
        return _ARTICLE_11.format(
            limit=per_cent(safe.PRE_FINANCING),
            known=len(shares),
            full=shares.count(safe.PRE_FINANCING),
            none=shares.count(Fraction(0)),
        )
    if measure == "paid":
        return ""
    kind = "set_aside" if measure == "stage" else measure
    seen = {state: amount for state, amount in safe.safe_amounts(kind).items() if amount is not None}
    found = safe.concentration(seen)
    return _ARTICLE_13[kind, found.allowed].format(
        limit=per_cent(safe.THEIR_LIMIT),
        states=joined([joined([in_a_sentence(one) for one in tied], "or") for tied in found.states]),
        share=per_cent(found.share, safe.THEIR_LIMIT),
        room=_billion(abs(found.room)),
    )


def _source(per):
    notes = {
        "person": "Persons as they count in the Council on that day.",
        "income": (
            "National income: gross national income of 2024, World Bank, Atlas method, Cyprus adjusted; euro over"
            " dollars, without a rate of exchange."
        ),
    }
    tables = {"person": ["population"], "income": [("gni", [_income_rows()[0]])]}.get(per, [])
    return source_line("safe_allocations", "safe_decisions", *tables, note=notes.get(per, ""))


def _income_rows():
    return [row for row in course().rows("gni") if row["series_id"] == safe.INCOME_SERIES]


def _draw(measure, per, order, amounts):
    loans = safe.safe_loans()
    bars = [_bar(measure, per, state, loans, amounts.get(state)) for state in order]
    return draw_bars(bars, _legend(measure, bars, loans))


def _bar(measure, per, state, loans, amount):
    said = _facts(state, loans)
    if state not in loans:
        return StateBar(state, said, outside=True)
    if amount is None:
        is_open = measure != "paid" and loans[state].stage == "open"
        fill, hatch = (_FILLS["open"], _HATCHES["open"]) if is_open else (style.PAPER, UNKNOWN)
        return StateBar(state, said, fill=fill, hatch=hatch)
    stage = loans[state].stage if measure == "set_aside" else "decided"
    return StateBar(state, said, float(amount), _short(amount, per), _FILLS[stage], _HATCHES[stage])


def _legend(measure, bars, loans):
    outside = ("–", "", f"{safe.STAGES['not_asked']} ({sum(bar.outside for bar in bars)})")
    if measure == "set_aside":
        stages = [loan.stage for loan in loans.values()]
        shown = [
            (_FILLS[stage], _HATCHES[stage], f"{safe.STAGES[stage]} ({stages.count(stage)})")
            for stage in ("paid", "decided", "open")
        ]
        return [*shown, outside]
    unknown = [bar for bar in bars if not bar.outside and bar.value is None]
    is_open = sum(bar.hatch == _HATCHES["open"] for bar in unknown)
    entries = [(_FILLS["decided"], "", f"{safe.AMOUNTS[measure]} ({sum(bar.value is not None for bar in bars)})")]
    not_seen = "no payment seen" if measure == "paid" else "decided, amount not seen"
    if len(unknown) > is_open:
        entries.append((style.PAPER, UNKNOWN, f"{not_seen} ({len(unknown) - is_open})"))
    if is_open:
        entries.append((_FILLS["open"], _HATCHES["open"], f"{safe.STAGES['open']} ({is_open})"))
    return [*entries, outside]
