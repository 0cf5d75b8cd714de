"""Terms of the course in plain words: the glossary, asked by name, acronym or full form."""

from __future__ import annotations

from dataclasses import dataclass

from eudefence.ground.arguments import keywords_checked, refused
from eudefence.ground.explained import Explained
from eudefence.ground.faces import offer
from eudefence.ground.words import joined

from .confidence import in_a_sentence
from .package import Row, course


@dataclass(frozen=True, repr=False)
class Term(Explained):
    """A term of the glossary.

    Attributes
    ----------
    id : str
        Its key in the table glossary.
    name, in_full : str
        As the course uses it, and its full form or title.
    acronym : str or None
    definition : str
        In plain words.
    related : tuple of str
        Names of terms that are near to it.
    source_id, confidence : str
        What the definition rests on, and how sure it is.
    """

    id: str
    name: str
    acronym: str | None
    in_full: str
    definition: str
    related: tuple[str, ...]
    source_id: str
    confidence: str

    def brief(self) -> str:
        """The names of the term."""
        return f"{self.acronym or self.name}: {self.in_full}" if self._other else self.name

    @property
    def _other(self) -> bool:
        return self.in_full != (self.acronym or self.name)

    def explain(self) -> str:
        """The definition, what is near to it, and where it comes from.

        >>> print(term("MPCC").explain().split(" See also")[0])
        MPCC (Military Planning and Conduct Capability): ...
        """
        named = f"{self.acronym or self.name} ({self.in_full})" if self._other else self.name
        near = f" See also {joined(self.related)}." if self.related else ""
        source = course().find("sources", self.source_id)
        sure = in_a_sentence(self.confidence, source)
        return f"{named}: {self.definition}{near} Source: {source['title']} ({source['publisher']}). {sure}"


__all__ = ["Term", "term"]
offer(globals(), __all__)


@keywords_checked
def term(name: str) -> Term:
    """What a term of the course means.

    Parameters
    ----------
    name : str
        The term, its acronym or its full form; small and capital letters and a plural count as the same.

    Returns
    -------
    Term
        Printed, or at the end of a cell, it is its definition in whole sentences.

    Raises
    ------
    ValueError
        For what the glossary does not explain; the nearest term is named.

    Examples
    --------
    >>> term("PESCO").in_full
    'Permanent Structured Cooperation'
    >>> term("battlegroups")
    <Term: EUBG: EU Battlegroup>
    """
    rows = course().rows("glossary")
    asked = _plain(name) if isinstance(name, str) else ""
    # A term's own name wins over the same words in the full form of another, and any name over a plural (EEA, EEAS).
    for plural in ("", "s"):
        for column in ("term", "acronym", "expanded_form", "term_id"):
            for row in rows:
                if asked and row[column] and asked == _plain(row[column]) + plural:
                    return _made(row)
    known = [row["term"] for row in rows] + [row["acronym"] for row in rows if row["acronym"]]
    raise refused("name", name, known, "term of the glossary")


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _made(row: Row) -> Term:
    package = course()
    related = tuple(
        package.find("glossary", one["related_term_id"])["term"]
        for one in package.rows("glossary_related")
        if one["term_id"] == row["term_id"]
    )
    return Term(
        id=row["term_id"],
        name=row["term"],
        acronym=row["acronym"],
        in_full=row["expanded_form"],
        definition=row["definition"],
        related=related,
        source_id=row["source_id"],
        confidence=row["confidence"],
    )
