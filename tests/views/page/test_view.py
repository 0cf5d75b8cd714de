"""A View: what reaches the notebook, and what is refused."""

import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest

from eudefence import views
from eudefence.views.page import style
from eudefence.views.page.view import View


def drawn(sentence="B has 2.50.", table=None, height=1.5):
    with style.sheet():
        figure, axes = style.canvas(height)
        axes.plot([1, 2, 3], [1, 4, 2])
        style.finish(figure, "A title", "Source: invented.", "in 2024", "EUR million")
    return View(
        figure, sentence, pd.DataFrame({"State": ["A", "B"], "Sum (EUR)": [1.0, 2.5]}) if table is None else table
    )


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


def test_the_bundle_has_picture_sentence_and_table():
    view = drawn()
    bundle = view._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    parsed = tags(bundle["text/html"])
    assert {"figure", "img", "figcaption", "details", "summary", "table"} <= set(parsed.found)
    picture = dict(parsed.attributes)["img"]
    assert picture["alt"] == view.sentence
    assert picture["src"].startswith("data:image/png;base64,")
    assert bundle["text/plain"] == "B has 2.50.\n\nState  Sum (EUR)\nA           1.00\nB           2.50"


def test_nothing_that_a_fresh_notebook_drops_is_used():
    """Oracle: design 5: no drawing, style or script element in stored outputs. Of styles, JupyterLab's sanitiser keeps
    `text-align`, which no front end needs a script for.
    """
    parsed = tags(drawn().to_html())
    assert not {"svg", "style", "script", "iframe", "link"} & set(parsed.found)
    assert {a["style"] for _, a in parsed.attributes if "style" in a} <= {"text-align:left", "text-align:right"}
    assert not any(name.startswith("on") for _, attributes in parsed.attributes for name in attributes)


def test_text_from_data_cannot_become_html():
    table = pd.DataFrame({"Name <b>": ['<script>alert("x")</script>', "A & B"]})
    html = drawn('"A" < "B" & <i>so on</i>.', table).to_html()
    assert "<script" not in html and "<b>" not in html and "<i>" not in html
    assert "A &amp; B" in html and "&lt;i&gt;" in html


def test_the_same_input_gives_the_same_bytes():
    one, two = drawn(), drawn()
    assert one.png == two.png
    assert one.png.startswith(b"\x89PNG")
    assert one.to_svg() == two.to_svg()
    assert b"Date" not in one.png[:300] and b"Software" not in one.png[:300]


def test_settings_of_the_reader_do_not_change_a_figure():
    import matplotlib as mpl

    usual = drawn().png
    with mpl.rc_context({"font.size": 30, "lines.linewidth": 9, "savefig.bbox": "tight", "axes.facecolor": "red"}):
        assert drawn().png == usual
        assert mpl.rcParams["font.size"] == 30  # and the reader's settings are left as they were


@pytest.mark.parametrize("sentence", ["", "   ", "no full stop", None])
def test_a_sentence_is_asked_for(sentence):
    with pytest.raises(ValueError, match="sentence"):
        drawn(sentence)


@pytest.mark.parametrize("table", [pd.DataFrame(), pd.DataFrame({"tile_row": [1]}), pd.DataFrame({3: [1]}), [1, 2]])
def test_a_table_with_readable_headings_is_asked_for(table):
    with pytest.raises(ValueError, match="table"):
        drawn(table=table)


def test_a_figure_is_asked_for():
    with pytest.raises(ValueError, match="figure: found str"):
        View("figure", "A sentence.", pd.DataFrame({"A": [1]}))


def test_pyplot_is_never_loaded():
    """Figures drawn through pyplot stay in memory and may open windows; a fresh process shows what is imported."""
    code = (
        "import sys; from eudefence import views; views.europe_map().png; views.two_tracks().png;"
        "views.country_card('FR').png; views.institution_card('EDA').png;"
        "sys.exit('matplotlib.pyplot' in sys.modules or 'ipywidgets' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=120).returncode == 0


def test_every_public_name_is_there():
    for name in views.__all__:
        assert getattr(views, name) is not None
    with pytest.raises(AttributeError, match="no name"):
        views.__getattr__("nothing_of_the_kind")
    assert callable(views.explore) and callable(views.tiles)
