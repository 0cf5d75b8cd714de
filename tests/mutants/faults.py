"""All planted faults, by part of the code.

Ids keep their two letters; a fault that is written anew gets a new number.
"""

from __future__ import annotations

from . import data, decisions, learner, money, questions

FAULTS = (*decisions.FAULTS, *money.FAULTS, *data.FAULTS, *learner.FAULTS, *questions.FAULTS)
