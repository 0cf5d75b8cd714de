"""How a painted country looks wherever it is drawn: its fill, the words on it, and the legend beside the map."""

from __future__ import annotations

import textwrap

from eudefence.views.page import style


def write(axes, x, y, words, paint, size, boxed=True, **options):
    """Words on a painted ground, in black or white; over a hatch they get a plain ground of their own."""
    box = {"boxstyle": "square,pad=0.12", "facecolor": paint.fill, "linewidth": 0} if paint.hatch and boxed else None
    ink = style.ink_on(paint.fill)
    axes.text(
        x, y, words, ha="center", va="center", fontsize=size, color=ink, bbox=box, linespacing=0.98, zorder=4, **options
    )


def swatch(axes, paint, x, y, width, height):
    """A rectangle in the paint's colour and hatch; without a figure, an empty one with a dashed rim."""
    from matplotlib.patches import Rectangle

    empty = paint.fill == style.NO_DATA
    box = Rectangle((x, y), width, height, facecolor=paint.fill, edgecolor=style.GREY if empty else paint.fill)
    box.set_linewidth(0.9 if empty else 0)
    box.set_linestyle((0, (3, 2)) if empty else "-")
    # Not add_patch: it looks for new limits of the axes, which are fixed here, and for fifty tiles that takes its time.
    axes.add_artist(style.hatch(box, paint.hatch, paint.fill))


def box(axes, x, y, width, height, fill, hatch, alpha=None):
    """A rectangle in a colour; hatched, it has a grey rim as well."""
    from matplotlib.patches import Rectangle

    rim = style.GREY if hatch else "none"
    drawn = Rectangle((x, y), width, height, facecolor=fill, edgecolor=rim, linewidth=0.7, alpha=alpha)
    axes.add_artist(style.hatch(drawn, hatch, fill))


def legend(axes, painted, x, y, width, outlines):
    """The legend as a column of swatches with words and counts; returns the height reached."""
    counts = {}
    for paint in painted.paint.values():
        counts[(paint.fill, paint.hatch)] = counts.get((paint.fill, paint.hatch), 0) + 1
    for paint, words in painted.legend:
        number = counts.get((paint.fill, paint.hatch), 0)
        swatch(axes, paint, x, y, 0.3, 0.24)
        if paint.text:
            write(axes, x + 0.15, y + 0.12, paint.text, paint, 8.5)
        lines = textwrap.wrap(f"{words} ({number})", max(12, int((width - 0.4) / 0.070)))
        for i, line in enumerate(lines):
            axes.text(x + 0.4, y + 0.12 + i * 0.16, line, va="center", fontsize=8.5)
        y += 0.3 + 0.16 * (len(lines) - 1)
    shown = {p.text[-1:] for p in painted.paint.values()}
    notes = []
    if "m" in shown:
        notes.append("m: million")
    if "k" in shown:
        notes.append("k: thousand")
    if outlines:
        axes.text(x, y + 0.1, "Palest: not in this comparison", fontsize=8, color=style.GREY, va="center")
        y += 0.2
    if notes:
        axes.text(x, y + 0.1, ", ".join(notes), fontsize=8, color=style.GREY, va="center")
        y += 0.2
    return y
