"""A sentence above Python's own words where a cell that calls the kit stumbles over a slip of typing.

Three slips have a cure that the kit knows: a letter or a word without quotation marks, curly quotation marks, and a
call before the first box was run. Every other error, and every other cell, keeps Python's traceback as it is.
"""

from __future__ import annotations

import re
import sys
from html import escape

from eudefence.ground.quoting import excerpt
from eudefence.learning.checking.feedback import to_html, unmarked

LOADED_FIRST = ("ask", "check", "hint", "solution", "progress", "questions", "ed", "views")
_CALLS = re.compile(r"\b(?:ask|check|hint|solution)\s*\(")
_CURLY = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"}


def sentence(cell: str, error: BaseException) -> str:
    """What went wrong and what to type, or nothing where the kit does not know better than Python.

    Parameters
    ----------
    cell : str
        The lines that were run.
    error : BaseException
        What Python says of them.

    Examples
    --------
    >>> sentence('check("01.a", b)', NameError("name 'b' is not defined", name="b"))
    'A letter stands between quotation marks. Write `"b"` in the place of `b`, and run the box again.'
    >>> sentence('check("01.a", “b”)', SyntaxError("invalid character '“' (U+201C)"))
    'These quotation marks are curly, and Python reads straight ones only. Write: `check("01.a", "b")`'
    >>> sentence("1 / 0", ZeroDivisionError()), sentence("x = y", NameError("y", name="y"))
    ('', '')
    """
    if not _CALLS.search(cell):
        return ""
    if isinstance(error, SyntaxError):
        line = next((line for line in cell.splitlines() if any(mark in line for mark in _CURLY)), "")
        straight = line.translate(str.maketrans(_CURLY)).strip()
        if not line or "`" in straight:
            return ""
        return f"These quotation marks are curly, and Python reads straight ones only. Write: `{straight}`"
    name = getattr(error, "name", None)
    if not isinstance(error, NameError) or not isinstance(name, str):
        return ""
    if name in LOADED_FIRST:
        return (
            f"`{name}` is not loaded yet. Run the first box of this page, which loads the course, then this one again."
        )
    if not re.search(rf"(?<![\w.\"']){re.escape(name)}(?![\w(\[.\"'])", cell):
        return ""
    what = "A letter" if len(name) == 1 else "A word that is an answer"
    return f'{what} stands between quotation marks. Write `"{name}"` in the place of `{name}`, and run the box again.'


def shown(cell: str, error: BaseException, traceback: str) -> dict[str, str] | None:
    """The sentence with Python's own words folded below it, as an output; None where there is nothing to add."""
    said = sentence(cell, error)
    if not said:
        return None
    plain = re.sub(r"\x1b\[[0-9;]*m", "", traceback)
    head = f"{type(error).__name__}: {excerpt(error, 200)}"
    title = "Not loaded yet" if getattr(error, "name", None) in LOADED_FIRST else "A slip of typing"
    style = (
        "border: 1px solid #8a8a8a; border-left: 8px dashed #b35900; padding: 2px 12px; margin: 4px 0; max-width: 60em"
    )
    html = (
        f'<div style="{style}"><p><strong>✗ {title}</strong></p>{to_html(said)}'
        f"<details><summary>{escape(head)}</summary><pre>{escape(plain)}</pre></details></div>"
    )
    return {"text/html": html, "text/plain": f"{title}\n\n{unmarked(said)}\n\n{head}"}


def watch() -> bool:
    """Let the notebook that runs this say such sentences; False outside one.

    >>> watch()
    False
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None and hasattr(ipython, "get_ipython") else None
    if shell is None:
        return False
    shell.set_custom_exc((NameError, SyntaxError), _told)
    return True


def load_ipython_extension(shell) -> None:
    """The same where a kernel loads it when it starts, before any box was run."""
    shell.set_custom_exc((NameError, SyntaxError), _told)


def _told(shell, kind, error, trace, tb_offset=None):
    """What IPython calls in the place of showing such an error."""
    raw = shell.history_manager.input_hist_raw
    lines = shell.InteractiveTB.structured_traceback(kind, error, trace, tb_offset=tb_offset)
    if issubclass(kind, SyntaxError):
        lines = shell.SyntaxTB.structured_traceback(kind, error, [])
    output = shown(raw[-1] if raw else "", error, "\n".join(lines))
    if output is not None:
        shell.display_pub.publish(output)
    elif trace.tb_frame.f_code.co_name == "run_code":  # as IPython does it where nobody asks to be told
        shell.showtraceback(running_compiled_code=True)
    elif issubclass(kind, IndentationError):
        shell.showindentationerror()
    else:
        shell.showsyntaxerror()
    return lines
