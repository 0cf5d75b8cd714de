"""The kinds of arrangements a partner can have, in words, and which row of the table belongs to which.

A kind here is as fine as the question needs: the law on SAFE alone makes three (equal terms, an agreement of its own,
common purchases only).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eudefence.data.package import Row
from eudefence.ground.arguments import one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.lists import listed

FAMILIES = {
    "politics": "Politics and law",
    "missions": "Missions and operations",
    "industry": "Arms and industry",
    "nato": "NATO",
    "groups": "Groups beside the Union",
}


@dataclass(frozen=True, repr=False)
class ArrangementKind(Explained):
    """One kind of arrangement.

    Attributes
    ----------
    key : str
        Its short name.
    words : str
        Its name, for a list.
    may : str
        What a partner that has it does or may do, to follow its name: "is a member of NATO".
    family : str
        A key of `FAMILIES`.
    link_type : str
        The kind of tie in the table partner_links.
    begins_with : str
        Where one kind of tie makes several kinds of arrangements: how the detail of its rows begins. Blank: the others.
    """

    key: str
    words: str
    may: str
    family: str
    link_type: str
    begins_with: str = ""

    def explain(self) -> str:
        """Its name and what it means."""
        return f"{self.words}: the partner {self.may}."

    def brief(self) -> str:
        """Its name."""
        return self.words


def _one(key: str, words: str, may: str, family: str, link_type: str, begins_with: str = "") -> ArrangementKind:
    return ArrangementKind(key, words, may, family, link_type, begins_with)


_ALL = (
    _one("partnership", "Security and Defence Partnership",
         "has a Security and Defence Partnership with the Union, a declaration that binds nobody in law", "politics",
         "sdp"),
    _one("economic_area", "European Economic Area",
         "belongs to the European Economic Area, the single market with some states outside the Union", "politics",
         "eea"),
    _one("dialogue", "Dialogue or joint declaration",
         "meets the Union in a fixed dialogue, or has signed a joint declaration with it", "politics",
         "structured_dialogue"),
    _one("sanctions", "Shared sanctions or positions",
         "joins sanctions or positions of the Union, all or some, or decides its own together with it",
         "politics", "sanctions_alignment"),
    _one("missions_agreement", "Framework agreement on missions",
         "has a framework agreement: the terms are settled on which it joins missions of the Union when it is invited",
         "missions", "framework_participation"),
    _one("classified_information", "Agreement on classified information",
         "has an agreement on protecting classified information: secrets may be shared, and nobody has to share them",
         "missions", "security_of_information"),
    _one("missions", "Staff, training or money for a mission",
         "gives staff, training or money to missions of the Union", "missions", "csdp_contribution"),
    _one("defence_agency", "Arrangement with the European Defence Agency",
         "has an arrangement that can open single projects of the European Defence Agency, without a vote",
         "industry", "eda_arrangement"),
    _one("agency_project", "Project of the European Defence Agency",
         "takes part in a project of the European Defence Agency", "industry", "eda_project"),
    _one("pesco_project", "Project of Permanent Structured Cooperation",
         "takes part in a project of Permanent Structured Cooperation", "industry", "pesco_project"),
    _one("defence_fund", "European Defence Fund", "takes part in the European Defence Fund", "industry", "edf"),
    _one("support_instrument", "Ukraine Support Instrument",
         "receives from the Ukraine Support Instrument of the European Defence Industry Programme", "industry", "edip",
         "Ukraine Support Instrument"),
    _one("industry_programme", "European Defence Industry Programme",
         "takes part in the European Defence Industry Programme", "industry", "edip"),
    _one("ammunition_programme", "Programme for ammunition (ASAP)", "took part in the programme for ammunition",
         "industry", "asap"),
    _one("purchase_programme", "Programme for joint purchases (EDIRPA)",
         "took part in the programme for joint purchases", "industry", "edirpa"),
    _one("safe_equal", "Equal terms under the SAFE loans",
         "may buy together with members and supply on equal terms under the SAFE loans, but gets no loan",
         "industry", "safe", "Buys together"),
    _one("safe_purchases", "Common purchases only under the SAFE loans",
         "may join common purchases of members under the SAFE loans, but its components count as outside",
         "industry", "safe", "May join common purchases"),
    _one("safe_agreement", "Own agreement on the SAFE loans",
         "has an agreement of its own on the SAFE loans", "industry", "safe"),
    _one("ukraine_loan", "The loan to Ukraine", "gets the loan to Ukraine, or may supply arms that are paid from it",
         "industry", "ukraine_loan"),
    _one("nato_member", "Membership of NATO", "is a member of NATO", "nato", "nato_member"),
    _one("nato_partner", "Partnership with NATO", "is a partner of NATO", "nato", "nato_partner"),
    _one("political_community", "European Political Community", "meets in the European Political Community", "groups",
         "epc"),
    _one("group_of_five", "Group of Five", "belongs to the Group of Five", "groups", "e5"),
    _one("group_of_five_plus", "Named beside the Group of Five",
         "is named as a further member of a Security Council built on the Group of Five", "groups", "e5_plus"),
    _one("expeditionary_force", "Joint Expeditionary Force", "belongs to the Joint Expeditionary Force", "groups",
         "jef"),
    _one("expeditionary_partner", "Partnership with the Joint Expeditionary Force",
         "is a partner of the Joint Expeditionary Force", "groups", "jef_partner"),
    _one("intervention_initiative", "European Intervention Initiative",
         "belongs to the European Intervention Initiative", "groups", "ei2"),
    _one("sky_shield", "European Sky Shield Initiative", "belongs to the European Sky Shield Initiative", "groups",
         "essi"),
    _one("coalition_of_the_willing", "Coalition of the willing for Ukraine",
         "belongs to the coalition of the willing for Ukraine", "groups", "coalition_of_the_willing"),
)  # fmt: skip
KINDS: Mapping[str, ArrangementKind] = read_only({one.key: one for one in _ALL})
MAIN = (
    "partnership",
    "economic_area",
    "missions_agreement",
    "classified_information",
    "defence_agency",
    "pesco_project",
    "defence_fund",
    "safe_equal",
    "safe_agreement",
    "nato_member",
)


def kind_of(row: Row) -> str:
    """The kind of a row of the table partner_links.

    >>> kind_of({"link_type": "safe", "detail": "Own agreement on SAFE"})
    'safe_agreement'
    """
    same = [one for one in _ALL if one.link_type == row["link_type"]]
    chosen = [one for one in same if one.begins_with and row["detail"].startswith(one.begins_with)]
    return (chosen or [one for one in same if not one.begins_with])[0].key


def read_kinds(kinds: str | Iterable[str], argument: str = "kinds") -> tuple[str, ...]:
    """Kinds as a caller names them, by key or in words: "main", "all", a family, or a list of kinds.

    Raises
    ------
    ValueError
        For a kind that is not known, with the nearest; and for none.

    >>> read_kinds("nato"), read_kinds(["Membership of NATO", "partnership"])
    (('nato_member', 'nato_partner'), ('nato_member', 'partnership'))
    """
    if isinstance(kinds, str) and kinds in ("main", "all", *FAMILIES):
        return MAIN if kinds == "main" else tuple(k for k, one in KINDS.items() if kinds in ("all", one.family))
    by_words = {one.words: key for key, one in KINDS.items()}
    found = []
    for name in listed(kinds, argument, "a kind of arrangement or a list of kinds"):
        key = by_words.get(name) if isinstance(name, str) else None
        found.append(key or one_of(argument, name, KINDS, "kind of arrangement"))
    if not found:
        raise ValueError(f"{argument}: none chosen. Choose 'main', 'all', a family or some of {', '.join(KINDS)}.")
    return tuple(dict.fromkeys(found))
