"""Where the idea of a European Security Council comes from: who asked for what, and when."""

from __future__ import annotations

from eudefence.data.package import Row, course
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined
from eudefence.views.page import style
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.dated_list import Dated, draw_dated

_KINDS = {  # from the seats: whom a proposal names
    "outside": ("with the United Kingdom", style.CATEGORIES[0], ""),
    "inside": ("members of the Union only", style.CATEGORIES[1], "///"),
    "experts": ("advisers, no states", style.CATEGORIES[5], ""),
    "against": ("an answer: against", style.CATEGORIES[4], "xxx"),
}
_SAID = (
    "{proposals} proposals since {first} use the name, {kingdom} of them with the United Kingdom; {year} has {latest}."
    " None was carried out: no such body exists."
)
_FORERUNNER = (
    "A forerunner of another kind was the Western European Union ({first} to {last}), a treaty organisation of members"
    " only. Three times the same name stood for another body: a yearly meeting of all leaders in 2016, a circle of"
    " advisers in 2017, a few states in turn in 2018."
)


def roots_of_the_council() -> View:
    """The idea of a European Security Council in time: who asked for it, when, and with whom.

    What it answers: how old is the idea, who had it first, and did the name always mean the same?

    Returns
    -------
    View
        A row for each proposal, and for each answer against it that was found.

    Notes
    -----
    Tables reform_proposals, esc_seats and positions. Answers of governments to the proposals of 2026 were looked for
    and not found.

    >>> roots_of_the_council().columns["When"][0]
    '28 August 2016'
    """
    found = moments()
    return View(
        _sentence(found),
        {
            "When": [one["when"] for one in found],
            "Who": [one["who"] for one in found],
            "What": [one["what"] for one in found],
            "Whom it names": [_KINDS[one["kind"]][0] for one in found],
            "What became of it": [one["status"] for one in found],
            "Remark": [one["note"] for one in found],
        },
        title="Roots of a European Security Council",
        date=f"{found[0]['day'].year} to {found[-1]['day'].year}",
        source=source_line(
            ("reform_proposals", [one["source_id"] for one in found if one["kind"] != "against"]),
            ("positions", [one["source_id"] for one in found if one["kind"] == "against"]),
            "esc_seats",
        ),
        more=_more(),
        draw=lambda: _draw(found),
    )


def moments() -> list[dict]:
    """Proposals that seats were named for, and answers against them, in the order of time."""
    package = course()
    seats = package.rows("esc_seats")
    wanted = {row["proposal_id"] for row in seats}
    found = [_proposal(row, seats) for row in package.rows("reform_proposals") if row["proposal_id"] in wanted]
    found += [_answer(row) for row in package.rows("positions") if row["question_id"] == "Q5" and row["code"] < 0]
    return sorted(found, key=lambda one: (one["day"], one["key"]))


def _proposal(row: Row, seats) -> dict:
    mine = [seat for seat in seats if (seat["proposal_id"], seat["account"]) == (row["proposal_id"], "proposer")]
    states = {seat["country"] for seat in mine if seat["country"]}
    kind = "outside" if "GB" in states else "experts" if any(s["holder"] == "experts" for s in mine) else "inside"
    return {
        "key": row["proposal_id"],
        "day": row["proposed_on"],
        "when": date_in_words(row["proposed_on"], row["proposed_on_precision"]),
        "who": row["proposer"].partition(" (")[0],
        "what": row["name"].partition(" (")[0],
        "kind": kind,
        "status": row["status"],
        "note": row["note"],
        "source_id": row["source_id"],
    }


def _answer(row: Row) -> dict:
    return {
        "key": row["position_id"],
        "day": row["valid_from"],
        "when": date_in_words(row["valid_from"], row["valid_from_precision"]),
        "who": row["held_by"],
        "what": "Rejects the idea",
        "kind": "against",
        "status": None,
        "note": joined([row["evidence"], row["caveat"]], "·") if row["caveat"] else row["evidence"],
        "source_id": row["source_id"],
    }


def _sentence(found):
    proposals = [one for one in found if one["kind"] != "against"]
    last = proposals[-1]["day"].year
    return _SAID.format(
        proposals=capitalised(cardinal(len(proposals))),
        first=proposals[0]["day"].year,
        kingdom=cardinal(sum(one["kind"] == "outside" for one in proposals)),
        year=last,
        latest=cardinal(sum(one["day"].year == last for one in proposals)),
    )


def _more():
    weu = course().find("institutions", "weu")
    return _FORERUNNER.format(first=weu["valid_from"].year, last=weu["valid_to"].year)


def _draw(found):
    return draw_dated(
        [
            Dated(one["key"], one["day"], one["kind"], f"{one['when']}: {one['who']}", one["what"], _facts(one))
            for one in found
        ],
        _KINDS,
    )


def _facts(one):
    return facts(
        {
            "What": one["what"],
            "Who": one["who"],
            "When": one["when"],
            "Whom it names": _KINDS[one["kind"]][0],
            "What became of it": one["status"],
            "Remark": one["note"],
        },
        one["source_id"],
    )
