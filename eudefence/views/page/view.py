"""A view: a picture or words to look at, one sentence that says what they show, and the table behind them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from eudefence.ground.explained import shortened
from eudefence.ground.quoting import shown
from eudefence.ground.words import count, unbroken

from . import chart
from .alone import standing_alone
from .drawing import Drawing
from .panel import live_bundle
from .plain_table import WHOLE, folded_table, text_records, text_table
from .still import image_address, png

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_TERMINAL = 100  # letters in a line of plain text


@dataclass(frozen=True, eq=False)
class View:
    """A picture, or words, with the sentence and the table that say the same.

    What it answers: what does this show, in words and in numbers? In a notebook it shows as HTML (title, sentence,
    picture, source, the table folded below) and as plain text (sentence and table), so that it can be read without
    seeing the picture. The data come first; the picture is drawn when somebody looks at it, and once.

    Parameters
    ----------
    sentence : str
        What is shown, made from the numbers of the table. Becomes the alternative text of the picture. May be empty
        only where the view is words: these need no second telling.
        Two or three sentences at most: controls, sentence and picture are to fit one view of a small screen.
    columns : mapping of str to sequence
        The table behind the picture: heading to plain values, all of one length, None where nothing is known. Headings
        are words a reader understands.
    title : str
        What is shown, in a few words.
    source : str
        The source line (see `eudefence.views.source_line`).
    unit, date : str
        The unit of what is drawn, and of which day or years the figures are: ``"% of GDP"``, ``"on 8 October 2026"``.
    more : str
        Further sentences, shown under the picture.
    draw : callable, optional
        Without arguments; gives a `eudefence.views.page.drawing.Drawing`, or a matplotlib figure for a chart with
        scales.
    words : callable, optional
        Without arguments; gives HTML made with `eudefence.views.page.html_words`: what there is to read. It stands
        below the picture, or alone where there is nothing to draw.

    Raises
    ------
    ValueError
        If the sentence is unfinished, title or source are missing, a heading is a code name such as ``tile_row``, the
        columns differ in length, or there is neither a picture nor words.

    Examples
    --------
    >>> def bars():
    ...     drawing = Drawing(60)
    ...     drawing.rect(0, 0, 100, 20, fill="#174A8B")
    ...     drawing.rect(0, 30, 200, 20, fill="#174A8B")
    ...     return drawing
    >>> view = View(
    ...     "B has twice as much as A.",
    ...     {"State": ["A", "B"], "Sum (EUR)": [1.0, 2.0]},
    ...     title="Sums", source="Source: invented.", draw=bars,
    ... )
    >>> print(view)
    B has twice as much as A.
    <BLANKLINE>
    State  Sum (EUR)
    A           1.00
    B           2.00
    >>> view.rows[1]
    {'State': 'B', 'Sum (EUR)': 2.0}
    """

    sentence: str
    columns: Mapping[str, Sequence]
    title: str = field(kw_only=True)
    source: str = field(kw_only=True)
    unit: str = field(default="", kw_only=True)
    date: str = field(default="", kw_only=True)
    more: str = field(default="", kw_only=True)
    draw: Callable[[], Drawing | Figure] | None = field(default=None, kw_only=True)
    words: Callable[[], str] | None = field(default=None, kw_only=True)

    def __post_init__(self):
        if self.draw is None and self.words is None:
            raise ValueError("draw: a view has a picture to draw or words to show, or both")
        unsaid = self.draw is None and self.sentence == ""
        whole = isinstance(self.sentence, str) and self.sentence.strip().endswith((".", "?", "!"))
        if not whole and not unsaid:
            raise ValueError(f"sentence: {shown(self.sentence)} is no whole sentence; end it with a full stop")
        if self.more and not self.more.strip().endswith((".", "?", "!")):
            raise ValueError(f"more: {shown(self.more)} is no whole sentence; end it with a full stop")
        for name in ("title", "source"):
            if not str(getattr(self, name)).strip():
                raise ValueError(f"{name}: a figure of the course needs one")
        if not isinstance(self.columns, Mapping) or not self.columns:
            raise ValueError("columns: a mapping from at least one heading to its values is needed")
        for heading in self.columns:
            if not isinstance(heading, str) or not heading.strip() or "_" in heading:
                raise ValueError(f"columns: {heading!r} is no heading a reader understands; write words, with the unit")
        lengths = {len(values) for values in self.columns.values()}
        if len(lengths) > 1:
            raise ValueError(f"columns: lengths {sorted(lengths)} found; all columns need the same")

    @property
    def rows(self) -> list[dict]:
        """The table as plain rows: heading to value."""
        return [dict(zip(self.columns, values, strict=True)) for values in zip(*self.columns.values(), strict=True)]

    @cached_property
    def table(self) -> pd.DataFrame:
        """The table as a DataFrame, made when first asked for; whole numbers stay whole beside gaps."""
        import pandas as pd

        frame = {}
        for heading, values in self.columns.items():
            known = [value for value in values if value is not None]
            whole = known and all(isinstance(value, int) and not isinstance(value, bool) for value in known)
            gaps = len(known) < len(values)
            frame[heading] = pd.Series(list(values), dtype="Int64") if whole and gaps else list(values)
        return pd.DataFrame(frame)

    @cached_property
    def drawn(self) -> Drawing | Figure | None:
        """The picture, drawn when first asked for; None where the view is words."""
        return None if self.draw is None else self.draw()

    @property
    def said(self) -> str:
        """All that is said: the sentence and what follows under the picture."""
        return " ".join(part for part in (self.sentence, self.more) if part)

    @property
    def under(self) -> str:
        """Unit and date, as they stand under the title."""
        return "; ".join(part for part in (self.unit, self.date) if part)

    def picture(self, prefix: str = "", ground: bool = False) -> str:
        """The picture as SVG text; empty where the view is words.

        Parameters
        ----------
        prefix : str
            Begins every id inside: two pictures on a page must not share one.
        ground : bool
            With a white ground of its own.
        """
        if self.drawn is None:
            return ""
        if isinstance(self.drawn, Drawing):
            return self.drawn.svg(self.title, prefix, ground)
        return chart.chart_svg(self.drawn, self.title, prefix, ground)

    def to_svg(self) -> bytes:
        """The picture with title, unit, date and source, as SVG bytes for paper; the same view gives the same bytes.

        Raises
        ------
        ValueError
            If the view is words.
        """
        return self._alone().encode("utf-8")

    def to_png(self, dpi: float = 96) -> bytes:
        """The same as PNG bytes, at the screen's resolution or at `dpi` dots per inch."""
        return png(self._alone(), dpi / 96)

    @cached_property
    def png(self) -> bytes:
        """The picture with its words as PNG, at the screen's resolution."""
        return self.to_png()

    def _alone(self):
        if self.drawn is None:
            raise ValueError("view: it is made of words and has no picture. Accepted: .csv, .json, .md, .tex")
        return standing_alone(self.picture("alone-"), self.title, self.under, self.source)

    def parts(self, prefix: str = "", table: bool = True) -> dict[str, str]:
        """What a page shows, as HTML: title, under (unit and date), sentence, picture, words, more, source, table.

        `picture` is live SVG and `words` HTML; one of the two may be empty. Without `table`, it is left out; it also is
        where there are words, which would only be told twice.
        """
        return {
            "title": escape(self.title),
            "under": escape(self.under),
            "sentence": _flowing(self.sentence),
            "picture": self.picture(prefix),
            "more": _flowing(self.more),
            "words": self.words() if self.words is not None else "",
            "source": escape(self.source),
            "table": folded_table(self.columns, whole=WHOLE) if table and self.words is None else "",
        }

    def to_html(self, table_open: bool = False) -> str:
        """The view as HTML without style sheet, script or drawing elements, so that every notebook front end keeps it.

        Parameters
        ----------
        table_open : bool
            Show the table unfolded.
        """
        under = f" <small>({escape(self.under)})</small>" if self.under else ""
        head = f"<strong>{escape(self.title)}</strong>{under}"
        sentence = f"<br>\n{_flowing(self.sentence)}" if self.sentence else ""
        pieces = []
        if self.draw is not None:
            address = image_address(self.picture(ground=True))
            pieces.append(f'<img alt="{escape(self.sentence)}" width="{self._width()}" src="{address}">')
        if self.words is not None:
            pieces.append(self.words())
        if self.more:
            pieces.append(f"<p>{_flowing(self.more)}</p>")
        shown_here = "\n".join(pieces)
        # Words are their own table.
        table = folded_table(self.columns, opened=table_open, whole=WHOLE) if self.words is None else ""
        return (
            f"<figure>\n<figcaption>{head}{sentence}</figcaption>\n{shown_here}\n"
            f"<p><small>{escape(self.source)}</small></p>\n</figure>\n{table}"
        )

    def _width(self):
        return round(self.drawn.width if isinstance(self.drawn, Drawing) else self.drawn.get_figwidth() * 96)

    def to_text(self) -> str:
        """Sentence and table as plain text. Where the view is words, its title too, and a wide table row by row."""
        if self.words is None:
            return f"{self.said}\n\n{text_table(self.columns)}"
        table = text_table(self.columns)
        if max(map(len, table.splitlines())) > _TERMINAL:
            table = text_records(self.columns, _TERMINAL)
        lead = textwrap.fill(self.said, _TERMINAL)
        return "\n\n".join(part for part in (self.title, lead, table) if part)

    def __str__(self):
        return self.to_text()

    def __repr__(self):
        rows = len(next(iter(self.columns.values())))
        return f"<View: {shortened(self.sentence or self.title)} ({count(rows, 'row')})>"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return live_bundle(self) | {"text/html": self.to_html(), "text/plain": self.to_text()}


def _flowing(words):
    """A sentence as HTML, for lines that break where there is room."""
    return escape(unbroken(words))
