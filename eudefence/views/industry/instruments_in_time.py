"""Every instrument as a bar in time: when it was in force, on which article it rests, and who decided it."""

from __future__ import annotations

import datetime as dt

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import cardinal, joined, one_or_many
from eudefence.models.industry.pillars.instrument import NEVER, Instrument
from eudefence.models.industry.pillars.instrument_register import every_instrument
from eudefence.views.page import letters, marks, style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import box, legend_line
from eudefence.views.shapes.time_scale import TimeScale

from .follow_money import SHORT

PILLARS = {"industrial": "industrial pillar", "operational": "operational pillar"}
_WAYS = {  # how it was decided: colour and hatch, words of the legend, rules
    "parliament": (style.CATEGORIES[1], "", "Parliament and Council", ("ordinary_procedure", "budget_procedure")),
    "some": (style.CATEGORIES[1], "///", "Parliament and some states", ("enhanced_cooperation",)),
    "majority": (style.CATEGORIES[2], "---", "Council, by majority", ("council_qualified_majority",)),
    "unanimity": (style.CATEGORIES[0], "", "Council, unanimously", ("council_unanimity",)),
    "other": (style.CATEGORIES[5], "", "a plan or a board, no law", ("consensus", "board", "not_yet")),
}
_FIRST = dt.date(2004, 1, 1)
_LEFT, _TOP, _FOOT, _MOST = 170, 8, 48, 17  # pixels: names; above the first bar; years and legend; a lane at most
_BEFORE = 140  # pixels for the articles of the oldest bar, which stand before it like all others


def instruments(pillar: str = "industrial") -> View:
    """The instruments of a pillar as bars in time, with their articles and who decided them.

    What it answers: which instruments came when, on which article do they rest, and was anybody able to veto them?

    Parameters
    ----------
    pillar : {"industrial", "operational"}
        As the course places them; what belongs to both stands with each.

    Returns
    -------
    View
        Papers without an article and without money are in the table only; so is what never came into force.

    Raises
    ------
    ValueError
        For an unknown pillar.

    >>> instruments().rows[0]["Instrument"]
    'European Defence Agency'
    """
    one_of("pillar", pillar, tuple(PILLARS))
    rows = [one for one in every_instrument() if one.pillar in (pillar, "both") and one.status not in NEVER]
    drawn = [one for one in rows if one.articles]
    return View(
        _sentence(pillar, drawn),
        {
            "Instrument": [one.name for one in rows],
            "In force from": [one.valid_from for one in rows],
            "Until before": [one.valid_to for one in rows],
            "Treaty articles": [joined(one.articles) or None for one in rows],
            "Act": [one.legal_basis for one in rows],
            "Proposed by": [one.proposed_by for one in rows],
            "Decided by": [one.decided_by for one in rows],
            "How sure": [in_a_cell(one.confidence, one.source_id) for one in rows],
        },
        title=f"Instruments of the {PILLARS[pillar]}, and who decided them",
        date=f"{_FIRST.year} to {course().edition.year}; later years as the acts foresee them",
        source=source_line(
            ("instruments", [one.source_id for one in rows]),
            "instrument_articles",
            note="Drawn are those that rest on an article of the Treaties.",
        ),
        draw=lambda: _draw(drawn),
    )


def _way(one: Instrument) -> str:
    rule = course().find("instruments", one.id)["decision_rule"]
    return next(way for way, (_, _, _, rules) in _WAYS.items() if rule in rules)


_UNANIMOUS = (  # none, one, several; of today: the Agency was founded under an older treaty, unanimously
    "By the rules of today, none of them needs a unanimous vote of the Council to be set up.",
    "By the rules of today, one of them needs a unanimous vote of the Council to be set up.",
    "By the rules of today, {n} of them need a unanimous vote of the Council to be set up.",
)
_INSIDE = {  # where unanimity comes back in what a majority has set up: the notes on decision rules have the articles
    "EDA": "the Agency's budget",
    "PESCO": "decisions inside PESCO",
    "UA_LOAN_90": "the change of the long-term budget behind the loan to Ukraine",
}


def _sentence(pillar, drawn):
    ways = [_way(one) for one in drawn]
    shared, alone = ways.count("parliament") + ways.count("some"), ways.count("unanimity")
    said = one_or_many(
        shared,
        "One of the {all} instruments of the {pillar} that rest on an article was decided with a vote of the European"
        " Parliament.",
        "{shared} of the {all} instruments of the {pillar} that rest on an article were decided with a vote of the"
        " European Parliament.",
        "None of the {all} instruments of the {pillar} that rest on an article was decided with a vote of the European"
        " Parliament.",
        all=cardinal(len(drawn)),
        shared=cardinal(shared).capitalize(),
        pillar=PILLARS[pillar],
    )
    inside = [words for key, words in _INSIDE.items() if key in {one.id for one in drawn}]
    back = f" Unanimity comes back for {joined(inside)}." if inside else ""
    return f"{said} {_UNANIMOUS[min(alone, 2)].format(n=cardinal(alone))}{back}"


