"""Take a result out of the notebook: the same result always gives the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
import types
from fractions import Fraction
from pathlib import Path

from .arguments import refused
from .files import save
from .package import course

_TABLE, _PICTURE = (".csv", ".json", ".md", ".tex"), (".png", ".svg")
_PRINT = 300  # dots per inch that journals ask for


def export(result: object, path: str | Path, *, overwrite: bool = False) -> Path:
    """Write a table, a view, a graph or a model's result to a file.

    Parameters
    ----------
    result : DataFrame, Series, View, networkx graph or dataclass
        What a function of the kit gave.
    path : path
        The suffix decides: ``.csv``, ``.json``, ``.md``, ``.tex`` for tables (and the table of a View); ``.png``, ``.svg`` for a View;
        ``.graphml`` for a graph. JSON, Markdown and LaTeX name the data edition and the table.
    overwrite : bool
        Replace a file with other content. The same content is always accepted.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    ValueError
        If the suffix does not suit the result, or the file exists with other content.

    Examples
    --------
    >>> import eudefence as ed, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     ed.export(ed.load("forces"), f"{folder}/forces.csv").name
    'forces.csv'
    """
    path = Path(path)
    return save(path, _content(result, path), overwrite)


def _content(result: object, path: Path) -> bytes:
    suffix = path.suffix.lower()
    if hasattr(result, "figure") and hasattr(result, "table"):
        if suffix in _PICTURE:
            return result.to_svg() if suffix == ".svg" else result.to_png(dpi=_PRINT)
        return _table(result.table, suffix, _PICTURE + _TABLE)
    if hasattr(result, "nodes") and hasattr(result, "edges"):
        if suffix != ".graphml":
            raise refused("path", path.suffix, [".graphml"], "suffix for a graph")
        import networkx

        return ("\n".join(networkx.generate_graphml(result)) + "\n").encode("utf-8")
    if hasattr(result, "to_csv"):
        return _table(result.to_frame() if result.ndim == 1 else result, suffix, _TABLE)
    if dataclasses.is_dataclass(result) and not isinstance(result, type):
        if suffix == ".json":
            return _json(_plain(result), {"kind": type(result).__name__})
        if suffix == ".md" and hasattr(result, "explain"):
            return f"{result.explain()}\n\n{_provenance({})}\n".encode()
        raise refused("path", path.suffix, [".json", ".md"], "suffix for a result")
    raise ValueError(f"result: a {type(result).__name__} cannot be exported. Give a table (DataFrame), a View, a graph, or a model's result.")


def _table(frame, suffix: str, accepted: tuple[str, ...]) -> bytes:
    named = any(name is not None for name in frame.index.names)
    if suffix == ".csv":
        return frame.to_csv(index=named, lineterminator="\n", date_format="%Y-%m-%d").encode("utf-8")
    if suffix == ".json":
        flat = frame.reset_index() if named else frame
        rows = [{str(k): _plain(v) for k, v in row.items()} for row in flat.to_dict(orient="records")]
        return _json(rows, dict(frame.attrs))
    if suffix in (".md", ".tex"):
        flat = frame.reset_index() if named else frame
        head = [str(column) for column in flat.columns]
        body = [["" if _plain(v) is None else str(_plain(v)) for v in row] for row in flat.itertuples(index=False, name=None)]
        return (_markdown if suffix == ".md" else _latex)(head, body, _provenance(frame.attrs)).encode("utf-8")
    raise refused("path", suffix, accepted, "suffix for a table")


def _markdown(head, body, note) -> str:
    rows = [head, ["---"] * len(head), *body]
    lines = ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + f"\n\n{note}\n"


def _latex(head, body, note) -> str:
    marks = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {c: f"\\{c}" for c in "&%$#_{}"}

    def line(row):
        return " & ".join("".join(marks.get(c, c) for c in cell) for cell in row) + r" \\"

    return "\n".join(
        [rf"\begin{{tabular}}{{{'l' * len(head)}}}", r"\hline", line(head), r"\hline", *map(line, body), r"\hline", r"\end{tabular}", f"% {note}", ""]
    )


def _json(data, meta: dict) -> bytes:
    package = course()
    meta = {"kit": "eudefence", "edition": package.edition.isoformat(), "version": package.descriptor["version"]} | meta
    return (json.dumps({"meta": meta, "data": data}, ensure_ascii=False, indent=1, default=str) + "\n").encode("utf-8")


def _provenance(attrs: dict) -> str:
    package = course()
    table = f", table {attrs['table']}" if attrs.get("table") else ""
    as_of = f", as of {attrs['as_of']}" if attrs.get("as_of") else ""
    return f"Source: eudefence course data, edition {package.edition.isoformat()}, version {package.descriptor['version']}{table}{as_of}."


def _plain(value):
    """A value that JSON can hold; a fraction stays exact."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_plain(v) for v in value), key=str)
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value == value else None
    if isinstance(value, dt.date):
        return value.isoformat()
    if hasattr(value, "item") and not isinstance(value, str):
        value = value.item()
    # pandas writes a missing value in three ways; none of them equals itself as a plain truth value.
    return None if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value else value


class _Callable(types.ModuleType):
    """Lets ``ed.export(...)`` work whether the name was reached as the function or as this module, which Python binds to it on import."""

    def __call__(self, result, path, *, overwrite=False):
        return export(result, path, overwrite=overwrite)


sys.modules[__name__].__class__ = _Callable
