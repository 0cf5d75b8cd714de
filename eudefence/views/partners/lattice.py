"""Who has all that another has: partners and arrangements as a lattice, without weights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from eudefence.data.package import course
from eudefence.ground.words import capitalised, count, joined, one_or_many
from eudefence.models.partners import partnerships
from eudefence.models.partners.partnerships.partner_names import in_a_sentence, name, read_partners
from eudefence.views.page.controls import by_words, choice, day, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.view import View
from eudefence.views.shapes.hasse import OrderPlace, draw_order

from .arrangement_order import UNDECIDED, kinds_in_a_sentence, read_order
from .partner_arrangements import LANDMARKS, change_days

_FOLLOWED = 2
MOST_PLACES = 60
_SHORT = {  # on grey, where the full name would take too much room
    "pesco_project": "PESCO project",
    "defence_agency": "European Defence Agency",
    "missions_agreement": "Framework agreement on missions",
    "classified_information": "Classified information",
    "safe_equal": "Equal terms under SAFE",
    "safe_agreement": "Own agreement on SAFE",
}
_BOXES = {  # beside boxes to tick, which stand in two lines
    "partnership": "Partnership",
    "economic_area": "Economic Area",
    "missions_agreement": "Missions",
    "classified_information": "Classified information",
    "defence_agency": "Defence Agency",
    "pesco_project": "PESCO project",
    "defence_fund": "Defence Fund",
    "safe_equal": "SAFE: equal terms",
    "safe_agreement": "SAFE: own agreement",
    "nato_member": "NATO",
}
_KEY = (
    "Who stands lower has more. Follow the lines up from a name: everything written on grey on the way, and at the name"
    " itself, is what it has. A dot is a combination that nobody has exactly. The order has no weights: it does not say"
    " how much an arrangement matters."
)


def lattice(
    partners: str | Iterable[str] = "all",
    kinds: str | Iterable[str] = "main",
    on: str | dt.date | None = None,
    follow: Iterable[str] | None = None,
    undecided: str = "false",
) -> View:
    """Partners in the order of what they have, drawn: who lies below another has all that the other has, and more.

    What it answers: who is more closely tied than whom, if no arrangement is given a weight, and who cannot be ranked?

    Parameters
    ----------
    partners : str or list of str
        "all", or some of them in any usual spelling.
    kinds : str or list of str
        "main" (ten), a family, or kinds by key or in words (`ed.partnerships.KINDS`).
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    follow : list of str, optional
        One or two partners whose way from the top stands out; by default Norway and Canada, where the table has them.
    undecided : {"false", "true"}
        What a cell counts as that the data cannot decide.

    Returns
    -------
    View
        A row for each place of the picture, from the top.

    Raises
    ------
    ValueError
        For unknown kinds or partners, for somebody followed who is not in the table, and for too many places to draw.

    Notes
    -----
    Formal concept analysis (`eudefence.concepts`; Ganter and Wille 1999). It describes the table as coded.

    >>> view = lattice(["Norway", "Canada", "Japan"], ["partnership", "nato_member"])
    >>> view.columns["Who stands here"]
    ['Japan', 'Norway, Canada']
    """
    order = read_order(partners, kinds, on, undecided)
    codes = tuple(order.grid.profiles)
    if follow is None:
        ways = tuple(code for code in LANDMARKS if code in codes)
    else:
        ways = read_partners(follow, "follow")
        lost = [code for code in ways if code not in codes]
        if lost:
            raise ValueError(f"follow: {joined(map(name, lost))} found; choose from {joined(map(name, codes), 'or')}.")
        if len(ways) > _FOLLOWED:
            raise ValueError(f"follow: {len(ways)} partners found; one or two are accepted.")
    if (number := len(order.lattice.concepts)) > MOST_PLACES:
        raise ValueError(f"kinds: {number} places found; at most {MOST_PLACES} can be drawn. Choose fewer kinds.")
    return View(
        _sentence(order, ways),
        _columns(order.lattice),
        title="Who has all that another has",
        date=order.day,
        source=order.source,
        more=_more(order, ways),
        draw=lambda: draw_order(_places(order, ways), order.lattice.covers, [in_a_sentence(code) for code in ways]),
    )


def explore_lattice() -> Explorer:
    """`lattice` of all partners, with boxes for the arrangements, two partners to follow, the day, and what a cell
    counts as that cannot be decided.

    >>> explore_lattice().set(one="JP", other="GH").sentence.split(".")[0]
    'Japan and Ghana have the same here'
    """
    states = {name(code): code for code in partnerships.partners()}
    kinds = {_BOXES[kind]: kind for kind in partnerships.MAIN}
    return explore(
        _followed,
        kinds=ticks("Arrangements", kinds),
        one=choice("Follow", states, LANDMARKS[0], compact=True),
        other=choice("And", states, LANDMARKS[1], compact=True),
        on=day("Day", "2004-01-01", course().edition, extra=[one for one in change_days() if one.year >= 2004]),
        undecided=choice("What cannot be decided counts as", by_words(UNDECIDED), more=True),
    )


def _followed(kinds, one, other, on, undecided):
    if not kinds:
        raise ValueError("Tick at least one arrangement.")
    return lattice("all", kinds, on, (one, other), undecided)


def _sentence(order, ways):
    found = order.lattice
    apart, pairs = found.pairs_apart
    said = [_two(found, *ways) if len(ways) == _FOLLOWED else _one(found, *ways)] if ways else []
    if pairs:
        said.append(
            one_or_many(
                apart,
                "One of {pairs} of partners cannot be ranked.",
                "{n} of {pairs} of partners cannot be ranked.",
                "Every pair of partners can be ranked or has the same.",
                pairs=count(pairs, "pair"),
            )
        )
    return " ".join(said) or f"{capitalised(in_a_sentence(found.context.objects[0]))} stands alone."


def _had(found, code):
    return found.context.have[found.context.object_place(code)]


def _named(found, bits):
    return kinds_in_a_sentence(found.context.named_attributes(bits))


def _one(found, code):
    who, has = capitalised(in_a_sentence(code)), _named(found, _had(found, code))
    return f"{who} has here: {has}." if has else f"{who} has none of these arrangements."


def _two(found, one, other):
    first, second = _had(found, one), _had(found, other)
    left, right = in_a_sentence(one), in_a_sentence(other)
    relation = found.relation(one, other)
    lead = {
        "same": f"{left} and {right} have the same here",
        "more": f"{left} has all that {right} has, and more",
        "less": f"{right} has all that {left} has, and more",
        "apart": f"neither {left} nor {right} has all that the other has, so they cannot be ranked",
    }[relation]
    said = [f"{capitalised(lead)}."]
    for who, whom, bits in ((left, right, first & ~second), (right, left, second & ~first)):
        hangs = relation == "apart" and bits.bit_count() == 1
        without = f"; without it, {whom} would have all that {who} has" if hangs else ""
        said += [f"Only {who} has: {_named(found, bits)}{without}."] if bits else []
    if first == second or not first & second:
        said.append(_shared(found, one, other))
    return " ".join(said)


def _shared(found, one, other):
    both = _named(found, _had(found, one) & _had(found, other))
    return f"Both have: {both}." if both else "They share none of these arrangements."


def _more(order, ways):
    """What two share, if the sentence does not say so already; how to read the picture; what hangs on an entry."""
    found, said = order.lattice.disturbed(), []
    if len(ways) == _FOLLOWED:
        first, second = (_had(order.lattice, code) for code in ways)
        if first != second and first & second:
            said.append(_shared(order.lattice, *ways))
    if found.least == found.most == found.now:
        change = "No single changed entry would alter the number of places."
    else:
        many = one_or_many(len(found.moving), "one of the entries changes", "{n} of the entries change")
        span = f"{found.least}" if found.least == found.most else f"from {found.least} to {found.most}"
        change = (
            f"The picture has {count(found.now, 'place')}. With one entry of {found.cells} the other way round it would"
            f" have {span}; {many} that number."
        )
    return " ".join([*said, _KEY, change, order.decided])


def _columns(found):
    return {
        "Layer": [one.height + 1 for one in found.concepts],
        "Who stands here": [", ".join(map(name, one.own_objects)) or None for one in found.concepts],
        "What enters here": [_words(one.own_attributes) for one in found.concepts],
        "All that they have": [_words(one.attributes) for one in found.concepts],
        "Everybody who has that": [", ".join(map(name, one.objects)) or None for one in found.concepts],
        "How many": [len(one.objects) for one in found.concepts],
    }


def _words(kinds):
    return "; ".join(partnerships.KINDS[kind].words for kind in kinds) or None


def _short(kind):
    return _SHORT.get(kind, partnerships.KINDS[kind].words)


def _places(order, ways):
    found = order.lattice
    ends = [set(found.concepts[found.place(code)].attributes) for code in ways]
    return [
        OrderPlace(
            key=".".join(one.attributes) or "nothing",
            facts=_facts(order, one),
            level=one.height,
            names=tuple(name(code) for code in sorted(one.own_objects, key=lambda code: code not in ways)),
            enters=tuple(map(_short, one.own_attributes)),
            ways=tuple(at for at, end in enumerate(ends) if set(one.attributes) <= end),
            stands=tuple(at for at, code in enumerate(ways) if code in one.own_objects),
            empty=not one.objects,
        )
        for one in found.concepts
    ]


def _facts(order, one):
    """Who stands at a place, what they have, and who has that and more."""
    below = [code for code in one.objects if code not in one.own_objects]
    row = {
        "Who": joined(map(name, one.own_objects)) or "Nobody stands exactly here",
        "In common": _words(one.attributes) or "nothing",
        "Enters here": _words(one.own_attributes),
        "More than that": joined(map(name, below)) or "nobody",
    }
    used = [
        tie.source_id
        for code in one.own_objects
        for kind in one.attributes
        for tie in order.grid.profiles[code].of(kind)
    ]
    return facts(row, used)
