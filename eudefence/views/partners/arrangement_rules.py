"""Rules that the table of partners follows, in words: whoever has these has those as well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from eudefence.ground.words import cardinal, joined, one_or_many
from eudefence.models.partners import concepts
from eudefence.models.partners.partnerships.partner_names import name
from eudefence.views.page import html_words as words
from eudefence.views.page.view import View

from .arrangement_order import kinds_in_a_sentence, read_order

_NO_LAW = (
    "A rule describes this table and is no law: one more partner can break it. That something always comes with"
    " something else does not say that one brings the other about."
)


def implications(
    partners: str | Iterable[str] = "all",
    kinds: str | Iterable[str] = "main",
    on: str | dt.date | None = None,
    undecided: str = "false",
) -> View:
    """What always comes together in the table of partners, rule by rule, and on how many partners each rule rests.

    What it answers: which arrangements come only with others, and how firm is that?

    Parameters
    ----------
    partners, kinds, on, undecided
        As for `lattice`.

    Returns
    -------
    View
        A row for each rule, the best supported first. All other rules of the table follow from these; rules that nobody
        fulfils, because nobody has the first, are left out.

    Raises
    ------
    ValueError
        As for `lattice`.

    Notes
    -----
    The stem base of Duquenne and Guigues (`eudefence.concepts.implications`).

    >>> view = implications(["Norway", "Canada", "Japan"], ["partnership", "nato_member"])
    >>> view.rows[0]["If a partner has"], view.rows[0]["then it also has"], view.rows[0]["Partners"]
    ('nothing in particular', 'Security and Defence Partnership', 3)
    """
    order = read_order(partners, kinds, on, undecided)
    rules = concepts.implications(order.grid.truths(undecided))
    return View(
        _sentence(rules, len(order.grid.profiles)),
        {
            "If a partner has": [_first(rule) for rule in rules],
            "then it also has": [kinds_in_a_sentence(rule.conclusion) for rule in rules],
            "Partners": [rule.support for rule in rules],
            "By name": [joined(map(name, rule.objects)) for rule in rules],
        },
        title="What always comes together, in this table",
        date=order.day,
        source=order.source,
        more=f"{_NO_LAW} {order.decided}",
        words=lambda: _words(rules),
    )


def _first(rule):
    return kinds_in_a_sentence(rule.premise) or "nothing in particular"


def _sentence(rules, partners):
    alone = sum(rule.support == 1 for rule in rules)
    size = one_or_many(
        len(rules), "One rule holds without exception", "{n} rules hold without exception", "No rule holds"
    )
    if not rules:
        return f"{size} in this table of {one_or_many(partners, 'one partner', '{n} partners')}."
    few = one_or_many(
        alone, "one of the rules rests on a single partner", "{n} of the rules rest on a single partner each",
        "none of the rules rests on a single partner",
    )  # fmt: skip
    best = one_or_many(rules[0].support, "one partner", f"{cardinal(rules[0].support)} partners")
    rest = f"; {few}" if len(rules) > 1 else ""
    table = one_or_many(partners, "one partner", "{n} partners")
    return f"{size} in this table of {table}{rest}. The best supported rests on {best}."


def _words(rules):
    heads = ["If a partner has", "then it also has", "This rests on"]
    return words.grid(heads, [(_first(rule), [kinds_in_a_sentence(rule.conclusion), _rests(rule)]) for rule in rules])


def _rests(rule):
    names = joined(map(name, rule.objects))
    return f"one partner only: {names}" if rule.support == 1 else f"{cardinal(rule.support)} partners: {names}"
