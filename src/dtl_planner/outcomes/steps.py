"""How large a step a target asks for, and whether those with more need are asked for more."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.figures import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from dtl_planner.catalogue.sections.targets import Target
    from dtl_planner.outcomes.targets import Held


@dataclass(frozen=True, slots=True)
class Step:
    """How far one figure lies from another.

    Attributes:
        by: The difference, the later less the earlier.
        part: The same as a part of the earlier; `None` where that is nought.
    """

    by: Decimal
    part: Fraction | None

    @property
    def per_cent(self) -> Decimal | None:
        """The step in per cent to one digit, a half rounded away from nought."""
        return None if self.part is None else rounded(self.part * 100, 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """The step that a place is asked for.

    Attributes:
        rank: The rank of its need, 1 for the greatest.
        step: The step.
        part: The same as a part of its baseline.
        target: Its target.
        tier: The tier of the place, as ranks are among the places of one tier.
    """

    rank: int
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


def step_between(before: Decimal, after: Decimal) -> Step:
    """Say how far it is from one figure to another.

    >>> from decimal import Decimal
    >>> step = step_between(Decimal("2142"), Decimal("1131"))
    >>> step.by, step.per_cent
    (Decimal('-1011'), Decimal('-47.2'))
    """
    by = after - before
    return Step(by, Fraction(by) / abs(Fraction(before)) if before else None)


def asked_of(
    held: Iterable[Held], needs: Mapping[str, Mapping[str, int]]
) -> dict[str, tuple[Asked, ...]]:
    """Give the steps that places are asked for, by the whole that they help to reach.

    Only those whose need is ranked, the neediest first.

    Args:
        held: The targets, with their steps.
        needs: By indicator, the rank of each place, 1 for the greatest need.
    """
    found: dict[str, list[Asked]] = {}
    for one in held:
        target, step = one.target, one.step
        rank = needs.get(target.indicator or "", {}).get(target.place)
        if target.part_of and rank is not None and step and step.part is not None:
            asked = Asked(rank, step, step.part, target, one.place.tier)
            found.setdefault(target.part_of, []).append(asked)
    return {whole: tuple(sorted(asked, key=lambda one: one.rank)) for whole, asked in found.items()}


def small_steps(asked: Mapping[str, Sequence[Asked]]) -> tuple[SmallStep, ...]:
    """Find places with more need than others that are asked for a smaller step.

    Only steps the same way are compared, each as a part of its own baseline: a large place and a
    small one can then be held against each other.

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
    is_alike = needier.tier == other.tier and needier.part * other.part > 0
    return is_alike and needier.rank < other.rank and abs(needier.part) < abs(other.part)
