"""Widths of words in a picture. Oracle: the typeface itself, read by matplotlib, which carries it."""

from pathlib import Path

import pytest
from matplotlib import get_data_path
from matplotlib.ft2font import FT2Font

from eudefence.views.page.letters import lines, width

WORDS = ["Malta", "Common Security and Defence Policy (CSDP)", "83.6m", "Türkiye – Česko", "~!{}|^_`", "“so”…"]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("words", WORDS)
def test_the_width_is_that_of_the_typeface(words, bold):
    """Kerning, which this leaves out, moves a pair of letters by a few hundredths of the size."""
    file = Path(get_data_path()) / "fonts" / "ttf" / f"DejaVuSans{'-Bold' if bold else ''}.ttf"
    font = FT2Font(str(file))
    font.set_size(100, 72)
    exact = sum(font.load_char(ord(letter)).linearHoriAdvance / 65536 for letter in words)
    assert width(words, 100, bold) == pytest.approx(exact, rel=0.05)
    assert width(words, 100, bold) >= exact * 0.995  # rather too much room than too little


def test_a_letter_nobody_measured_is_as_wide_as_the_widest():
    assert width("国", 10) == 10


def test_lines_fit_and_no_word_is_lost():
    text = "A European Defence Fund and an extraordinarilylongwordthatdoesnotfit in one line"
    found = lines(text, 90, 12)
    assert " ".join(found) == text
    assert all(width(line, 12) <= 90 or " " not in line for line in found)
    assert lines("", 90, 12) == []
