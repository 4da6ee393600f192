"""Targets from the whole area down to each place: whether the parts make up the whole.

What is not stated stays so: a sum is held against its whole only where every part is stated, and
no number is made up for the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.targets import Target
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.figures import Good
from dtl_planner.outcomes.adding_up import Cascade, ahead_of, can_fall, made_up, verdict
from dtl_planner.outcomes.lying import lies_in
from dtl_planner.outcomes.step import Step, step_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate


class Want(StrEnum):
    """What a target lacks."""

    VALUE = "value"
    BASELINE = "baseline figure"
    AGENCY = "responsible agency"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Way:
    """Which way a target goes.

    Attributes:
        good: Which way is good; `None` where neither baseline nor indicator says.
        is_reading: Whether the indicator says so by our reading alone.
    """

    good: Good | None
    is_reading: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A target, held against its parts and what it needs.

    Attributes:
        target: The target as written.
        place: The place it is for.
        parts: Its parts, in the order of the files.
        cascade: Whether they make it up.
        made_up: What they come to, where that can be said.
        ahead: That less what the whole is to be, where both can be said.
        way: Which way it goes.
        weightless: The places of parts without a weight.
        without_part: The places beside those of its parts that have no part in it.
        late: Parts that are to be reached later than it.
        step: How large a step it asks for, where target and baseline are stated.
        wants: What it lacks.
    """

    target: Target
    place: Place
    parts: tuple[Target, ...]
    cascade: Cascade
    made_up: Fraction | None
    ahead: Fraction | None
    way: Way
    weightless: tuple[Place, ...]
    without_part: tuple[Place, ...]
    late: tuple[Target, ...]
    step: Step | None
    wants: tuple[Want, ...]

    @property
    def not_stated(self) -> tuple[Target, ...]:
        """The parts without a value."""
        return tuple(part for part in self.parts if part.value is None)


Weights: TypeAlias = "Mapping[str, Mapping[str, Decimal]]"
"""By indicator, the figure of each place."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What targets are held against beside each other."""

    weights: Weights
    places: Mapping[str, Place]
    indicators: Mapping[str, Indicator]


def cascade(catalogue: Catalogue, *, weights: Weights | None = None) -> tuple[Held, ...]:
    """Hold every target against its parts.

    Args:
        catalogue: A catalogue without errors.
        weights: By indicator, the figure of each place, to weight the parts of a mean.
    """
    targets = catalogue.of(Target)
    parts: dict[str, list[Target]] = {target.id: [] for target in targets}
    for target in targets:
        if target.part_of:
            parts[target.part_of].append(target)
    context = _Context(weights or {}, catalogue.by_id(Place), catalogue.by_id(Indicator))
    return tuple(_held(target, tuple(parts[target.id]), context) for target in targets)


def outline(held: Iterable[Held]) -> Iterator[tuple[int, Held]]:
    """Give targets as a tree: each with its depth, parts right after their whole."""
    by_id = {one.target.id: one for one in held}
    waiting = [(0, one) for one in reversed(by_id.values()) if one.target.part_of is None]
    while waiting:
        depth, one = waiting.pop()
        yield depth, one
        waiting.extend((depth + 1, by_id[part.id]) for part in reversed(one.parts))


def _held(target: Target, parts: tuple[Target, ...], context: _Context) -> Held:
    known = context.weights.get(target.weights or "", {})
    counted = next((one.indicator for one in (target, *parts) if one.indicator), "")
    indicator = context.indicators.get(counted)
    without_part = tuple(_without_part(target, parts, context.places))
    found = made_up(target, parts, weights=known, places=context.places, indicator=indicator)
    ahead = None if isinstance(found, Cascade) else ahead_of(target, found)
    way = _way(target, indicator)
    unweighted = [part for part in parts if part.place not in known]
    return Held(
        target,
        context.places[target.place],
        parts,
        found
        if isinstance(found, Cascade)
        else verdict(
            ahead,
            way.good,
            may_rise=bool(without_part),
            may_fall=bool(without_part) and can_fall(target, parts),
        ),
        None if isinstance(found, Cascade) else found,
        ahead,
        way,
        tuple(context.places[part.place] for part in unweighted if target.parts == "mean"),
        without_part,
        tuple(part for part in parts if _is_later(part.by, target.by)),
        _step(target),
        tuple(_wants(target)),
    )


def _way(target: Target, indicator: Indicator | None) -> Way:
    """Say which way a target goes: as its baseline shows, or as its indicator says."""
    step = _step(target)
    if step and step.by:
        return Way(Good.DOWN if step.by < 0 else Good.UP)
    if indicator is None:
        return Way(None)
    return Way(indicator.good, indicator.good is not None and indicator.basis is Basis.INFERRED)


def _step(target: Target) -> Step | None:
    before = target.baseline.value if target.baseline else None
    if before is None or target.value is None:
        return None
    return step_between(before.number, target.value.number)


def _is_later(part: PartialDate | None, whole: PartialDate | None) -> bool:
    if part is None or whole is None or whole.qualifier == "from":
        return False  # what is to be reached from a day on has no last one
    return part.last > whole.last


def _wants(target: Target) -> Iterator[Want]:
    if target.value is None:
        yield Want.VALUE
    if target.baseline is None or target.baseline.value is None:
        yield Want.BASELINE
    if target.agency is None:
        yield Want.AGENCY
    if target.by is None:
        yield Want.DATE


def _without_part(
    target: Target, parts: Sequence[Target], places: Mapping[str, Place]
) -> Iterator[Place]:
    """Give the places of the same tiers as the parts that have none.

    Those that lie in the place of the whole; where nobody says what lies in it, those beside the
    places of the parts.
    """
    placed = {part.place: places[part.place] for part in parts}
    tiers = {place.tier for place in placed.values()}
    beside = {str(place.within) for place in placed.values()}
    is_told = any(lies_in(place, target.place, places) for place in placed.values())
    for place in places.values() if placed else ():
        if place.tier in tiers and place.id not in placed:
            is_ours = lies_in(place, target.place, places)
            if is_ours if is_told else str(place.within) in beside:
                yield place
