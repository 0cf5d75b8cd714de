"""Charts taken over from matplotlib. Oracle: the SVG read back as XML, and matplotlib's own."""

import re
from xml.etree import ElementTree

from eudefence.views.page import chart, style

SVG = "{http://www.w3.org/2000/svg}"


def figure():
    with style.sheet():
        drawn, axes = style.canvas(2.0)
        (line,) = axes.plot([1, 2, 3], [1, 4, 2], marker="o", color="#174A8B")
        axes.set_xlabel('Less < more & "so on"')
        chart.mark(line, "a-line", "The line: 1, 4, 2.\nSource: invented")
    return drawn


def test_it_is_whole_and_its_words_are_words():
    root = ElementTree.fromstring(chart.chart_svg(figure(), "A name", "p-"))
    words = {"".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")}
    assert 'Less < more & "so on"' in words and "1.50" in words
    assert root.attrib["aria-label"] == "A name" and root.attrib["role"] == "group"


def test_only_ids_that_are_used_stay_and_all_have_the_prefix():
    text = chart.chart_svg(figure(), "A name", "p-")
    ids = re.findall(r'\bid="([^"]+)"', text)
    used = set(re.findall(r'href="#([^"]+)"', text)) | set(re.findall(r"url\(#([^)]+)\)", text))
    assert ids and set(ids) == used and all(name.startswith("p-") for name in ids)
    assert len(ids) == len(set(ids))


def test_there_is_no_clip_no_style_and_no_ground():
    """A clip needs an id; a style cannot be replaced by a dark theme; and a ground would be white on a dark page."""
    root = ElementTree.fromstring(chart.chart_svg(figure(), "A name"))
    for element in root.iter():
        assert not {"clip-path", "style"} & set(element.attrib)
        assert not element.tag.endswith("}style")  # it would speak for the whole page
    assert not any(element.attrib.get("fill") == style.PAPER for element in root.iter(f"{SVG}path"))


def test_colours_are_written_as_in_the_style():
    """The dark theme finds a colour by how it is written."""
    root = ElementTree.fromstring(chart.chart_svg(figure(), "A name"))
    colours = {value for element in root.iter() for name, value in element.attrib.items() if value.startswith("#")}
    colours = {colour for colour in colours if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour)}
    assert "#174A8B" in colours and all(colour == colour.upper() for colour in colours)


def test_an_artist_can_be_a_mark():
    root = ElementTree.fromstring(chart.chart_svg(figure(), "A name"))
    (mark,) = [element for element in root.iter() if element.attrib.get("class") == "ed-mark"]
    assert mark.attrib["data-mark"] == "a-line"
    assert mark.attrib["aria-label"] == mark.find(f"{SVG}title").text == "The line: 1, 4, 2. Source: invented"
