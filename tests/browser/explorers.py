"""A notebook with live things in it, for the tests in a browser: an explorer, and one field of every kind."""

from __future__ import annotations

import nbformat

EXPLORER = """
from eudefence import views
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.view import View

STATES = {"France": "FR", "Germany": "DE", "Hungary": "HU", "Malta": "MT"}

def council(rule, on, votes, share, name, given):
    if name == "nobody":
        raise ValueError(f"name: {name!r} is not known.")
    votes = votes | given
    no = sum(vote == "no" for vote in votes.values())

    def draw():
        drawing = Drawing(130, width=300)
        for place, (words, code) in enumerate(STATES.items()):
            with drawing.mark(code, f"{words}: {votes[code]}; rule {rule}. Source: invented."):
                x, y = 20 + 120 * (place % 2), 10 + 60 * (place // 2)
                drawing.rect(x, y, 100, 40, fill="#174A8B" if votes[code] == "yes" else "#E8833A")
                drawing.text(x + 50, y + 20, code, anchor="middle", on="#174A8B")
        with drawing.sign_of("MT"):
            drawing.rect(280, 10, 6, 20, fill="#174A8B")
        return drawing

    return View(
        f"Rule {rule}, {on:%Y}, {share:g}: {no} against; {name or 'no name'}.",
        {"State": list(STATES), "Vote": [votes[code] for code in STATES.values()]},
        title="Votes", source="Source: invented.", draw=draw,
    )

views.explore(
    council,
    rule=views.choice("Rule", ["unanimity", "majority", "simple"]),
    on=views.day("Day", "2019-06-01", "2024-06-01"),
    votes=views.rows("Votes", views.choice("Vote", ["yes", "no", "abstain"], compact=True), STATES),
    share=views.slider("Share", 0.0, 1.0, 0.5, 0.05),
    name=views.search("Name", ["Paris", "Rome"], placeholder="a city"),
    given=views.brush("Vote to set", ["no", "abstain"], ["FR", "DE", "HU"], "as above", asks="Choose, then Space.",
                      again="All as above", more=True),
)
"""

FIELDS = """
from eudefence.views.live.widget import make

TWELVE = [[f"k{n}", f"State {n}"] for n in range(27)]
FEW = [["a", "Maastricht"], ["b", "Lisbon"], ["c", "Nice"]]
TWO = [["x", "on the budget"], ["y", "off the budget"]]
vote = {"name": "vote", "label": "Vote", "kind": "choice", "compact": True, "options": TWO, "value": "x"}
fields = [
    {"name": "one", "label": "One", "kind": "choice", "options": FEW, "value": "a"},
    {"name": "list", "label": "List", "kind": "choice", "compact": True, "options": FEW, "value": "a"},
    {"name": "long", "label": "Long", "kind": "choice", "options": TWELVE, "value": "k3"},
    {"name": "ticks", "label": "Ticks", "kind": "ticks", "options": FEW, "none": "none of them", "value": None},
    {"name": "switch", "label": "Switch", "kind": "switch", "value": False},
    {"name": "slider", "label": "Slider", "kind": "slider", "first": 1987, "last": 2026, "step": 1, "value": 1999},
    {"name": "period", "label": "Period", "kind": "period", "first": 1987, "last": 2026, "step": 1,
     "value": [1990, 2000]},
    {"name": "text", "label": "Text", "kind": "text", "unit": "persons", "value": ""},
    {"name": "essay", "label": "Essay", "kind": "long_text", "value": ""},
    {"name": "mapping", "label": "Mapping", "kind": "mapping", "items": FEW, "options": TWO, "value": {}},
    {"name": "order", "label": "Order", "kind": "ordering", "items": FEW, "value": None},
    {"name": "left", "label": "Left as it is", "kind": "ordering", "items": FEW, "value": None},
    {"name": "grid", "label": "Grid", "kind": "rows", "names": FEW, "columns": [vote], "value": {}},
    {"name": "table", "label": "Table", "kind": "rows", "names": FEW, "value": {},
     "columns": [vote, {"name": "n", "label": "Number", "kind": "text", "size": 6, "value": ""}]},
    {"name": "free", "label": "Free", "kind": "rows", "names": None, "value": [], "add": "Add a firm",
     "distinct": "vote",
     "columns": [{"name": "n", "label": "Firm", "kind": "text", "value": ""}, vote]},
]
heard = []
page = make("page", fields=fields, values={}, answered="", table="", sentence="")

def hear(widget, sent, buffers):
    if sent["do"] == "step":
        heard.append(sent["values"])
        page.sentence = repr(sent["values"])
        page.answered = sent["step"]

page.on_msg(hear)
page
"""


def notebook():
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in (EXPLORER, FIELDS)]
    cells.append(nbformat.v4.new_markdown_cell("The end."))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=kernel)
