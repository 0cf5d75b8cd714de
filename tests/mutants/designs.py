"""Faults in designs, seats and roots of a European Security Council: what was said, and what was not."""

from __future__ import annotations

from .fault import Fault

COUNCIL = {"tests": ("partners/test_security_council_seats",)}

FAULTS = (
    Fault(
        "DS1",
        "council_seats.cast",
        ' - (spoken_of if row["holder"] in _REST else set())',
        "",
        "a state left out because it was only an example counts among the others who rotate",
        **COUNCIL,
    ),
    Fault(
        "DS2",
        "council_seats.cast",
        'row["seat"] != "permanent" or row["firmness"] == "stated"',
        "True",
        "an example is told as a permanent seat",
        **COUNCIL,
    ),
    Fault(
        "DS3",
        "council_seats.seats_at_the_table",
        'if seat["account"] in accounts',
        'if seat["account"]',
        "what IAI 2026 or a third party adds is told as the proposer's words",
        **COUNCIL,
    ),
    Fault(
        "DS4",
        "council_seats._who",
        "len(there) == len(union)",
        "len(there) > 1",
        "two members of the Union are called all",
        **COUNCIL,
    ),
    Fault(
        "DS5",
        "council_roots._proposal",
        '"GB" in states',
        '"FR" in states',
        "a proposal that names the United Kingdom is said to have members only",
        **COUNCIL,
    ),
    Fault(
        "DS6",
        "council_roots.moments",
        'row["code"] < 0',
        'row["code"] > 0',
        "those who were for it are drawn as against",
        **COUNCIL,
    ),
    Fault(
        "DS7",
        "council_designs._numbers",
        'row["design_id"] == design',
        'row["design_id"] != design',
        "a design has the numbers of the other designs",
        **COUNCIL,
    ),
    Fault(
        "DS8",
        "council_designs._sentence",
        'told=cardinal(by["iai"])',
        'told=cardinal(by["us"])',
        "our own readings are counted as those of the paper",
        **COUNCIL,
    ),
)
