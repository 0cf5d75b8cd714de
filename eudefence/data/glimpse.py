"""What stands behind a link, in one line: what is seen when the pointer rests on it."""

from __future__ import annotations

import datetime as dt
import re

from eudefence.ground.explained import shortened
from eudefence.ground.words import capitalised, lowered

from .citation import cite
from .columns_in_words import cell_in_words, dated, heading, label
from .confidence import elsewhere, in_a_cell
from .facts import Fact
from .package import course

_MOST = 110  # letters of a cell that holds whole sentences


def glimpse(found: Fact) -> str:
    """A fact in one line: the value, its date, who is behind it, and how sure that is.

    Parameters
    ----------
    found : Fact

    Returns
    -------
    str
        Without line ends and straight quotation marks, so that it can be the title of a link.

    >>> from eudefence.data.facts import fact
    >>> glimpse(fact("forces.rdc.planned_strength"))
    '5,000 persons; plan as of 21 March 2022; ...; verified (source graded ...)'
    >>> glimpse(fact("glossary.G093"))
    'Political and Security Committee: ...'
    """
    table, row = found.table, found.row
    if table == "glossary":
        first = re.split(r"(?<=[a-z)][.])\s", row["definition"], maxsplit=1)[0]
        return _safe(shortened(f"{row['expanded_form']}: {first}", 2 * _MOST))
    if table == "literature" and not found.field:
        return _safe(shortened(cite(row["bib_key"]).partition(" http")[0], 2 * _MOST))
    parts = [_value(found) if found.field else heading(table, row), dated(table, found.field, row)]
    if table == "claims" and not found.field:
        verdict = cell_in_words(table, "verdict", row)
        parts = [f"{parts[0]}: {shortened(row['claim'], _MOST)}", f"our verdict: {verdict}"]
    return _safe("; ".join(part for part in [*parts, *_sure(found)] if part))


def _value(found: Fact) -> str:
    """The cell, and what it is where the words alone do not say so."""
    field = str(found.field)
    said = shortened(cell_in_words(found.table, field, found.row), _MOST)
    if isinstance(found.value, dt.date):
        named = heading(found.table, found.row)
        if named.endswith(said):
            return named
        since = field in ("valid_from", "valid_to")
        what = "" if field == "date" else f", {lowered(label(field))}"
        return f"{named}{what}{' ' if since else ': '}{said}"
    return said if found.unit else f"{label(field)}: {said}"


def _sure(found: Fact) -> list[str]:
    """Who is behind a fact, and how sure it is."""
    if not found.source_id:
        return []
    source = course().find("sources", found.source_id)
    sure = in_a_cell(found.confidence, found.source_id)
    if found.confidence == "recalled":
        sure = "from memory" if source["publisher"] == "this course" else f"from memory, after {source['publisher']}"
        return [sure if source["kind"] != "judgement" else "our own judgement"]
    return [sure] if elsewhere(found.confidence, source) else [source["publisher"], sure]


def _safe(text: str) -> str:
    return capitalised(" ".join(text.split())).replace('"', "'").replace("\\", "/")
