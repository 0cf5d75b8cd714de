"""Every explorer at every end of its controls: the step leaves nothing of the step before, and the picture can be read.

Oracle: the function of an explorer that was never moved; the widths of the typeface (tests/pictures.py).
"""

import pytest

from eudefence import views
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.view import View
from tests import pictures

EXPLORERS = [name for name in views.__all__ if name.startswith("explore_")]


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_stepped_view_is_a_fresh_one_and_can_be_read(name):
    fresh, shown = getattr(views, name)(), 0
    for setting, view, problem in getattr(views, name)().walk():
        if problem is None:
            again = fresh._function(**setting)
            assert (view.sentence, view.columns, view.under, view.source) == (
                again.sentence, again.columns, again.under, again.source,
            ), setting  # fmt: skip
            assert view.parts()["words"] == again.parts()["words"], setting
            if view.draw is not None:
                assert view.picture() == again.picture(), setting
                pictures.check(view, setting)
            shown += 1
    assert shown > 1


def test_a_fault_of_a_picture_is_found():
    """Oracle: pictures with one fault each."""
    for fault, draw in FAULTS.items():
        with pytest.raises(AssertionError):
            pictures.check(_view(draw), fault)
    pictures.check(_view(lambda drawing: drawing.text(0, 20, "All is well")))


def _view(draw):
    def drawn():
        drawing = Drawing(100, width=100)
        draw(drawing)
        return drawing

    return View("A picture.", {"A": [1]}, title="A picture", source="Source: invented.", draw=drawn)


def _two_marks(drawing):
    for _ in range(2):
        with drawing.mark("one", "One."):
            drawing.circle(10, 10, 5)


FAULTS = {
    "small letters": lambda drawing: drawing.text(0, 20, "Too small", size=9),
    "over the edge": lambda drawing: drawing.text(60, 20, "Too far to the right"),
    "on each other": lambda drawing: [drawing.text(0, 20 + 5 * line, "Two lines") for line in range(2)],
    "one key twice": _two_marks,
}
