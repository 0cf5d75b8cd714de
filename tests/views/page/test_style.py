"""The palette survives a grey printer and red-green colour blindness.

Oracle: the simulation in tests/colours.py.
"""

import io
import itertools

import numpy as np
import pytest

from eudefence.views.operations import missions_drawing, theatres
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.still import png
from tests.colours import SIMULATIONS, TO_XYZ, lab, linear

PALETTES = {
    "pillars": style.PILLARS,
    "answers": style.ANSWERS,
    "categories": dict(enumerate(style.CATEGORIES)),
    "missions": missions_drawing.COLOURS,
    "outside": {
        "in": style.CATEGORIES[0],
        "other": style.CATEGORIES[1],
        "third": style.CATEGORIES[2],
        "outside": style.OUTSIDE,
    },
}


def test_the_measure_agrees_with_known_colours():
    """Oracle: CIE L* of sRGB white is 100, of black 0, of mid grey #777777 about 50."""
    assert lab(linear("#FFFFFF"))[0] == pytest.approx(100, abs=0.01)
    assert lab(linear("#000000"))[0] == pytest.approx(0, abs=0.01)
    assert lab(linear("#777777"))[0] == pytest.approx(50, abs=0.5)
    assert style.luminance("#777777") == pytest.approx(float(TO_XYZ[1] @ linear("#777777")), abs=1e-3)


@pytest.mark.parametrize("sight", SIMULATIONS)
@pytest.mark.parametrize("palette", PALETTES)
def test_colours_stay_apart_for_every_sight(palette, sight):
    points = {name: lab(SIMULATIONS[sight] @ linear(colour)) for name, colour in PALETTES[palette].items()}
    for (a, first), (b, second) in itertools.combinations(points.items(), 2):
        assert np.linalg.norm(first - second) >= 13, f"{palette}: {a} and {b} look alike with {sight}"


def test_pillars_stay_apart_in_grey():
    lightness = sorted(lab(linear(colour))[0] for colour in style.PILLARS.values())
    assert min(np.diff(lightness)) >= 6


@pytest.mark.parametrize("steps", style.CLASSES)
def test_classes_go_from_light_to_dark(steps):
    lightness = [lab(linear(colour))[0] for colour in style.CLASSES[steps]]
    assert len(lightness) == steps
    assert all(b - a <= -7 for a, b in itertools.pairwise(lightness))


def test_letters_can_be_read_on_every_colour():
    """Oracle: WCAG 2.2, success criterion 1.4.3: a contrast of 4.5 to 1 (3 to 1 would do for the bold codes)."""
    ramp = [colour for row in style.CLASSES.values() for colour in row]
    for colour in [*style.PILLARS.values(), *style.ANSWERS.values(), *style.CATEGORIES, style.OUTSIDE, *ramp]:
        one, two = sorted((style.luminance(colour), style.luminance(style.ink_on(colour))))
        assert (two + 0.05) / (one + 0.05) >= 4.3, colour


def test_colour_is_never_the_only_sign():
    for signs in (style.PILLAR_MARKERS, style.PILLAR_HATCHES, style.ANSWER_HATCHES, style.ANSWER_LETTERS):
        assert len(set(signs.values())) == len(signs)
    assert set(style.PILLARS) == set(style.PILLAR_MARKERS) == set(style.PILLAR_HATCHES) == set(style.PILLAR_WORDS)
    assert set(style.ANSWERS) == set(style.ANSWER_HATCHES) == set(style.ANSWER_LETTERS) == set(style.ANSWER_WORDS)


HATCHED = {
    (fill, hatch)
    for fill, hatch in [
        *zip(style.CATEGORIES, style.CATEGORY_HATCHES, strict=True),
        *(
            (colours[key], hatches[key])
            for colours, hatches in ((style.ANSWERS, style.ANSWER_HATCHES), (style.PILLARS, style.PILLAR_HATCHES))
            for key in colours
        ),
        *((fill, hatch) for fill, hatch, _ in theatres._PAINT.values()),
        (style.NO_DATA, missions_drawing._UNKNOWN),
    ]
    if hatch
}


def grey(fill, hatch):
    """A square half an inch wide, as a grey printer has it (luma of ITU-R BT.601, which Pillow takes)."""
    from PIL import Image

    drawing = Drawing(48, width=48)
    drawing.rect(0, 0, 48, 48, fill=fill, hatch=hatch)
    picture = io.BytesIO(png(drawing.svg("A square", ground=True)))
    return np.asarray(Image.open(picture).convert("L"), dtype=int)


@pytest.mark.parametrize(("fill", "hatch"), sorted(HATCHED))
def test_every_hatch_shows_on_its_fill_in_grey(fill, hatch):
    """Oracle: the same square without hatch. A difference of 40 in 255 is a sixth of the way from black to white."""
    difference = np.abs(grey(fill, hatch) - grey(fill, ""))
    assert (difference >= 40).mean() >= 0.03, f"{hatch} does not show on {fill}"


@pytest.mark.parametrize(
    ("colours", "hatches"),
    (
        (style.ANSWERS, style.ANSWER_HATCHES),
        (dict(enumerate(style.CATEGORIES)), dict(enumerate(style.CATEGORY_HATCHES))),
    ),
)
def test_any_two_categories_differ_in_grey(colours, hatches):
    """By the grey of the fill, or by a hatch that shows."""
    for one, two in itertools.combinations(colours, 2):
        pictures = [grey(colours[key], hatches[key]) for key in (one, two)]
        assert (np.abs(pictures[0] - pictures[1]) >= 20).mean() >= 0.03, f"{one} and {two}"
