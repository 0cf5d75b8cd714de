"""The two-track time line: what it counts, what it says, and that nothing lies on anything else."""

import datetime as dt
import itertools
import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from eudefence.data.package import course
from eudefence.views import explore_two_tracks, two_tracks
from eudefence.views.story import timeline
from eudefence.views.story.timeline_drawing import Years
from tests import pictures


def rows(**where):
    """Rows of the years that the picture shows by itself."""
    return [e for e in course().rows("events") if e["date"].year >= 1987 and all(e[k] == v for k, v in where.items())]


def blocks_in(view):
    """Places and sizes of the blocks of events."""
    for e in ElementTree.fromstring(view.picture()).iter(f"{pictures.SVG}g"):
        if e.get("data-mark"):
            box = next(part for part in e if part.tag.endswith("rect"))
            x, y, wide, tall = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            yield e.get("data-mark"), (x, y, x + wide, y + tall)


def apart(one, other):
    return one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_the_sentence_says_on_which_track_events_came_later():
    """Oracle: the rows of the table of events, counted here: at least half of a track's events lie in the years from
    the one named on, and fewer than half after it.
    """
    view = two_tracks()
    on = Counter(view.table["Track"])
    assert on == {t: len(rows(track=t)) for t in ("operational", "industrial", "both")}
    said = re.match(
        r"From 1987 to 2026 the events of the industrial track came later and faster: half of those (\d+) fall in the"
        r" years since (\d{4}), half of the (\d+) of the operational track in the years since (\d{4})\. ",
        view.sentence,
    )
    for track, many, since in (("industrial", said[1], said[2]), ("operational", said[3], said[4])):
        years = [e["date"].year for e in rows(track=track)]
        assert int(many) == len(years)
        assert sum(year >= int(since) for year in years) * 2 >= len(years)
        assert sum(year > int(since) for year in years) * 2 < len(years)
    assert re.search(rf">Moves both<.*?>{on['both']} events<", view.picture())
    assert f" {len(rows(track='neither'))} events move neither track and are not drawn." in view.more


def test_every_setback_has_its_name_in_the_sentence():
    view = two_tracks(None, 1952)
    back = [e for e in course().rows("events") if e["direction"] == "setback"]
    assert f"{len(back)} of the events drawn are setbacks: France rejects" in view.more
    for event in back:
        assert f"{event['title']} ({event['date'].year})" in view.more
    assert (
        "One event drawn is a setback: Polish president vetoes the SAFE law (2026)."
        in two_tracks(None, 2026, 2026).more
    )


def test_over_few_years_or_with_few_events_the_sentence_counts():
    """By hand: in 2003 no event of the table moves the industrial track."""
    many = len([e for e in rows(track="operational") if e["date"].year == 2003])
    assert two_tracks(None, 2003, 2003).sentence.startswith(
        f"In 2003 the operational track has {many} events, and the industrial track has no event."
    )
    both = {t: len([e for e in rows(track=t) if e["date"].year >= 2022]) for t in ("operational", "industrial")}
    assert two_tracks(None, 2022, 2026).sentence.startswith(
        f"From 2022 to 2026 the operational track has {both['operational']} events, and the industrial track has"
        f" {both['industrial']} events."
    )


def test_the_later_track_need_not_be_the_industrial_one():
    """Invented events: four a track, the operational ones later, then all in the same years."""

    def event(track, year):
        return {"counted": track, "date": dt.date(year, 1, 1)}

    late = [event("operational", y) for y in (2000, 2001, 2008, 2009)]
    early = [event("industrial", y) for y in (1990, 1991, 1992, 1993)]
    assert timeline._comparison(late + early, 1990, 2009) == (
        "From 1990 to 2009 the events of the operational track came later and faster: half of those 4 fall in the years"
        " since 2008, half of the 4 of the industrial track in the years since 1992."
    )
    more = [event("industrial", 2007)] * 40
    assert "the events of the operational track came later: half" in timeline._comparison(late + more, 1990, 2009)
    same = [event("industrial", y) for y in (2000, 2001, 2008, 2009, 2009)]
    assert timeline._comparison(late + same, 1990, 2009) == (
        "From 1990 to 2009 the events of both tracks came at the same time: half of the 4 of the operational track and"
        " half of the 5 of the industrial track fall in the years since 2008."
    )


