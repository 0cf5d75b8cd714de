"""Qualitative comparative analysis (QCA), crisp and fuzzy: which combinations of conditions go with an outcome.

Numbers are calibrated (`calibration`), cases read (`case_rows`) and put into a truth table (`tabulation`, with `fit`);
it is minimised by primes and all their covers (`primes`), under one of three rules about what was never seen
(`minimising`, with `counterfactuals`). A result says how little so few cases can carry, and what the coding of one
case changes (`recoding`). Everything is counted in exact fractions; memberships with decimals are taken as written.

>>> table = truth_table([{"case": "X", "A": 1, "B": 1, "Y": 1}, {"case": "Z", "A": 0, "B": 0, "Y": 0}], "Y", ["A", "B"])
>>> [str(model) for model in minimise(table, "all")]
['A', 'B']
"""

from eudefence.ground.faces import offer
from eudefence.ground.formulas import Expression
from eudefence.ground.formulas import read as formula

from .calibration import Calibration, calibrate
from .case_rows import CaseTable
from .fit import Fit
from .minimal_formulae import Model, Part
from .minimising import KINDS, Solution, fragility, minimise
from .needed import Necessity, Needed, necessity
from .recoding import Fragility, Recoding
from .tabulation import Row, TruthTable, truth_table

__all__ = [
    "KINDS",
    "Calibration",
    "CaseTable",
    "Fit",
    "Expression",
    "Fragility",
    "Model",
    "Necessity",
    "Needed",
    "Part",
    "Recoding",
    "Row",
    "Solution",
    "TruthTable",
    "calibrate",
    "formula",
    "fragility",
    "minimise",
    "necessity",
    "truth_table",
]
offer(globals(), __all__, "eudefence.qca")
