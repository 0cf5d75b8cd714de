"""One row of a table as a piece of a page: what was quoted first, then the rest, then the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from eudefence.data.citation import article, cite
from eudefence.data.columns_in_words import cell_in_words, code_in_words, dated, explained, heading, label
from eudefence.data.confidence import in_a_sentence
from eudefence.data.facts import Fact
from eudefence.data.package import Row, course
from eudefence.ground.words import capitalised, in_words, joined, lowered

_OWN_WORDS = ("name", "short_name", "title", "term", "subject")  # what a heading may repeat
_TELLS = ("claim", "summary", "description", "answer", "annotation", "definition", "rule", "says")
# What the reference of a work and the line of a document say already.
_IN_THE_REFERENCE = {
    "literature": "entry_type title year venue volume number pages edition publisher doi url published_on"
    " authors_complete origin".split(),
    "sources": "title publisher date url".split(),
}
_REMARKS = ("note", "caveat", "exception", "follows")  # where nothing is remarked, nothing is missing
_SHORT = 80  # letters of a value that is set in bold with its name
_OWN = {"verified": " (a source was read)", "recalled": " (from memory)", "core_text": " (a core text states it)"}
_ABOUT_ROWS = ("row_sources", "cell_confidence", "event_subjects")
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#~"} | {"|": "&#124;", "$": "&#36;"})


def plain(text: str) -> str:
    """Words of a table as Markdown: no sign in them is taken for a mark, a table or a formula.

    >>> plain("a_b | c")
    'a\\\\_b &#124; c'
    """
    return " ".join(text.translate(_SIGNS).split())


def anchors(ids: Sequence[str]) -> str:
    """Places that a link can lead to, on a line of their own.

    >>> anchors(["forces.rdc"])
    '<a id="forces.rdc"></a>'
    """
    return "".join(f'<a id="{escape(id)}"></a>' for id in ids)


def row_in_words(found: Sequence[Fact], back: Sequence[tuple[str, str]]) -> str:
    """A row of a page.

    Parameters
    ----------
    found : sequence of Fact
        The cells of one row that were quoted, in the order in which they were; or the row as a whole.
    back : sequence of pairs
        Words and addresses of the pages on which they were.

    Returns
    -------
    str
        Markdown: a place for the row and for each cell, a heading, what was quoted with date, confidence and source,
        the rest of the row as a table, and the way back.

    >>> from eudefence.data.facts import fact
    >>> print(row_in_words([fact("forces.rdc.planned_strength")], [("unit 02", "../../notebooks/02_x.ipynb")]))
    <a id="forces.rdc"></a><a id="forces.rdc.planned_strength"></a>
    <BLANKLINE>
    ## EU Rapid Deployment Capacity
    <BLANKLINE>
    **Planned strength: 5,000 persons**, plan as of 21 March 2022. The source was read; ...
    """
    first = found[0]
    table, row = first.table, first.row
    whole = f"{table}.{','.join(first.key)}"
    places = anchors(list(dict.fromkeys([whole, *(one.link for one in found)])))
    cells = [one for one in found if one.field]
    parts = [places, f"## {plain(capitalised(heading(table, row)))}"]
    if table == "literature":
        reference, _, rest = cite(row["bib_key"]).partition(" http")
        parts.append(plain(reference) + (f" [http{plain(rest)}]({_safe(f'http{rest}')})" if rest else ""))
    parts += [*_quoted(cells, table, row), *_behind(table, row, first.key)]
    told = {one.field for one in cells} | ({_main(row)} if not cells else set())
    parts += _rest(table, row, told)
    parts.append(f"Back to {joined([f'[{words}]({address})' for words, address in back])}.")
    return "\n\n".join(part for part in parts if part)


def _quoted(cells: Sequence[Fact], table: str, row: Row) -> Iterator[str]:
    """The cells that were quoted, each with its date; how sure they are is said once where it is the same for all."""
    if not cells:
        main = _main(row)
        if main:
            yield (
                f"**{label(main)}:** {plain(cell_in_words(table, main, row))}"
                if table == "claims"
                else plain(row[main])
            )
        if sure := _sure(row.get("confidence"), row):
            yield sure
        return
    same = len({cell.confidence for cell in cells}) == 1
    said = []
    for cell in cells:
        date = dated(table, cell.field, row)
        value = _value(table, str(cell.field), row)
        what = label(str(cell.field), cell.unit)
        words = f"**{what}: {value}**" if len(value) <= _SHORT else f"**{what}:** {value}"
        said.append(f"{words}{f', {date}' if date else ''}")
    if len(cells) == 1 or not same:
        for cell, words in zip(cells, said, strict=True):
            stop = "" if words.endswith((".", ".**")) else "."
            yield f"{words}{stop} {_sure(cell.confidence, row)}".strip()
    else:
        yield "\n".join(f"- {words}" for words in said)
        yield _sure(cells[0].confidence, row)


def _sure(confidence: str | None, row: Row) -> str:
    if not row.get("source_id") or "reliability" in row:
        return ""  # a row of the table of sources is itself the document
    source = course().find("sources", row["source_id"])
    said = in_a_sentence(confidence, source)
    return f"From memory: {lowered(said)}" if confidence == "recalled" and source["kind"] != "judgement" else said


def _behind(table: str, row: Row, key: Sequence[str]) -> Iterator[str]:
    """The sources of a row, with their addresses."""
    package = course()
    if table == "sources":
        yield f"The document: {_source(row)}"
        return
    if not row.get("source_id"):
        return
    source = package.find("sources", row["source_id"])
    what = "Bibliographic data after" if table == "literature" else "Source"
    # What a core text is, a reader of the course knows; a page would say it at every claim.
    core = any(work["source_id"] == source["source_id"] for work in package.rows("literature") if _is_core(work))
    note = plain(source["note"]) if source["note"] and (not core or table == "literature") else ""
    yield " ".join(part for part in (f"{what}: {_source(source)}", note) if part)
    further = [
        package.find("sources", one["source_id"])
        for one in package.rows("row_sources")
        if (one["table"], one["key"]) == (table, ",".join(key)) and one["source_id"] != row["source_id"]
    ]
    if further:
        yield "Further sources:"
        yield "\n".join(f"- {_source(one)}" for one in further)


def _is_core(work: Row) -> bool:
    return work["origin"] == "core_text"


def _source(source: Row) -> str:
    title = plain(source["title"])
    day = f", {in_words(source['date'], precision=source['date_precision'])}" if source["date"] else ""
    named = f"[{title}]({_safe(source['url'])})" if source["url"] else title
    return f"{named}, {plain(source['publisher'])}{day}; graded {source['reliability']}."


def _safe(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _main(row: Row) -> str | None:
    """The column with the words that tell what a row is about."""
    return next((column for column in _TELLS if row.get(column)), None)


def _value(table: str, field: str, row: Row) -> str:
    """A cell as words of a page; a code with what the description of its column says about it."""
    described = course().fields(table)[field]
    if isinstance(row[field], str) and re.match(r"https?://", row[field]):
        return f"[{plain(row[field])}]({_safe(row[field])})"
    said = plain(cell_in_words(table, field, row))
    if "enum" in described.get("constraints", {}) and isinstance(row[field], str):
        why = plain(explained(row[field], described))
        return f"{said}: {why}" if why and why.casefold() != said.casefold() else said
    return said


def _rest(table: str, row: Row, told: set[str | None]) -> Iterator[str]:
    """The cells that were not quoted, as a small table; and which of them say nothing."""
    lines, blank = [], []
    for field in sorted(_left(table, row, told), key=lambda field: field not in _TELLS):
        unit = course().fields(table)[field].get("unit")
        if row[field] is None and field.endswith(_REMARKS):
            continue
        if row[field] is None:
            blank.append(lowered(label(field, unit)))
        else:
            date = dated(table, field, row)
            said = _value(table, field, row) + (f", {date}" if date else "") + _own(table, field, row)
            lines.append(f"| {label(field, unit)} | {said} |")
    lines += [f"| {plain(title)} | {plain(words)} |" for title, words in _lists(table, row)]
    if lines:
        yield "\n".join(["| The rest of the row | |", "| --- | --- |", *lines])
    if blank:
        yield f"Blank in this row, because it is not known or does not apply: {joined(blank)}."


def _own(table: str, field: str, row: Row) -> str:
    """How sure a cell of the rest is, where that is not what was said of the row."""
    key = ",".join(str(row[column]) for column in course().key_fields(table))
    sure = course().cell_confidence.get((table, key, field))
    return "" if sure in (None, row.get("confidence")) else _OWN[sure]


def _left(table: str, row: Row, told: set[str | None]) -> Iterator[str]:
    """The columns that a reader has not met yet: no keys that are codes, no date that stands beside its figure."""
    package = course()
    fields, keys, targets = package.fields(table), package.key_fields(table), package.targets(table)
    dates = {
        kind.get("asOf") or package.resource(table).get("asOf")
        for name, kind in fields.items()
        if (kind.get("unit") or kind.get("unitField")) and row[name] is not None
    }
    skipped = {*told, *dates, *(kind.get("unitField") for kind in fields.values()), "source_id", "confidence"}
    skipped |= set(_IN_THE_REFERENCE.get(table, ()))
    skipped |= {name for name in keys if name not in targets and (len(keys) == 1 or name.endswith("_id"))}
    skipped |= {name for name in _OWN_WORDS if row.get(name) and row[name].casefold() in heading(table, row).casefold()}
    return (name for name in fields if name not in skipped and not name.endswith("_precision"))


def _lists(table: str, row: Row) -> Iterator[tuple[str, str]]:
    """What other tables list under this row, such as the places of a mission."""
    package = course()
    if len(package.key_fields(table)) != 1:
        return
    [own] = package.key_fields(table)
    for other in package.tables:
        keys, targets = package.key_fields(other), package.targets(other)
        link = next((column for column in keys if targets.get(column) == table), None)
        if link is None or len(keys) != 2 or other in _ABOUT_ROWS:
            continue
        [column] = (one for one in keys if one != link)
        if package.fields(other)[column]["type"] == "integer":
            continue
        listed = [one for one in package.rows(other) if one[link] == row[own]]
        words = [
            cell_in_words(other, column, one) if column in targets else code_in_words(str(one[column]))
            for one in listed
        ]
        if words:
            yield package.resource(other)["title"], ", ".join(dict.fromkeys(words))


def _listed(table: str, column: str, row: Row) -> str:
    value = str(row[column])
    if column in course().targets(table):
        return cell_in_words(table, column, row)
    return article(value) if course().has("treaty_articles", value) else code_in_words(value)
