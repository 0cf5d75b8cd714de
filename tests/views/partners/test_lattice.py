"""Partners in the order of what they have. Oracles: small tables worked out by hand from acts that are in force, the
model of concepts (which has its own), and sentences that somebody read."""

import itertools
import re
import time

import pytest

from eudefence import concepts, partnerships, views
from eudefence.ground.words import joined
from eudefence.models.partners.partnerships.partner_names import name
from eudefence.views.partners.arrangement_order import kind_in_a_sentence
from eudefence.views.shapes.hasse import WAYS
from tests import approved, pictures

DAY = "2026-10-08"
FOUR = ("Norway", "Canada", "Japan", "Türkiye")
THREE = ("partnership", "nato_member", "economic_area")


def test_four_partners_by_hand():
    """Norway and Canada have a partnership and are in NATO, Norway is in the European Economic Area as well; Japan
    has a partnership only, Türkiye is in NATO only. So nobody stands at the top, and Norway stands lowest."""
    view = views.lattice(FOUR, THREE, DAY)
    assert view.columns["Who stands here"] == [None, "Japan", "Türkiye", "Canada", "Norway"]
    assert view.columns["What enters here"] == [
        None, "Security and Defence Partnership", "Membership of NATO", None, "European Economic Area",
    ]  # fmt: skip
    assert view.columns["Layer"] == [1, 2, 2, 3, 4] and view.columns["How many"] == [4, 3, 3, 2, 1]
    height = {word.text: word.top for word in pictures.words(view)}
    assert height["Japan"] == height["Türkiye"] < height["Canada"] < height["Norway"]
    assert view.sentence == (
        "Norway has all that Canada has, and more. Only Norway has: European Economic Area. One of 6 pairs of"
        " partners cannot be ranked."
    )
    assert view.more.startswith("Both have: Security and Defence Partnership and membership of NATO. Who stands lower")
    assert view.drawn.marks["partnership.nato_member"].startswith(
        "Canada. In common: Security and Defence Partnership; Membership of NATO. More than that: Norway. Source"
    )
    assert view.drawn.marks["nothing"] == (
        "Nobody stands exactly here. In common: nothing. More than that: Norway, Canada, Japan and Türkiye."
    )


def test_who_is_followed():
    alone = views.lattice(FOUR, THREE, DAY, follow="Japan")
    assert alone.sentence.startswith("Japan has here: Security and Defence Partnership.")
    assert pictures.texts(alone)[-1] == "up from Japan"
    strokes = re.findall(r'<path [^>]*stroke="(#\w+)"', alone.picture())
    assert strokes.count(WAYS[0]) == 2, "one line from the top to Japan, and the sign of the legend"
    less = views.lattice(FOUR, THREE, DAY, follow=["Japan", "Canada"]).sentence
    assert less.startswith(
        "Canada has all that Japan has, and more. Only Canada has: membership of NATO. One of 6 pairs"
    )
    apart = views.lattice(FOUR, THREE, DAY, follow=["Japan", "Türkiye"]).sentence
    assert apart.startswith(
        "Neither Japan nor Türkiye has all that the other has, so they cannot be ranked. Only Japan has: Security and"
        " Defence Partnership; without it, Türkiye would have all that Japan has. Only Türkiye has: membership of NATO;"
        " without it, Japan would have all that Türkiye has. They share none of these arrangements."
    )
    nobody = views.lattice(["Japan", "Ghana"], THREE, DAY)
    assert nobody.sentence == "Every pair of partners can be ranked or has the same."
    assert "up from" not in nobody.picture()
    one = views.lattice(["Japan"], THREE, DAY)
    assert one.sentence == "Japan stands alone."
    none = views.lattice(["Kosovo"], THREE, DAY, follow="XK").sentence
    assert none == "Kosovo has none of these arrangements."
    assert views.lattice(["GB", "US"], THREE, DAY, follow=["GB"]).sentence.startswith("The United Kingdom has here")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"partners": FOUR, "follow": ["Ghana"]}, "follow: Ghana found; choose from Norway, Canada, Japan or Türkiye"),
        ({"follow": ["NO", "CA", "JP"]}, "follow: 3 partners found; one or two are accepted"),
        ({"undecided": "maybe"}, "undecided: 'maybe'"),
        ({"kinds": ["nato"], "partners": "Atlantis"}, "Atlantis|nato"),
        ({"kinds": "all"}, r"kinds: \d+ places found; at most 60 can be drawn. Choose fewer kinds"),
    ],
)
def test_what_is_no_argument_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        views.lattice(**options)


@pytest.mark.parametrize("on", ["2004-01-01", "2020-01-01", "2024-12-01", DAY])
@pytest.mark.parametrize("kinds", ["main", "industry", "politics"])
def test_the_picture_is_the_order_of_the_model(on, kinds):
    """Everybody and every kind is in the table once where it stands, and a mark names all who stand at its place."""
    grid = partnerships.grid(on, kinds)
    found = concepts.lattice(grid.truths("false"))
    view = views.lattice(kinds=kinds, on=on)
    pictures.check(view)
    standing = [one for cell in view.columns["Who stands here"] if cell for one in cell.split(", ")]
    assert sorted(standing) == sorted(map(name, grid.profiles))
    entering = [one for cell in view.columns["What enters here"] if cell for one in cell.split("; ")]
    assert sorted(entering) == sorted(partnerships.KINDS[kind].words for kind in grid.kinds)
    marks = list(view.drawn.marks.values())
    assert len(marks) == len(found.concepts)
    for one, said in zip(found.concepts, marks, strict=True):
        assert said.startswith(joined(map(name, one.own_objects)) or "Nobody stands exactly here")
    apart, pairs = found.pairs_apart
    said = (
        f"{apart} of {pairs} pairs of partners cannot be ranked." if apart else "Every pair of partners can be ranked"
    )
    assert apart != 1 and said in view.sentence


