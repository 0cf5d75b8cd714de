"""How sure a row is, in words: its own confidence, and beside it the grade of the source it stands on.

A value may have been seen in a source that is itself weak, so the one is never shown without the other.
"""

from __future__ import annotations

from .package import Row, course

_SENTENCES = {
    "verified": "The source was read",
    "core_text": "A core text states it, and nobody else confirmed it",
    "recalled": "It is well known, but was not seen in a source for this edition",
}
_WORDS = {"verified": "verified", "core_text": "core text only", "recalled": "recalled"}
_KINDS = {"digest": "a digest of other reports, often written by machine"}
_WEAK = "an unknown site, a news aggregator, or a copy or translation that cannot be checked"


def _weakness(source: Row) -> str:
    """Why a source is graded low, from its kind; nothing for a better one."""
    return _KINDS.get(source["kind"], _WEAK) if source["reliability"] == "low" else ""


def elsewhere(confidence: str | None, source: Row) -> bool:
    """Whether a core text states a cell of a row that stands on another source, whose grade then says nothing of it.

    >>> elsewhere("core_text", course().find("sources", "CORE_IAI"))
    False
    """
    core = {work["source_id"] for work in course().rows("literature") if work["origin"] == "core_text"}
    return confidence == "core_text" and source["source_id"] not in core


def in_a_sentence(confidence: str | None, source: Row | None) -> str:
    """How sure a value is and how good its source, as a sentence.

    Parameters
    ----------
    confidence : {"verified", "core_text", "recalled"} or None
        How sure the row or cell is. None where nothing is recorded.
    source : mapping or None
        The row of `sources` that the value stands on.

    Returns
    -------
    str

    Notes
    -----
    Source of both words: the columns `confidence` of the table and `reliability` of sources.csv; the codebook defines
    them.

    Examples
    --------
    >>> print(in_a_sentence("verified", course().find("sources", "GH_MB1008")))
    The source was read; we grade it low: a digest of other reports, often written by machine.
    >>> print(in_a_sentence("verified", course().find("sources", "LAW_2025_1106")))
    The source was read; we grade it high.
    >>> print(in_a_sentence("recalled", course().find("sources", "OK_CODE")))
    It is our own judgement, to be argued with, not a fact seen in a source.
    """
    if source is None:
        return "No source is recorded."
    if source["kind"] == "judgement":
        return "It is our own judgement, to be argued with, not a fact seen in a source."
    if elsewhere(confidence, source):
        return "A core text states it, and the source named does not."
    said = _SENTENCES.get(confidence or "", "How sure it is was not recorded")
    it = "it" if confidence == "verified" else "the source named"
    why = _weakness(source)
    return f"{said}; we grade {it} {source['reliability']}{f': {why}' if why else ''}."


def in_a_cell(confidence: str | None, source_id: str | None) -> str:
    """How sure a row is and how its source is graded, in a few words for a column of a table.

    Parameters
    ----------
    confidence : {"verified", "core_text", "recalled"} or None
    source_id : str or None
        Key of the source in sources.csv.

    Returns
    -------
    str
        Blank where nothing is recorded.

    Examples
    --------
    >>> in_a_cell("verified", "GH_MB1008"), in_a_cell("recalled", "OK_HIST"), in_a_cell(None, None)
    ('verified (source graded low: digest)', 'recalled (source graded medium)', '')
    """
    words = _WORDS.get(confidence or "", "")
    if not words or not source_id:
        return words
    source = course().find("sources", source_id)
    if source["kind"] == "judgement":
        return "our own judgement"
    if elsewhere(confidence, source):
        return words
    kind = f": {source['kind']}" if source["kind"] in _KINDS else ""
    return f"{words} (source graded {source['reliability']}{kind})"
