"""A View: what reaches the notebook, and what is refused."""

import base64
import io
import re
import subprocess
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from eudefence import views
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.still import png
from eudefence.views.page.view import View

SUMS = {"State": ["A", "B"], "Sum (EUR)": [1.0, 2.5]}


def bars():
    drawing = Drawing(60, width=300)
    for place, (name, value) in enumerate(zip(*SUMS.values(), strict=True)):
        with drawing.mark(name, f"{name}: {value}"):
            drawing.rect(40, 10 + 25 * place, 100 * value, 20, fill="#174A8B", hatch="///")
            drawing.text(36, 20 + 25 * place, name, anchor="end")
    return drawing


def chart():
    with style.sheet():
        figure, axes = style.canvas(1.5)
        axes.plot([1, 2, 3], [1, 4, 2], marker="o")
    return figure


WORDS = {"title": "A title", "source": "Source: invented.", "date": "in 2024", "unit": "EUR million"}


def drawn(sentence="B has 2.50.", columns=None, draw=bars, **words):
    return View(sentence, SUMS if columns is None else columns, draw=draw, **WORDS | words)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)
        self.attributes.append((tag, dict(attrs)))


def tags(html):
    parser = Tags()
    parser.feed(html)
    return parser


@pytest.mark.parametrize("draw", [bars, chart])
def test_the_bundle_has_title_sentence_picture_source_and_table(draw):
    view = drawn(draw=draw)
    bundle = view._repr_mimebundle_()
    assert {"text/html", "text/plain"} <= set(bundle)
    html = bundle["text/html"]
    parsed = tags(html)
    assert {"figure", "img", "figcaption", "details", "summary", "table"} <= set(parsed.found)
    picture = dict(parsed.attributes)["img"]
    assert picture["alt"] == view.sentence
    assert picture["src"].startswith("data:image/svg+xml;base64,")
    places = [html.index(words) for words in ("A title", "EUR million; in 2024", "B has 2.50.</fig", "<img", "Source:")]
    assert places == sorted(places)  # the sentence stands under the title, before the picture
    assert bundle["text/plain"] == "B has 2.50.\n\nState  Sum (EUR)\nA           1.00\nB           2.50"


@pytest.mark.parametrize("draw", [bars, chart])
def test_the_still_picture_has_a_ground_of_its_own(draw):
    """Oracle: a picture whose letters are dark cannot be read on a dark page (trial in JupyterLab's dark theme)."""
    still = dict(tags(drawn(draw=draw).to_html()).attributes)["img"]["src"]
    svg = base64.b64decode(still.partition(",")[2]).decode("utf-8")
    paper = ElementTree.fromstring(svg)[0]
    assert paper.tag.endswith("rect") and paper.attrib["fill"] == style.PAPER
    live = ElementTree.fromstring(drawn(draw=draw).parts()["picture"])
    assert not (live[0].tag.endswith("rect") and live[0].attrib.get("width") == "100%")


@pytest.mark.parametrize("draw", [bars, chart])
def test_stored_for_the_repository_the_picture_is_png_with_ink_on_it(draw):
    """Oracle: the pixels. Without a typeface the rasteriser leaves words out and says nothing; so a letter is looked
    for where one was written.
    """
    from PIL import Image

    image = Image.open(io.BytesIO(png(drawn(draw=draw).picture(ground=True)))).convert("L")
    assert image.width == pytest.approx(float(dict(tags(drawn(draw=draw).to_html()).attributes)["img"]["width"]), abs=1)
    if draw is bars:
        assert image.crop((24, 12, 37, 28)).getextrema() == (pytest.approx(0x1F, abs=60), 255)


def test_nothing_that_a_fresh_notebook_drops_is_used():
    """Oracle: design 5: no drawing, style or script element in stored outputs. Of styles, JupyterLab's sanitiser keeps
    `text-align`, which no front end needs a script for.
    """
    parsed = tags(drawn().to_html())
    assert not {"svg", "style", "script", "iframe", "link"} & set(parsed.found)
    assert {a["style"] for _, a in parsed.attributes if "style" in a} <= {"text-align:left", "text-align:right"}
    assert not any(name.startswith("on") for _, attributes in parsed.attributes for name in attributes)


def test_text_from_data_cannot_become_html():
    columns = {"Name <b>": ['<script>alert("x")</script>', "A & B"]}

    def named():
        drawing = Drawing(20)
        with drawing.mark('"><b>', "</title><script>"):
            drawing.text(0, 10, "<i>A & B</i>")
        return drawing

    view = drawn('"A" < "B" & <i>so on</i>.', columns, draw=named, title="<u>", source="<s>")
    for text in (view.to_html(), *view.parts().values(), view.to_svg().decode()):
        assert not re.search(r"<(script|b|i|u|s)>", text)
    ElementTree.fromstring(view.picture())  # and it is whole
    assert view.drawn.marks == {'"><b>': "</title><script>"}


