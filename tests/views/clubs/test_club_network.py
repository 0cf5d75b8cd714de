"""The network of clubs. Oracles: the rows of the tables, read and counted here a second time; sums worked by hand."""

import datetime as dt
import itertools
from collections import Counter, defaultdict

import pytest

from eudefence import views
from eudefence.models.clubs import networks
from eudefence.views.clubs import measured, supposed
from tests import pictures
from tests.raw_rows import rows

TODAY = "2026-10-08"


def formats_today():
    """State to the formats it is in for sure on the day of the edition: full members, dated, of what goes on."""
    running = {row["format_id"] for row in rows("formats") if not row["valid_to"] and row["kind"] != "proposal"}
    mine = defaultdict(set)
    for row in rows("format_membership"):
        if row["format_id"] in running and row["full_member"] == "true" and not row["valid_to"]:
            mine[row["country"]].add(row["format_id"])
    return mine


def test_every_tie_of_formats_is_a_count_of_rows():
    mine = formats_today()
    recounted = {
        frozenset((a, b)): len(mine[a] & mine[b])
        for a, b in itertools.combinations(sorted(mine), 2)
        if mine[a] & mine[b]
    }
    view = views.network("formats", threshold=1)
    codes = {state.label: state.code for state in networks.roll("formats").states}
    found = {frozenset((codes[row["State"]], codes[row["And"]])): row["Weight"] for row in view.rows}
    assert found == recounted
    assert all(row["Clubs they share"] == row["Weight"] for row in view.rows)
    assert all(row["Weight"] == len(row["Which"].split(", ")) for row in view.rows[:20])


@pytest.mark.parametrize(("kind", "on"), [("formats", "2014-06-01"), ("missions", "2018-04-15")])
def test_what_the_dates_leave_open_is_not_named_as_shared(kind, on):
    """Oracle: the weight, which counts what is sure. On these days some memberships may have held or not."""
    assert networks.roll(kind, on=on).completeness.undecided
    view = views.network(kind, on, threshold=1)
    assert all(row["Clubs they share"] == row["Weight"] for row in view.rows)


def test_without_a_state_its_ties_go_and_no_other_changes():
    with_all = {(row["State"], row["And"]): row["Weight"] for row in views.network("formats", threshold=1).rows}
    view = views.network("formats", threshold=1, without="United Kingdom")
    left = {(row["State"], row["And"]): row["Weight"] for row in view.rows}
    assert left == {pair: weight for pair, weight in with_all.items() if "United Kingdom" not in pair}
    assert "The United Kingdom is supposed to be in none of these clubs" in view.more
    assert "taken out here" in view.drawn.marks["GB"] and "taken out here" in pictures.texts(view)


def test_a_state_put_into_french_projects_shares_them_with_france():
    roll = networks.roll("pesco")
    led = {tie.club for tie in roll.ties if tie.state == "FR" and tie.role == "coordinator" and tie.counts}
    before = {tie.club for tie in roll.ties if tie.state == "GB" and tie.counts}
    french = {tie.club for tie in roll.ties if tie.state == "FR" and tie.counts}
    view = views.network("pesco", threshold=1, added={"GB": "FR"})
    found = {frozenset((row["State"], row["And"])): row["Weight"] for row in view.rows}
    assert found[frozenset(("France", "United Kingdom"))] == len((led | before) & french)
    assert f"is supposed to join {len(led - before)} projects" in view.more


def test_a_state_put_into_named_projects_or_all():
    roll = networks.roll("pesco")
    assert dict(supposed.put_in({"IS": ["Military Mobility"]}, roll))["IS"] == ("pesco.military-mobility",)
    assert len(dict(supposed.put_in({"IS": "all"}, roll))["IS"]) == len(roll.clubs)
    with pytest.raises(ValueError, match="added: a state can join PESCO projects"):
        views.network("formats", added={"GB": "FR"})
    with pytest.raises(ValueError, match="added"):
        views.network("pesco", added="GB")


def test_a_supposed_tie_names_no_source():
    roll = networks.roll("pesco")
    changed = supposed.changed(roll, (), supposed.put_in({"IS": "all"}, roll))
    assert sum(supposed.is_supposed(tie) for tie in changed.ties) == len(roll.clubs)
    assert "Source" not in views.network("pesco", added={"IS": "all"}).drawn.marks["IS"]


def test_a_state_keeps_its_place_at_every_setting():
    """Oracle: where the code stands in the SVG."""
    at = defaultdict(set)
    for view in (
        views.network(),
        views.network("pesco", "2018-04-01", show=[]),
        views.network("formats", without="DE"),
        views.network("all", strongest=0, show=["communities"]),
    ):
        for word in pictures.words(view):
            if word.text in ("FR", "FI", "GR", "DE"):
                at[word.text].add((word.left, word.top))
    assert {code: len(places) for code, places in at.items()} == {"FR": 1, "FI": 1, "GR": 1, "DE": 1}


def test_every_state_and_every_tie_speaks():
    view = views.network("formats", show=["core", "bridges", "communities"])
    marks = view.drawn.marks
    states = {state.code for state in networks.roll("formats").states}
    assert {key for key in marks if " " not in key} == states
    assert len(marks) == len(states) + len(view.rows)
    assert "third state" in marks["GB"] and "in EU and NATO" in marks["DE"] and "Source" in marks["DE"]
    tie = next(said for key, said in marks.items() if set(key.split()) == {"DE", "FR"})
    assert "Eurocorps" in tie


