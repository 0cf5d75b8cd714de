"""Who would sit in a European Security Council, proposal by proposal, as it was said."""

from __future__ import annotations

from collections.abc import Mapping

from eudefence.data import as_of
from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import in_a_sentence, name
from eudefence.data.package import Row, course
from eudefence.ground.called import called
from eudefence.ground.numbers import truth
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, one_or_many
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice, switch
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes import by_country
from eudefence.views.shapes.tile_grid import tile_view

SHOWN = {  # what can be shown: its words, the proposal, and whose accounts of it
    "R22": ("August 2016: three foreign ministers", "R22", ("proposer",)),
    "R07": ("2017: Macron as a candidate", "R07", ("proposer",)),
    "R08": ("June 2018: Merkel and Macron", "R08", ("proposer",)),
    "R24": ("March 2019: Macron's letter", "R24", ("proposer",)),
    "R23": ("March 2019: Kramp-Karrenbauer", "R23", ("proposer",)),
    "R25": ("November 2019: Maas", "R25", ("proposer",)),
    "R26": ("March 2024: European People's Party", "R26", ("proposer",)),
    "R09": ("January 2026: Kubilius in Salen", "R09", ("proposer",)),
    "R27": ("January 2026: Lagodinsky", "R27", ("proposer",)),
    "R10": ("February 2026: Kubilius in la Repubblica", "R10", ("proposer",)),
    "R10_iai": ("February 2026, as IAI 2026 tells it", "R10", ("core_text",)),
    "R19": ("September 2026: von der Leyen", "R19", ("proposer",)),
    "R19_notes": ("September 2026, with an example by others", "R19", ("proposer", "other")),
}
PERMANENT, UNSURE, TURN, OPEN, GUEST, SILENT = (
    "permanent seat",
    "permanent, as an example or possibly",
    "seat in turn",
    "to take part, how was not said",
    "guest",
    "member of the Union, not named",
)
_SIGNS = {PERMANENT: "P", UNSURE: "E", TURN: "T", OPEN: "O", GUEST: "G", SILENT: "–"}
_COLOURS = dict(zip(_SIGNS, style.CATEGORIES, strict=True))
_SEATS = {"permanent": PERMANENT, "rotating": TURN, "open": OPEN, "invited": GUEST}
_FIRM = {"stated": "said so", "example": "as an example", "possible": "possibly"}
_GROUPS = {
    "key_states": "key states",
    "core_states": "core states",
    "other_states": "other states",
    "other_european_states": "other European states",
    "union_members": "members of the Union",
    "other_members": "other members of the Union",
    "smaller_members": "smaller members",
    "un_council_members": "European members of the UN Security Council",
    "experts": "soldiers, diplomats, intelligence experts",
}
_WHERE = {
    "permanent": "permanent",
    "rotating": "in turn",
    "by_office": "by office",
    "associated": "works with it",
    "invited": "as a guest",
    "open": "how was not said",
}
_LISTED = 6  # states; more are counted, not listed
_ALL = "union_members"
_REST = ("other_members", "smaller_members")
_NONE_EXISTS = "No such body exists. What was not said is left blank: a state that is not named was not shut out."


def seats_at_the_table(proposal: str = "R10", only_stated: bool = False) -> View:
    """Who would sit in a European Security Council by one proposal, as it was said: states on a map of equal tiles.

    What it answers: who was named with a seat of its own, who would sit in turn, and how many members of the Union were
    not named at all?

    Parameters
    ----------
    proposal : str
        By its words or key; ``"R10_iai"`` is the proposal of February 2026 as IAI 2026 tells it.
    only_stated : bool
        Leave out what was only an example or possible.

    Returns
    -------
    View
        A row for each member of the Union on the day of the proposal, and for each state outside that was named.

    Raises
    ------
    ValueError
        For an unknown proposal.

    Notes
    -----
    Table esc_seats. "Seat in turn" is given to all other members where the proposer said that the others, or the
    smaller ones, would rotate.

    >>> view = seats_at_the_table("R27")
    >>> view.rows[0]["Country"], view.rows[0]["Seat"], view.rows[0]["How firm"]
    ('France', 'permanent seat', 'said so')
    """
    key = called("proposal", proposal, {one: words for one, (words, _, _) in SHOWN.items()}, "proposal")
    stated = truth(only_stated, "only_stated")
    words, proposal_id, accounts = SHOWN[key]
    row = course().find("reform_proposals", proposal_id)
    told = [seat for seat in course().rows("esc_seats") if seat["proposal_id"] == proposal_id]
    told = [seat for seat in told if seat["account"] in accounts]
    rows = [seat for seat in told if seat["firmness"] == "stated" or not stated]
    union = {code for code, held in as_of.members("EU", row["proposed_on"]).items() if held}
    # Whoever was an example is none of the others, though it is left out here.
    seats = cast(rows, union, {seat["country"] for seat in told if seat["country"]})
    categories = {code: category for code, (category, _) in seats.items()}
    spoken = [category for category in _SIGNS if category in categories.values()]
    asked = by_country.read(
        values=categories,
        title=f"Seats at the table. {words}",
        source=source_line(("esc_seats", rows), note="Members of the Union are those of that day."),
        date=date_in_words(row["proposed_on"], row["proposed_on_precision"]),
        unit="who would sit",
        kind="category",
        heading="Seat",
        categories=spoken,
        colours=_COLOURS,
        letters=_SIGNS,
        extra=_extra(seats),
        sentence=_sentence(categories, union),
    )
    return tile_view(asked, corner=lambda *place: _also(rows, *place), more=_NONE_EXISTS)


