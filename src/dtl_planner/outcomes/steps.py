"""The steps that targets ask of places, and whether those with more need are asked for more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from dtl_planner.catalogue.sections.targets import Target
    from dtl_planner.outcomes.needs import Need, Needs
    from dtl_planner.outcomes.step import Step
    from dtl_planner.outcomes.targets import Held


@dataclass(frozen=True, slots=True)
class Asked:
    """The step that a place is asked for.

    Attributes:
        need: Its need.
        step: The step.
        part: The same as a part of its baseline.
        target: Its target.
        tier: The tier of the place, as ranks are among the places of one tier.
    """

    need: Need
    step: Step
    part: Fraction
    target: Target
    tier: str


@dataclass(frozen=True, slots=True)
class SmallStep:
    """A place with more need that is asked for a smaller step than others with less.

    Attributes:
        whole: The id of the target of the larger area.
        needier: What the place with more need is asked for.
        others: What those with less need and a larger step are asked for, the neediest first.
    """

    whole: str
    needier: Asked
    others: tuple[Asked, ...]


def asked_of(held: Iterable[Held], needs: Needs) -> dict[str, tuple[Asked, ...]]:
    """Give the steps that places are asked for, by the whole that they help to reach.

    Only those whose need is ranked, the neediest first.

    Args:
        held: The targets, with their steps.
        needs: By indicator, the need of each place.
    """
    found: dict[str, list[Asked]] = {}
    for one in held:
        target, step = one.target, one.step
        need = needs.get(target.indicator or "", {}).get(target.place)
        if target.part_of and need is not None and step and step.part is not None:
            asked = Asked(need, step, step.part, target, one.place.tier)
            found.setdefault(target.part_of, []).append(asked)
    return {
        whole: tuple(sorted(asked, key=lambda one: one.need.order))
        for whole, asked in found.items()
    }


def compared(asked: Mapping[str, Sequence[Asked]]) -> int:
    """Count the targets that are held against another: of more or less need, and the same way.

    Args:
        asked: What places are asked for, by the whole that they help to reach.
    """
    return sum(
        any(_is_alike(one, other) and one.need.rank != other.need.rank for other in beside)
        for beside in asked.values()
        for one in beside
    )


def small_steps(asked: Mapping[str, Sequence[Asked]]) -> tuple[SmallStep, ...]:
    """Find places with more need than others that are asked for a smaller step.

    Only steps the same way are compared, each as a part of its own baseline: a large place and a
    small one can then be held against each other. No step at all is smaller than any.

    Args:
        asked: What places are asked for, by the whole that they help to reach.
    """
    found = []
    for whole, ranked in asked.items():
        for needier in ranked:
            others = tuple(other for other in ranked if _is_unfair(needier, other))
            if others:
                found.append(SmallStep(whole, needier, others))
    return tuple(found)


def _is_unfair(needier: Asked, other: Asked) -> bool:
    is_needier = _is_alike(needier, other) and needier.need.is_more_than(other.need)
    return is_needier and abs(needier.part) < abs(other.part)


def _is_alike(one: Asked, other: Asked) -> bool:
    is_same = one.tier == other.tier and one.target.indicator == other.target.indicator
    return is_same and one.part * other.part >= 0
