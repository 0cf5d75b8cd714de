"""Faults in concepts: what a group shares, which lies under which, and which rules a table holds."""

from __future__ import annotations

from .fault import Fault

CONCEPTS = {"tests": ("partners/concepts",)}

FAULTS = (
    Fault(
        "CN1",
        "context.Context.shared",
        "(1 << len(self.attributes)) - 1",
        "0",
        "nobody shares nothing, so the bottom of the lattice is lost",
        **CONCEPTS,
    ),
    Fault(
        "CN2", "context.Context.owners", "found &= own", "found |= own", "one of the attributes is enough", **CONCEPTS
    ),
    Fault("CN3", "context.read", 'undecided == "error"', "False", "a cell that nobody knows is a no", **CONCEPTS),
    Fault(
        "CN4",
        "order.Lattice.relation",
        '"more" if both == second else "less"',
        '"less" if both == second else "more"',
        "who has less stands below",
        **CONCEPTS,
    ),
    Fault(
        "CN5",
        "order._closed_sets",
        "{(1 << len(context.attributes)) - 1}",
        "set(context.have)",
        "the concept that nobody stands in is left out",
        **CONCEPTS,
    ),
    Fault(
        "CN6",
        "order._covers",
        "if not any(",
        "if True or not any(",
        "lines also where something lies between",
        **CONCEPTS,
    ),
    Fault(
        "CN7",
        "order.ordered",
        "max(heights[lower], heights[upper] + 1)",
        "heights[upper] + 1",
        "height is the last way and not the longest",
        **CONCEPTS,
    ),
    Fault(
        "CN8",
        "stem_base._pseudo_closed",
        "closure != bits",
        "closure & ~bits & 1",
        "only rules about the first attribute are found",
        **CONCEPTS,
    ),
    Fault(
        "CN9",
        "stem_base._next",
        "(found & ~bits) & before",
        "found & ~bits & ~before",
        "the next set is looked for in the wrong order",
        **CONCEPTS,
    ),
    Fault(
        "CN10",
        "stem_base.implications",
        'if one.objects or support == "all"',
        "",
        "a rule that stands on nobody is told like the others",
        **CONCEPTS,
    ),
    Fault(
        "CN11",
        "context.refuse_concepts",
        "if found > MOST_CONCEPTS:",
        "if found > MOST_CONCEPTS * 10:",
        "a table of too many concepts is worked on without end",
        **CONCEPTS,
    ),
)