def test_a_cell_that_cannot_be_decided_is_named_and_may_count_as_either():
    """The day of Australia's partnership was not found, nor whether Switzerland's signed agreement is in force."""
    no, yes = (views.lattice(on=DAY, undecided=side) for side in ("false", "true"))
    said = (
        "Two cells cannot be decided and count as {} here: Security and Defence Partnership of Australia and framework"
        " agreement on missions of Switzerland."
    )
    assert no.more.endswith(said.format("no")) and yes.more.endswith(said.format("yes"))
    where = "Moldova" if "Moldova" in str(yes.columns["Who stands here"]) else ""
    assert f"Australia, {where}" in yes.columns["Who stands here"]
    assert "Every cell of the table can be decided." in views.lattice(FOUR, THREE, DAY).more


def test_what_one_changed_entry_does_is_the_model_s():
    found = concepts.lattice(partnerships.grid(DAY).truths("false")).disturbed()
    more = views.lattice(on=DAY).more
    numbers = [int(one) for one in re.findall(r"\d+", more.partition("The picture has")[2])]
    assert numbers == [found.now, found.cells, found.least, found.most, len(found.moving)]
    # By hand: one partner with the one arrangement is one place; without it there is one above the other.
    one = views.lattice(["Norway"], ["nato_member"], DAY).more
    assert "has 1 place. With one entry of 1 the other way round it would have 2; one of the entries" in one
    still = views.lattice(["Norway", "Iceland", "Japan", "Ghana"], ["nato_member"], DAY).more
    assert "No single changed entry would alter the number of places." in still


def test_rules_by_hand():
    """Of the four: each has a partnership or is in NATO; who is in the Area has both (one partner: Norway)."""
    view = views.implications(FOUR, THREE, DAY)
    assert view.rows == [
        {
            "If a partner has": "European Economic Area",
            "then it also has": "Security and Defence Partnership and membership of NATO",
            "Partners": 1,
            "By name": "Norway",
        }
    ]
    assert view.sentence == (
        "One rule holds without exception in this table of 4 partners. The best supported rests on one partner."
    )
    assert "one partner only: Norway" in view.parts()["words"]
    assert "is no law: one more partner can break it" in view.more
    none = views.implications(["Japan", "Kosovo"], ["partnership"], DAY)
    assert none.sentence == "No rule holds in this table of 2 partners." and not none.rows


def test_every_rule_holds_for_each_partner_and_names_those_it_rests_on():
    view = views.implications(on=DAY)
    has = {
        name(code): {kind_in_a_sentence(kind) for kind, cell in row.items() if cell}
        for code, row in partnerships.grid(DAY).truths("false").items()
    }
    kinds = sorted({kind_in_a_sentence(kind) for kind in partnerships.MAIN}, key=len, reverse=True)

    def read(words):
        found = set()
        for kind in kinds:
            if kind in words:
                words, found = words.replace(kind, ""), found | {kind}
        return found

    for row in view.rows:
        first, then = read(row["If a partner has"]), read(row["then it also has"])
        rests = [who for who, own in has.items() if first <= own]
        assert first and then and all(then <= has[who] for who in rests)
        assert (row["Partners"], row["By name"]) == (len(rests), joined(rests))
    numbers = view.columns["Partners"]
    assert numbers == sorted(numbers, reverse=True)
    assert f"{numbers.count(1)} of the rules rest on a single partner each" in view.sentence
    assert view.parts()["words"].count("one partner only:") == numbers.count(1)


def test_rules_follow_what_an_undecided_cell_counts_as():
    """Canada's agreement on the loans could not be decided that day: with no, nobody has one, and no rule speaks of
    it; with yes, Canada has one."""
    no, yes = (views.implications(on="2026-02-15", undecided=side).columns for side in ("false", "true"))
    assert "own agreement on the SAFE loans" not in no["If a partner has"]
    assert yes["By name"][yes["If a partner has"].index("own agreement on the SAFE loans")] == "Canada"


def test_an_explorer_steps_to_what_the_function_gives():
    explorer = views.explore_lattice()
    explorer.set(one="JP", other="TR", kinds=list(THREE), on="2026-10-08", undecided="true")
    in_order = [kind for kind in partnerships.MAIN if kind in THREE]
    again = views.lattice(kinds=in_order, on=DAY, follow=["JP", "TR"], undecided="true")
    assert explorer.view.said == again.said and explorer.view.picture() == again.picture()
    explorer.set(kinds=[])
    assert explorer.problem == "Tick at least one arrangement."
    explorer.set(kinds=list(THREE), other="JP")
    assert explorer.view.sentence.startswith("Japan has here: Security and Defence Partnership.")


def test_a_step_is_quick():
    explorer, took = views.explore_lattice(), []
    for one, on in itertools.product(("JP", "GB", "UA"), ("2020-01-01", "2025-01-01", DAY)):
        began = time.perf_counter()
        explorer.set(one=one, on=on).parts()
        took.append(time.perf_counter() - began)
    assert sorted(took)[len(took) // 2] < 0.3, "300 ms on a busy machine; 50 ms on a quiet one"


def test_what_is_said():
    """Approved by reading."""
    approved.compare(
        "lattice",
        {
            "as it is": views.lattice(on=DAY).said,
            "in 2020": views.lattice(on="2020-01-01", follow=["CH", "UA"]).said,
            "one arrangement": views.lattice(kinds="nato_member", on=DAY).said,
            "one partner": views.lattice(["Norway"], on=DAY).said,
            "rules": views.implications(on=DAY).said,
            "rules of one partner": views.implications(["Norway"], on=DAY).to_text(),
        },
    )
