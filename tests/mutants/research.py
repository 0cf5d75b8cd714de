"""Faults in what researchers use: the panel, the file of Stata, and published numbers held against ours."""

from __future__ import annotations

from .fault import Fault

PANEL = {"tests": ("research/test_state_panel",)}
STATA = {"tests": ("data/test_stata_file",), "wider": ("research/test_state_panel",)}
PUBLISHED = {"tests": ("research/test_replication", "research/test_published_counts", "research/test_as_programmed")}

FAULTS = (
    Fault(
        "RP1",
        "state_panel._one_or_zero",
        "return None if sure is None else int(sure)",
        "return int(bool(sure))",
        "what the data cannot decide is told as no",
        tests=("research/test_state_panel",),
    ),
    Fault(
        "RP2",
        "state_panel._looked_up",
        'codes[row["list"]][row["country"]] = row["code"]',
        'codes[row["list"]].setdefault(row["country"], 0)',
        "states have no numbers",
        **PANEL,
    ),
    Fault(
        "RP3",
        "state_panel._row",
        "_one_or_zero(on.opted_out, state) if inside else None",
        "_one_or_zero(on.opted_out, state)",
        "a state outside the Union has no opt-out instead of a blank",
        **PANEL,
    ),
    Fault(
        "RP4",
        "state_panel._row",
        "None if inside else on.missions.get(state)",
        "on.missions.get(state, 0)",
        "missions of members are nought",
        **PANEL,
    ),
    Fault(
        "RP5",
        "state_panel._in_projects",
        '"pesco_projects": len(counted) if known else None',
        '"pesco_projects": len(counted)',
        "states outside PESCO take part in nought projects",
        **PANEL,
    ),
    Fault(
        "RP6",
        "state_panel._differentiated",
        'row["opt_outs"] if inside else None',
        'row["opt_outs"]',
        "states outside the Union have nought opt-outs",
        **PANEL,
    ),
    Fault(
        "RP7",
        "stata_file.stata",
        "time_stamp=dt.datetime.combine(package.edition, dt.time()),",
        "time_stamp=dt.datetime.now(),",
        "the file holds the minute in which it was written",
        **STATA,
    ),
    Fault(
        "RP8",
        "stata_file._names_checked",
        "len(name) > LONGEST",
        "len(name) > LONGEST + 1",
        "names of 33 letters are let through",
        **STATA,
    ),
    Fault(
        "RP9",
        "stata_file._cut",
        '[: LABEL - 1].rsplit(" ", 1)[0]',
        "[: LABEL - 1]",
        "labels are cut within a word",
        **STATA,
    ),
    Fault(
        "RP10",
        "as_programmed._coded",
        "tests=((*majority, clause),)",
        "tests=(majority, (clause,))",
        "the program is taken to read the clause as the Treaty has it",
        **PUBLISHED,
    ),
    Fault(
        "RP11",
        "published_counts._by_weight",
        'test.counted == "population_for"',
        'test.counted == "persons"',
        "blocking by population is forgotten",
        **PUBLISHED,
    ),
    Fault(
        "RP12",
        "replication._compared",
        'beyond = difference is None or 2 * abs(difference) > Fraction(1, 10 ** row["decimals"])',
        'beyond = difference is None or abs(difference) > Fraction(1, 10 ** row["decimals"])',
        "twice as much passes for rounding",
        **PUBLISHED,
    ),
    Fault(
        "RP13",
        "published_counts._pesco",
        'tie.state == row["country"] and tie.counts',
        'tie.state == row["country"]',
        "observers take part in projects",
        **PUBLISHED,
    ),
    Fault(
        "RP14",
        "textbook_cases.found_again",
        "if one.formula.meaning == published",
        "if True",
        "a number stands beside a formula that was not found",
        **PUBLISHED,
    ),
)
