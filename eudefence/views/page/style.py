"""One style sheet for every figure: sizes, and colours with a fixed meaning.

Colours differ in lightness as well as in hue, so that they survive a grey printer and red-green colour blindness;
whatever a colour says, a hatch, a marker, a letter or a line style says again.
"""

from __future__ import annotations

from contextlib import contextmanager

WIDE, TALL = 880, 380  # pixels: the width of a page, and the height that leaves room for controls on a laptop's screen
LETTERS = 12  # pixels: words in a picture; nothing is smaller than LEAST
LEAST = 11
WIDTH = 8.2  # inches: the text width of a notebook on a laptop
DPI = 108  # sharp enough to read and fast enough for a slider
INK = "#1F2328"
GREY = "#5B6470"
FAINT = "#D6DBE1"
GROUND = "#F3F5F7"
PAPER = "#FFFFFF"
NO_DATA = PAPER
RIM = "#8A929C"  # what is there but not spoken of: an outline, the code of a country left out

PILLARS = {
    "operational": "#174A8B",
    "industrial": "#F2B33D",
    "institutional": "#26292F",
    "differentiation": "#B5446A",
    "partnerships": "#52BBA4",
}
PILLAR_MARKERS = {  # shapes with room for a number inside
    "operational": "o",
    "industrial": "s",
    "institutional": "D",
    "differentiation": "p",
    "partnerships": "H",
}
PILLAR_HATCHES = {
    "operational": "",
    "industrial": "///",
    "institutional": "xxx",
    "differentiation": "...",
    "partnerships": "---",
}
PILLAR_WORDS = {
    "operational": "operational pillar",
    "industrial": "industrial pillar",
    "institutional": "institutions and treaties",
    "differentiation": "smaller groups of states",
    "partnerships": "partners outside the EU",
}

ANSWERS = {
    "yes": "#174A8B",
    "no": "#E8833A",
    "abstain": "#F2D479",
    "constructive": "#8FBFE0",
    "absent": "#979EA8",
    "unknown": PAPER,
}
ANSWER_HATCHES = {"yes": "", "no": "///", "abstain": "...", "constructive": "\\\\\\", "absent": "---", "unknown": "xx"}
ANSWER_LETTERS = {"yes": "Y", "no": "N", "abstain": "A", "constructive": "C", "absent": "–", "unknown": "?"}
ANSWER_WORDS = {
    "yes": "yes",
    "no": "no",
    "abstain": "abstains",
    "constructive": "abstains with a declaration (constructive abstention)",
    "absent": "absent",
    "unknown": "not known",
}

# Light to dark for numbers: read in grey as well. CLASSES[n] has n steps.
_RAMP = ("#E6EEF5", "#BCD5E8", "#86B4D6", "#5193C7", "#1F5FA8", "#123A6B")
CLASSES = {
    2: (_RAMP[1], _RAMP[4]),
    3: (_RAMP[0], _RAMP[2], _RAMP[4]),
    4: (_RAMP[0], _RAMP[1], _RAMP[3], _RAMP[5]),
    5: (_RAMP[0], _RAMP[1], _RAMP[2], _RAMP[3], _RAMP[5]),
    6: _RAMP,
}
# For categories without a fixed meaning, in this order.
CATEGORIES = ("#174A8B", "#F2B33D", "#52BBA4", "#B5446A", "#26292F", "#C9CED6")
CATEGORY_HATCHES = ("", "///", "---", "...", "xxx", "")
HATCH_STRENGTH = 0.6  # opacity of hatch lines: plain on paper, quiet beside the words
OUTSIDE = "#DDE2E8"  # countries that are shown but are not what the figure is about

SHEET = {
    "font.family": ["DejaVu Sans"],  # comes with matplotlib: the same letters on every machine
    "font.size": 9.0,
    "axes.titlesize": 9.5,
    "axes.labelsize": 9.0,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "legend.fontsize": 8.5,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": False,
    "grid.color": FAINT,
    "grid.linewidth": 0.8,
    # Fitting every letter to the pixels took a third of the time of a picture and spaced small letters unevenly.
    "text.hinting": "none",
    "hatch.linewidth": 0.8,
    "hatch.color": GREY,
    "legend.frameon": False,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "svg.hashsalt": "eudefence",  # ids inside an SVG: the same each time
    "svg.fonttype": "none",  # letters stay letters, so a page can be searched
}


@contextmanager
def sheet():
    """The style sheet, whatever the user's own settings are; those are back afterwards."""
    import matplotlib as mpl

    with mpl.rc_context():
        # The reader's matplotlibrc must not change a figure of the course, or stored and fresh pictures would differ.
        mpl.rcParams.update({key: value for key, value in mpl.rcParamsDefault.items() if key not in _NOT_OURS})
        mpl.rcParams.update(SHEET)
        yield


# Settings of the session rather than of a picture.
_NOT_OURS = {"backend", "backend_fallback", "interactive", "toolbar", "timezone", "webagg.port", "webagg.address"}


def canvas(height: float, width: float = WIDTH, axes: bool = True):
    """A figure of the course's width and one pair of axes; `height` in inches, without title and source: the view
    holds them.

    Draw on it inside ``with style.sheet():``, so that lines and letters follow the style sheet as well.

    Returns
    -------
    (matplotlib.figure.Figure, matplotlib.axes.Axes or None)

    >>> figure, axes = canvas(3.0)
    >>> [round(float(side), 1) for side in figure.get_size_inches()]
    [8.2, 3.0]
    """
    from matplotlib.figure import Figure

    with sheet():
        figure = Figure(figsize=(width, height), dpi=DPI)
        if not axes:
            return figure, None
        left, right, bottom, top = 0.55, 0.15, 0.4, 0.1
        box = (left / width, bottom / height, 1 - (left + right) / width, 1 - (bottom + top) / height)
        return figure, figure.add_axes(box)


def ink_on(colour: str) -> str:
    """Black or white, whichever is easier to read on a colour.

    >>> ink_on("#FFFFFF"), ink_on("#123A6B")
    ('#1F2328', '#FFFFFF')
    """
    light = luminance(colour)
    return INK if (light + 0.05) / (luminance(INK) + 0.05) >= 1.05 / (light + 0.05) else PAPER


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 black to 1 white (WCAG 2.2, "relative luminance").

    >>> luminance("#FFFFFF")
    1.0
    """
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return round(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2], 12)