def _draw(drawn):
    edition = course().edition
    last = max((one.valid_to or edition for one in drawn), default=edition)
    step = min((style.TALL - _TOP - _FOOT) / len(drawn), _MOST)
    floor = _TOP + step * len(drawn)
    drawing = Drawing(floor + _FOOT)
    scale = TimeScale(
        _FIRST, dt.date(last.year + (last.month > 1), 1, 1), _LEFT + _BEFORE, drawing.width - _LEFT - _BEFORE - 6
    )
    for year in range(_FIRST.year, scale.last.year + 1):
        x = scale.place(dt.date(year, 1, 1))
        if year % 2 == 0:
            drawing.line([(x, _TOP), (x, floor)], colour=style.FAINT, width=0.6)
            if x < drawing.width - 24:
                drawing.text(x, floor + 10, str(year), anchor="middle", colour=style.GREY, size=style.LEAST)
    now = scale.place(edition)
    drawing.line([(now, _TOP), (now, floor)], colour=style.GREY, dashes=(3, 3))
    for place, one in enumerate(drawn):
        _draw_bar(drawing, scale, one, _TOP + step * (place + 0.5), min(step - 4, 11), edition)
    signs = [
        (box(drawing, fill, hatch), words)
        for way, (fill, hatch, words, _) in _WAYS.items()
        if way in {_way(one) for one in drawn}
    ]
    legend_line(drawing, signs, 8, floor + 34)
    return drawing


def _draw_bar(drawing, scale, one, middle, tall, edition):
    fill, hatch, _, _ = _WAYS[_way(one)]
    left, right = scale.span(one.valid_from, one.valid_to, edition)
    articles = _short_articles(one.articles)
    with drawing.mark(one.id, _facts(one)):
        drawing.text(_LEFT - 8, middle, SHORT.get(one.id, _NAMES.get(one.id, one.id)), anchor="end", size=style.LEAST)
        drawing.rect(left, middle - tall / 2, max(right - left, 3), tall, fill=fill, hatch=hatch)
        wide = letters.width(articles, style.LEAST)
        if left - _LEFT > wide + 10:
            drawing.text(left - 6, middle, articles, anchor="end", size=style.LEAST, colour=style.GREY)
        elif right + wide + 8 < drawing.width:
            drawing.text(right + 6, middle, articles, size=style.LEAST, colour=style.GREY)
        else:
            drawing.text(left + 6, middle, articles, size=style.LEAST, on=fill, ground=fill)


_NAMES = {
    "DIR_2009_81": "Buying law (2009)",
    "DIR_2009_43": "Transfer law (2009)",
    "EDA": "Defence Agency (EDA)",
    "STEP": "Technologies (STEP)",
    "EDIP_USI": "Ukraine part of EDIP",
    "EDPCI": "Common interest (EDPCI)",
    "NEC": "Escape clause",
    "OMNIBUS_MINI": "Mini-omnibus",
    "IRA_IMMOB": "Russian assets frozen",
    "ATHENA": "Athena",
    "CARD": "Review (CARD)",
    "CDP": "Capability plan (CDP)",
    "APF": "African Peace Facility",
}


def _short_articles(articles):
    """Articles in few letters: the Treaty once, at the end of its articles.

    >>> _short_articles(("Article 173(3) TFEU", "Article 182(4) TFEU", "Article 41(2) TEU"))
    '173(3), 182(4) TFEU; 41(2) TEU'
    """
    by_treaty: dict[str, list[str]] = {}
    for article in articles:
        words = article.removeprefix("Article ")
        number, _, treaty = words.rpartition(" ")
        by_treaty.setdefault(treaty, []).append(number)
    return "; ".join(f"{', '.join(numbers)} {treaty}" for treaty, numbers in by_treaty.items())


def _facts(one):
    return marks.facts(
        {
            "Instrument": one.name,
            "Act": one.legal_basis,
            "Articles": joined(one.articles),
            "Proposed by": one.proposed_by,
            "Decided by": one.decided_by,
            "Money": one.amount_in_words() if one.amount is not None else None,
        },
        one.source_id,
    )
