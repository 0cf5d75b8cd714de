"""Who may take part: a consortium and the parts of its product before the rules of an instrument, on a day.

What is judged (`consortium`) meets the rules of the day (`rulebook`, from the table eligibility_rules) and the area of
the instrument (`areas`); together they are an `application`. The tests are those of the laws: how many and from where
(`composition`), seat and means (`establishment`), control from outside (`control`), subcontractors (`subcontractors`),
parts (`components`), power over the design (`design_authority`). What the Union pays is `funding_rate`; `verdict` puts
it together, and `slack` says what would flip it (`substitution` finds the cheapest parts to replace). The named
consortia of the course are `named_cases`.

>>> assess(Consortium([Entity("Alfa", "Norway"), Entity("Beta", "Spain"), Entity("Gamma", "Italy")]), "EDF").eligible
True
"""

from eudefence.ground.faces import offer

from .consortium import Component, Consortium, Entity
from .funding_rate import Rate
from .named_cases import Named, case, cases
from .rulebook import INSTRUMENTS
from .slack import Remedy, Slack
from .verdict import EligibilityTest, Verdict, assess

__all__ = [
    "INSTRUMENTS",
    "Component",
    "Consortium",
    "Entity",
    "Named",
    "Rate",
    "Remedy",
    "Slack",
    "EligibilityTest",
    "Verdict",
    "assess",
    "case",
    "cases",
]
offer(globals(), __all__, "eudefence.eligibility")