def test_who_is_named_but_no_member_is_grey_and_says_as_what():
    """Oracle: Türkiye applied to Military Mobility and was not admitted (its one row)."""
    view = views.network()
    assert "applicant in Military Mobility" in view.drawn.marks["TR"] and "Clubs: 0" in view.drawn.marks["TR"]
    assert "named, but no member" in pictures.texts(view)
    everybody = set(formats_today()) == {state.code for state in networks.roll("formats").states}
    assert ("named, but no member" in pictures.texts(views.network("formats"))) is not everybody


def test_the_threshold_cuts_and_the_usual_one_draws_about_forty():
    assert all(row["Weight"] >= 8 for row in views.network(threshold=8).rows)
    for kind in ("pesco", "formats", "all"):
        assert 20 <= len(views.network(kind).rows) <= 60
    assert len(views.network("formats", strongest=0).rows) == len(views.network("formats", threshold=1).rows)
    assert "No tie reaches 500 shared" in views.network(threshold=500).more


def test_who_has_no_line_is_told_why():
    """Oracle: Ireland's strongest tie, in the network with all ties."""
    mine = [row for row in views.network(strongest=0).rows if "Ireland" in (row["State"], row["And"])]
    view, most = views.network(), max(row["Weight"] for row in mine)
    assert not [row for row in view.rows if "Ireland" in (row["State"], row["And"])]
    assert f"Strongest tie: {most:g} shared clubs with " in view.drawn.marks["IE"]
    assert "too weak to be drawn here" in view.drawn.marks["IE"]
    assert "too weak" not in view.drawn.marks["FR"]
    assert "weaker: no line drawn" in pictures.texts(view)
    assert "Weaker ties have no line" in view.more
    everything = views.network(strongest=0)
    assert "weaker: no line drawn" not in pictures.texts(everything)
    assert f"All {len(everything.rows)} ties are drawn" in everything.more


def test_states_with_the_same_ties_are_not_told_apart():
    """Oracle: the rows. In missions today all ties are one, of four states in the same operation; in 1992 seven
    states share the Western European Union with the other members and nothing else.
    """
    view = views.network("missions", TODAY)
    assert {row["Which"] for row in view.rows} == {"EUNAVFOR Atalanta"} and len(view.rows) == 6
    assert view.sentence.startswith("No core can be told") and "Core: yes" not in " ".join(view.drawn.marks.values())
    early = views.network("formats", "1992-01-01")
    assert early.sentence.startswith("The core of the formats is France and Germany; more would fit it")
    assert [code for code, said in early.drawn.marks.items() if "Core: yes" in said] == ["FR", "DE"]
    assert "nothing decides" not in views.network().sentence


def test_core_and_bridges_are_those_of_the_model():
    roll = networks.roll("pesco")
    core = networks.core_periphery(roll).core  # of the Union's members alone
    between = networks.brokers(roll).betweenness
    first = max(between, key=between.get)
    view = views.network()
    assert all(f"Core: {'yes' if code in core else 'no'}" in view.drawn.marks[code] for code in core)
    assert next(iter(measured.bridges_of(roll, "shared"))) == first
    assert f"lead through {'France' if first == 'FR' else first}" in view.sentence


def test_communities_are_named_only_if_they_are_asked_for():
    assert "communities" not in views.network().sentence
    grouped = measured.communities_of(networks.roll("formats"), "shared")
    view = views.network("formats", show=["communities"])
    assert (
        "three communities" in view.sentence and len(grouped.groups) == 3 and f"{grouped.modularity:.2f}" in view.more
    )
    letters = Counter(word for word in pictures.texts(view) if word in set("ABCDEF"))
    assert sorted(letters.values()) == sorted(len(group) + 1 for group in grouped.groups)  # one in the legend


def test_a_day_without_clubs_and_other_mistakes_are_refused():
    with pytest.raises(
        ValueError, match=r"on: 1 January 2018 is too early: .* first PESCO projects are of 6 March 2018\."
    ):
        views.network("pesco", on=dt.date(2018, 1, 1))
    with pytest.raises(ValueError, match="kind"):
        views.network("nato")
    with pytest.raises(ValueError, match="weight"):
        views.network(weight="number")
    with pytest.raises(ValueError, match="without"):
        views.network(without="Atlantis")
    with pytest.raises(ValueError, match="show"):
        views.network(show=["hubs"])
    with pytest.raises(ValueError, match="threshold"):
        views.network(threshold="many")


def test_every_control_moves_and_leaves_nothing_behind():
    """Oracle: a fresh explorer set at once to the same values."""
    stepped = views.explore_network()
    settings = [
        {"kind": "formats"},
        {"without": "GB"},
        {"show": ("communities",)},
        {"without": "", "kind": "pesco", "britain": "IT"},
        {"on": dt.date(2018, 11, 19)},
        {"weight": "jaccard", "strongest": 70},
    ]
    said, now = {stepped.view.said}, {}
    for step in settings:
        view = stepped.set(**step)
        now |= step
        assert stepped.problem is None, step
        assert view.picture() == views.explore_network().set(**now).picture(), step
        assert view.said not in said, step
        said.add(view.said)


def test_what_cannot_be_joined_is_told_in_the_words_of_the_page():
    explorer = views.explore_network()
    explorer.set(kind="formats", britain="FR")
    assert explorer.problem.startswith("The United Kingdom: a state can join PESCO projects here")
    explorer.set(kind="pesco", without="GB")
    assert explorer.problem.startswith("Take out: The United Kingdom is taken out and put in at once")
    explorer.set(without="")
    assert explorer.problem is None


def test_an_early_day_is_told_and_the_last_picture_stays():
    explorer = views.explore_network()
    before = explorer.view.said
    explorer.set(on=dt.date(1992, 1, 1))
    assert "too early" in explorer.problem and explorer.view.said == before
