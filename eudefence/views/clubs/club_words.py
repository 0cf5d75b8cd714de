"""How much of the lists is known, in words that every picture of clubs uses; and short names that fit a row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from eudefence.data.package import course
from eudefence.ground.words import cardinal
from eudefence.models.clubs import networks

LISTED = {  # how complete the list of a club's members is, from best to worst
    "full": "list complete",
    "near_full": "nearly complete",
    "partial": "in part",
    "coordinator_only": "coordinator only",
    "third_states_only": "third states only",
    "none": "no list found",
}
_SPELLED = 45  # letters
NO_COOPERATION = "A tie is a shared membership, not proof that two states work together."
SHORT = {
    "Organisation for Joint Armament Cooperation": "OCCAR (joint armament)",
    "European Secure Software-defined Radio programme": "ESSOR (secure radio)",
    "European Secure Software-defined Radio": "ESSOR",
    "European Long-range Strike Approach": "ELSA (long-range strike)",
    "European Intervention Initiative": "Intervention Initiative",
    "European Rapid Operational Force": "Eurofor",
    "European Maritime Force": "Euromarfor",
    "European Gendarmerie Force": "Gendarmerie Force",
    "European Air Transport Command": "Air Transport Command",
    "European Sky Shield Initiative": "Sky Shield Initiative",
    "European Political Community": "Political Community",
    "European Group of Five": "Group of Five (E5)",
    "Movement Coordination Centre Europe": "Movement Coordination",
    "Combined Joint Expeditionary Force": "CJEF (France, UK)",
    "Common Armoured Vehicle System": "CAVS (vehicles)",
    "German-Dutch army integration": "German-Dutch army",
    "1 (German/Netherlands) Corps": "German-Dutch Corps",
    "Coalition of the Willing for Ukraine": "Coalition of the Willing",
    "Multinational Force Ukraine": "Force Ukraine (planned)",
    "Ukraine capability coalition: air force": "Ukraine: air force",
    "Ukraine capability coalition: armour": "Ukraine: armour",
    "Ukraine capability coalition: artillery": "Ukraine: artillery",
    "Ukraine capability coalition: demining": "Ukraine: demining",
    "Ukraine capability coalition: drones": "Ukraine: drones",
    "Ukraine capability coalition: integrated air and missile defence": "Ukraine: air defence",
    "Ukraine capability coalition: information technology": "Ukraine: IT",
    "Ukraine capability coalition: maritime": "Ukraine: maritime",
    "Ukraine capability coalition: electronic warfare": "Ukraine: electronic war",
}


def short(name: str) -> str:
    """A name that fits a row.

    >>> short("European Group of Five"), short("Eurocorps")
    ('Group of Five (E5)', 'Eurocorps')
    """
    return SHORT.get(name, name)


@lru_cache(maxsize=512)
def spelled(club: networks.Club) -> str:
    """A club in words: the name of a project in place of letters that stand for it, unless it is long.

    >>> roll = networks.roll("pesco", on="2023-06-01")
    >>> [spelled(club) for club in roll.clubs if club.label in ("MM", "Air Power", "SOCC for SJO")]
    ['Air Power', 'Military Mobility', 'SOCC for SJO']
    """
    if club.kind != "pesco":
        return club.label
    full = {row["project_id"]: row["name"] for row in course().rows("pesco_projects")}[club.row]
    return full if len(full) <= _SPELLED else club.label


def completeness(clubs: Sequence[networks.Club], what: str) -> str:
    """How many lists of members are complete, in a sentence.

    Parameters
    ----------
    clubs : sequence of Club
        As `eudefence.models.clubs.networks.roll` gives them.
    what : str
        What they are, in the plural: "projects", "formats".

    >>> completeness(networks.roll("missions", on="2018-04-15").clubs, "missions")
    'Of missions only the third states are in the data, and not all of them: members of the Union are missing.'
    """
    levels = [club.listed for club in clubs]
    if set(levels) == {"third_states_only"}:
        return (
            "Of missions only the third states are in the data, and not all of them: members of the Union are missing."
        )
    full, near = levels.count("full"), levels.count("near_full")
    if full == len(levels):
        return f"The list of members is complete for each of {full} {what}."
    sentence = _COMPLETE if near else _WITHOUT_NEAR
    return sentence.format(full=full, all=len(levels), what=what, near=near, rest=cardinal(len(levels) - full - near))


_COMPLETE = (
    "The list of members is complete for {full} of {all} {what} and nearly complete for {near}; for {rest} it has gaps"
    " or was not found."
)
_WITHOUT_NEAR = "The list of members is complete for {full} of {all} {what}; for {rest} it has gaps or was not found."