@pytest.mark.parametrize("draw", [bars, chart])
def test_the_same_input_gives_the_same_bytes(draw):
    one, two = drawn(draw=draw), drawn(draw=draw)
    assert one.png == two.png
    assert one.png.startswith(b"\x89PNG")
    assert one.to_svg() == two.to_svg()
    assert one.picture("a-") == two.picture("a-")


def test_two_charts_on_a_page_share_no_id():
    """Oracle: two elements of one id make the browser take the first, even if it is hidden (seen in Chromium)."""
    one, two = (set(re.findall(r'\bid="([^"]+)"', drawn(draw=chart).picture(prefix))) for prefix in ("a-", "b-"))
    assert one and not one & two
    assert not re.search(r'\bid="', drawn().picture("a-"))


def test_a_picture_that_leaves_takes_its_words_along():
    svg = drawn().to_svg().decode("utf-8")
    for words in ("A title", "EUR million; in 2024", "Source: invented."):
        assert words in svg


def test_settings_of_the_reader_do_not_change_a_chart():
    import matplotlib as mpl

    usual = drawn(draw=chart).picture()
    with mpl.rc_context({"font.size": 30, "lines.linewidth": 9, "savefig.bbox": "tight", "axes.facecolor": "red"}):
        assert drawn(draw=chart).picture() == usual
        assert mpl.rcParams["font.size"] == 30  # and the reader's settings are left as they were


def test_it_is_drawn_when_somebody_looks_and_once():
    calls = []

    def counted():
        calls.append(1)
        return bars()

    view = drawn(draw=counted)
    assert (view.rows[0], len(calls)) == ({"State": "A", "Sum (EUR)": 1.0}, 0)
    view.parts(), view.to_html(), view.to_svg()
    assert len(calls) == 1


def test_whole_numbers_stay_whole_beside_gaps_in_the_frame():
    table = drawn(columns={"State": ["A", "B"], "Persons": [1500, None]}).table
    assert str(table["Persons"].dtype) == "Int64" and table["Persons"].isna().tolist() == [False, True]


@pytest.mark.parametrize("sentence", ["", "   ", "no full stop", None])
def test_a_sentence_is_asked_for(sentence):
    with pytest.raises(ValueError, match="sentence"):
        drawn(sentence)


def test_words_may_do_without_a_sentence():
    """What is words already is not told a second time."""
    view = View("", {"Clause": ["1"]}, title="A text", source="Source: invented.", words=lambda: "<p>One.</p>")
    assert view.parts()["words"] == "<p>One.</p>" and view.parts()["picture"] == ""
    assert "<img" not in view.to_html()
    with pytest.raises(ValueError, match="made of words"):
        view.to_svg()


@pytest.mark.parametrize("columns", [{}, {"tile_row": [1]}, {3: [1]}, [1, 2], {"A": [1], "B": [1, 2]}])
def test_a_table_with_readable_headings_is_asked_for(columns):
    with pytest.raises(ValueError, match="columns"):
        drawn(columns=columns)


def test_a_picture_or_words_or_both():
    with pytest.raises(ValueError, match="a picture to draw or words to show, or both"):
        View("A sentence.", SUMS, title="T", source="S")
    both = View("A sentence.", SUMS, title="T", source="S", draw=bars, words=lambda: "<p>One.</p>")
    assert both.parts()["picture"].startswith("<svg") and both.parts()["words"] == "<p>One.</p>"
    html = both.to_html()
    assert html.index("<img") < html.index("<p>One.</p>") < html.index("</figure>")
    with pytest.raises(ValueError, match="sentence"):  # a picture has to be told in words as well
        View("", SUMS, title="T", source="S", draw=bars, words=lambda: "<p>One.</p>")


@pytest.mark.parametrize("name", ["title", "source"])
def test_title_and_source_are_asked_for(name):
    with pytest.raises(ValueError, match=f"{name}: a figure of the course needs one"):
        drawn(**{name: " "})


def test_pyplot_is_never_loaded():
    """Figures drawn through pyplot stay in memory and may open windows; a fresh process shows what is imported."""
    code = (
        "import sys; from eudefence import views; views.europe_map().png; views.two_tracks().png;"
        "views.country_card('FR').png; views.institution_card('EDA').to_html();"
        "sys.exit('matplotlib.pyplot' in sys.modules or 'ipywidgets' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=120).returncode == 0


def test_every_public_name_is_there():
    for name in views.__all__:
        assert getattr(views, name) is not None
    with pytest.raises(AttributeError, match="no name"):
        views.__getattr__("nothing_of_the_kind")
    assert callable(views.explore) and callable(views.tiles)


def test_further_sentences_stand_under_the_picture_and_in_the_text():
    view = drawn(more="A has less.")
    html = view.to_html()
    assert html.index("B has 2.50.") < html.index("<img") < html.index("<p>A has less.</p>") < html.index("Source:")
    assert view.to_text().startswith("B has 2.50. A has less.\n\nState")
    assert view.parts()["more"] == "A has less." and drawn().parts()["more"] == ""
    with pytest.raises(ValueError, match="more: 'A has less' is no whole sentence"):
        drawn(more="A has less")
