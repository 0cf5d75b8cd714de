"""What the Union paid for, and what holds NATO together, in words. Oracle: the rows of format_instruments and
nato_backbone, counted here by hand; membership of the vehicle group by the report of its joining dates (Denmark signed
in 2025, after the decision of November 2024).
"""

from html import escape

from eudefence import views
from eudefence.data.package import course


def test_one_purchase_is_that_of_the_group_itself_and_one_of_some_members():
    view = views.enabled_clusters()
    by_group = {row["Group"]: row for row in view.rows}
    assert set(by_group) == {"Common Armoured Vehicle System", "European Sky Shield Initiative"}
    vehicles, shield = by_group["Common Armoured Vehicle System"], by_group["European Sky Shield Initiative"]
    assert vehicles["Who buys"] == "Finland, Germany, Latvia and Sweden"
    assert vehicles["Also in the group then"] == "nobody"
    assert vehicles["Paid"] != shield["Paid"] and "not for the group" in shield["Paid"]
    assert "Norway" in shield["Also in the group then"] and "Austria" not in shield["Also in the group then"]
    assert (
        view.sentence.startswith("In two decisions") and "one went to a purchase of the group itself" in view.sentence
    )


def test_four_of_seven_commands_are_american_after_the_agreement_of_february_2026():
    """Worked by hand: Europe (SACEUR), air, land and sea stay or become American; Norfolk British, Naples Italian,
    Brunssum German and Polish in turns.
    """
    said = views.backbone_of_nato().sentence
    assert "Of seven commands in this list four are led by the United States, and three by European allies" in said
    assert "USD 845 billion" in said and "USD 559 billion" in said


def test_both_say_what_they_rest_on_and_leave_no_row_out():
    for view, table in ((views.enabled_clusters(), "format_instruments"), (views.backbone_of_nato(), "nato_backbone")):
        rows = course().rows(table)
        assert len(view.rows) == len(rows) and view.more
        page = view.to_html()
        for row in rows:
            assert escape(course().find("sources", row["source_id"])["title"]) in page


def test_what_many_notes_say_is_told_once_and_nothing_is_lost():
    view = views.backbone_of_nato()
    told = [*view.columns["Note"], view.more]
    for row in course().rows("nato_backbone"):
        for sentence in (row["note"] or "").rstrip(".").split(". "):
            assert any(sentence in (note or "") for note in told), sentence
    assert all("officers rotate" not in (note or "") for note in view.columns["Note"])
    assert view.more.count("officers rotate") == 1
