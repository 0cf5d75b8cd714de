"""Faults in comparative analysis: cuts, cases at a half, minimal formulae, what is assumed, and what is said of it."""

from __future__ import annotations

from .fault import Fault

COMPARED = {"tests": ("models/partners/qca",)}

FAULTS = (
    Fault(
        "QC1",
        "tabulation.Cuts.passed",
        "part * cut.denominator < x * cut.numerator",
        "part * cut.denominator <= x * cut.numerator",
        "a consistency of exactly the cut is too low",
        **COMPARED,
    ),
    Fault(
        "QC2",
        "case_rows.read",
        "if not gone and not even:",
        "if not gone:",
        "a case at exactly one half is kept and belongs to no row",
        **COMPARED,
    ),
    Fault(
        "QC3",
        "tabulation._says",
        "0 < len(sums.having) < len(sums.cases)",
        "False",
        "a row whose cases disagree counts against the outcome",
        **COMPARED,
    ),
    Fault(
        "QC4",
        "primes.all_covers",
        "products = [product for product in products if product & choice]",
        "products = [product for product in products if product & choice][:1]",
        "minimal formulae are lost where several fit",
        **COMPARED,
    ),
    Fault(
        "QC5",
        "counterfactuals.easy",
        "not (row ^ wanted) & differ",
        "(row ^ wanted) & differ == differ",
        "what is expected to hinder makes an assumption easy",
        **COMPARED,
    ),
    Fault(
        "QC6",
        "minimising._formulae",
        "allowed = easy(positive, assumed, terms, helps, conditions)",
        "allowed = frozenset(assumed)",
        "the intermediate solution assumes what no expectation supports",
        **COMPARED,
    ),
    Fault(
        "QC7",
        "minimising.Solution.contradictory",
        "row in self.opposite.assumptions",
        "row in self.table.contradictions",
        "what is assumed for both sides is not seen",
        **COMPARED,
    ),
    Fault(
        "QC8",
        "calibration._membership",
        "side = full if (value > crossover) == (full > crossover) else out",
        "side = full",
        "below the crossover the wrong anchor sets the slope",
        **COMPARED,
    ),
    Fault(
        "QC9",
        "fit.relevance",
        "whole - min(x, y)",
        "whole - x",
        "what every case has counts as necessary and not trivial",
        **COMPARED,
    ),
    Fault(
        "QC10",
        "case_rows.CaseTable.recoded",
        "self.whole - line[column]",
        "line[column]",
        "no coding is turned round, and every solution looks firm",
        **COMPARED,
    ),
    Fault(
        "QC11",
        "models.Model.parts",
        "None if whole is None or rest is None else whole - rest",
        "whole",
        "every term claims the coverage of all",
        **COMPARED,
    ),
    Fault(
        "QC12",
        "formulas._Parser._condition",
        "absent = self.small_is_absent and",
        "absent = True and",
        "a condition typed in small letters is taken as absent",
        tests=("models/partners/qca", "test_formula"),
    ),
    Fault(
        "QC13",
        "partnership_cases._used",
        'None if {"undecided", "not_searched"} & set(states) else False',
        "False",
        "where nobody searched, no use was made",
        tests=("test_comparative_analysis",),
    ),
)
