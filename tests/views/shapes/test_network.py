"""A drawn network. Oracles: distances worked out here, the widths of the typeface, and hand-made networks."""

import itertools
import math

import pytest

from eudefence.data.package import course
from eudefence.views.page.view import View
from eudefence.views.shapes import network
from eudefence.views.shapes.network import PLACES, DrawnTie, Node, draw_network, places_of
from tests import pictures

NODES = [
    Node("FR", "France. Core.", core=True, group=0),
    Node("GB", "United Kingdom. Bridge.", third=True, bridge=True, group=1),
    Node("RO", "Romania. Taken out.", gone=True),
    Node("NO", "Norway. Added.", third=True, new=True),
]
TIES = [
    DrawnTie("FR", "GB", "France and the United Kingdom. 3 shared.", 3),
    DrawnTie("GB", "NO", "Norway and the United Kingdom. 1 shared.", 1, new=True),
]


def drawn(nodes=NODES, ties=TIES):
    words = {"core": "core", "bridge": "bridge", "groups": ("the west", "the north")}
    return draw_network(nodes, ties, strength="{:g} shared".format, **words)


def view(nodes=NODES, ties=TIES):
    return View(
        "A network.", {"A": [1]}, title="A network", source="Source: invented.", draw=lambda: drawn(nodes, ties)
    )


def test_every_state_of_a_club_has_a_place_of_its_own():
    tables = ("pesco_participants", "format_membership", "csdp_third_states", "pesco_membership")
    states = {row["country"] for table in tables for row in course().rows(table)}
    assert states <= set(PLACES)


def test_no_two_places_touch():
    """Oracle: two grounds of groups, the widest shape of a state, side by side."""
    everywhere = [*PLACES.values(), *network._SPARE]
    assert min(math.dist(a, b) for a, b in itertools.combinations(everywhere, 2)) >= 2 * network._RING
    edge = network._GROUND
    assert all(edge <= x <= network._LEGEND - edge and edge <= y <= 380 - edge for x, y in everywhere)


def test_no_two_ties_have_one_middle():
    """Arrow keys go by the middle of a mark: of two that lie right behind each other, one could not be reached."""
    middles = [(a[0] + b[0], a[1] + b[1]) for a, b in itertools.combinations(PLACES.values(), 2)]
    middles += [(2 * x, 2 * y) for x, y in PLACES.values()]
    assert len(set(middles)) == len(middles)


def test_the_keyboard_comes_to_a_state_first_though_ties_lie_below():
    """Oracle: the order of the SVG, in which what is drawn first lies below."""
    svg = view().picture()
    assert svg.count("data-entry") == 1
    assert svg.index('data-mark="FR GB"') < svg.index('data-mark="FR"') and 'data-mark="FR" data-entry' in svg


def test_a_legend_too_long_for_its_column_names_one_community_for_all():
    """Oracle: the height of the drawing, and the sentence, which names the states of each letter."""
    nodes = [
        Node("FR", "France.", core=True, bridge=True, group=0),
        Node("DE", "Germany.", gone=True),
        Node("CH", "Switzerland.", third=True, idle=True),
        Node("GB", "United Kingdom.", third=True, new=True, group=1),
        *(Node(code, f"{code}.", group=rank) for rank, code in enumerate(("NO", "ES", "PL", "SE", "FI", "IT"))),
    ]
    groups = tuple(f"group {rank} with a name that needs two rows" for rank in range(6))

    def legend(found):
        drawing = draw_network(found, TIES, core="core", bridge="bridge", groups=groups, weaker=True)
        return pictures.words(View("A network.", {"A": [1]}, title="N", source="S", draw=lambda: drawing)), drawing

    words, drawing = legend(nodes)
    assert [word.text for word in words if word.text.startswith("group")] == []
    assert any("a community" in word.text for word in words) and max(w.bottom for w in words) <= drawing.height
    words, drawing = legend([*nodes[:1], *nodes[3:4], *NODES[3:]])
    assert any(word.text.startswith("group 0") for word in words)


def test_a_state_keeps_its_place_whoever_else_is_there():
    few, many = places_of(["FR", "DE"]), places_of(sorted(PLACES))
    assert all(many[code] == place for code, place in few.items())


def test_a_state_without_a_place_gets_a_spare_one():
    assert places_of(["FR", "QA"])["QA"] == network._SPARE[0]
    with pytest.raises(ValueError, match="states without a place"):
        places_of([f"X{letter}" for letter in "ABCDEFGHIJ"])


def test_states_and_ties_speak():
    marks = drawn().marks
    assert marks == {
        "GB NO": "Norway and the United Kingdom. 1 shared.",
        "FR GB": "France and the United Kingdom. 3 shared.",
    } | {node.code: node.facts for node in NODES}


def test_the_picture_can_be_read_with_everything_in_it():
    """With all states at once, and each in a group: the fullest picture there can be."""
    nodes = [Node(code, f"{code}.", group=place % 6, bridge=place % 5 == 0) for place, code in enumerate(PLACES)]
    pairs = enumerate(itertools.combinations(PLACES, 2))
    ties = [DrawnTie(a, b, f"{a} and {b}.", 1 + (place % 9)) for place, (a, b) in pairs]
    pictures.check(view())
    pictures.check(view(nodes, ties))


def test_what_a_fill_says_is_in_the_legend_only_if_it_is_there():
    words = pictures.texts(view())
    assert {"core", "bridge", "the west", "the north", "added here", "taken out here", "3 shared"} <= set(words)
    plain = pictures.texts(view([Node("FR", "France."), Node("DE", "Germany.")], [DrawnTie("DE", "FR", "Both.", 2)]))
    assert set(plain) == {"FR", "DE", "member of the Union", "2 shared"}


def test_a_stronger_tie_is_wider():
    weak, strong = drawn().svg("A network").split('data-mark="')[1:3]
    assert 'stroke-width="0.7"' in weak and 'stroke-width="5"' in strong


def test_a_network_without_ties_is_drawn():
    pictures.check(view(ties=[]))
