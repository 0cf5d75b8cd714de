"""Faults in what a partner has on a day: status, dates, and what cannot be decided."""

from __future__ import annotations

from .fault import Fault

PARTNERSHIPS = {"tests": ("models/partners/partnerships",)}

FAULTS = (
    Fault(
        "PS1",
        "ties.standing",
        'return None if held is False else ("possible", POSSIBLE[status])',
        'return None if held is False else ("in_force", POSSIBLE[status])',
        "an invitation counts as a tie in force",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS2",
        "ties._dated",
        "if day >= package.edition:  # the",
        "if day:  # the",
        "a blank first day is taken for always",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS3",
        "ties.standing",
        'return None if held is False else ("no", REFUSED[status])',
        'return None if held is False else ("undecided", REFUSED[status])',
        "what was refused is taken for open",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS4",
        "arrangement_table.ArrangementGrid.truths",
        '"undecided": open_',
        '"undecided": False',
        "what cannot be decided becomes a no",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS5",
        "ties.standing",
        "if _mission_held(row, day, package) is False:",
        "if not row:",
        "a contribution outlives its mission",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS6",
        "ties._before_all",
        "return bool(day < min(firsts))",
        "return False",
        "a partnership without a day is older than the first of its kind",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS7",
        "ties._rows",
        'row["sdp_id"] not in linked',
        "not row",
        "partnerships without a row among the ties are lost",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS8",
        "arrangement_kinds.kind_of",
        'row["detail"].startswith(one.begins_with)',
        'row["detail"].endswith(one.begins_with)',
        "equal terms and common purchases pass for an agreement of their own",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS9",
        "profiles_compared.ProfileComparison._lacks",
        'not in ("in_force", "undecided")',
        'not in ("in_force",)',
        "who may have it too is taken to lack it",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS10",
        "profiles_compared.ProfileComparison.both",
        "all(kind in one.has for one in self.profiles.values())",
        "any(kind in one.has for one in self.profiles.values())",
        "what one has counts as shared",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS11",
        "ties._dated",
        'return ("no", "ended") if day >= package.edition else',
        'return ("no", "ended") if day else',
        "an end without a day lies before every day",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS12",
        "ties.standing",
        'return ("in_force", "counted on that day") if held else',
        'return ("in_force", "counted on that day") if day >= row["valid_from"] else',
        "a count of one day counts for ever",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS13",
        "ties.strongest",
        "min((tie.standing for tie in ties)",
        "max((tie.standing for tie in ties)",
        "a refusal outweighs a tie in force",
        **PARTNERSHIPS,
    ),
    Fault(
        "PS14",
        "in_time.number",
        'if found == "in_force"',
        'if found != "none"',
        "what cannot be decided is counted",
        **PARTNERSHIPS,
    ),
)
