"""Faults in the ways to act."""

from __future__ import annotations

from .fault import Fault

ROUTES = {"tests": ("models/decisions/routes",)}
SHOWN = {"tests": ("views/decisions/test_ways_to_act",)}

FAULTS = (
    Fault(
        "WA1",
        "hurdle._result",
        "if not any(outcome.adopted for outcome in best)",
        "if not all(outcome.adopted for outcome in worst)",
        "what is unknown counts as a no",
        **ROUTES,
    ),
    Fault(
        "WA2",
        "evidence._stated",
        'if state == "held" else "unknown"',
        'if state else "unknown"',
        "an expired position still answers",
        **ROUTES,
    ),
    Fault(
        "WA3",
        "route.route",
        "if code not in documented",
        "if code in documented",
        "who is only assumed to stop it is not told",
        **ROUTES,
    ),
    Fault(
        "WA4",
        "hurdle._rules_asked",
        'row["other_when"] == "executive" and executive',
        'row["other_when"] == "executive"',
        "a task without force is counted by both readings of Parliament's rule",
        **ROUTES,
    ),
    Fault(
        "WA5",
        "route._aside",
        "one.best[0].declaring",
        "one.best[0].abstaining",
        "who abstains with a declaration pays, and a plain abstainer does not",
        **ROUTES,
    ),
    Fault(
        "WA6",
        "hurdle._voters",
        'return council.voters("launch_operation", day)',
        "return council.members(day)",
        "a member with an opt-out is asked whether a force is raised",
        equivalent="Every force in the table was proposed after the Danish opt-out had ended.",
        **ROUTES,
    ),
    Fault(
        "WA7",
        "route._all_of",
        '"no" if "no" in results else "unknown" if "unknown" in results',
        '"unknown" if "unknown" in results else "no" if "no" in results',
        "a closed decision counts for less than an open one",
        **ROUTES,
    ),
    Fault(
        "WA8",
        "ways_to_act._because",
        "return one.against()",
        "return _waiting(one.hurdles[0])",
        "a closed way does not say who stops it",
        **SHOWN,
    ),
)
