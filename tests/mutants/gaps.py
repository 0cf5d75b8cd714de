"""Faults in the gap between the pillars."""

from __future__ import annotations

from .fault import Fault

GAPS = {
    "tests": ("models/industry/pillars",),
    "wider": ("test_gap_lines", "test_specification_curve"),
}

FAULTS = (
    Fault("GP1", "indexed.Pair.gap", "log(mine / theirs)", "log(theirs / mine)", "the gap has the wrong sign", **GAPS),
    Fault("GP2", "indexed.pair", "/ 2\n", "\n", "a whole smallest number is added to zeros", **GAPS),
    Fault("GP3", "indexed.pair", "stopped[-1] + 1", "stopped[0] + 1", "begins after the first zero", **GAPS),
    Fault("GP4", "indexed._running", "            break", "            continue", "sums jump over gaps", **GAPS),
    Fault("GP5", "indexed._normalised", "1 + 99 *", "1 + 100 *", "the highest is 101", **GAPS),
    Fault(
        "GP6", "slopes._median", "ordered[half - 1] + ", "ordered[half] + ", "the upper middle is the median", **GAPS
    ),
    Fault("GP7", "slopes._draws", "start + block", "start + 1", "years are drawn one by one", **GAPS),
    Fault("GP8", "slopes.interval", "ceil(cut * len(moved)) - 1", "ceil(cut * len(moved)) + 1", "too narrow", **GAPS),
    Fault("GP9", "asymmetry.verdict_of", "low > tiny", "high > tiny", "an interval with zero inside widens", **GAPS),
    Fault("GP10", "yearly_indicators._part", '0.5 if pesco == "half"', '1 if pesco == "half"', "half is whole", **GAPS),
    Fault("GP11", "yearly_indicators._acts", "and not ukraine", "and ukraine", "the switch is turned", **GAPS),
    Fault(
        "GP12", "deciding._deciding", "(one.sign > 0) != (other.sign > 0)", "one.sign > 0", "flips miscounted", **GAPS
    ),
    Fault("GP13", "specified.exchanged", "low=-one.high", "low=-one.low", "the placebo keeps an end", **GAPS),
    Fault(
        "GP17", "indexed.Pair.distance", "            abs(log(", "            (log(", "a distance has a sign", **GAPS
    ),
    Fault("GP18", "indexed.Pair.distance", "max(self", "min(self", "what was added to zeros is lost", **GAPS),
    Fault(
        "GP19", "universes._all_of", 'turned and chosen["compared"] != "distance"', "turned", "distances turn", **GAPS
    ),
    Fault("GP20", "choices._senseless", '"money": "unlike_kinds"', '"money": ""', "money of two kinds", **GAPS),
    Fault("GP14", "deciding._explained", "len(group) * ", "", "groups count alike whatever their size", **GAPS),
    Fault("GP15", "choices._senseless", 'return "no_root"', 'return ""', "a senseless mean is tried", **GAPS),
    Fault(
        "GP16",
        "yearly_indicators._running",
        "dt.date.max) >= day",
        "dt.date.max) != day",
        "a mission goes on when its mandate has run out",
        **GAPS,
    ),
)
