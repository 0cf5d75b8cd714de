"""Places where a sentence for readers is glued from parts: `python3 -m tests.glued` lists them.

A sentence can be translated, and tested for grammar, only where it stands whole in one place, with gaps for names and
numbers. What a program can see of the opposite, in the text of the code:

- a word chosen inside a sentence: ``f"{n} states {'is' if n == 1 else 'are'} bound"`` (write two sentences);
- the same, chosen before: ``verb = "is" if n == 1 else "are"``, and then ``f"{n} of them {verb} bound"``;
- a sentence that goes on in another text: ``sentence + f", and {more}"``, ``said += " of them"``;
- a function that returns a piece of a sentence with a gap in it, for another to put into its own: ``f"of {n} states"``.

It cannot see pieces that wait in a table or a list; reading finds those.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

from tests.places import ROOT

PACKAGE = ROOT / "eudefence"
# What readers read. The workshop and the trial speak to those who write questions and to the program itself.
FOLDERS = ("ground", "models", "views", "learning/kinds", "learning/checking", "learning/asking", "learning/bank")
A_WORD = re.compile(r"[ ,;]*[a-z][a-z' -]*[ ,;.]*\Z")
GOES_ON = re.compile(r"(?: ?[,;]| [a-z(])(?=.*[a-z])")
MARKUP = re.compile(r"[<>{}=#]|&\w+;")


def texts(node: ast.AST) -> Iterator[str]:
    """The plain pieces of a text."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def chosen(node: ast.JoinedStr) -> bool:
    """Is a word inside this sentence chosen by a condition?"""
    plain = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    if MARKUP.search(plain) or " " not in plain.strip():
        return False
    conditions = (
        part.value for part in node.values if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.IfExp)
    )
    return any(
        isinstance(branch, ast.Constant) and isinstance(branch.value, str) and A_WORD.match(branch.value)
        for condition in conditions
        for branch in (condition.body, condition.orelse)
    )


def chosen_before(scope: ast.AST, refusals: set[int]) -> int:
    """How many sentences, but for those of refusals, take in a word that a condition chose above them."""
    words = {
        target.id
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.IfExp)
        for target in node.targets
        if isinstance(target, ast.Name)
        and all(
            A_WORD.match(getattr(part, "value", "") or "")
            for part in (node.value.body, node.value.orelse)
            if isinstance(getattr(part, "value", None), str)
        )
        and any(isinstance(getattr(part, "value", None), str) for part in (node.value.body, node.value.orelse))
    }
    return sum(
        isinstance(node, ast.JoinedStr)
        and id(node) not in refusals
        and not MARKUP.search("".join(texts(node)))
        and " " in "".join(texts(node)).strip()
        and any(
            isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name) and part.value.id in words
            for part in node.values
        )
        for node in ast.walk(scope)
    )


def returned(node: ast.AST) -> bool:
    """Is a piece of a sentence returned, to be put into another?"""
    if not isinstance(node, ast.Return) or not isinstance(node.value, ast.JoinedStr):
        return False
    first = node.value.values[0]
    plain = "".join(part.value for part in node.value.values if isinstance(part, ast.Constant))
    begins = isinstance(first, ast.Constant) and re.match(r"[ ,;(]*[a-z]", str(first.value))
    return (
        bool(begins)
        and " " in plain.strip()
        and len(re.findall(r"[a-z]+", plain)) > 1
        and not MARKUP.search(plain)
        and "_" not in plain
    )


def added(node: ast.AST) -> bool:
    """Does a sentence go on in the text that is added to it?"""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        behind = node.right
    elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
        behind = node.value
    else:
        return False
    first = behind.values[0] if isinstance(behind, ast.JoinedStr) and behind.values else behind
    text = first.value if isinstance(first, ast.Constant) else ""
    return isinstance(text, str) and bool(GOES_ON.match(text)) and not MARKUP.search(text)


def in_module(tree: ast.Module) -> Counter[str]:
    """How many places, by the outermost function or class they stand in."""
    found: Counter[str] = Counter()
    for top in tree.body:
        name = getattr(top, "name", "(module)")
        # Messages of refused arguments are for those who type; they name the argument and stay as they are. What makes
        # an answer unreadable is told to learners.
        refusals = {
            id(one)
            for raised in ast.walk(top)
            if isinstance(raised, ast.Raise) and "Unreadable" not in ast.dump(raised)
            for one in ast.walk(raised)
        }
        for node in ast.walk(top):
            if id(node) not in refusals and (isinstance(node, ast.JoinedStr) and chosen(node) or added(node)):
                found[name] += 1
            found[name] += returned(node)
        found[name] += chosen_before(top, refusals)
    return +found


def found() -> dict[str, int]:
    """``path function`` to the number of places."""
    places: dict[str, int] = {}
    for folder in FOLDERS:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            module = path.relative_to(PACKAGE).as_posix()
            for name, number in in_module(ast.parse(path.read_text(encoding="utf-8"))).items():
                places[f"{module} {name}"] = number
    return places


if __name__ == "__main__":
    for place, number in found().items():
        print(place, number)
