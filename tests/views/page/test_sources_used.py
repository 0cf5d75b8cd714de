"""The sources at the end of a page. Oracle: sources.csv, read here with a plain loop."""

import csv
from collections import Counter
from html import escape

import pytest

from eudefence.data.package import course
from eudefence.views import sources_used


def lines(table):
    with (course().folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_sources_have_full_titles_addresses_and_a_word_on_memory():
    shown = sources_used("events", 8)
    html = shown._repr_html_()
    titles = {line["title"]: line["url"] for line in lines("sources")}
    for title, url, _ in shown.lines:
        assert titles[title] == (url or "")
        assert f'<a href="{escape(url)}">{escape(title)}</a>' in html if url else escape(title) in html
    assert html.count("no document was opened") == 1 and str(shown).count("\n- ") == 7


def test_those_with_most_rows_come_first_and_further_sources_count():
    counted = Counter(line["source_id"] for line in lines("disagreements"))
    counted.update(line["source_id"] for line in lines("row_sources") if line["table"] == "disagreements")
    title = {line["source_id"]: line["title"] for line in lines("sources")}
    most = sorted(counted, key=lambda key: (-counted[key], key))
    shown = sources_used("disagreements", 5)
    assert [named for named, _, _ in shown.lines] == [title[key] for key in most[:5]]
    assert [int(said.split("; ")[-1].split()[0]) for _, _, said in shown.lines] == [counted[key] for key in most[:5]]
    assert shown.more == len(counted) - 5
    assert f"Not named here: {len(counted) - 5} more sources." in str(shown) and "sources(" not in shown.to_html()


def test_what_was_not_opened_is_called_so():
    """Oracle: the columns access and kind of sources.csv, for every table."""
    how = {line["title"]: (line["access"], line["kind"]) for line in lines("sources")}
    for table in course().tables:
        shown = sources_used(table, 1000)
        for title, _, said in shown.lines:
            access, kind = how[title]
            memory = "from memory" in f"{title}; {said}"
            assert memory == (access == "recalled" and kind != "judgement"), (table, title)
        assert shown.memory == any("from memory" in f"{title}; {said}" for title, _, said in shown.lines)


def test_the_sources_of_some_rows_are_theirs_alone():
    """Oracle: rival_explanations.csv and row_sources.csv, read here; a unit names the sources of its own rows only."""
    rows = {line["explanation_id"]: line for line in lines("rival_explanations") if line["about"] == "rapid_force"}
    sources = {line["source_id"] for line in rows.values() if line["source_id"]}
    sources |= {
        line["source_id"]
        for line in lines("row_sources")
        if line["table"] == "rival_explanations" and line["key"] in rows
    }
    title = {line["source_id"]: line["title"] for line in lines("sources")}
    shown = sources_used("rival explanations", 1000, about="rapid force")
    assert {named for named, _, _ in shown.lines} == {title[one] for one in sources} and shown.more == 0
    with pytest.raises(ValueError, match="about: 'rapid forse' is not.*Did you mean 'rapid force'"):
        sources_used("rival explanations", about="rapid forse")


def test_an_unknown_table():
    with pytest.raises(ValueError, match="Did you mean 'events'"):
        sources_used("event")
