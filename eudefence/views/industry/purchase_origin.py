"""Where European states buy their arms, as each estimate has it: side by side, each on its own base."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, number
from eudefence.models.industry import pillars
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import box, legend_line

ALL, NONE = "all", "none"
BASES = {
    "announced_purchases": "announced purchases, not at home",
    "contract_value_with_domestic": "value of contracts, at home too",
    "selected_contracts": "value of selected contracts",
    "arms_imports": "imports by volume",
    "published_contracts": "published contracts",
}
ORIGINS = {
    "home": "firms of the buying state",
    "eu": "members of the Union",
    "europe": "European states",
    "united_states": "United States",
    "other_outside": "others outside",
    "outside_eu": "outside the Union",
    "other_imports": "all sellers but the United States",
    "other_firms": "firms of other states",
}
_GROUPS = {  # how an origin is painted: alike where it means something alike
    "near": (("home", "eu", "europe"), style.CATEGORIES[0], "", "from near: home, Union or Europe, see the words"),
    "us": (("united_states",), style.CATEGORIES[1], "///", "United States"),
    "far": (("other_outside", "outside_eu"), style.CATEGORIES[5], "...", "outside"),
    "mixed": (("other_imports", "other_firms"), style.PAPER, "", "all others"),
}
_NOT_ONE_SCALE = (
    "They may not be put on one scale or averaged: one counts announced purchases outside the buyer's own country, one"
    " contracts at home as well, one selected contracts of the Union alone, and one only imports, by volume."
)
_NAMES, _ROW, _BAR = 384, 39, 21  # pixels: words on the left; an estimate; its bar


def origin_of_purchases(base: str = ALL, target: str = NONE) -> View:
    """Where European states buy their arms: each estimate with what it counts, whose purchases and of which years.

    What it answers: how much is bought outside, who says so, and why do the numbers differ?

    Parameters
    ----------
    base : str
        One of the things that are counted (column `base` of origin_estimates); "all" for all estimates side by side.
    target : str
        A key of the table cooperation_targets to hold the estimates against; "none" for none. Only with one base.

    Returns
    -------
    View
        Bars of one hundred per cent, each of its own base.

    Raises
    ------
    ValueError
        For an unknown base or target, for a target with all bases at once, and for a target that counts something
        else: with the reason.

    Notes
    -----
    Source: IRIS (through the Draghi report), IISS, SIPRI, ECIPE; objections by Bruegel and IISS.

    Examples
    --------
    >>> origin_of_purchases("selected_contracts").rows[0]["From"], origin_of_purchases().rows[0]["Share (per cent)"]
    ('members of the Union', 78.0)
    >>> origin_of_purchases("arms_imports", "edis-european-2030")
    Traceback (most recent call last):
    ValueError: target: “Bought from European industry: half by 2030” may not be held against SIPRI: ...
    """
    one_of("base", base, [ALL, *BASES])
    estimates = [row for row in course().rows("origin_estimates") if base in (ALL, row["base"])]
    held = _held(base, target, estimates)
    shares = {
        row["estimate_id"]: [
            one for one in course().rows("purchase_origin") if one["estimate_id"] == row["estimate_id"]
        ]
        for row in estimates
    }
    pairs = [(row, share) for row in estimates for share in shares[row["estimate_id"]]]
    return View(
        _sentence(base, estimates, shares, held),
        {
            "Estimate": [row["name"] for row, _ in pairs],
            "From": [ORIGINS[share["origin"]] for _, share in pairs],
            "Share (per cent)": [share["share"] for _, share in pairs],
            "What is counted": [row["counted"] for row, _ in pairs],
            "Whose purchases": [row["buyers"] for row, _ in pairs],
            "Years": [row["period"] for row, _ in pairs],
            "Who says it": [row["said_by"] for row, _ in pairs],
            "Remark": [share["note"] for _, share in pairs],
        },
        title="Where European states buy their arms, by estimate",
        unit="per cent of what each estimate counts",
        date="2015 to 2025" if base == ALL else "",
        source=source_line(("origin_estimates", estimates), note="What counts as near or outside differs by estimate."),
        more=_more(estimates, held),
        draw=lambda: _draw(estimates, shares, held),
    )


def explore_origin_of_purchases() -> Explorer:
    """`origin_of_purchases` with controls for what is counted and for a target to hold it against."""
    targets = {
        row["name"]: row["target_id"]
        for row in course().rows("cooperation_targets")
        if row["measure"] in ("european_origin", "internal_trade")
    }
    return explore(
        origin_of_purchases,
        base=choice("What is counted", {"all, side by side": ALL} | by_words(BASES)),
        target=choice("Hold it against", {"no target": NONE} | targets, compact=True),
    )


def _held(base, target, estimates):
    """The target beside each estimate; a ValueError with the reason where it may not stand there."""
    if target == NONE:
        return []
    known = [row["target_id"] for row in course().rows("cooperation_targets")]
    one_of("target", target, [NONE, *known])
    if base == ALL:
        row = course().find("cooperation_targets", target)
        raise ValueError(
            f"target: “{row['name']}” may not be held against all estimates at once. They count different things;"
            " choose first what is counted."
        )
    return [pillars.held_against(target, row["estimate_id"]) for row in estimates]


def _sentence(base, estimates, shares, held):
    us = {row["estimate_id"]: _share(shares[row["estimate_id"]], "united_states") for row in estimates}
    said = []
    if base == ALL:
        found = [share for share in us.values() if share is not None]
        said.append(
            f"{capitalised(cardinal(len(estimates)))} estimates answer where European states buy;"
            f" the American share alone lies between {number(min(found))} and {number(max(found))} %. {_NOT_ONE_SCALE}"
        )
    else:
        for row in estimates:
            parts = [
                f"{number(one['share'])} % from {ORIGINS[one['origin']]}"
                if one["origin"] != "united_states"
                else f"{number(one['share'])} % from the United States"
                for one in shares[row["estimate_id"]]
                if one["kind"] == "reported"
            ]
            said.append(f"{row['name']}: {joined(parts)} ({row['period']}).")
    for one in held[:1]:
        said.append(f"The target is {number(one.target['value'])} %, and may be held against them only with care.")
    return " ".join(said)


def _share(rows, origin):
    return next((row["share"] for row in rows if row["origin"] == origin), None)


def _more(estimates, held):
    ids = [row["estimate_id"] for row in estimates]
    said = [
        f"Objection by {row['said_by']} ({date_in_words(row['said_on'], row['said_on_precision'])}) to"
        f" “{course().find('origin_estimates', row['about'])['name']}”: {row['argument']}"
        f" What can be answered: {row['answer']}"
        for row in course().rows("measure_objections")
        if row["about"] in ids
    ]
    said += list(dict.fromkeys(f"With care: {one.reason}" for one in held))
    return " ".join(said)


def _draw(estimates, shares, held):
    drawing = Drawing(len(estimates) * _ROW + 44)
    wide = drawing.width - _NAMES - 8
    against = {one.against: one.target for one in held}
    for place, row in enumerate(estimates):
        y = 4 + place * _ROW
        drawing.text(0, y + 9, row["name"].split(",")[0], bold=True, room=_NAMES - 14)
        words = f"{BASES[row['base']]}; {_when(row)}"
        drawing.text(0, y + 24, words, size=style.LEAST, colour=style.GREY)
        x = _NAMES
        for share in _in_order(shares[row["estimate_id"]]):
            room = wide * share["share"] / 100
            with drawing.mark(f"{row['estimate_id']}-{share['origin']}", _facts(row, share)):
                _draw_share(drawing, x, y + 4, room, share)
            x += room
        if row["estimate_id"] in against:
            _draw_target(drawing, against[row["estimate_id"]], y, wide)
    signs = [(box(drawing, fill, hatch), words) for _, fill, hatch, words in _GROUPS.values()]
    legend_line(drawing, signs, 0, len(estimates) * _ROW + 24)
    return drawing


def _when(row):
    return row["period"].replace("February or June", "Feb. or June").replace("February", "Feb.").replace("the ", "")


def _in_order(rows):
    """From near to far; a total that two others make up is left to the table."""
    order = ["home", "eu", "europe", "united_states", "other_outside", "outside_eu", "other_imports", "other_firms"]
    parts = {row["origin"] for row in rows}
    whole = {"outside_eu"} if {"united_states", "other_outside"} <= parts else set()
    return sorted((row for row in rows if row["origin"] not in whole), key=lambda row: order.index(row["origin"]))


def _draw_share(drawing, x, y, room, share):
    _, fill, hatch, _ = next(group for group in _GROUPS.values() if share["origin"] in group[0])
    rim = style.GREY if fill == style.PAPER else ""
    drawing.rect(x + 0.5, y, room - 1, _BAR, fill=fill, hatch=hatch, rim=rim)
    short = {"home": "home", "eu": "Union", "europe": "Europe", "united_states": "US", "outside_eu": "outside"}
    label = f"{number(share['share'])} {short.get(share['origin'], '')}".strip()
    drawing.text(
        x + room / 2, y + _BAR / 2, label, size=style.LEAST, anchor="middle", on=fill, ground=fill if hatch else ""
    )


def _draw_target(drawing, target, y, wide):
    x = _NAMES + wide * target["value"] / 100
    drawing.line([(x, y - 1), (x, y + _BAR + 9)], colour=style.CATEGORIES[3], width=3)
    drawing.text(x + 6, y + _BAR + 9, f"{number(target['value'])} %", size=style.LEAST, colour=style.INK)


def _facts(row, share):
    return facts(
        {
            "Estimate": f"{row['name']}: {number(share['share'])} % from {ORIGINS[share['origin']]}",
            "What is counted": row["counted"],
            "Whose purchases": row["buyers"],
            "Years": row["period"],
            "Who says it": row["said_by"],
            "How made": row["method"],
            "Remark": " ".join(part for part in (share["note"], row["note"]) if part),
        },
        row["source_id"],
    )
