"""The two-track time line: what it counts, and that nothing lies on anything else."""

import itertools
import re
from collections import Counter

import pytest

from eudefence.data.package import course
from eudefence.views import explore_two_tracks, two_tracks
from eudefence.views.page import style
from eudefence.views.story import timeline, timeline_drawing


def rows(**where):
    """Rows of the years that the picture shows by itself."""
    return [e for e in course().rows("events") if e["date"].year >= 1987 and all(e[k] == v for k, v in where.items())]


def test_the_sentence_counts_what_the_table_lists():
    """Oracle: the rows of the table of events, counted here."""
    view = two_tracks()
    on = Counter(view.table["Track"])
    assert on == {t: len(rows(track=t)) for t in ("operational", "industrial", "both")}
    assert f"the operational track has {on['operational']} events" in view.sentence
    assert f"the industrial track has {on['industrial']}" in view.sentence
    assert f" and {on['both']} move both" in view.sentence
    assert f"{len(rows(track='neither'))} more move neither and are not drawn" in view.sentence
    back = Counter(view.table.loc[view.table["Direction"] == "setback", "Track"])
    assert f"({back['operational']} of them setback" in view.sentence


def test_the_year_by_which_half_had_happened():
    years = sorted(e["date"].year for e in rows(track="industrial"))
    assert f"half of them by {years[(len(years) - 1) // 2]}" in two_tracks().sentence.split("the industrial track")[1]


def test_the_sentence_says_what_the_other_coding_would_give():
    """Oracle: the contested rows put elsewhere here, with a plain loop."""
    other = Counter(e["track_alternative"] or e["track"] for e in rows() if e["track"] != "neither")
    contested = sum(e["track_alternative"] is not None for e in rows())
    assert two_tracks().sentence.endswith(
        f" Of the events drawn, {contested} are contested. Put in their other places, it would be"
        f" {other['operational']} operational, {other['industrial']} industrial and {other['both']} on both."
    )
    turned = two_tracks(coding="alternative")
    assert Counter(turned.table["Track"]) == other
    course_says = Counter(e["track"] for e in rows())
    assert f"As the course places them, it would be {course_says['operational']} operational" in turned.sentence


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
    words = [t.get_text().replace("\n", " ") for t in view.figure.axes[0].texts]
    assert any(w.startswith("Canada signs the SAFE agreement") for w in words)
    event = next(e for e in timeline._events() if e["event_id"] == "ev164")
    earlier = next(e for e in timeline._events() if e["event_id"] == "ev163")
    place = timeline_drawing.scale(2026, 2026).place
    assert place(event["day"]) >= place(earlier["day"])


def test_the_years_before_the_story_begins_can_be_shown():
    """Treaty on the European Defence Community, 27 May 1952; years are then put together so that no symbol lies on
    another.
    """
    view = two_tracks(None, 1952)
    assert view.table["Event"].iloc[0] == "European Defence Community signed"
    spots = [tuple(p) for c in view.figure.axes[0].collections for p in c.get_offsets()]
    marks = [s for s in spots if s[1] < view.figure.axes[0].get_ylim()[0] - 0.45]
    for a, b in itertools.combinations(marks, 2):
        assert max(abs(a[0] - b[0]), abs(a[1] - b[1])) >= timeline_drawing.STEP - 0.03


def test_numbers_in_the_picture_are_the_numbers_of_the_table():
    view = two_tracks()
    drawn = Counter(t.get_text() for t in view.figure.axes[0].texts if t.get_text().isdigit() and len(t.get_text()) < 3)
    listed = Counter(number.split("-")[1] for number in view.table["Number"])
    assert drawn == listed
    assert view.table["Number"].is_unique


def test_few_events_carry_their_titles():
    view = two_tracks("industrial", 2004, 2016)
    words = " ".join(t.get_text() for t in view.figure.axes[0].texts).replace("\n", " ").replace("\u00a0", " ")
    for title in view.table["Event"]:
        assert title in words


@pytest.mark.parametrize(
    "arguments",
    [
        ("industrial", 2004, 2016),
        (None, 2026, 2026),
        ("operational", 1998, 2010),
        (None, 1987, 1999),
        ("partnerships", 1999, 2019),
        (None, 1952, 1993),
    ],
)
def test_no_two_labels_overlap(arguments):
    """Oracle: the renderer's own boxes around the words."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    view = two_tracks(*arguments, neither=True)
    with style.sheet():
        renderer = FigureCanvasAgg(view.figure).get_renderer()
        boxes = [
            (t.get_text(), t.get_window_extent(renderer))
            for axes in view.figure.axes
            for t in axes.texts
            if t.get_text().strip()
        ]
        boxes += [(t.get_text(), t.get_window_extent(renderer)) for t in view.figure.texts]
    width, height = view.figure.get_size_inches() * view.figure.dpi
    for (one, a), (two, b) in itertools.combinations(boxes, 2):
        assert not (a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1), (one, two)
    assert all(box.x0 >= 0 and box.x1 <= width and box.y0 >= 0 and box.y1 <= height for _, box in boxes)


def test_symbols_do_not_overlap_when_piled():
    view = two_tracks()
    spots = [tuple(p) for c in view.figure.axes[0].collections for p in c.get_offsets()]
    marks = [s for s in spots if s[1] < view.figure.axes[0].get_ylim()[0] - 0.45]  # without the key
    for a, b in itertools.combinations(marks, 2):
        assert max(abs(a[0] - b[0]), abs(a[1] - b[1])) >= timeline_drawing.STEP - 0.03


def test_neither_has_its_own_strip():
    view = two_tracks("partnerships", neither=True)
    assert "neither" in set(view.table["Track"])
    assert "more move neither." in view.sentence


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
            assert re.match(r"(From|In) \d{4}", view.sentence), setting
            assert view.png.startswith(b"\x89PNG")
        else:
            assert problem.endswith(".") and (
                "none chosen" in problem or "neither track. Switch" in problem or "no event" in problem
            )


def test_a_refusal_on_the_page_names_what_the_page_shows():
    """The labels of the boxes, and not the names and keys that a script would write."""
    explorer = explore_two_tracks()
    explorer.set(pillar=("industrial",), years=(1987, 1988))
    assert (
        explorer.problem
        == "Show: no event of the part “industrial pillar” from 1987 to 1988. Widen the period or choose more."
    )
    explorer.set(pillar=())
    assert "partners outside the EU" in explorer.problem and "differentiation" not in explorer.problem
