"""Proposals for reform: what needs other Treaties, against what the Treaties already allow."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.called import called
from eudefence.ground.words import date_in_words, one_or_many
from eudefence.views.page import html_words
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import noted
from eudefence.views.page.view import View

ROADS = {
    "treaty_change": "Change of the Treaties",
    "treaties_as_they_are": "What the Treaties already allow, or states beside them",
    "open": "Open: nobody has said, or it depends on the version",
}
_CODES = {"treaty_change": "yes", "treaties_as_they_are": "no", "open": "open"}
_EFFECTS = {
    "removes": "removed",
    "lowers": "eased",
    "leaves": "left as it is",
    "bypasses": "gone round",
    "postpones": "put off",
    "undetermined": "cannot be told",
    "not_applicable": "not touched",
}
RULES = {
    "either": "any effect",
    "unanimity": "unanimity removed, eased or gone round",
    "money": "the bar on the budget removed, eased or put off",
}
_CHANGES = {"either": "any rule, or none", "unanimity": "unanimity", "money": "the bar on the budget"}  # in the list
_CHANGED = ("removes", "lowers", "bypasses", "postpones")
_SAID = {
    "treaty_change": (
        "{n} proposal needs other Treaties: common accord and ratification by every member (Article 48(4) TEU).",
        "{n} proposals need other Treaties: common accord and ratification by every member (Article 48(4) TEU).",
    ),
    "treaties_as_they_are": (
        "{n} proposal needs no other Treaties.",
        "{n} proposals need no other Treaties; that does not make each of them easy: many need all governments.",
    ),
    "open": ("For {n} proposal nobody has said.", "For {n} proposals it is open whether the Treaties must change."),
}
_OURS = "Which road, and the effect on each rule, are our coding."
_NEEDED = {"yes": "Yes", "no": "No", "open": "Open"}
ALL = "all"
_NONE = "No proposal of this kind has this effect, by our coding."


def reform_proposals(road: str = "treaty_change", effect: str = "either", proposal: str = ALL) -> View:
    """Proposals for reform on one road, with what each does to the two rules; or one proposal in full.

    What it answers: what would need other Treaties, what do the Treaties already allow, and what does each leave of
    unanimity (Article 42(4) TEU) and of the bar on the budget (Article 41(2) TEU)?

    Parameters
    ----------
    road : {"treaty_change", "treaties_as_they_are", "open"}
    effect : {"either", "unanimity", "money"}
        Only those that change this rule.
    proposal : str
        A proposal by name or key, to read it in full; "all" for those of the road.

    Returns
    -------
    View
        The effects are our coding.

    Raises
    ------
    ValueError
        For an unknown road, effect or proposal.

    >>> reform_proposals("treaty_change", "unanimity").columns["Proposal"]
    ['Qualified majority as the rule in foreign and defence policy']
    >>> reform_proposals(proposal="R06").title
    'European Legion of volunteers recruited by the Union'
    """
    code = _CODES[one_of("road", road, ROADS)]
    one_of("effect", effect, RULES)
    if proposal != ALL:
        return _one(course().find("reform_proposals", called("proposal", proposal, _names(), "proposal")))
    found = [row for row in course().rows("reform_proposals") if row["treaty_change"] == code and _meant(row, effect)]
    columns = {
        "Proposal": [row["name"] for row in found],
        "Of": [date_in_words(row["proposed_on"], row["proposed_on_precision"]) for row in found],
        "Unanimity": [_EFFECTS[row["effect_on_unanimity"]] for row in found],
        "Budget bar": [_EFFECTS[row["effect_on_financing"]] for row in found],
        "Way in law": [row["legal_route"] for row in found],
    }
    said = one_or_many(len(found), *_SAID[road], _NONE)
    return View(
        said,
        columns,
        title=ROADS[road],
        unit=RULES[effect] if effect != "either" else "",
        date=f"as known on {date_in_words(course().edition)}",
        source=source_line(("reform_proposals", found), note=_OURS),
        words=lambda: html_words.grid(
            list(columns), [(name, cells) for name, *cells in zip(*columns.values(), strict=True)], (35, 16, 12, 12)
        ),
    )


def explore_reform_proposals() -> Explorer:
    """`reform_proposals` with controls for the road, the rule that is changed, and a proposal to read in full.

    >>> len(explore_reform_proposals().set(road="open").columns["Proposal"]) > 3
    True
    """
    listed = {"proposal": ALL}  # who chooses a road wants to see it, whatever was read in full before
    return explore(
        reform_proposals,
        road=choice("Road", by_words(ROADS), "treaty_change", compact=True, sets=dict.fromkeys(ROADS, listed)),
        effect=choice("Changes", by_words(_CHANGES), "either", compact=True, sets=dict.fromkeys(RULES, listed)),
        proposal=choice("In full", {"none: all of the road": ALL} | by_words(_names()), ALL, compact=True),
    )


def _one(row) -> View:
    parts = {
        "By whom, when": f"{row['proposer']}, {date_in_words(row['proposed_on'], row['proposed_on_precision'])}",
        "Other Treaties needed": f"{_NEEDED[row['treaty_change']]}. {row['legal_route'] or 'Nothing is said'}.",
        "Unanimity (Article 42(4))": _EFFECTS[row["effect_on_unanimity"]],
        "Bar on the budget (Article 41(2))": _EFFECTS[row["effect_on_financing"]],
        "Who decides": row["who_decides"],
        "Who pays": row["who_pays"],
        "Who commands": row["who_commands"],
        "States outside the Union": row["third_states"],
        "IAI 2026 judges": row["core_text_verdict"] if row["in_core_text"] else None,
        "What became of it": row["status"],
        "To know": row["note"],
    }
    parts = {label: words for label, words in parts.items() if words}
    return View(
        "",
        {"Part": list(parts), "Words": list(parts.values())},
        title=row["name"],
        date=f"as known on {date_in_words(row['status_on'])}",
        source=source_line(("reform_proposals", [row]), note=_OURS),
        words=lambda: html_words.run(html_words.facts(list(parts.items())), noted(row)),
    )


def _names() -> dict[str, str]:
    return {row["proposal_id"]: row["name"] for row in course().rows("reform_proposals")}


def _meant(row, effect) -> bool:
    column = {"unanimity": "effect_on_unanimity", "money": "effect_on_financing"}.get(effect)
    return column is None or row[column] in _CHANGED
