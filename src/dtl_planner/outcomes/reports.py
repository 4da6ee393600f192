"""What is told of a whole workspace: its readiness, its targets and what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.outcomes.impact import Impacts
    from dtl_planner.outcomes.offering import Offered
    from dtl_planner.outcomes.readiness import PlaceReadiness
    from dtl_planner.outcomes.rollout import PlaceRollout
    from dtl_planner.outcomes.steps import SmallStep
    from dtl_planner.outcomes.targets import Held


@dataclass(frozen=True, slots=True)
class Readied:
    """What places offer, how ready they are, and which teams they have.

    Attributes:
        catalogue: What it was worked out from, for names and sources.
        as_of: The day that dates are held against.
        asked: The ids of the places that were asked for; none means all.
        offered: What is offered where.
        places: How far each place has got.
        rollouts: Which teams each place has.
    """

    catalogue: Catalogue
    as_of: date | None
    asked: tuple[str, ...]
    offered: tuple[Offered, ...]
    places: tuple[PlaceReadiness, ...]
    rollouts: tuple[PlaceRollout, ...]


@dataclass(frozen=True, slots=True)
class Targeted:
    """What is to be reached.

    Attributes:
        catalogue: What it was worked out from, for names and sources.
        held: Every target, held against its parts.
        compared: How many targets could be held against another by need and step.
        small_steps: Places with more need than others that are asked for less.
    """

    catalogue: Catalogue
    held: tuple[Held, ...]
    compared: int
    small_steps: tuple[SmallStep, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed.

    Attributes:
        catalogue: What it was worked out from, for names and sources.
        impacts: What the measures show, and what people say.
    """

    catalogue: Catalogue
    impacts: Impacts