def explore_seats_at_the_table() -> Explorer:
    """`seats_at_the_table` with a list of proposals and a box for what was firmly said only.

    >>> explore_seats_at_the_table().set(proposal="R07").sentence
    'None of the 28 members of the Union on that day is named. No state outside it is named.'
    """
    return explore(
        seats_at_the_table,
        proposal=choice(
            "Proposal", by_words({key: words for key, (words, _, _) in SHOWN.items()}), "R10", compact=True
        ),
        only_stated=switch("Without what was only an example or possible"),
    )


def cast(rows: list[Row], union: set[str], spoken_of: set[str] = frozenset()) -> dict[str, tuple[str, Row | None]]:
    """Code of each state to its kind of seat and the row that gives it; members of the Union are all there.

    Parameters
    ----------
    rows : list of mapping
        Rows of the table esc_seats.
    union : set of str
        Codes of the members on the day.
    spoken_of : set of str
        States that are none of "the others", even where no row of theirs is among `rows`.

    >>> said = {"holder_kind": "country", "country": "GB", "holder": None, "seat": "permanent", "firmness": "possible"}
    >>> {code: category for code, (category, _) in cast([said], {"MT"}).items()}
    {'GB': 'permanent, as an example or possibly', 'MT': 'member of the Union, not named'}
    """
    found: dict[str, tuple[str, Row | None]] = {}
    for row in rows:
        if row["holder_kind"] == "country":
            firm = row["seat"] != "permanent" or row["firmness"] == "stated"
            found[row["country"]] = (_SEATS[row["seat"]] if firm else UNSURE, row)
    for row in rows:
        if row["holder"] == _ALL or row["holder"] in _REST:
            for code in sorted(union - set(found) - (spoken_of if row["holder"] in _REST else set())):
                found[code] = (_SEATS[row["seat"]], row)
    return found | dict.fromkeys(sorted(union - set(found)), (SILENT, None))


def _extra(seats: Mapping[str, tuple[str, Row | None]]):
    told = {code: row for code, (_, row) in seats.items() if row}
    return {
        "What was said": {code: row["said"] for code, row in told.items()},
        "How firm": {code: _FIRM[row["firmness"]] for code, row in told.items()},
        "How sure": {code: in_a_cell(row["confidence"], row["source_id"]) for code, row in told.items()},
    }


_OF = "Of the {all} members of the Union on that day, {parts}."
_NOBODY = "None of the {all} members of the Union on that day is named."
_OUTSIDE = ("Outside it, {names} is named.", "Outside it, {names} are named.", "No state outside it is named.")
_UNSURE = (
    "Of the states named, {number} is only an example or possible.",
    "Of the states named, {number} are only an example or possible.",
    "",
)
_KINDS = (  # what is said of one member, of several, and of all
    ((PERMANENT, UNSURE), "would have a permanent seat", "would have a permanent seat"),
    ((GUEST,), "would be a guest", "would be guests"),
    ((OPEN,), "is to take part in a way that was not said", "are to take part in a way that was not said"),
    ((TURN,), "would sit in turn", "would sit in turn"),
    ((SILENT,), "is not named", "are not named"),
)


def _sentence(categories, union):
    parts = []
    for kinds, one, several in _KINDS:
        there = [code for code in union if categories[code] in kinds]
        if there:
            parts.append(f"{_who(there, union, kinds)} {one if len(there) == 1 else several}")
    outside = set(categories) - union
    unsure = [code for code, category in categories.items() if category == UNSURE]
    silent = all(categories[code] == SILENT for code in union)
    said = (
        (_NOBODY if silent else _OF).format(all=len(union), parts=joined(parts)),
        one_or_many(len(outside), *_OUTSIDE, names=_names(outside)),
        one_or_many(len(unsure), *_UNSURE, number=_number(unsure, categories)),
    )
    return " ".join(filter(None, said))


def _who(there, union, kinds):
    if len(there) == len(union):
        return "all"
    names = f" ({_names(there)})" if kinds[0] in (PERMANENT, GUEST, OPEN) and len(there) <= _LISTED else ""
    return f"{cardinal(len(there))}{names}"


def _number(unsure, categories):
    """All, or how many, of those that were named one by one."""
    one_by_one = [code for code, category in categories.items() if category in (PERMANENT, UNSURE, OPEN, GUEST)]
    return "all" if len(unsure) == len(one_by_one) else cardinal(len(unsure))


def _names(codes):
    return joined([in_a_sentence(code) for code in sorted(codes, key=name)])


def _also(rows, drawing, x, y, width):
    """Groups and institutions, in words beside the map."""
    further = [row for row in rows if row["holder_kind"] != "country"]
    if not further:
        return
    y = drawing.text(x, y + 8, "Not one by one, or no state", colour=style.GREY)
    for row in further:
        with drawing.mark(row["seat_id"], _facts(row)):
            y = drawing.text(x, y + 3, f"{_holder(row)}: {_WHERE[row['seat']]}", room=width)


def _holder(row):
    if row["holder_kind"] == "group":
        return capitalised(_GROUPS[row["holder"]])
    if row["holder"] == "high_representative":
        return "High Representative"
    return f"Head of the {course().find('institutions', row['holder'])['name']}"


def _facts(row):
    return facts(
        {
            "Holder": _holder(row),
            "Seat": _WHERE[row["seat"]],
            "What was said": row["said"],
            "Note": row["note"],
            "How sure": in_a_cell(row["confidence"], row["source_id"]),
        },
        row["source_id"],
    )