def test_the_sentence_says_what_the_other_coding_would_give():
    """Oracle: the contested rows put elsewhere here, with a plain loop."""
    other = Counter(e["track_alternative"] or e["track"] for e in rows() if e["track"] != "neither")
    contested = sum(e["track_alternative"] is not None for e in rows())
    assert two_tracks().sentence.endswith(
        f" {contested} of the events drawn are contested: in their other places, there would be"
        f" {other['operational']} on the operational track, {other['industrial']} on the industrial track and"
        f" {other['both']} on both."
    )
    turned = two_tracks(coding="alternative")
    assert Counter(turned.table["Track"]) == other
    course_says = Counter(e["track"] for e in rows())
    assert f": as the course places them, there would be {course_says['operational']} on the" in turned.sentence


def test_every_thing_once():
    """Oracle: the rows with which a thing comes into being."""
    assert len(two_tracks(counting="things").table) == sum(
        e["stage"] == "start" and e["track"] != "neither" for e in rows()
    )


def test_an_event_is_drawn_no_sooner_than_the_one_it_follows():
    """Canada signed after the Council had authorised it on 11 February 2026; only the month of the signature is
    known.
    """
    view = two_tracks("partnerships", 2026, 2026)
    table = two_tracks(None, 2026, 2026, neither=True).table["Event"].tolist()
    assert table.index("First SAFE loans approved, Canada may sign") < table.index("Canada signs the SAFE agreement")
    assert any(words.startswith("Canada signs the SAFE") for words in pictures.texts(view))
    event = next(e for e in timeline._events() if e["event_id"] == "ev164")
    earlier = next(e for e in timeline._events() if e["event_id"] == "ev163")
    place = Years(2026, 2026).place
    assert place(event["day"]) >= place(earlier["day"])


def test_the_years_before_the_story_begins_can_be_shown():
    """Treaty on the European Defence Community, 27 May 1952."""
    view = two_tracks(None, 1952)
    assert view.table["Event"].iloc[0] == "European Defence Community signed"
    assert next(iter(view.drawn.marks)) == "ev186" and "Defence Community" in view.picture()


def test_what_a_mark_says_is_its_row_of_the_table():
    """Oracle: the tables of events and of sources."""
    view = two_tracks()
    assert set(view.drawn.marks) == {e["event_id"] for e in rows() if e["track"] != "neither"}
    for key, facts in view.drawn.marks.items():
        event = course().find("events", key)
        row = next(row for row in view.rows if row["Event"] == event["title"])
        assert facts.startswith(f"{event['title']}. Date: {row['Date']}. Track: {row['Track']}.")
        assert facts.endswith(f"Source: {course().find('sources', event['source_id'])['publisher']}.")


def test_the_landmarks_stand_in_the_first_picture():
    """Oracle: the table landmarks, of whose events one is older than the story."""
    names = {r["event_id"]: r["name"] for r in course().rows("landmarks")}
    for form in timeline.FORMS:
        written = set(pictures.texts(two_tracks(form=form)))
        assert {name for key, name in names.items() if key != "ev186"} <= written
        assert "Defence Community" not in written


def test_few_events_carry_their_titles():
    view = two_tracks("industrial", 2004, 2016)
    words = " ".join(pictures.texts(view))
    for title in view.table["Event"]:
        assert title in words


