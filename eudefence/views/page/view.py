"""A view: one figure, one sentence that says what it shows, and the table behind it."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from eudefence.ground.quoting import shown

from . import style
from .table_text import html_table, text_table, with_index_as_columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, eq=False)
class View:
    """A figure with the sentence and the table that say the same.

    What it answers: what does this picture show, in words and in numbers? In a notebook it shows as HTML (picture,
    sentence, the table folded below) and as plain text (sentence and table), so that it can be read without seeing the
    picture.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Made with ``matplotlib.figure.Figure``, not through pyplot.
    sentence : str
        What the figure shows, made from the numbers of the table. Becomes the alternative text of the picture.
    table : pandas.DataFrame
        The numbers or dates drawn. Headings are words a reader understands; an index with a name becomes the first
        column.

    Raises
    ------
    ValueError
        If the sentence is empty or unfinished, the table has no columns, or a heading is a code name such as
        ``tile_row``.

    Examples
    --------
    >>> figure, axes = style.canvas(2.0)
    >>> bars = axes.bar(["A", "B"], [1, 2])
    >>> print(View(figure, "B has twice as much as A.", pd.DataFrame({"State": ["A", "B"], "Sum (EUR)": [1.0, 2.0]})))
    B has twice as much as A.
    <BLANKLINE>
    State  Sum (EUR)
    A           1.00
    B           2.00
    """

    figure: Figure
    sentence: str
    table: pd.DataFrame

    def __post_init__(self):
        from matplotlib.figure import Figure

        if not isinstance(self.figure, Figure):
            raise ValueError(f"figure: found {type(self.figure).__name__}; a matplotlib.figure.Figure is needed")
        if not isinstance(self.sentence, str) or not self.sentence.strip().endswith((".", "?", "!")):
            raise ValueError(f"sentence: {shown(self.sentence)} is no whole sentence; end it with a full stop")
        if not isinstance(self.table, pd.DataFrame) or not len(self.table.columns):
            raise ValueError("table: a pandas.DataFrame with at least one column is needed")
        for heading in with_index_as_columns(self.table).columns:
            if not isinstance(heading, str) or not heading.strip() or "_" in heading:
                raise ValueError(f"table: {heading!r} is no heading a reader understands; write words, with the unit")

    @cached_property
    def png(self) -> bytes:
        """The figure as PNG; the same figure gives the same bytes."""
        return self.to_png()

    def to_png(self, dpi: float | None = None) -> bytes:
        """The figure as PNG bytes, at the screen's resolution or at `dpi` dots per inch."""
        # Packed lightly: matplotlib's usual level takes twice the time for a file about as large.
        return self._drawn(
            "png", dpi=dpi or self.figure.dpi, metadata={"Software": None}, pil_kwargs={"compress_level": 3}
        )

    def to_svg(self) -> bytes:
        """The figure as SVG bytes, for paper; the same figure gives the same bytes."""
        return self._drawn("svg", metadata={"Date": None, "Creator": None})

    def _drawn(self, kind, **options):
        buffer = io.BytesIO()
        with style.sheet():
            self.figure.savefig(buffer, format=kind, **options)
        return buffer.getvalue()

    def to_html(self, table_open: bool = False) -> str:
        """The view as HTML without style, script or drawing elements, so that every notebook front end keeps it.

        Parameters
        ----------
        table_open : bool
            Show the table unfolded.
        """
        picture = base64.b64encode(self.png).decode("ascii")
        width = round(self.figure.get_figwidth() * self.figure.dpi)
        sentence = escape(self.sentence)
        return (
            f'<figure>\n<img alt="{sentence}" width="{width}" src="data:image/png;base64,{picture}">\n'
            f"<figcaption>{sentence}</figcaption>\n</figure>\n{html_table(self.table, table_open)}"
        )

    def to_text(self) -> str:
        """Sentence and table as plain text."""
        return f"{self.sentence}\n\n{text_table(self.table)}"

    def __str__(self):
        return self.to_text()

    def __repr__(self):
        return f"View({self.sentence!r}, {len(self.table)} rows)"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.to_html(), "text/plain": self.to_text()}
