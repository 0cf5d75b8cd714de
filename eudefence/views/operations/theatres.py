"""Where missions worked: a tile for each country, placed roughly as on a map of Europe, Africa and western Asia."""

from __future__ import annotations

from eudefence.data import countries
from eudefence.ground.words import date_in_words
from eudefence.views.page import style
from eudefence.views.shapes.old_swatches import box

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
    "XK": (7, 3), "MK": (8, 3), "AM": (11, 3), "AF": (14, 3),
    "LY": (7, 4), "PS": (10, 4), "IQ": (12, 4),
    "ML": (4, 5), "NE": (5, 5), "TD": (7, 5), "SD": (9, 5), "YE": (12, 5),
    "GW": (1, 6), "CI": (2, 6), "GH": (3, 6), "TG": (4, 6), "BJ": (5, 6), "CF": (8, 6), "SS": (9, 6), "SO": (12, 6),
    "CD": (8, 7), "UG": (10, 7), "ID": (14, 7),
    "MZ": (10, 8),
}  # fmt: skip
_SHORT = {  # names that fit into a tile
    "BA": "Bosnia-H.",
    "CD": "DR Congo",
    "CF": "Centr. Afr.",
    "CI": "Côte d'Iv.",
    "GW": "Guinea-B.",
    "MK": "N. Maced.",
    "SS": "South Sudan",
    "AF": "Afghanistan",
    "MZ": "Mozambique",
}
_WIDE, _HIGH = 0.565, 0.52
_PAINT = {  # how a tile looks: fill, hatch, words
    "running": (style.CATEGORIES[0], "", "at least one mission running"),
    "undecided": (style.PAPER, "///", "none surely running, one or more cannot be decided"),
    "ended": (style.CLASSES[2][0], "", "missions in the past only"),
    "none": (style.GROUND, "", "none so far"),
}


def draw_theatres(rows, when):
    """A figure with a tile for each country of these missions, as of a day.

    Parameters
    ----------
    rows : list of dict
        Missions with their `state` on the day and their `theatres` (country, role).
    when : datetime.date

    Returns
    -------
    matplotlib.figure.Figure
        In each tile the number of missions running there on the day and the number of all that had been launched there
        by then.
    """
    height = 8 * _HIGH + 0.68
    figure, axes = style.paper(height)
    used = set()
    for country, (column, line) in PLACES.items():
        mine = [r["state"] for r in rows for c, _ in r["theatres"] if c == country]
        if mine:
            x, y = 0.12 + (column - 1) * _WIDE, 0.06 + (line - 1) * _HIGH
            used.add(_draw_tile(axes, country, mine, x, y))
    x, y = 0.12, height - 0.42
    for look, (fill, hatch, words) in _PAINT.items():
        if look not in used:
            continue
        box(axes, x, y - 0.08, 0.3, 0.16, fill, hatch)
        axes.text(x + 0.38, y, words, fontsize=8, va="center")
        x += 0.54 + 0.064 * len(words)
    said = f"“1 of 3”: one running on {date_in_words(when)}, of three there by then. “1?”: one that cannot be decided."
    only = _training_only(rows)
    if only:
        said += f" Training grounds only: {', '.join(only)}."
    axes.text(0.12, height - 0.16, said, fontsize=7.6, va="center")
    return figure


def _draw_tile(axes, country, states, x, y):
    """Draw a country with the states of the missions in it; returns how it looks, a key of `_PAINT`."""
    now, unsure, past = (states.count(state) for state in ("running", "undecided", "ended"))
    look = "running" if now else "undecided" if unsure else "ended" if past else "none"
    fill, hatch, _ = _PAINT[look]
    wide, high = _WIDE - 0.04, _HIGH - 0.04
    box(axes, x, y, wide, high, fill, hatch)
    written = {
        "ha": "center",
        "va": "center",
        "color": style.ink_on(fill) if look != "none" else style.GREY,
        "bbox": {"facecolor": fill, "edgecolor": "none", "pad": 0.6} if hatch else None,
    }
    name = _SHORT.get(country, countries.name(country))
    axes.text(x + wide / 2, y + 0.13, name, fontsize=6.3 if len(name) > 9 else 6.9, **written)
    sure = f"{now}+{unsure}?" if now and unsure else f"{unsure}?" if unsure else f"{now}"
    words = f"{sure} of {now + unsure + past}" if look != "none" else "–"
    axes.text(x + wide / 2, y + 0.32, words, fontsize=8 if len(words) < 7 else 6.8, fontweight="bold", **written)
    return look


def _training_only(rows):
    """Names of the countries in which there was nothing but training."""
    roles = {}
    for country, role in (place for row in rows for place in row["theatres"]):
        roles.setdefault(country, set()).add(role)
    return sorted(countries.name(c) for c in PLACES if roles.get(c) == {"training_site"})
