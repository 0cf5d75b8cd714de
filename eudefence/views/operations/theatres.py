"""Where missions worked: a tile for each country, placed roughly as on a map of Europe, Africa and western Asia."""

from __future__ import annotations

from eudefence.data import countries
from eudefence.ground.words import date_in_words
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts

from .mission_states import STATES

REGIONS = {"europe": "Europe and the Caucasus", "africa": "Africa", "asia": "Middle East and Asia"}
_BY_REGION = {
    "europe": "AM BA DE GE MD MK PL UA XK",
    "africa": "BJ CD CF CI GH GW LY ML MZ NE SD SO SS TD TG UG",
    "asia": "AF ID IQ PS YE",
}
REGION_OF = {country: region for region, codes in _BY_REGION.items() for country in codes.split()}
# Column from the west, row from the north: a drawing aid, not geography.
PLACES = {
    "DE": (6, 1), "PL": (7, 1), "UA": (9, 1),
    "BA": (7, 2), "MD": (9, 2), "GE": (11, 2),
    "XK": (7, 3), "MK": (8, 3), "AM": (11, 3), "AF": (13, 3),
    "LY": (7, 4), "PS": (10, 4), "IQ": (12, 4),
    "ML": (4, 5), "NE": (5, 5), "TD": (7, 5), "SD": (9, 5), "YE": (12, 5),
    "GW": (1, 6), "CI": (2, 6), "GH": (3, 6), "TG": (4, 6), "BJ": (5, 6), "CF": (8, 6), "SS": (9, 6), "SO": (12, 6),
    "CD": (8, 7), "UG": (10, 7), "ID": (13, 7),
    "MZ": (10, 8),
}  # fmt: skip
_SHORT = {  # names that fit into a tile
    "BA": "Bosnia-H.",
    "CD": "DR Congo",
    "CF": "Centr. Afr.",
    "CI": "Côte d'Iv.",
    "GW": "Guinea-B.",
    "MK": "N. Maced.",
    "SS": "S. Sudan",
    "MZ": "Mozamb.",
}
_WIDE, _HIGH, _GAP = style.WIDE / 13, style.TALL / 8, 2  # pixels: from tile to tile, and between two
_KEY = 330  # pixels: room for words in the corner that no country takes
_PAINT = {  # how a tile looks: fill, hatch, words
    "running": (style.CATEGORIES[0], "", "at least one mission running"),
    "undecided": (style.PAPER, "///", "none surely running, one or more cannot be decided"),
    "ended": (style.CLASSES[2][0], "", "missions in the past only"),
    "none": (style.GROUND, "", "none so far"),
}


def draw_theatres(rows, when) -> Drawing:
    """A tile for each country of these missions, as of a day.

    Parameters
    ----------
    rows : list of dict
        Missions with their `state` on the day and their `theatres` (country, role).
    when : datetime.date

    Returns
    -------
    Drawing
        In each tile the number of missions running there on the day and the number of all that had been launched there
        by then.
    """
    drawing, used = Drawing(style.TALL), set()
    for country, (column, line) in sorted(PLACES.items(), key=lambda item: item[1][::-1]):
        mine = [row for row in rows if any(there == country for there, _ in row["theatres"])]
        if mine:
            words, look = _count(mine)
            used.add(look)
            with drawing.mark(country, _facts(country, words, mine, when)):
                _draw_tile(drawing, country, words, look, (column - 1) * _WIDE, (line - 1) * _HIGH)
    _draw_key(drawing, used, when, _training_only(rows))
    return drawing


def _count(mine):
    """The missions of a country in a tile's words, and how the tile looks, a key of `_PAINT`."""
    states = [row["state"] for row in mine]
    now, unsure, past = (states.count(state) for state in ("running", "undecided", "ended"))
    look = "running" if now else "undecided" if unsure else "ended" if past else "none"
    sure = f"{now}+{unsure}?" if now and unsure else f"{unsure}?" if unsure else f"{now}"
    return f"{sure} of {now + unsure + past}" if look != "none" else "–", look


def _facts(country, words, mine, when):
    """What a tile says: the count, and the missions by their state."""
    told = {"Country": countries.name(country), f"Running on {date_in_words(when)}": words}
    for state, heading in STATES.items():
        told[heading.capitalize()] = ", ".join(row["short_name"] for row in mine if row["state"] == state)
    return facts(told, [row["source_id"] for row in mine])


def _draw_tile(drawing, country, words, look, x, y):
    fill, hatch, _ = _PAINT[look]
    wide, high = _WIDE - _GAP, _HIGH - _GAP
    drawing.rect(x, y, wide, high, fill=fill, hatch=hatch, rim=style.GREY if hatch else "")
    ink = {"anchor": "middle", "ground": fill if hatch else ""}
    ink |= {"colour": style.GREY} if look == "none" else {"on": fill}
    middle, name = x + wide / 2, _SHORT.get(country, countries.name(country))
    drawing.text(middle, y + high * 0.3, name, size=style.LEAST, **ink)
    drawing.text(middle, y + high * 0.7, words, bold=True, **ink)


def _draw_key(drawing, used, when, only):
    y = 14
    for look, (fill, hatch, words) in _PAINT.items():
        if look in used:
            drawing.rect(0, y - 8, 30, 16, fill=fill, hatch=hatch, rim=style.GREY if hatch else "")
            y = drawing.text(38, y, words, room=_KEY - 38) + 6
    notes = [
        f"“1 of 3”: one running on {date_in_words(when)}, of three there by then. “1?”: one that cannot be decided."
    ]
    if only:
        notes.append(f"Training grounds only: {', '.join(only)}.")
    for note in notes:
        y = drawing.text(0, y + 4, note, size=style.LEAST, colour=style.GREY, room=_KEY)


def _training_only(rows):
    """Names of the countries in which there was nothing but training."""
    roles = {}
    for country, role in (place for row in rows for place in row["theatres"]):
        roles.setdefault(country, set()).add(role)
    return sorted(countries.name(c) for c in PLACES if roles.get(c) == {"training_site"})
