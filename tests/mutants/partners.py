"""Faults in who may take part: limits, bands, control, rates, and what would flip a verdict."""

from __future__ import annotations

from .fault import Fault

ELIGIBLE = {
    "tests": ("models/industry/eligibility",),
    "wider": ("test_eligibility_views", "test_eligibility_rules"),
}

FAULTS = (
    Fault(
        "EL1",
        "components.share_test",
        "most <= limit",
        "most < limit",
        "exactly 35 per cent fails",
        **ELIGIBLE,
    ),
    Fault(
        "EL2",
        "subcontractors._large",
        "entity.contract_share >= limit",
        "entity.contract_share > limit",
        "a subcontractor of exactly 15 per cent is not looked at",
        **ELIGIBLE,
    ),
    Fault(
        "EL3",
        "subcontractors.admitted",
        "share <= upper",
        "share < upper",
        "the upper end of the band is outside",
        **ELIGIBLE,
    ),
    Fault(
        "EL4",
        "control.can_use",
        "found.associated or entity.country in case.area.members",
        "True",
        "guarantees help a firm outside the Union under SAFE",
        **ELIGIBLE,
    ),
    Fault(
        "EL5",
        "funding_rate.rate",
        "points = min(points, cap.share)",
        "pass",
        "bonuses have no ceiling",
        **ELIGIBLE,
    ),
    Fault(
        "EL6",
        "slack._swap",
        "whole * part.cents + limit * extra",
        "whole * part.cents - limit * extra",
        "a dearer replacement does not make the base larger",
        **ELIGIBLE,
    ),
    Fault(
        "EL7",
        "verdict._test",
        "if not rule.read:",
        "if False:",
        "a rule known from memory decides",
        **ELIGIBLE,
    ),
    Fault(
        "EL8",
        "composition._groups",
        "head[top(entity.name)] = top(entity.group)",
        "head[entity.name] = entity.name",
        "firms of one group count as independent",
        **ELIGIBLE,
    ),
    Fault(
        "EL9",
        "control.is_free",
        "None if ruler == UNKNOWN else case.area.inside(ruler)",
        "True if ruler == UNKNOWN else case.area.inside(ruler)",
        "a firm of which nobody knows who controls it passes as free",
        **ELIGIBLE,
    ),
    Fault(
        "EL10",
        "control.is_free",
        "if entity.guarantees is None:",
        "if False:",
        "guarantees that are not known count as refused",
        **ELIGIBLE,
    ),
)
