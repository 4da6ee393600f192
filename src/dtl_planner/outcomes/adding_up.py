"""What the parts of a target come to, and whether that is enough; or why it cannot be said."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.figures import Good, Kind, rounded
from dtl_planner.outcomes.figures import digits_of
from dtl_planner.outcomes.lying import above

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from decimal import Decimal

    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.catalogue.sections.targets import Target


class Cascade(StrEnum):
    """Whether the parts of a target make it up."""

    MET = "held"
    SHORT = "missed"
    DIFFERS = "which way is good is not stated"
    PARTS_NOT_STATED = "parts not stated"
    WHOLE_NOT_STATED = "the whole is not stated"
    HOW_NOT_STATED = "how the parts make it up is not stated"
    NO_PART_FOR_SOME = "of some places no part is stated"
    PART_IN_PART = "a part is for a place that lies in that of another"
    WEIGHTS_MISSING = "weights missing"
    OTHER_INDICATOR = "a part counts something else"
    AVERAGES = "averages do not add up"
    SEVERAL_IN_ONE = "one part stands for several places"
    NO_PARTS = "no parts"


def made_up(
    target: Target,
    parts: Sequence[Target],
    *,
    weights: Mapping[str, Decimal],
    places: Mapping[str, Place],
    indicator: Indicator | None,
) -> Fraction | Cascade:
    """Put the parts of a target together, or say why that cannot be done.

    Args:
        target: The whole.
        parts: Its parts.
        weights: The weight of each place, where one is known.
        places: The places, by id.
        indicator: What they count, where that is stated.
    """
    hindrance = _hindrance(target, parts, places=places, indicator=indicator)
    if hindrance is not None:
        return hindrance
    values = [Fraction(part.value.number) for part in parts if part.value]
    if target.parts == "sum":
        return sum(values, Fraction())
    return _mean(values, [weights.get(part.place) for part in parts])


def can_fall(target: Target, parts: Sequence[Target]) -> bool:
    """Say whether one more part can bring down what the parts come to; one of a count cannot."""
    is_count = all(part.value is None or part.value.number >= 0 for part in parts)
    return target.parts != "sum" or not is_count


def _hindrance(
    target: Target,
    parts: Sequence[Target],
    *,
    places: Mapping[str, Place],
    indicator: Indicator | None,
) -> Cascade | None:
    """Say why the parts cannot be put together; the first reason that there is."""
    is_sum = target.parts == "sum"
    reasons = {
        Cascade.NO_PARTS: not parts,
        Cascade.HOW_NOT_STATED: target.parts is None,
        Cascade.OTHER_INDICATOR: len({one.indicator for one in (target, *parts)} - {None}) > 1,
        Cascade.AVERAGES: is_sum and indicator is not None and indicator.kind is Kind.MEAN,
        Cascade.PARTS_NOT_STATED: any(part.value is None for part in parts),
        Cascade.SEVERAL_IN_ONE: any(places[part.place].count > 1 for part in parts),
        Cascade.PART_IN_PART: _is_nested({part.place for part in parts}, places),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _is_nested(ours: Collection[str], places: Mapping[str, Place]) -> bool:
    return any(above(places[one], places) & {*ours} for one in ours)


def _mean(values: Sequence[Fraction], weights: Sequence[Decimal | None]) -> Fraction | Cascade:
    heavy = [Fraction(weight) for weight in weights if weight is not None]
    if len(heavy) < len(values) or not sum(heavy):
        return Cascade.WEIGHTS_MISSING
    weighted = (value * by for value, by in zip(values, heavy, strict=True))
    return sum(weighted, Fraction()) / sum(heavy)


def ahead_of(target: Target, found: Fraction) -> Fraction | None:
    """Give what the parts come to less what the whole is to be.

    A mean has endless digits, and is held against the whole to as many as that was written with.
    """
    if target.value is None:
        return None
    wanted = target.value.number
    if target.parts == "mean":
        found = Fraction(rounded(found, digits_of(wanted)))
    return found - Fraction(wanted)


def verdict(
    ahead: Fraction | None, good: Good | None, *, may_rise: bool = False, may_fall: bool = False
) -> Cascade:
    """Say whether the parts make up the whole.

    Args:
        ahead: What they come to less what it is to be; `None` where that is not stated.
        good: Which way is good.
        may_rise: Whether places of which no part is stated may bring it up.
        may_fall: Whether they may bring it down.
    """
    if ahead is None:
        return Cascade.WHOLE_NOT_STATED
    if (may_rise and ahead <= 0) or (may_fall and ahead >= 0):
        return Cascade.NO_PART_FOR_SOME
    if not ahead:
        return Cascade.MET
    match good:
        case Good.UP:
            return Cascade.MET if ahead > 0 else Cascade.SHORT
        case Good.DOWN:
            return Cascade.MET if ahead < 0 else Cascade.SHORT
        case Good.NEITHER | None:
            return Cascade.DIFFERS
