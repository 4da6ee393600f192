"""Targets from the whole area down to each place: whether the parts make up the whole.

What is not stated stays so: a sum is held against its whole only where every part is stated, and
no number is made up for the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.targets import Target
from dtl_planner.catalogue.values.figures import Good, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from dtl_planner.catalogue.catalogue import Catalogue


class Cascade(StrEnum):
    """Whether the parts of a target make it up."""

    MET = "met"
    SHORT = "not met"
    DIFFERS = "differs, and which way is good is not stated"
    PARTS_NOT_STATED = "parts not stated"
    WHOLE_NOT_STATED = "whole not stated"
    HOW_NOT_STATED = "how parts add up not stated"
    WEIGHTS_MISSING = "weights missing"
    NO_PARTS = "no parts"


class Want(StrEnum):
    """What a target lacks."""

    VALUE = "value"
    BASELINE = "baseline"
    AGENCY = "responsible agency"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Step:
    """How large a step a target asks for.

    Attributes:
        by: The target less its baseline.
        part: The same as a part of the baseline; `None` where that is nought.
    """

    by: Decimal
    part: Fraction | None


@dataclass(frozen=True, slots=True)
class Held:
    """A target, held against its parts and what it needs.

    Attributes:
        target: The target as written.
        parts: The ids of its parts, in the order of the files.
        cascade: Whether they make it up.
        made_up: What they come to, where that can be said.
        not_stated: The ids of the parts without a value.
        weightless: The places of parts without a weight.
        places_without: The places beside those of its parts that have no part in it.
        step: How large a step it asks for, where target and baseline are stated.
        wants: What it lacks.
    """

    target: Target
    parts: tuple[str, ...]
    cascade: Cascade
    made_up: Fraction | None
    not_stated: tuple[str, ...]
    weightless: tuple[str, ...]
    places_without: tuple[str, ...]
    step: Step | None
    wants: tuple[Want, ...]

    @property
    def gap(self) -> Fraction | None:
        """What the parts come to less what the whole is to be."""
        value = self.target.value
        return None if self.made_up is None or not value else self.made_up - Fraction(value.number)


@dataclass(frozen=True, slots=True)
class SmallStep:
    """A place with more need that is asked for a smaller step than one with less.

    Attributes:
        whole: The id of the target of the larger area.
        needier: The id of the target of the place with more need.
        other: The id of the target of the place with less need and a larger step.
    """

    whole: str
    needier: str
    other: str


Weights: TypeAlias = "Mapping[str, Mapping[str, Decimal]]"
"""By indicator, the figure of each place."""


def cascade(catalogue: Catalogue, *, weights: Weights | None = None) -> tuple[Held, ...]:
    """Hold every target against its parts.

    Args:
        catalogue: A catalogue without errors.
        weights: By indicator, the figure of each place, to weight the parts of a mean.
    """
    targets = catalogue.of(Target)
    parts: dict[str, list[Target]] = {target.id: [] for target in targets}
    for target in targets:
        if target.part_of in parts:
            parts[target.part_of].append(target)
    context = _Context(weights or {}, _places_beside(catalogue), catalogue.by_id(Indicator))
    return tuple(_held(target, parts[target.id], context) for target in targets)


@dataclass(frozen=True, slots=True)
class _Context:
    """What targets are held against beside each other."""

    weights: Weights
    beside: Mapping[str, tuple[str, ...]]
    indicators: Mapping[str, Indicator]

    def good(self, target: Target) -> Good | None:
        """Say which way a target goes: as its baseline shows, or as its indicator says."""
        before = target.baseline.value if target.baseline else None
        if before and target.value and before.number != target.value.number:
            return Good.DOWN if before.number > target.value.number else Good.UP
        indicator = self.indicators.get(target.indicator or "")
        return indicator.good if indicator else None


def _held(target: Target, parts: list[Target], context: _Context) -> Held:
    known = context.weights.get(target.weights or "", {})
    made_up = _made_up(target, parts, known)
    placed = [part.place for part in parts]
    beside = context.beside.get(placed[0], ()) if placed else ()
    return Held(
        target,
        tuple(part.id for part in parts),
        made_up if isinstance(made_up, Cascade) else _against(target, made_up, context),
        None if isinstance(made_up, Cascade) else made_up,
        tuple(part.id for part in parts if part.value is None),
        tuple(place for place in placed if place not in known) if target.parts == "mean" else (),
        tuple(place for place in beside if place not in placed),
        _step(target),
        tuple(_wants(target)),
    )


def _made_up(
    target: Target, parts: list[Target], weights: Mapping[str, Decimal]
) -> Fraction | Cascade:
    """Add the parts up, or say why they cannot be."""
    values = [Fraction(part.value.number) for part in parts if part.value]
    if not parts:
        return Cascade.NO_PARTS
    if target.parts is None:
        return Cascade.HOW_NOT_STATED
    if len(values) < len(parts):
        return Cascade.PARTS_NOT_STATED
    if target.parts == "sum":
        return sum(values, Fraction())
    heavy = [Fraction(weights[part.place]) for part in parts if part.place in weights]
    if len(heavy) < len(parts) or not sum(heavy):
        return Cascade.WEIGHTS_MISSING
    weighted = (value * by for value, by in zip(values, heavy, strict=True))
    return sum(weighted, Fraction()) / sum(heavy)


def _against(target: Target, made_up: Fraction, context: _Context) -> Cascade:
    """Hold what the parts come to against the whole; a mean to as many digits as that has."""
    if target.value is None:
        return Cascade.WHOLE_NOT_STATED
    wanted, found = target.value.number, made_up
    if target.parts == "mean":
        found = Fraction(rounded(made_up, max(0, -int(wanted.as_tuple().exponent))))
    ahead = found - Fraction(wanted)
    if not ahead:
        return Cascade.MET
    match context.good(target):
        case Good.UP:
            return Cascade.MET if ahead > 0 else Cascade.SHORT
        case Good.DOWN:
            return Cascade.MET if ahead < 0 else Cascade.SHORT
        case Good.NEITHER | None:
            return Cascade.DIFFERS


def _step(target: Target) -> Step | None:
    before = target.baseline.value if target.baseline else None
    if before is None or target.value is None:
        return None
    by = target.value.number - before.number
    return Step(by, Fraction(by) / Fraction(before.number) if before.number else None)


def _wants(target: Target) -> Iterator[Want]:
    if target.value is None:
        yield Want.VALUE
    if target.baseline is None or target.baseline.value is None:
        yield Want.BASELINE
    if target.agency is None:
        yield Want.AGENCY
    if target.by is None:
        yield Want.DATE


def small_steps(
    held: Iterable[Held], needs: Mapping[str, Mapping[str, int]]
) -> tuple[SmallStep, ...]:
    """Find places with more need than another that are asked for a smaller step.

    Only steps the same way are compared, each as a part of its own baseline: a large place and a
    small one can then be held against each other.

    Args:
        held: The targets, with their steps.
        needs: By indicator, the rank of each place, 1 for the greatest need.
    """
    by_whole: dict[str, list[tuple[int, Fraction, str]]] = {}
    for one in held:
        rank = needs.get(one.target.indicator or "", {}).get(one.target.place)
        if one.target.part_of and rank is not None and one.step and one.step.part is not None:
            found = by_whole.setdefault(one.target.part_of, [])
            found.append((rank, one.step.part, one.target.id))
    return tuple(
        SmallStep(whole, needier, other)
        for whole, ranked in by_whole.items()
        for rank, step, needier in sorted(ranked)
        for other_rank, other_step, other in sorted(ranked)
        if rank < other_rank and step * other_step > 0 and abs(step) < abs(other_step)
    )


def _places_beside(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Give the places of the same tier and in the same place as each place."""
    alike: dict[tuple[str, str], list[str]] = {}
    places = catalogue.of(Place)
    for place in places:
        alike.setdefault((place.tier, str(place.within)), []).append(place.id)
    return {place.id: tuple(alike[place.tier, str(place.within)]) for place in places}
