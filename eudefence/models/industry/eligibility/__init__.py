"""Who may take part: a consortium and the parts of its product before the rules of an instrument, on a day.

What is judged (`consortium`) meets the rules of the day (`rulebook`, from the table eligibility_rules) and the area of
the instrument (`areas`); the question is a `reading`, and the tests are those of the laws: how many and from where
(`composition`), seat and means (`establishment`), control from outside (`control`), subcontractors (`subcontractors`),
parts (`components`), power over the design (`design_authority`). What the Union pays is `funding_rate`; `verdict` puts
it together, and `slack` says what would flip it (`substitution` finds the cheapest parts to replace). `cases` has the
named consortia of the course.

>>> assess(Consortium([Entity("Alfa", "Norway"), Entity("Beta", "Spain"), Entity("Gamma", "Italy")]), "EDF").eligible
True
"""

from eudefence.ground.faces import offer

from .cases import Named, case, cases
from .consortium import Component, Consortium, Entity
from .funding_rate import Rate
from .rulebook import INSTRUMENTS
from .slack import Change, Slack
from .verdict import Test, Verdict, assess

__all__ = [
    "INSTRUMENTS",
    "Change",
    "Component",
    "Consortium",
    "Entity",
    "Named",
    "Rate",
    "Slack",
    "Test",
    "Verdict",
    "assess",
    "case",
    "cases",
]
offer(globals(), __all__, "eudefence.eligibility")
