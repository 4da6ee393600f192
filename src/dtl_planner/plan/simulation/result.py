"""What a simulation says, with dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dtl_planner.plan.timeline.plan import Planned

LEVELS = (10, 50, 80, 90)
"""The shares of runs, in percent, for which dates are told."""


@dataclass(frozen=True, slots=True)
class Chance:
    """In how many runs something came true.

    Attributes:
        met: In how many.
        runs: How many runs there were.
        least: The least chance, from 0 to 1, that fits what was counted, with a certainty of 95 %.
        most: The greatest.
    """

    met: int
    runs: int
    least: float
    most: float

    @property
    def share(self) -> float:
        """The chance as counted, from 0 to 1."""
        return self.met / self.runs


@dataclass(frozen=True, slots=True)
class Dates:
    """By when something was over.

    Attributes:
        by: For each level the last day of work with which so many percent of the runs were over.
        beyond: The levels at which it was over on no day that counts; their dates are the last one.
    """

    by: Mapping[int, date]
    beyond: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Aimed:
    """Something that is to be over by a date.

    Attributes:
        id: The id of the gate; `None` for the whole programme.
        name: What it is.
        due: The date.
        chance: The chance that all that stands before it is over by then.
    """

    id: str | None
    name: str
    due: date
    chance: Chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """An item of the plan in the simulation.

    Attributes:
        item: The item, with its dates in the plan.
        due: The date by which it must be over; `None` where no rule says so.
        chance: The chance of that.
        as_planned: The chance that it is over by the date in the plan.
        dates: By when it was over.
        critical: The share of runs, from 0 to 1, in which a day's delay of it delayed the end.
        varies: Whether its length was drawn by lot.
    """

    item: Planned
    due: date | None
    chance: Chance | None
    as_planned: Chance
    dates: Dates
    critical: float
    varies: bool


@dataclass(frozen=True, slots=True)
class Driver:
    """Work that drives the end.

    Attributes:
        item: The work.
        days: By how many working days later all is over, on average, in the runs with its longest
            tenth of lengths than in those with its shortest.
    """

    item: Planned
    days: float


@dataclass(frozen=True, kw_only=True)
class Simulation:
    """What came of carrying out a plan many times.

    Attributes:
        title: What the programme is called.
        structure: The structure that is planned for.
        scenario: The scenario or settings that were changed, in words.
        deadline: The date that the plan works back from, in words.
        prefers: Whether the plan is `late` or `early`.
        runs: How many runs there were.
        asked: How many were asked for.
        seed: What lengths were drawn with.
        with_capacity: Whether work waited for room.
        limits: How many things there are of which only so much can be in use at once.
        as_soon_as_possible: Whether work could start earlier than planned.
        activities: How many activities there are.
        varying: How many of them have a length that is drawn by lot.
        whole: The deadline; `None` where there is none.
        planned: The date on which all is over in the plan.
        dates: By when all was over.
        gates: The gates, in order.
        items: Every item, in the order of the plan.
        drivers: What drives the end, the strongest first.
        notes: What else is to be known, each in a sentence.
    """

    title: str
    structure: str
    scenario: str | None
    deadline: str
    prefers: str
    runs: int
    asked: int
    seed: int
    with_capacity: bool
    limits: int
    as_soon_as_possible: bool
    activities: int
    varying: int
    whole: Aimed | None
    planned: date
    dates: Dates
    gates: tuple[Aimed, ...]
    items: tuple[Simulated, ...]
    drivers: tuple[Driver, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_stopped(self) -> bool:
        """Whether there are fewer runs than were asked for."""
        return self.runs < self.asked
