"""Faults in what small groups have done, and in the sizes of forces that were promised."""

from __future__ import annotations

from .fault import Fault

AT_WORK = {"tests": ("views/partners/test_formats_at_work",)}
SIZES = {"tests": ("views/partners/test_hundred_thousand",)}

FAULTS = (
    Fault(
        "GR1",
        "formats_at_work.last_found",
        '(row for row in rows if not row["contested"])',
        "rows",
        "the record ends with a thing that sources contest",
        **AT_WORK,
    ),
    Fault(
        "GR2",
        "formats_at_work.meetings_at_first",
        'row["kind"] in _MEETINGS and row["date"] < end',
        'row["kind"] in _MEETINGS',
        "all meetings count as those of the first two years",
        **AT_WORK,
    ),
    Fault(
        "GR3",
        "formats_at_work.meetings_at_first",
        "return met.count(False), met.count(True)",
        "return len(met), met.count(True)",
        "a contested meeting counts as a sure one",
        **AT_WORK,
    ),
    Fault(
        "GR4",
        "formats_at_work._who_acted",
        'row["kind"] in _DEEDS and not row["contested"]',
        'row["kind"] in _DEEDS',
        "a force that was not the group's counts as its deed",
        **AT_WORK,
    ),
    Fault(
        "GR5",
        "formats_at_work._who_fell_silent",
        ">= _SILENT",
        "> _SILENT + 2",
        "silence is said only after four years",
        **AT_WORK,
    ),
    Fault(
        "GR6",
        "formats_at_work._who_met",
        "one.meets and first",
        "first",
        "a purchase programme is held against groups that meet",
        **AT_WORK,
    ),
    Fault(
        "GR7",
        "hundred_thousand.american_sizes",
        'row["kind"] != "cut" and row["date"]',
        'row["date"]',
        "a cut is drawn as if it were what is there",
        **SIZES,
    ),
    Fault(
        "GR8",
        "hundred_thousand.sentence_on_sizes",
        'counts = [one for one in american if one.state == "american"]',
        "counts = american",
        "the least that the law asks for counts as a count",
        **SIZES,
    ),
    Fault(
        "GR9",
        "hundred_thousand.sentence_on_sizes",
        'one for one in european if one.state == "there"',
        "one for one in european",
        "a proposal counts as a force that stands",
        **SIZES,
    ),
)
