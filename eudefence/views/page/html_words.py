"""Views that are words: tables and cards as HTML, which can be selected, translated, enlarged and read aloud.

Everything is escaped here and nowhere else. What a notebook shows untrusted keeps tables, emphasis and plain colours,
so nothing more is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from . import style


class Html(str):
    """Words that were made into HTML here, and are not escaped again."""


# A cell: words, or several paragraphs, each perhaps with its label; a shaded cell is a pair of words and a shade.
Part = tuple[str, str]
Content = str | Sequence[str | Part]


def linked(words: str, address: str | None) -> Html:
    """Words that lead somewhere, if there is an address.

    >>> linked("A & B", "https://x.eu/?a=1&b=2"), linked("A", None)
    ('<a href="https://x.eu/?a=1&amp;b=2">A &amp; B</a>', 'A')
    """
    return Html(f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words))


def small(words: str) -> Html:
    """Words that stand back, such as a source."""
    return Html(f"<small>{_html(words)}</small>")


def under(words: str) -> Html:
    """Words in a line of their own below a heading, standing back; nothing, if there are none.

    >>> under("in 2024"), under("")
    ('<br><small style="font-weight:normal">in 2024</small>', '')
    """
    return Html(f'<br><small style="font-weight:normal">{_html(words)}</small>' if words else "")


def breakable(formula: str) -> Html:
    """A formula without spaces, which may go on in the next line after any of its signs.

    >>> breakable("A*~B + C")
    'A*<wbr>~B + C'
    """
    return Html(escape(formula).replace("*", "*<wbr>"))


def run(*words: str) -> Html:
    """Words one after another, some of them HTML.

    >>> run("See ", linked("it", "x.md"), " & more")
    'See <a href="x.md">it</a> &amp; more'
    """
    return Html("".join(map(_html, words)))


def paragraph(words: str, label: str = "") -> Html:
    """One paragraph, with a label in bold before it if there is one.

    >>> paragraph("It was sent.", "What happened")
    '<p><strong>What happened:</strong> It was sent.</p>'
    """
    lead = f"<strong>{escape(label)}:</strong> " if label else ""
    return Html(f"<p>{lead}{_html(words)}</p>")


def bullets(items: Iterable[str]) -> Html:
    """A list.

    >>> bullets(["one", "two & three"])
    '<ul><li>one</li><li>two &amp; three</li></ul>'
    """
    return Html(f"<ul>{''.join(f'<li>{_html(item)}</li>' for item in items)}</ul>")


def facts(pairs: Iterable[tuple[str, Content]]) -> Html:
    """Labels with what is to be said of each: a table of two columns, the labels being the headings of its rows.

    >>> print(facts([("Founded", "1992")]).replace(_TOP, ""))
    <table class="ed-words">
    <tbody>
    <tr><th scope="row">Founded</th><td>1992</td></tr>
    </tbody>
    </table>
    """
    body = "\n".join(f'<tr><th scope="row"{_TOP}>{escape(a)}</th><td{_TOP}>{_cell(b)}</td></tr>' for a, b in pairs)
    return Html(f'<table class="ed-words">\n<tbody>\n{body}\n</tbody>\n</table>')


def grid(
    heads: Sequence[str],
    rows: Iterable[tuple[str, Sequence[Content | tuple[str, int | None]]]],
    widths: Sequence[int] = (),
) -> Html:
    """A table of words, some cells shaded by how much they mean.

    Parameters
    ----------
    heads : sequence of str
        Headings of all columns, that of the names on the left first.
    rows : iterable of (name, cells)
        A cell is words, a list of paragraphs, or a pair of words and a shade from 0 to 4.
    widths : sequence of int, optional
        Per cent of the page for the first columns; the others share what is left.
    """
    rooms = [f";width:{width}%" for width in widths] + [""] * (len(heads) - len(widths))
    top = "".join(
        f'<th scope="col" style="text-align:left;vertical-align:top{room}">{escape(head)}</th>'
        for head, room in zip(heads, rooms, strict=True)
    )
    body = "\n".join(
        f'<tr><th scope="row"{_TOP}>{_cell(name)}</th>{"".join(_shaded(cell) for cell in cells)}</tr>'
        for name, cells in rows
    )
    return Html(f'<table class="ed-words">\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>')


def panels(columns: Sequence[tuple[str, str, Sequence[Part]]]) -> Html:
    """Words side by side, such as what speaks for and against a claim.

    Parameters
    ----------
    columns : sequence of (heading, line below it, parts)
        A part is a pair: its label, which may be empty, and its words.
    """
    # All equally wide: none of the sides is to look like the main one.
    equal = f' style="text-align:left;vertical-align:top;width:{100 // len(columns)}%"'
    heads = "".join(f'<th scope="col"{equal}>{escape(head)}{under(below)}</th>' for head, below, _ in columns)
    cells = "".join(
        f"<td{_TOP}>{''.join(paragraph(words, label) for label, words in parts)}</td>" for _, _, parts in columns
    )
    head = f"<thead><tr>{heads}</tr></thead>"
    return Html(f'<table class="ed-words ed-panels">\n{head}\n<tbody>\n<tr>{cells}</tr>\n</tbody>\n</table>')


# Left and to the top, whatever the front end's own tables do; a style survives where a class does not.
_TOP = ' style="text-align:left;vertical-align:top"'


def _html(words):
    return words if isinstance(words, Html) else escape(words)


def _cell(content):
    if isinstance(content, str):
        return _html(content)
    parts = [("", part) if isinstance(part, str) else part for part in content]
    return "".join(paragraph(words, label) for label, words in parts if words)


def _shaded(cell):
    if not isinstance(cell, tuple) or cell[1] is None:
        return f"<td{_TOP}>{_cell(cell[0] if isinstance(cell, tuple) else cell)}</td>"
    words, shade = cell
    fill = style.CLASSES[5][shade]
    colours = f";background-color:{fill};color:{style.ink_on(fill)}"
    return f'<td style="text-align:left;vertical-align:top{colours}">{_cell(words)}</td>'
