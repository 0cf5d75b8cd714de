"""Faults in how likely a decision is."""

from __future__ import annotations

from .fault import Fault

CHANCES = {
    "tests": ("models/decisions/activation",),
    "wider": ("models/decisions/test_sentences", "test_invented_data", "test_likelihood"),
}

FAULTS = (
    Fault(
        "AC1",
        "coalitions.Coalitions.pairs",
        "quota - weight)",
        "quota + 1 - weight)",
        "exactly enough people are not enough",
        **CHANCES,
    ),
    Fault(
        "AC2",
        "coalitions.Coalitions.needs",
        "(self.n - size) * counted",
        "self.n * counted",
        "everybody counts as not in favour",
        **CHANCES,
    ),
    Fault(
        "AC3",
        "coalitions.Coalitions.quota",
        "min((way",
        "max((way",
        "the harder of two ways counts",
        **CHANCES,
    ),
    Fault(
        "AC4",
        "halves._won",
        ">= way.get(Counted.VOTES_FOR, 0)",
        "> way.get(Counted.VOTES_FOR, 0)",
        "exactly enough weighted votes are not enough",
        **CHANCES,
    ),
    Fault(
        "AC5",
        "coalitions.Coalitions.needs",
        "max(needed.get(test.count, 0), test.needed(self.voters))",
        "test.needed(self.voters)",
        "of two limits on one count the last wins",
        **CHANCES,
    ),
    Fault(
        "AC6",
        "support_models.beta_of_set",
        "1 - p + (j - k) * step",
        "1 - p + j * step",
        "opponents draw from the supporters' urn",
        **CHANCES,
    ),
    Fault(
        "AC7",
        "support_models.beta_of_set",
        "{0: 1 - p, n: p}",
        "{0: p, n: 1 - p}",
        "full correlation turns the chance round",
        **CHANCES,
    ),
    Fault(
        "AC8",
        "support_models.chance",
        "if correlation == 0:",
        "if correlation < 0.2:",
        "a little correlation is none",
        **CHANCES,
    ),
    Fault(
        "AC9",
        "willingness.support",
        'exact(bill, "bill") - exact(threshold, "threshold")',
        'exact(bill, "bill") + exact(threshold, "threshold")',
        "what must be left over makes support more likely",
        **CHANCES,
    ),
    Fault(
        "AC10",
        "willingness.under_costs",
        "float(chosen.knows_declarations)",
        "1.0",
        "who stands aside supports under any rule",
        **CHANCES,
    ),
    Fault(
        "AC11",
        "willingness.Activation.explain",
        "least = min(",
        "least = max(",
        "the keenest state is told as the weakest",
        **CHANCES,
    ),
    Fault(
        "AC12",
        "willingness.under_costs",
        " + division.elsewhere.get(state, 0)",
        "",
        "what is paid elsewhere costs nothing",
        **CHANCES,
    ),
    Fault(
        "AC13",
        "willingness.under_costs",
        "if barred:",
        "if False:",
        "a vote that the limit stops has a chance",
        **CHANCES,
    ),
    Fault(
        "AC14",
        "willingness.Activation.explain",
        "{self.chance:.0%}",
        "{1 - self.chance:.0%}",
        "the chance told is that of failure",
        **CHANCES,
    ),
)
