"""Faults in the rights on both sides of the boundary, in FEPS on the United States, and in the briefs beside it."""

from __future__ import annotations

from .fault import Fault

BOUNDARY = {"tests": ("partners/test_across_the_boundary",)}

FAULTS = (
    Fault(
        "BD1",
        "boundary_rights.cells",
        "inside = holder == MEMBER or bool(members.get(holder))",
        "inside = holder == MEMBER",
        "Malta is told as a state outside",
        **BOUNDARY,
    ),
    Fault(
        "BD2",
        "boundary_rights.cells",
        'row["standing"] if sure else "undecided"',
        'row["standing"]',
        "a right that began in a month is told as held on each of its days",
        **BOUNDARY,
    ),
    Fault(
        "BD3",
        "boundary_rights.count_of",
        'if row["kind"] == "right" and',
        "if",
        "the duty to pay is counted as a right",
        **BOUNDARY,
    ),
    Fault(
        "BD4",
        "boundary_rights.closed_to_all",
        'standing == "has_not"',
        'standing != "has"',
        "what is open in part is told as closed to every state outside",
        **BOUNDARY,
    ),
    Fault(
        "BD5",
        "boundary_rights.outside",
        'not in (MEMBER, "MT")',
        "!= MEMBER",
        "Malta counts among the states outside, so that nothing is closed to all",
        **BOUNDARY,
    ),
    Fault(
        "BD6",
        "across_the_boundary._day",
        "SINCE <= when <= course().edition",
        "SINCE <= when",
        "a day after the edition is answered",
        **BOUNDARY,
    ),
    Fault(
        "BD7",
        "premise_of_2022.number",
        "one.day > after",
        "one.day != after",
        "what was known before the brief is counted as later support",
        **BOUNDARY,
    ),
    Fault(
        "BD8",
        "premise_of_2022._moment",
        'own["title"] or told["title"]',
        'told.get("title") or own["title"]',
        "the title of a count stands for the law that set a floor",
        **BOUNDARY,
    ),
    Fault(
        "BD9",
        "sibling_briefs.briefs",
        ' and row["bib_key"] != CORE',
        "",
        "the core text is counted among the briefs beside it",
        **BOUNDARY,
    ),
    Fault(
        "BD10",
        "sibling_briefs.sibling_briefs",
        'if row["confidence"] != UNREAD else None',
        "",
        "a question is told for a brief whose page could not be read",
        **BOUNDARY,
    ),
)
