"""Demand per head: so that a place with more children is not taken for one with more need."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.demand.observation import Observation

HEADS = 10_000
"""Rates are for so many people, as in published tables of children's services."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Demand per so many people.

    Attributes:
        value: The rate.
        per: For how many people.
        population: How many people there are.
        counted: When they were counted; `None` where that is not stated.
        same_period: Whether they were counted in the period of the figure itself.
    """

    value: Fraction
    per: int
    population: Decimal
    counted: PartialDate | None
    same_period: bool


def rates_of(
    observations: Iterable[Observation], populations: Iterable[Observation], *, per: int = HEADS
) -> Mapping[str, Rate]:
    """Work out rates for one indicator and one period, by place.

    A place has none where its figure or its population is not known, or nobody lives there.

    Args:
        observations: What is known of one indicator in one period.
        populations: What is known of the people it is measured against, in any period.
        per: For how many people.
    """
    counted: dict[str, list[Observation]] = {}
    for one in populations:
        counted.setdefault(one.place, []).append(one)
    found: dict[str, Rate] = {}
    for one in observations:
        rate = _rate(one, counted.get(one.place, ()), per)
        if rate is not None:
            found[one.place] = rate
    return found


def _rate(one: Observation, counted: Iterable[Observation], per: int) -> Rate | None:
    known = [each for each in counted if each.value]
    if one.value is None or not known:
        return None
    nearest = min(known, key=lambda each: _apart(one.period, each.period))
    assert nearest.value is not None  # noqa: S101 - those without are left out above
    value = Fraction(one.value) * per / Fraction(nearest.value)
    is_same = nearest.period == one.period
    return Rate(value, per, nearest.value, nearest.period, is_same)


def _apart(period: PartialDate | None, other: PartialDate | None) -> tuple[int, str]:
    """Say how far apart two periods lie, in days between their ends; the wording settles ties."""
    if period is None or other is None:
        return (0 if period is other else 10**9), other.wording if other else ""
    inside = period.first <= other.last and other.first <= period.last
    return (0 if inside else abs((period.last - other.last).days)), other.wording
