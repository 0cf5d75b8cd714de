"""Views that are words: tables and cards as HTML, which can be selected, translated, enlarged and read aloud.

Everything is escaped here and nowhere else. What a notebook shows untrusted keeps tables, emphasis and plain colours,
so nothing more is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from . import style

Part = tuple[str, str]


def paragraph(words: str, label: str = "") -> str:
    """One paragraph, with a label in bold before it if there is one.

    >>> paragraph("It was sent.", "What happened")
    '<p><strong>What happened:</strong> It was sent.</p>'
    """
    lead = f"<strong>{escape(label)}:</strong> " if label else ""
    return f"<p>{lead}{escape(words)}</p>"


def bullets(items: Iterable[str]) -> str:
    """A list.

    >>> bullets(["one", "two & three"])
    '<ul><li>one</li><li>two &amp; three</li></ul>'
    """
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"


def linked(words: str, address: str) -> str:
    """Words that lead somewhere."""
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def facts(pairs: Iterable[Part]) -> str:
    """Labels with what is to be said of each: a table of two columns, the labels being the headings of its rows.

    >>> print(facts([("Founded", "1992")]).replace(_TOP, ""))
    <table class="ed-words">
    <tbody>
    <tr><th scope="row">Founded</th><td>1992</td></tr>
    </tbody>
    </table>
    """
    body = "\n".join(f'<tr><th scope="row"{_TOP}>{escape(a)}</th><td{_TOP}>{_cell(b)}</td></tr>' for a, b in pairs)
    return f'<table class="ed-words">\n<tbody>\n{body}\n</tbody>\n</table>'


def grid(heads: Sequence[str], rows: Iterable[tuple[str, Sequence]]) -> str:
    """A table of words, some cells shaded by how much they mean.

    Parameters
    ----------
    heads : sequence of str
        Headings of all columns, that of the names on the left first.
    rows : iterable of (name, cells)
        A cell is words, or a pair of words and a shade from 0 to 4.
    """
    top = "".join(f'<th scope="col"{_TOP}>{escape(head)}</th>' for head in heads)
    body = "\n".join(
        f'<tr><th scope="row"{_TOP}>{escape(name)}</th>{"".join(_shaded(cell) for cell in cells)}</tr>'
        for name, cells in rows
    )
    return f'<table class="ed-words">\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def panels(columns: Sequence[tuple[str, str, Sequence[Part]]]) -> str:
    """Words side by side, such as what speaks for and against a claim.

    Parameters
    ----------
    columns : sequence of (heading, line below it, parts)
        A part is a pair: its label, which may be empty, and its words.
    """
    heads = "".join(
        f'<th scope="col"{_TOP}>{escape(head)}{f"<br><small>{escape(under)}</small>" if under else ""}</th>'
        for head, under, _ in columns
    )
    cells = "".join(
        f"<td{_TOP}>{''.join(paragraph(words, label) for label, words in parts)}</td>" for _, _, parts in columns
    )
    head = f"<thead><tr>{heads}</tr></thead>"
    return f'<table class="ed-words ed-panels">\n{head}\n<tbody>\n<tr>{cells}</tr>\n</tbody>\n</table>'


# Left and to the top, whatever the front end's own tables do; a style survives where a class does not.
_TOP = ' style="text-align:left;vertical-align:top"'


def _cell(content):
    return escape(content) if isinstance(content, str) else "".join(paragraph(words) for words in content)


def _shaded(cell):
    if isinstance(cell, str):
        return f"<td{_TOP}>{escape(cell)}</td>"
    words, shade = cell
    if shade is None:
        return f"<td{_TOP}>{escape(words)}</td>"
    fill = style.CLASSES[5][shade]
    colours = f";background-color:{fill};color:{style.ink_on(fill)}"
    return f'<td style="text-align:left;vertical-align:top{colours}">{escape(words)}</td>'
