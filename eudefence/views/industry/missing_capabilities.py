"""Which capabilities seven documents call missing, or want built first: fields against documents."""

from __future__ import annotations

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, one_or_many
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

AREAS = {
    "air_missile_defence": "air and missile defence",
    "artillery_ammunition": "artillery, ammunition, missiles",
    "drones": "drones, and defence against them",
    "ground_combat": "combat on land, soldiers' equipment",
    "sea": "ships, and awareness at sea",
    "underwater": "under water and on the seabed",
    "air_combat": "combat aircraft",
    "air_transport": "air transport",
    "logistics_mobility": "logistics and military mobility",
    "cyber_electronic": "cyber and electronic warfare",
    "space": "space",
    "command_information": "command, reconnaissance",
    "infrastructure": "infrastructure and enablers",
    "other": "others: medical, people, across fields",
}
_SHORT = {
    "cdp_2018": ("Plan", "2018"),
    "card_2020": ("Review", "2020"),
    "card_2022": ("Review", "2022"),
    "cdp_2023": ("Plan", "2023"),
    "card_2024": ("Review", "2024"),
    "white_paper_2025": ("White Paper", "2025"),
    "roadmap_2025": ("Roadmap", "2025"),
}
_NAMED = (
    "named in {most} of {documents} documents from {first} to {last}, more often than any other field: that it is named"
    " says that something lacked, not that nothing was done."
)
_OFTEN = ("{fields} is " + _NAMED, "{fields} are " + _NAMED)
_NEW = (
    "One field has an entry of its own only after the Russian attack of 2022: {fields}.",
    "{number} fields have an entry of their own only after the Russian attack of 2022: {fields}.",
    "",
)
_LEFT, _TOP, _ROW = 250, 42, 22  # pixels: names of the fields; heads of the columns; a field


def capability_priorities() -> View:
    """Which fields the plans, reviews and papers of the Union call missing or want built first, and since when.

    What it answers: what lacks, who says so, and did later documents name it again?

    Returns
    -------
    View
        A question mark stands where a document does not name a field and its list was not seen whole.

    Notes
    -----
    Source: Capability Development Plan of 2018 and 2023, Coordinated Annual Review on Defence of 2020, 2022 and 2024,
    White Paper and Roadmap of 2025; the sorting into fields is ours.

    Examples
    --------
    >>> capability_priorities().sentence.split(":")[0]
    'Combat on land is named in 6 of 7 documents from 2018 to 2025, more often than any other field'
    """
    documents = sorted(course().rows("capability_documents"), key=lambda row: row["agreed_on"])
    entries = sorted(
        course().rows("capability_priorities"), key=lambda row: (list(AREAS).index(row["area"]), row["named_on"])
    )
    names = {row["document_id"]: row["name"] for row in documents}
    return View(
        _sentence(documents, entries),
        {
            "Field": [AREAS[row["area"]] for row in entries],
            "Named as": [row["name"] for row in entries],
            "In": [names[row["document_id"]] for row in entries],
            "On": [date_in_words(row["named_on"]) for row in entries],
            "States that signed a letter of intent": [row["states"] for row in entries],
            "Remark": [row["note"] for row in entries],
            "How sure": [in_a_cell(row["confidence"], row["source_id"]) for row in entries],
        },
        title="What is missing, by document",
        unit="entries of each document in a field",
        date=f"{documents[0]['agreed_on'].year} to {documents[-1]['agreed_on'].year}",
        source=source_line(
            ("capability_priorities", entries),
            ("capability_documents", documents),
            note="The sorting into fields is ours.",
        ),
        more=" ".join(f"{row['name']}: {row['says']}" for row in documents if row["document_id"].startswith("card")),
        draw=lambda: _draw(documents, entries),
    )


def _named_in(entries, area):
    return {row["document_id"] for row in entries if row["area"] == area}


def _sentence(documents, entries):
    number = {area: len(_named_in(entries, area)) for area in AREAS if area != "other"}
    most = max(number.values())
    often = [AREAS[area].split(",")[0] for area, times in number.items() if times == most]
    before = {row["document_id"] for row in documents if row["agreed_on"].year < 2022}
    new = [
        AREAS[area].split(",")[0]
        for area in number
        if _named_in(entries, area) and not _named_in(entries, area) & before
    ]
    said = one_or_many(
        len(often), *_OFTEN, fields=capitalised(joined(often)), most=most, documents=len(documents),
        first=documents[0]["agreed_on"].year, last=documents[-1]["agreed_on"].year,
    )  # fmt: skip
    fields = joined(map("“{}”".format, new))
    return f"{said} {one_or_many(len(new), *_NEW, number=capitalised(cardinal(len(new))), fields=fields)}"


def _draw(documents, entries):
    drawing = Drawing(_TOP + len(AREAS) * _ROW + 34)
    step = (drawing.width - _LEFT) / len(documents)
    for place, row in enumerate(documents):
        x = _LEFT + (place + 0.5) * step
        what, year = _SHORT[row["document_id"]]
        with drawing.mark(row["document_id"], _document_facts(row)):
            drawing.text(x, 10, what, anchor="middle", bold=True)
            drawing.text(x, 26, year, anchor="middle")
    for line, (area, words) in enumerate(AREAS.items()):
        y = _TOP + line * _ROW
        drawing.line([(0, y), (drawing.width, y)], colour=style.FAINT)
        drawing.text(_LEFT - 10, y + _ROW / 2, words, anchor="end")
        for place, row in enumerate(documents):
            there = [one for one in entries if (one["area"], one["document_id"]) == (area, row["document_id"])]
            _draw_cell(drawing, _LEFT + place * step, y, step, row, there, area)
    y = _TOP + len(AREAS) * _ROW + 20
    drawing.text(
        0, y, "Filled: named, with the number of entries. Hatched: from memory only. ?: the list was not seen whole.",
        size=style.LEAST, colour=style.GREY,
    )  # fmt: skip
    return drawing


def _draw_cell(drawing, x, y, step, document, there, area):
    middle = x + step / 2
    if not there:
        if not document["complete"]:
            drawing.text(middle, y + _ROW / 2, "?", anchor="middle", colour=style.GREY)
        return
    sure = any(one["confidence"] == "verified" for one in there)
    fill = style.CATEGORIES[0] if sure else style.PAPER
    with drawing.mark(f"{document['document_id']}-{area}", _cell_facts(document, there, area)):
        drawing.rect(
            x + 8, y + 2, step - 16, _ROW - 4, fill=fill, hatch="" if sure else "///", rim="" if sure else style.GREY
        )
        drawing.text(middle, y + _ROW / 2, str(len(there)), anchor="middle", on=fill, ground="" if sure else fill)


def _cell_facts(document, there, area):
    signed = [f"{one['name']}: {one['states']}" for one in there if one["states"]]
    return facts(
        {
            "Field": f"{document['name']}, {AREAS[area]}",
            "Named": "; ".join(one["name"] for one in there),
            "On": date_in_words(document["agreed_on"], document["agreed_on_precision"]),
            "States that signed a letter of intent": "; ".join(signed) or None,
            "Remark": " ".join(dict.fromkeys(one["note"] for one in there if one["note"])) or None,
        },
        list(dict.fromkeys(one["source_id"] for one in there)),
    )


def _document_facts(row):
    return facts(
        {
            "Document": row["name"],
            "Made by": row["made_by"],
            "On": date_in_words(row["agreed_on"], row["agreed_on_precision"]),
            "Entries": f"{row['entries']} {row['entries_word']}" if row["entries"] else None,
            "It finds": row["says"],
            "Remark": row["note"],
        },
        row["source_id"],
    )
