"""The sources at the end of a page. Oracle: sources.csv, read here with a plain loop."""

import csv

import pytest

from eudefence.data.package import course
from eudefence.views import sources_used


def test_sources_have_full_titles_addresses_and_a_word_on_memory():
    shown = sources_used("events", 8)
    markdown = shown._repr_markdown_()
    with (course().folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        titles = {line["title"]: line["url"] for line in csv.DictReader(file)}
    for title, url, _ in shown.lines:
        assert titles[title] == (url or "")
        assert f"[{title}]({url})" in markdown if url else title in markdown
    assert "no document was opened" in markdown and str(shown).count("\n- ") == 7


def test_an_unknown_table():
    with pytest.raises(ValueError, match="Did you mean 'events'"):
        sources_used("event")
