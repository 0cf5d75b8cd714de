"""Faults in the pictures of clubs: who is counted, what a supposition changes, what a sentence compares."""

from __future__ import annotations

from .fault import Fault

DRAWN = {"tests": ("test_club_network", "test_clubs_pictures"), "wider": ("views/clubs", "views/shapes")}

FAULTS = (
    Fault(
        "CP1",
        "alignment.Aligned.kind",
        "{_EU, _NATO} <= there",
        "{_EU, _NATO} & there",
        "a format with members on one side only is a bridge",
        **DRAWN,
    ),
    Fault(
        "CP2",
        "supposed.changed",
        "if tie.state not in out",
        "if tie.state in out",
        "the state taken out is the only one left",
        **DRAWN,
    ),
    Fault(
        "CP3",
        "supposed._clubs",
        ' and tie.role == "coordinator"',
        "",
        "a state put in joins all projects of another, not those it coordinates",
        **DRAWN,
    ),
    Fault(
        "CP4",
        "projects_by_state._counts",
        "if tie.member:",
        "if tie.club:",
        "observers and applicants count as participants",
        **DRAWN,
    ),
    Fault(
        "CP5",
        "without_a_state._sentence",
        "len(found.others))",
        "found.before.clubs)",
        "the state drawn by chance is an average over clubs",
        **DRAWN,
    ),
    Fault(
        "CP6",
        "network._width",
        "(weight - low) / (high - low)",
        "(high - weight) / (high - low)",
        "the strongest tie is the thinnest",
        tests=("shapes/test_network",),
    ),
    Fault(
        "CP7",
        "asked_network.shared_clubs",
        "if tie.counts:",
        "if tie.member:",
        "a membership that the dates leave open is named as shared",
        **DRAWN,
    ),
    Fault(
        "CP8",
        "measured.core_of",
        " if state not in found.exchangeable",
        "",
        "of states with the same ties some are named as the core",
        **DRAWN,
    ),
)
