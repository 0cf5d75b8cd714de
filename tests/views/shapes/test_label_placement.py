"""Names beside marks. Oracle: places worked out by hand, and boxes compared here."""

import itertools

from eudefence.views.shapes.label_placement import Box, place_labels

FIELD = Box(0, 0, 400, 300)


def pile(left, high):
    return Box(left, 0, left + 10, high)


def test_a_name_stands_beside_its_mark_where_that_is_free():
    [label] = place_labels([(pile(200, 10), "Lisbon")], [pile(200, 10)], FIELD)
    assert label.leader is None and label.box.right < 200 and label.anchor == "end"
    [label] = place_labels([(pile(20, 10), "Lisbon")], [pile(20, 10)], FIELD)  # no room on the left
    assert label.leader is None and label.box.left > 30


def test_between_neighbours_it_stands_above_with_a_line():
    piles = [pile(188, 50), pile(200, 10), pile(212, 50)]
    [label] = place_labels([(piles[1], "Lisbon")], piles, FIELD)
    assert label.box.low >= 50 and (label.leader.low, label.leader.high) == (10, label.box.low)
    assert 200 < label.leader.left < label.leader.right < 210


def test_names_and_lines_keep_apart_however_close_the_marks():
    piles = [pile(100 + 12 * n, 10 + 7 * (n % 3)) for n in range(9)]
    labels = place_labels([(box, f"A longer name, number {n}") for n, box in enumerate(piles)], piles, FIELD)
    assert all(labels)
    for a, b in itertools.combinations(labels, 2):
        for one, other in itertools.product([a.box, a.leader], [b.box, b.leader]):
            assert not (one and other and one.meets(other)), (a, b)
    assert not any(label.box.meets(box) for label in labels for box in piles)


def test_without_room_a_name_is_left_out():
    assert place_labels([(pile(0, 10), "much too long for this")], [], Box(0, 0, 50, 12)) == [None]


def test_boxes_that_share_an_edge_do_not_meet():
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 20, 10)) and Box(0, 0, 10, 10).meets(Box(9, 9, 20, 20))


def test_all_or_none():
    """By hand: the first fits beside its mark, the second is wider than the field."""
    field, piles = Box(0, 0, 60, 14), [pile(0, 10), pile(48, 10)]
    wanted = [(piles[0], "One"), (piles[1], "a name as wide as the field")]
    first, second = place_labels(wanted, piles, field)
    assert first and second is None
    assert place_labels(wanted, piles, field, whole=True) == [None, None]
