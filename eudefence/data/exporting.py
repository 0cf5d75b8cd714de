"""Take a result out of the notebook: the same result always gives the same bytes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eudefence.ground.arguments import keywords_checked, refused
from eudefence.ground.files import save
from eudefence.ground.numbers import truth
from eudefence.ground.quoting import shown
from eudefence.ground.words import capitalised

from .stata_file import stata
from .table_writing import FORMATS, Plain, Sheet, columns_sheet, frame_sheet, plain, provenance, to_json, to_text, write

_PICTURE = (".png", ".svg")
_STATA = ".dta"
_TABLES = (*FORMATS, _STATA)
_PRINT = 300  # dots per inch that journals ask for


@keywords_checked
def export(
    result: object,
    path: str | Path,
    *,
    overwrite: bool = False,
    columns: Sequence[str] | None = None,
    spreadsheet: bool = False,
) -> Path:
    """Write a table, a view, a graph or a model's result to a file.

    Parameters
    ----------
    result : DataFrame, Series, View, Outcome, networkx graph or dataclass
        What a function of the kit gave.
    path : path
        The suffix decides: ``.csv``, ``.json``, ``.md``, ``.tex`` for tables, for the table of a View, and for what a
        vote decided (a row for each group of voters, each test, and the result); ``.dta`` for a table that Stata, R or
        SPSS will open, with labels of columns and values; ``.png``, ``.svg`` for a View;
        ``.graphml`` for a graph; ``.json`` and ``.md`` for other results, and the suffixes of tables for those with
        plain `rows`, such as a truth table, ranks or a lattice. JSON,
        Markdown and LaTeX name the data edition and the table.
    overwrite : bool
        Replace a file with other content. The same content is always accepted.
    columns : sequence of str, optional
        Only these columns of a table, in this order.
    spreadsheet : bool
        For a ``.csv`` that will be opened in a spreadsheet: a text that begins like a formula (``= + - @``) gets an
        apostrophe, so that nobody's cell is carried out as a command, and the file begins with the mark by which Excel
        knows UTF-8. Without it every cell is written exactly as it is.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    ValueError
        If the suffix does not suit the result, two columns have one name, a column is not there, the file exists with
        other content, or it cannot be written.

    Notes
    -----
    Row labels are kept: under their name, or as a first column `index` when they have none; only those that count 0, 1,
    2 are left out. A missing value is a blank cell, in JSON null. A day is written as a day; where one value of a
    column has a time or a zone, all are written with theirs. An infinite number is written as inf, a list or mapping
    inside a cell as JSON. The LaTeX table uses the package booktabs; headings are in words, with units, where the
    course data know them.

    Examples
    --------
    >>> import eudefence as ed, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     forces = ed.load("forces").head(1)
    ...     file = ed.export(forces, f"{folder}/forces.csv", columns=["force_id", "planned_strength"])
    ...     print(file.read_text(encoding="utf-8").splitlines()[0])
    force_id,planned_strength
    """
    try:
        path = Path(path)
    except TypeError:
        raise ValueError(f"path: {shown(path)} found; the name of a file is accepted, such as 'table.csv'.") from None
    try:
        content = _content(result, path.suffix, columns, spreadsheet)
    except UnicodeEncodeError as error:
        broken = error.object[error.start : error.end]
        raise ValueError(
            f"result: it holds {ascii(broken)}, half a sign that no file can hold. Mend that text first."
        ) from None
    except RecursionError:
        raise ValueError("result: it holds itself, or lists within lists without end, and cannot be written.") from None
    return save(path, content, truth(overwrite, "overwrite"))


# What a caller gave is looked at by what it can do, so that nothing here need know who drew or decided it: hence Any.
def _content(result: Any, suffix: str, columns: Sequence[str] | None, spreadsheet: bool) -> bytes:
    kind = suffix.lower()
    if truth(spreadsheet, "spreadsheet") and kind != ".csv":
        raise ValueError(f"spreadsheet: only a .csv is made for a spreadsheet, found {suffix!r}.")
    if columns is not None and kind not in _TABLES:
        raise ValueError(f"columns: only a table has columns to choose ({', '.join(_TABLES)}), found {suffix!r}.")
    sheet = _sheet(result, kind)
    if sheet is not None and kind in _TABLES:
        chosen = sheet.only(columns)
        return stata(chosen) if kind == _STATA else write(chosen, kind, spreadsheet)
    if _is_view(result):
        if kind not in _PICTURE:
            raise refused("path", suffix, _PICTURE + _TABLES, "suffix for a view")
        drawn: bytes = result.to_svg() if kind == ".svg" else result.to_png(dpi=_PRINT)
        return drawn
    if sheet is not None:
        raise refused("path", suffix, _TABLES, "suffix for a table")
    if hasattr(result, "nodes") and hasattr(result, "edges"):
        if kind != ".graphml":
            raise refused("path", suffix, [".graphml"], "suffix for a graph")
        return _graph(result)
    if dataclasses.is_dataclass(result) and not isinstance(result, type):
        if columns is not None:
            raise ValueError(f"columns: a {type(result).__name__} is no table, and has no columns to choose.")
        if kind == ".json":
            return to_json(result, {"kind": type(result).__name__})
        if kind == ".md" and hasattr(result, "explain"):
            return f"{result.explain()}\n\n{provenance({'kind': type(result).__name__})}\n".encode()
        accepted = [".json", ".md"] if hasattr(result, "explain") else [".json"]
        raise refused("path", suffix, accepted, "suffix for a result")
    raise ValueError(
        f"result: a {type(result).__name__} cannot be exported. Give a table (DataFrame, or rows), a View, a graph, or"
        " a model's result."
    )


def _is_view(result: Any) -> bool:
    """A picture or words with a table of plain columns behind it; looked at without making a frame of it."""
    return hasattr(result, "to_svg") and isinstance(getattr(result, "columns", None), Mapping)


def _sheet(result: Any, kind: str) -> Sheet | None:
    """The table that a result is or holds."""
    if _is_view(result):
        return columns_sheet(result.columns, getattr(vars(result).get("table"), "attrs", {}))
    if isinstance(result, list | tuple) and result and all(isinstance(row, Mapping) for row in result):
        names = dict.fromkeys(str(name) for row in result for name in row)
        return columns_sheet({name: [row.get(name) for row in result] for name in names})
    if hasattr(result, "to_csv") and getattr(result, "ndim", 0) in (1, 2):
        if result.ndim == 1:
            return frame_sheet(result.to_frame("value" if result.name is None else result.name))
        return frame_sheet(result)
    if kind != ".json" and hasattr(result, "steps") and hasattr(result, "voters"):
        return _vote(result, kind)
    rows = None if kind == ".json" else _rows_of(result)
    if rows is None or (not rows and kind == ".md"):  # without a row, a page of words still says why
        return None
    return _result_sheet(rows, kind, result)


def _rows_of(result: Any) -> list[Mapping[str, object]] | None:
    """The plain rows of a result that has some, or of several results of one kind."""
    if isinstance(result, list | tuple) and result and all(_is_result(one) for one in result):
        return [{field.name: getattr(one, field.name) for field in dataclasses.fields(one)} for one in result]
    if not _is_result(result):
        return None
    rows = getattr(result, "rows", None)
    if not isinstance(rows, list | tuple) or not all(isinstance(row, Mapping) for row in rows):
        return None
    return list(rows)


def _is_result(value: object) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, type) and hasattr(value, "explain")


def _result_sheet(rows: list[Mapping[str, object]], kind: str, result: Any) -> Sheet:
    """Rows of a result as a sheet, with what it says as the note; on paper shares have three digits."""
    if not rows:
        raise ValueError("result: it has no row to write in a table. A .json or .md of it says why: result.explain().")
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [_flat(row.get(name), kind != ".csv") for row in rows] for name in names}
    said = result.explain() if hasattr(result, "explain") else ""
    return dataclasses.replace(columns_sheet(columns), note=said, meta={"kind": type(result).__name__})


def _flat(value: object, on_paper: bool) -> object:
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return round(value, 3) if on_paper and isinstance(value, float) else value


_STANCES = {
    "in_favour": "in favour",
    "against": "against",
    "abstaining": "abstaining",
    "declaring": "abstaining with a declaration",
    "absent": "absent without a proxy",
}


def _vote(outcome: Any, kind: str) -> Sheet:
    """What a vote decided: who voted how, each test as it was applied, the result."""
    columns = {
        "what": "What",
        "article": "Article",
        "way": "Way",
        "number": "Number",
        "of": "Of",
        "limit": "Limit",
        "met": "Met",
        "members": "Members",
    }
    rows: list[tuple[Plain, ...]] = []
    for stance, words in _STANCES.items():
        group = getattr(outcome, stance)
        if group or stance in ("in_favour", "against"):
            # On paper a list of all who agree takes the page, and the others say who they are.
            short = kind != ".csv" and stance == "in_favour" and len(group) > 3 and len(group) > len(outcome.voters) / 2
            members = (
                ("all" if len(group) == len(outcome.voters) else "all others") if short else ", ".join(group) or None
            )
            rows.append((words, None, None, len(group), len(outcome.voters), None, None, members))
    for step in outcome.steps:
        limit = f"{'at least' if step.test.upwards else 'at most'} {step.needed:,}"
        rows.append(
            (step.description, step.article, step.alternative or None, step.found, step.of, limit, step.passed, None)
        )
    result = f"result: {'adopted' if outcome.adopted else 'not adopted'}"
    rows.append((f"{result}, {outcome.rule.name}", outcome.rule.article, None, None, None, None, outcome.adopted, None))
    if kind != ".csv":
        rows = [(capitalised(str(what)), *rest) for what, *rest in rows]
    return Sheet(tuple(columns), tuple(columns.values()), tuple(rows), {}, outcome.explain())


def _graph(graph: Any) -> bytes:
    """A graph as GraphML, which knows text, numbers and truth values: other attributes are written as text, missing
    ones are left out. Nodes and ties stand in the order of their names, so that a graph built in another order gives
    the same file. An attribute has one type, because readers other than networkx take its last one for all.
    """
    try:
        import networkx
    except ImportError:
        raise ValueError(
            "result: networkx, which writes graphs, is not installed. Install it with: pip install networkx"
        ) from None
    kind = ("Multi" if graph.is_multigraph() else "") + ("DiGraph" if graph.is_directed() else "Graph")
    copy = getattr(networkx, kind)()
    copy.graph.update(_attributes(graph.graph))
    nodes: dict[str, dict[str, Plain]] = {}
    written: dict[str, object] = {}
    for node, attributes in graph.nodes(data=True):
        name = _xml(to_text(plain(node)))
        if written.setdefault(name, node) is not node:
            raise ValueError(f"result: two nodes are both written as {name!r}. Rename one.")
        nodes[name] = _attributes(attributes)
    names = {node: name for name, node in written.items()}
    ties: list[tuple[str, str, dict[str, Plain]]] = []
    for start, end, attributes in graph.edges(data=True):
        one, other = names[start], names[end]
        if other < one and not graph.is_directed():
            one, other = other, one
        ties.append((one, other, _attributes(attributes)))
    _of_one_type(list(nodes.values()))
    _of_one_type([attributes for *_, attributes in ties])
    copy.add_nodes_from(sorted(nodes.items()))
    copy.add_edges_from(sorted(ties, key=lambda tie: tie[:2]))
    return ("\n".join(networkx.generate_graphml(copy)) + "\n").encode("utf-8")


def _of_one_type(things: list[dict[str, Plain]]) -> None:
    """Give an attribute one type on all nodes, or on all ties: whole and other numbers are written as numbers, unlike
    things as text.
    """
    types: dict[str, set[type]] = {}
    for attributes in things:
        for name, value in attributes.items():
            types.setdefault(name, set()).add(type(value))
    for attributes in things:
        for name, value in attributes.items():
            if len(types[name]) > 1:
                numbers = types[name] == {int, float}
                attributes[name] = float(value) if numbers and isinstance(value, int) else value
                if not numbers:
                    attributes[name] = to_text(value)


def _attributes(attributes: Mapping[object, object]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for name, given in sorted(attributes.items(), key=lambda pair: str(pair[0])):
        value = plain(given)
        if value is not None:
            value = to_text(value) if isinstance(value, list | dict) else value
            found[_xml(str(name))] = _xml(value) if isinstance(value, str) else value
    return found


def _xml(text: str) -> str:
    if re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text):
        raise ValueError(f"result: {ascii(text)} holds a sign that GraphML cannot hold. Mend that text first.")
    return text
