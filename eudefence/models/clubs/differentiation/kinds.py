"""The taxonomy as data: by what cases of differentiation are sorted, what each word means, and whose words they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["DEPTHS", "TAXONOMY", "TypeOfCase", "code_of", "words_of"]


@dataclass(frozen=True)
class TypeOfCase:
    """One kind of case within one way of sorting.

    Attributes
    ----------
    code : str
        As in the table differentiation.
    words : str
        As a reader would say it.
    definition : str
        What makes a case of this kind, in a sentence. The full rules of coding stand in the codebook.
    works : tuple of str
        Keys of the works in the table literature from which the pair or triple comes.
    """

    code: str
    words: str
    definition: str
    works: tuple[str, ...]


def _kinds(works: tuple[str, ...], *kinds: tuple[str, str, str]) -> Mapping[str, TypeOfCase]:
    return MappingProxyType({code: TypeOfCase(code, words, definition, works) for code, words, definition in kinds})


_RIEKER = ("rieker_2021b", "rieker_giske_2024")
TAXONOMY: Mapping[str, Mapping[str, TypeOfCase]] = MappingProxyType(
    {
        "membership": _kinds(
            _RIEKER,
            ("internal", "internal", "The line runs between members of the Union; no state outside has a part."),
            (
                "external",
                "external",
                "States outside are let into or kept out of something of the Union, or belong to a club outside it.",
            ),
            ("both", "internal and external", "Something of the Union divides members and gives outsiders a part."),
        ),
        "formality": _kinds(
            _RIEKER,
            ("formal", "formal", "A treaty, a law, a convention or a decision sets it up."),
            ("informal", "informal", "A declaration, a letter of intent or a habit sets it up."),
        ),
        "dimension": _kinds(
            ("rieker_2021b", "leuffen_2022"),
            ("horizontal", "horizontal (who takes part)", "A list of states inside and outside tells the case."),
            ("vertical", "vertical (how deep it goes)", "How far each state is bound tells the case."),
        ),
        "stubb": _kinds(
            ("stubb_1996",),
            ("time", "by time", "All are to do the same, some later or for some years only."),
            ("space", "by space", "States belong to a lasting group, or do not."),
            ("matter", "by matter", "States choose subject by subject, or act by act."),
        ),
        "schimmelfennig_winzen": _kinds(
            ("schimmelfennig_winzen_2014",),
            ("instrumental", "instrumental", "A member stands apart to bear a change more slowly or more cheaply."),
            ("constitutional", "constitutional", "A member stands apart for sovereignty, identity or neutrality."),
            ("not_applicable", "neither", "Nobody stands apart from a rule for all."),
        ),
        "legal_form": _kinds(
            ("holzinger_schimmelfennig_2012",),
            ("treaty", "Treaty", "An article or a protocol of the Treaties."),
            ("secondary", "secondary law", "An act under the Treaties, an agreement of the Union, a text of a body."),
            ("outside", "outside Union law", "No rule of the Union."),
        ),
        "euflex_area": _kinds(
            ("euflex_2018",),
            ("foreign_policy", "foreign policy and diplomacy", "Foreign policy and diplomatic integration."),
            (
                "security_community",
                "region and security community",
                "Regional integration and the building of a security community.",
            ),
            ("defence", "defence", "Forces, arms, and money for them."),
        ),
    }
)
# The steps of depth are ours; no published scale is meant.
DEPTHS: Mapping[int, str] = MappingProxyType(
    {
        0: "nothing done together was seen",
        1: "they consult and speak",
        2: "they act together, each decides each time",
        3: "a rule or a fixed share of payment binds them",
        4: "a body or command acts for them",
        5: "a majority decides over each",
    }
)


def words_of(variable: str, code: str) -> str:
    """A code in words.

    >>> words_of("membership", "both"), words_of("stubb", "matter")
    ('internal and external', 'by matter')
    """
    return TAXONOMY[variable][code].words


def code_of(words: str) -> tuple[str, str] | None:
    """Which way of sorting a code belongs to, and the code; None for no code.

    >>> code_of("informal"), code_of("bilateral")
    (('formality', 'informal'), None)
    """
    for variable, kinds in TAXONOMY.items():
        for kind in kinds.values():
            if words in (kind.code, kind.words):
                return variable, kind.code
    return None
