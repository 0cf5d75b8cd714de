"""Faults in cases of differentiation: on which side a state stands, what counts as an opt-out, and how coders agree."""

from __future__ import annotations

from .fault import Fault

CASES = {"tests": ("clubs/differentiation/test_cases",)}
CODERS = {"tests": ("clubs/differentiation/test_coder_agreement",)}

FAULTS = (
    Fault(
        "DI1",
        "sides._from_spans",
        "span.side if held and span.sure else _UNDECIDED",
        "span.side",
        "what may have held is taken for sure",
        **CASES,
    ),
    Fault(
        "DI2",
        "sides._sides",
        "if held is None:",
        "if held is True:",
        "a case known to the year is settled within it, and a sure one is undecided",
        **CASES,
    ),
    Fault(
        "DI3",
        "sides._by_rule",
        '"unknown": _UNDECIDED}',
        '"unknown": "not_joined"}',
        "members that nobody found are said not to have joined",
        **CASES,
        equivalent="every case with an unknown rule for who is out has one for who is in, which comes first",
    ),
    Fault(
        "DI4",
        "sides._projects",
        'bool(one["third_state"]) is outside',
        "outside in (True, False)",
        "states outside and members stand in one list",
        **CASES,
    ),
    Fault(
        "DI5",
        "sides._agreements",
        'one["valid_from"] or one["signed_on"]',
        'one["valid_from"] or one["signed_on"] or row["valid_from"]',
        "an agreement without a day counts from the first of all",
        **CASES,
    ),
    Fault(
        "DI6",
        "case_list.CaseOnDay.opt_outs",
        "if code in union)",
        "if code)",
        "states that are no members opt out",
        **CASES,
        equivalent="no case that divides members names another state as outside",
    ),
    Fault(
        "DI7",
        "case_list.chosen",
        'row["depth"] < asked.get("depth", 0)',
        'row["depth"] > asked.get("depth", 5)',
        "the filter keeps what is shallow",
        **CASES,
    ),
    Fault(
        "DI8",
        "coder_agreement.Agreement.expected",
        "first[code] * second[code]",
        "first[code] * first[code]",
        "both coders are taken to have the habits of the first",
        **CODERS,
    ),
    Fault(
        "DI9",
        "coder_agreement.Agreement.adjusted",
        "(number * share - 1) / (number - 1)",
        "2 * share - 1",
        "three codes are adjusted as two",
        **CODERS,
    ),
    Fault(
        "DI10",
        "coder_agreement._codes",
        'if found["first"].get(key) == code:',
        "if code:",
        "the second coder is right wherever nothing was settled",
        **CODERS,
    ),
    Fault(
        "DI11",
        "coder_agreement.Agreement._weighted",
        "return 1 - found / chance if chance else None",
        "return found / chance if chance else None",
        "weighted kappa is the share of misses that remain",
        **CODERS,
    ),
    Fault(
        "DI12",
        "coder_agreement.Agreement.quadratic",
        "self._weighted(2)",
        "self._weighted(1)",
        "squared weights are not squared",
        **CODERS,
    ),
    Fault(
        "DI13",
        "coder_agreement._steps",
        'limits["maximum"] + 1',
        'limits["maximum"]',
        "the scale lacks its last step",
        **CODERS,
    ),
)
