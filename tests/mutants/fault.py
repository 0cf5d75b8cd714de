"""A planted fault, and where it stands in the code."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = "eudefence"


class LostAnchor(ValueError):
    """The text of a fault stands nowhere, or in more than one place: the fault must be written anew."""


@dataclass(frozen=True)
class Fault:
    """One small untruth.

    Attributes
    ----------
    id : str
        Two letters for the part of the code and a number.
    where : str
        Module and function, such as ``"rules.Rule.valid"``. The module is its last name only and serves to choose
        between functions of the same name, so that a file can move. A module alone means its text outside all
        functions.
    old, new : str
        Text that stands there once, and what it is replaced by.
    tests : tuple of str
        Test files that should notice: names of files (``"test_vote"``) or of folders, which mean every test file in
        them (``"decisions/council"``), with as many folders before the name as tell it apart. A fault that they miss
        is tried with `wider` too.
    wider : tuple of str
        Further test files or folders.
    why : str
        What the fault makes untrue.
    equivalent : str
        Why no test can notice it; empty for a fault that must be noticed.
    """

    id: str
    where: str
    old: str
    new: str
    why: str
    tests: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    equivalent: str = ""

    def place(self, root: Path) -> tuple[Path, int]:
        """The file and the position of the text to be replaced.

        Raises
        ------
        LostAnchor
            If it stands nowhere or more than once.
        """
        module, _, function = self.where.partition(".")
        found = []
        for path in sorted((root / PACKAGE).rglob("*.py")):
            for start, end in _spans(path, function if function else None):
                text = _text(path)
                at = text.find(self.old, start, end)
                while at >= 0:
                    found.append((path, at))
                    at = text.find(self.old, at + 1, end)
        named = [one for one in found if _stem(one[0]) == module]
        if function and not named:
            named = found  # the function has moved to another file
        places = sorted(set(named))
        if len(places) != 1:
            raise LostAnchor(
                f"{self.id}: {self.old!r} stands {len(places)} times in {self.where}; it must stand there once."
            )
        return places[0]

    def planted(self, root: Path) -> tuple[Path, str]:
        """The file and its text with the fault in it."""
        path, at = self.place(root)
        text = _text(path)
        return path, text[:at] + self.new + text[at + len(self.old) :]


def _stem(path: Path) -> str:
    return path.parent.name if path.stem == "__init__" else path.stem


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _functions(path: Path) -> dict[str, list[tuple[int, int]]]:
    """Where each function and class of a file begins and ends, in characters."""
    text = _text(path)
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found: dict[str, list[tuple[int, int]]] = {}

    def walk(node, name):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                own = f"{name}.{child.name}" if name else child.name
                first = min([child.lineno, *(one.lineno for one in child.decorator_list)])
                found.setdefault(own, []).append((starts[first - 1], starts[child.end_lineno]))
                walk(child, own)
            else:
                walk(child, name)

    walk(ast.parse(text), "")
    return found


def _spans(path: Path, function: str | None) -> list[tuple[int, int]]:
    if function is not None:
        return _functions(path).get(function, [])
    inside = sorted(span for name, spans in _functions(path).items() if "." not in name for span in spans)
    edges = [0, *(edge for span in inside for edge in span), len(_text(path))]
    return list(zip(edges[::2], edges[1::2], strict=True))
