"""The widgets that carry scripts and data into the page."""

import re
import subprocess
import sys

import pytest

from eudefence.views.live import widget


def test_what_is_given_is_what_the_page_finds():
    """The oracle is what is sent when a page asks for the state of a widget."""
    made = widget.make("page", fields=[{"name": "year"}], sentence="One.")
    sent = made.get_state()
    assert sent["fields"] == [{"name": "year"}] and sent["sentence"] == "One."
    made.sentence = "Two."
    assert made.get_state("sentence") == {"sentence": "Two."}


def test_two_widgets_do_not_share_what_they_hold():
    one, two = (widget.make("page", fields=[], sentence=words) for words in ("One.", "Two."))
    assert (one.sentence, two.sentence) == ("One.", "Two.")


@pytest.mark.parametrize("kind", [kind for kind, names in widget.SCRIPTS.items() if (widget.HERE / names[-1]).exists()])
def test_a_script_asks_for_nothing_and_says_what_to_run(kind):
    """No import and no address; the one default export is what anywidget calls."""
    text = re.sub(r"//.*", "", widget.script(kind))
    assert not re.search(r"\bimport\b|https?:|fetch\(|XMLHttpRequest|WebSocket", text)
    assert text.count("export default") == 1


def test_looking_at_the_module_loads_no_widget():
    code = (
        "import sys, eudefence.views.live.widget; print([m for m in ('anywidget', 'ipywidgets') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
