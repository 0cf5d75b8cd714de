"""What is measured in a network of clubs, once for each network: core, bridges, communities, ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from eudefence.models.clubs import networks

_BRIDGES, _LEAST = 3, 0.05  # how many are named at most, and the share of shortest ways that makes one
_RUNS = 5  # a step of an explorer waits for them; more runs are for `networks.communities`


@dataclass(frozen=True)
class Grouped:
    """Communities of the best run: `groups` of two states and more, `alone` in number, and how clear they are."""

    groups: tuple[tuple[str, ...], ...]
    alone: int
    modularity: float
    agreement: float
    runs: int = _RUNS


@lru_cache(maxsize=128)
def ties_between(roll: networks.Roll, weight: str) -> Mapping[tuple[str, str], float]:
    """Two states to the weight of their tie."""
    return MappingProxyType(networks.weights(roll, weight))


@lru_cache(maxsize=128)
def _core(roll: networks.Roll, weight: str) -> networks.Core:
    """The core and what it hangs on. Third states are in the network, as in the picture."""
    return networks.core_periphery(roll, weight, third_states=True)


def core_of(roll: networks.Roll, weight: str) -> tuple[str, ...]:
    """The core, without states that nothing tells from others outside."""
    found = _core(roll, weight)
    return tuple(state for state in found.core if state not in found.exchangeable)


def exchangeable_of(roll: networks.Roll, weight: str) -> tuple[str, ...]:
    """States of which some would fit the core and others with the same ties not."""
    return _core(roll, weight).exchangeable


def core_from_sources(roll: networks.Roll, weight: str) -> tuple[str, ...]:
    """The core if memberships that are only recalled are left out."""
    return _core(roll, weight).from_sources or ()


@lru_cache(maxsize=128)
def bridges_of(roll: networks.Roll, weight: str) -> Mapping[str, float]:
    """The states through which most of the shortest ways between two others lead, to their share of these ways.

    Clubs of more than half of the states are left out: through them hardly any two states need a third.
    """
    between = networks.brokers(roll, weight=weight).betweenness
    first = sorted(between, key=lambda state: (-between[state], state))[:_BRIDGES]
    return MappingProxyType({state: between[state] for state in first if between[state] >= _LEAST})


@lru_cache(maxsize=128)
def communities_of(roll: networks.Roll, weight: str) -> Grouped | None:
    """Groups with more ties inside than chance would give; None where nobody shares a club."""
    if not ties_between(roll, weight):
        return None
    found = networks.communities(roll, runs=_RUNS, weight=weight)
    groups = tuple(group for group in found.groups if len(group) > 1)
    return Grouped(groups, len(found.groups) - len(groups), found.modularity, found.agreement)
