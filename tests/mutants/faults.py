"""All planted faults, by part of the code.

Ids keep their two letters; a fault that is written anew gets a new number.
"""

from __future__ import annotations

from . import (
    appraisal,
    balance,
    boundary,
    chances,
    club_pictures,
    clubs,
    concepts,
    data,
    designs,
    differentiation,
    gaps,
    groups,
    learner,
    loans,
    momentum,
    money,
    outcomes,
    partners,
    partnerships,
    pillars,
    power,
    qca,
    questions,
    research,
    routes,
    votes,
)

FAULTS = (
    *votes.FAULTS,
    *outcomes.FAULTS,
    *chances.FAULTS,
    *money.FAULTS,
    *gaps.FAULTS,
    *groups.FAULTS,
    *loans.FAULTS,
    *pillars.FAULTS,
    *power.FAULTS,
    *routes.FAULTS,
    *partners.FAULTS,
    *partnerships.FAULTS,
    *qca.FAULTS,
    *clubs.FAULTS,
    *concepts.FAULTS,
    *club_pictures.FAULTS,
    *differentiation.FAULTS,
    *balance.FAULTS,
    *boundary.FAULTS,
    *appraisal.FAULTS,
    *momentum.FAULTS,
    *research.FAULTS,
    *data.FAULTS,
    *learner.FAULTS,
    *questions.FAULTS,
    *designs.FAULTS,
)
