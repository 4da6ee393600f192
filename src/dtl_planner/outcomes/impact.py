"""What changed: figures before and after, held against each other as far as they may be.

Two counts over stretches of time are compared only where the stretches are of one length and lie at
the same time of the year, and two counts at a moment only where the moments do; otherwise the
season may be what is measured. Where it cannot be said, the change is still worked out, and the
reason stands beside it. What people say of the change is kept beside the figures and never counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.evidence import Evidence
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.measures import Measure
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.figures import Good
from dtl_planner.outcomes.periods import doubts_of
from dtl_planner.outcomes.step import step_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.outcomes.periods import Doubt
    from dtl_planner.outcomes.step import Step


class Direction(StrEnum):
    """Which way a figure went, held against which way is good; the last three tell neither."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"
    NEITHER = "neither better nor worse"
    UNLIKE = "the two figures are not alike"
    GOOD_NOT_STATED = "which way is good is not stated"
    NO_FIGURE = "a figure is not stated"

    @property
    def is_told(self) -> bool:
        """Whether it can be told."""
        return self not in {Direction.UNLIKE, Direction.GOOD_NOT_STATED, Direction.NO_FIGURE}


@dataclass(frozen=True, slots=True)
class Impact:
    """What one measure shows.

    Attributes:
        measure: The measure as written.
        change: How its figure changed; `None` where one of the two is not stated.
        good: Which way is good, as the measure says, or else its indicator.
        is_reading: Whether that is our reading.
        direction: Whether it is better or worse, or why that cannot be told.
        doubts: Why the two figures may not be alike.
        evidence: What people say beside it.
    """

    measure: Measure
    change: Step | None
    good: Good | None
    is_reading: bool
    direction: Direction
    doubts: tuple[Doubt, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Impacts:
    """What all measures show, and what people say of no measure in particular.

    Attributes:
        measured: What each measure shows, in the order of the files.
        evidence: What people say that stands beside no measure.
    """

    measured: tuple[Impact, ...]
    evidence: tuple[Evidence, ...]

    def counted(self, direction: Direction) -> int:
        """Say how many measures went one way."""
        return sum(one.direction is direction for one in self.measured)

    @property
    def untold(self) -> int:
        """Say of how many measures nothing can be told."""
        return sum(not one.direction.is_told for one in self.measured)


def impacts_of(catalogue: Catalogue) -> Impacts:
    """Say what changed."""
    said, indicators = catalogue.of(Evidence), catalogue.by_id(Indicator)
    return Impacts(
        tuple(_impact(measure, said, indicators) for measure in catalogue.of(Measure)),
        tuple(one for one in said if not one.measures),
    )


def _impact(
    measure: Measure, said: Iterable[Evidence], indicators: Mapping[str, Indicator]
) -> Impact:
    before, after = measure.before.value, measure.after.value
    change = step_between(before.number, after.number) if before and after else None
    good, basis = good_of(measure, indicators)
    doubts = doubts_of(measure.before.period, measure.after.period, measure.kind)
    return Impact(
        measure,
        change,
        good,
        good is not None and basis is Basis.INFERRED,
        _direction(change, good, doubts),
        doubts,
        tuple(one for one in said if measure.id in one.measures),
    )


def good_of(measure: Measure, indicators: Mapping[str, Indicator]) -> tuple[Good | None, Basis]:
    """Say which way is good for a measure, and what that rests on."""
    indicator = indicators.get(measure.indicator or "")
    if measure.good is None and indicator is not None:
        return indicator.good, indicator.basis
    return measure.good, measure.good_basis


def _direction(change: Step | None, good: Good | None, doubts: Iterable[Doubt]) -> Direction:
    if change is None:
        return Direction.NO_FIGURE
    if any(doubt.is_fatal for doubt in doubts):
        return Direction.UNLIKE
    return _towards(change, good) if change.by else Direction.SAME


def _towards(change: Step, good: Good | None) -> Direction:
    match good:
        case None:
            return Direction.GOOD_NOT_STATED
        case Good.NEITHER:
            return Direction.NEITHER
        case Good.UP:
            return Direction.BETTER if change.by > 0 else Direction.WORSE
        case Good.DOWN:
            return Direction.BETTER if change.by < 0 else Direction.WORSE