@pytest.mark.parametrize("form", timeline.FORMS)
@pytest.mark.parametrize(
    "arguments",
    [
        (None, 1987, 2026),
        ("industrial", 2004, 2016),
        (None, 2026, 2026),
        ("operational", 1998, 2010),
        (None, 1987, 1999),
        ("partnerships", 1999, 2019),
        (None, 1952, 1993),
        (None, 1952, 2026),
    ],
)
def test_no_two_words_overlap_and_all_lie_inside(arguments, form):
    """Oracle: boxes from the widths of the letters, read out of the SVG; names lie on no block either."""
    view = two_tracks(*arguments, neither=True, form=form)
    pictures.check(view)
    if form == "bars":
        for word, (key, block) in itertools.product(pictures.words(view), blocks_in(view)):
            assert apart((word.left, word.top, word.right, word.bottom), block), (word, key)


@pytest.mark.parametrize("arguments", [(), (None, 1952), (None, 2003, 2003)])
def test_no_two_blocks_overlap(arguments):
    for (one, a), (two, b) in itertools.combinations(blocks_in(two_tracks(*arguments, neither=True)), 2):
        assert apart(a, b), (one, two)


@pytest.mark.parametrize("form", timeline.FORMS)
@pytest.mark.parametrize("neither", [False, True])
def test_the_picture_leaves_room_for_controls_on_a_screen(form, neither):
    """Oracle: the height agreed for all pictures, and a tenth for the strip that only some ask for."""
    assert two_tracks(form=form, neither=neither).drawn.height <= 380 * (1.1 if neither else 1)


def test_neither_has_its_own_strip():
    view = two_tracks("partnerships", neither=True)
    assert "neither" in set(view.table["Track"])
    assert "events move neither track." in view.more and "Moves neither" in view.picture()


def test_the_same_choice_gives_the_same_bytes():
    assert two_tracks("industrial").png == two_tracks(["industrial"]).png


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("industry",), "Did you mean 'industrial'"),
        (([],), "none chosen"),
        ((None, 1951), "1951 is not a year from 1952"),
        ((None, 2000, 1999), "1999 lies before start"),
        ((None, 2000.5), "is not a year"),
        (("industrial", 1987, 1988), "no event"),
    ],
)
def test_bad_choices_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        two_tracks(*arguments)


def test_every_control_driven_to_its_ends():
    explorer = explore_two_tracks()
    for setting, view, problem in explorer.walk():
        if problem is None:
            assert re.match(r"(Of|Only) .+?[.] (From|In) \d{4}|(From|In) \d{4}", view.sentence), setting
            fresh = dict(setting)
            pillars, years = fresh.pop("pillar"), fresh.pop("years")
            parts = [part for part in pillars if part != "neither"]
            again = two_tracks(parts, *years, neither="neither" in pillars, **fresh)
            assert view.picture() == again.picture() and view.sentence == again.sentence
        else:
            assert problem.endswith(".") and (
                "none chosen" in problem or "move neither track" in problem or "no event" in problem
            )


def test_a_refusal_on_the_page_names_what_the_page_shows():
    """The labels of the boxes, and not the names and keys that a script would write."""
    explorer = explore_two_tracks()
    explorer.set(pillar=("industrial",), years=(1987, 1988))
    assert (
        explorer.problem
        == "Parts of the course: no event of the part “industrial pillar” from 1987 to 1988. Widen the period or choose"
        " more."
    )
    explorer.set(pillar=())
    assert "partners outside the EU" in explorer.problem and "differentiation" not in explorer.problem


def test_a_choice_of_events_says_that_it_is_one():
    """Oracle: the Union founded committees and sent missions in these years, so that “the operational track has no
    event” holds for the part of the course that is shown, and for no more.
    """
    said = two_tracks("industrial").sentence
    assert said.startswith(
        "Of the parts of the course only one is shown: industrial pillar. From 1987 to 2026 the oper"
    )
    assert "only these are shown: " in two_tracks(["operational", "industrial"]).sentence
    assert two_tracks(counting="things").sentence.startswith("Only events with which something comes into being")
    assert two_tracks().sentence.startswith("From 1987 to 2026 ")
