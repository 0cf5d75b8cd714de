"""A drawing of shapes as SVG. Oracle: the SVG itself, read back as XML."""

from xml.etree import ElementTree

import pytest

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing

SVG = "{http://www.w3.org/2000/svg}"


def read(drawing, **options):
    return ElementTree.fromstring(drawing.svg("A name", **options))


def test_marks_say_their_facts_to_eyes_ears_and_keys():
    drawing = Drawing(30)
    with drawing.mark("FR", "France:\n yes"):
        drawing.circle(10, 10, 5, fill="#174A8B")
    (group,) = read(drawing).findall(f"{SVG}g")
    assert group.attrib["data-mark"] == "FR" and group.attrib["role"] == "img"
    assert group.attrib["aria-label"] == group.find(f"{SVG}title").text == "France: yes"
    assert drawing.marks == {"FR": "France: yes"}


def test_a_picture_with_marks_is_a_group_and_one_without_an_image():
    """Oracle: WAI-ARIA 1.2, role img: what lies inside an image is hidden from a screen reader."""
    empty, marked = Drawing(10), Drawing(10)
    with marked.mark("a", "A."):
        marked.rect(0, 0, 1, 1, fill=style.INK)
    assert read(empty).attrib["role"] == "img" and read(marked).attrib["role"] == "group"
    assert read(empty).attrib["aria-label"] == "A name"


def test_a_mark_inside_a_mark_is_refused():
    drawing = Drawing(10)
    with pytest.raises(ValueError, match="lies inside another"), drawing.mark("a", "A."), drawing.mark("b", "B."):
        pass


def test_a_further_sign_of_a_mark_lies_outside_it_and_names_it():
    """The group of the mark holds its own shapes alone, so its frame is theirs; arrows and ears meet the row once."""
    drawing = Drawing(30)
    with drawing.sign_of("FR"):
        drawing.rect(300, 0, 4, 20, fill="#174A8B")
    with drawing.mark("FR", "France: yes"):
        drawing.rect(0, 20, 10, 10, fill="#174A8B")
    sign, mark = read(drawing).findall(f"{SVG}g")
    assert sign.attrib["data-of"] == mark.attrib["data-mark"] == "FR" and "aria-label" not in sign.attrib
    assert [[one.attrib["x"] for one in group.findall(f"{SVG}rect")] for group in (sign, mark)] == [["300"], ["0"]]
    assert drawing.marks == {"FR": "France: yes"}
    with pytest.raises(ValueError, match="lies inside another"), drawing.mark("a", "A."), drawing.sign_of("b"):
        pass


def test_an_error_inside_a_mark_leaves_the_drawing_usable():
    drawing = Drawing(10)
    with pytest.raises(KeyError), drawing.mark("a", "A."):
        raise KeyError("a")
    with drawing.mark("b", "B."):
        drawing.rect(0, 0, 1, 1)
    assert "b" in drawing.marks


def test_letters_on_a_dark_fill_are_white_and_stay_so_in_a_dark_theme():
    drawing = Drawing(10)
    drawing.text(0, 5, "FR", on="#174A8B")
    drawing.text(0, 5, "DE", on=style.NO_DATA)  # the paper turns dark with the theme, and so must the ink turn light
    dark, paper = read(drawing).findall(f"{SVG}text")
    assert (dark.attrib["fill"], dark.attrib.get("class")) == (style.PAPER, "ed-on")
    assert (paper.attrib["fill"], paper.attrib.get("class")) == (style.INK, None)


def test_words_break_into_lines_and_say_where_they_end():
    drawing = Drawing(100)
    below = drawing.text(0, 10, "Common Security and Defence Policy", size=12, room=100)
    assert [line.text for line in read(drawing)] == ["Common", "Security and", "Defence Policy"]
    assert below == 10 + 3 * 15


@pytest.mark.parametrize("anchor", ["left", "", "Middle"])
def test_an_unknown_anchor_is_refused(anchor):
    with pytest.raises(ValueError, match="start, middle, end"):
        Drawing(10).text(0, 0, "A", anchor=anchor)


def test_a_hatched_rectangle_has_lines_in_an_ink_that_shows():
    drawing = Drawing(40)
    drawing.rect(0, 0, 30, 30, fill="#174A8B", hatch="///")
    box, lines = read(drawing)
    assert box.attrib["fill"] == "#174A8B" and lines.attrib["stroke"] == style.PAPER
    assert lines.attrib["d"].startswith("M")
