"""Views of words. Oracle: the parts of HTML that JupyterLab's sanitiser keeps (its list of tags and styles), the
contrast that WCAG asks for, and the cells themselves.
"""

import re
from html import escape, unescape
from html.parser import HTMLParser

import pytest

from eudefence import views
from eudefence.views.page import html_words, style

WORDS = {
    "compare_texts": views.compare_texts,
    "disagreement": views.disagreement,
    "rival_explanation": views.rival_explanation,
    "one rival": lambda: views.rival_explanation("nato"),
    "verdicts": views.verdicts,
    "article_41": views.article_41,
    "standing_aside": views.standing_aside,
    "recorded_vetoes": views.recorded_vetoes,
    "instruments": views.who_controls,
    "read": lambda: views.read(
        "cost_regimes", ["budget_military", "epf_operations"], ["payers", "key", "on_union_budget"]
    ),
    "states": lambda: views.who_controls("states"),
}
KEPT = set("figure figcaption strong small br p table thead tbody tr th td ul li a caption".split())
STYLES = {"text-align", "vertical-align", "width", "background-color", "color", "font-weight"}


class Read(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize("name", WORDS)
def test_a_front_end_that_trusts_nobody_keeps_all_of_it(name):
    read = Read(WORDS[name]().to_html())
    assert set(read.tags) <= KEPT
    used = {part.partition(":")[0] for _, has in read.attributes for part in (has.get("style") or "").split(";")}
    assert used <= STYLES | {""}


@pytest.mark.parametrize("name", WORDS)
def test_each_heading_says_what_it_heads(name):
    read = Read(WORDS[name]().parts()["words"])
    heads = [has.get("scope") for tag, has in read.attributes if tag == "th"]
    assert heads and set(heads) <= {"col", "row"}


@pytest.mark.parametrize("name", WORDS)
def test_text_is_escaped_once_and_told_once(name):
    view = WORDS[name]()
    html, text = view.to_html(), " ".join(Read(view.to_html()).text)
    assert not re.search(r"&(amp|lt|gt|quot|#x27);", text)  # what the parser has read once
    assert "<details" not in html  # no table that says the same again
    for values in view.columns.values():
        for value in values:
            if isinstance(value, str) and len(value) > 60:
                assert unescape(html).count(value) == values.count(value), value


@pytest.mark.parametrize("name", WORDS)
def test_plain_text_is_whole_and_no_line_is_long(name):
    view = WORDS[name]()
    text = view.to_text()
    assert text.startswith(view.title) and max(map(len, text.splitlines())) <= 100
    flat = " ".join(text.split())
    for values in view.columns.values():
        assert all(" ".join(value.split()) in flat for value in values if isinstance(value, str))


@pytest.mark.parametrize("name", WORDS)
def test_no_reader_meets_a_code(name):
    """Oracle: a code has an underscore, or is the name of a column; words have none."""
    view = WORDS[name]()
    shown = " ".join(Read(view.parts()["words"]).text) + view.sentence + view.title
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", re.sub(r"https?://\S+", "", shown)), name


@pytest.mark.parametrize("shade", range(5))
def test_a_shaded_cell_brings_its_own_ink(shade):
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1, whatever the theme."""
    html = html_words.grid(["A", "B"], [("a", [("b", shade)])])
    fill, ink = re.search(r"background-color:(#\w+);color:(#\w+)", html).groups()
    light, dark = sorted((style.luminance(fill), style.luminance(ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_markup_in_words_is_shown_and_not_obeyed():
    evil = '<img src=x onerror="alert(1)"> & <b>'
    made = [
        html_words.paragraph(evil, evil),
        html_words.bullets([evil]),
        html_words.facts([(evil, evil), ("list", [evil, (evil, evil)])]),
        html_words.grid([evil], [(evil, [])]),
        html_words.grid(["A", "B", "C"], [("a", [evil, (evil, 2)])], (20,)),
        html_words.panels([(evil, evil, [(evil, evil)])]),
        html_words.linked(evil, evil),
        html_words.run(evil, html_words.small(evil)),
    ]
    for html in made:
        assert set(Read(html).tags) <= KEPT - {"b"} and "onerror" not in str(Read(html).attributes).replace(
            repr(evil), ""
        )
        assert escape(evil) in html and "&amp;lt;" not in html


def test_nothing_is_said_of_an_empty_part():
    assert html_words.facts([("A", ["one", "", ("Label", "")])]).count("<p>") == 1


def test_nothing_is_folded_under_words_in_the_page():
    live = views.explore_rivals().widget
    assert live.words and live.summary == "" and live.picture == ""
