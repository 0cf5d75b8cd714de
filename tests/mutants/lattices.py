"""Faults in the lattice of partners: who is drawn above whom, what is written where, and what the words say of it."""

from __future__ import annotations

from .fault import Fault

LAYERS = {"tests": ("shapes/test_layered_order", "shapes/test_hasse")}
HASSE = {"tests": ("shapes/test_hasse",), "wider": ("views/partners/test_lattice",)}
LATTICE = {"tests": ("views/partners/test_lattice",)}

FAULTS = (
    Fault(
        "LT1",
        "layered_order.in_layers",
        "range(levels[upper] + 1, levels[lower])",
        "range(0)",
        "a long line runs behind what stands in the layers between",
        **LAYERS,
    ),
    Fault(
        "LT2", "layered_order._pairs", "a > b", "a < b", "the order with most crossings is taken for the best", **LAYERS
    ),
    Fault(
        "LT3",
        "layered_order._untangled",
        "if now < best[0]",
        "if now > best[0]",
        "the most tangled order is kept",
        **LAYERS,
    ),
    Fault(
        "LT4",
        "layered_order._settled",
        "shifts[-2][0] >= shifts[-1][0]",
        "shifts[-2][0] >= shifts[-1][0] + 30",
        "boxes side by side lie on one another",
        **LAYERS,
    ),
    Fault(
        "LT5",
        "layered_order._settled",
        "(a * m + b * n) / (m + n)",
        "a",
        "a block of boxes stands where its first wants to, not in the middle",
        **LAYERS,
    ),
    Fault(
        "LT6",
        "layered_order._settled",
        "min(max(shift, 0.0), most)",
        "shift",
        "boxes hang over the edge of the page",
        **LAYERS,
    ),
    Fault(
        "LT7",
        "layered_order._swapped",
        "sum(_pairs(b, a) for a, b in ends) < sum(_pairs(a, b) for a, b in ends)",
        "False",
        "neighbours never change places",
        **LAYERS,
    ),
    Fault(
        "LT8",
        "hasse.arrange",
        "sum(talls[:level]) + rise * level",
        "sum(talls[level:]) + rise * (len(talls) - level)",
        "who has more stands higher",
        **HASSE,
    ),
    Fault("LT9", "hasse._ports", "sorted(ends)", "sorted(ends, reverse=True)", "lines cross at their box", **HASSE),
    Fault(
        "LT10",
        "hasse._sized",
        "if place.empty and place.enters",
        "if False",
        "what nobody has looks like what the lowest have",
        **HASSE,
    ),
    Fault(
        "LT11",
        "hasse.shortened_names",
        "len(names) - _FEW",
        "len(names)",
        "more others than there are",
        **HASSE,
    ),
    Fault(
        "LT12",
        "hasse.draw_order",
        "set(places[line[0]].ways) & set(places[line[1]].ways)",
        "set(places[line[0]].ways)",
        "lines that lead away from the way are strong too",
        **HASSE,
    ),
    Fault(
        "LT13",
        "lattice._places",
        "set(one.attributes) <= end",
        "set(one.attributes) >= end",
        "the way leads down instead of up",
        **LATTICE,
    ),
    Fault(
        "LT14",
        "lattice._two",
        "(right, left, second & ~first)",
        "(right, left, second)",
        "what both have is said to be the other's alone",
        **LATTICE,
    ),
    Fault(
        "LT15",
        "lattice._two",
        'relation == "apart" and bits.bit_count() == 1',
        "bits.bit_count() == 1",
        "who has all anyway would have it only without one entry",
        **LATTICE,
    ),
    Fault(
        "LT16",
        "lattice._facts",
        "if code not in one.own_objects",
        "if code in one.own_objects",
        "those who stand at a place are said to have more",
        **LATTICE,
    ),
    Fault(
        "LT17",
        "arrangement_order.ArrangementOrder.lattice",
        "self.grid.truths(self.undecided)",
        'self.grid.truths("false")',
        "what cannot be decided is a no whatever was asked",
        **LATTICE,
    ),
    Fault(
        "LT18",
        "arrangement_rules._rests",
        "rule.support == 1",
        "rule.support == 0",
        "a rule of a single partner does not say so",
        **LATTICE,
    ),
    Fault(
        "LT19",
        "arrangement_rules.implications",
        "order.grid.truths(undecided)",
        'order.grid.truths("false")',
        "rules never follow what an undecided cell counts as",
        **LATTICE,
    ),
    Fault(
        "LT20",
        "lattice.lattice",
        "len(ways) > _FOLLOWED",
        "len(ways) > 9",
        "three are followed, and the third has no colour",
        **LATTICE,
    ),
)
