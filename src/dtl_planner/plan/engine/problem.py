"""What is to be planned, as plain data: no dates, no files, no solver.

Time is counted in working days, from 0. A task that starts on day 3 and lasts 2 days takes the days
3 and 4 and finishes at 5; a task of no length is a moment at the beginning of its day. Days of the
calendar come in only through `Problem.days`, which says on which date each working day falls.

Everything that can make a plan impossible carries the id of the rule that asks for it, so that a
clash can be told by its rules. Several entries may carry the same id: they are one rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.engine.spans import Spans

HORIZON = "horizon"
"""The rule that everything ends within the days that there are."""


class End(StrEnum):
    """One of the two ends of a task."""

    START = "start"
    FINISH = "finish"


class LinkKind(StrEnum):
    """Which end of one task waits for which end of another."""

    FINISH_TO_START = "finish-to-start"
    START_TO_START = "start-to-start"
    FINISH_TO_FINISH = "finish-to-finish"
    START_TO_FINISH = "start-to-finish"

    @property
    def ends(self) -> tuple[End, End]:
        """The end that comes first, and the end that waits for it."""
        first, _, second = self.value.partition("-to-")
        return End(first), End(second)


class LagUnit(StrEnum):
    """What a lag is counted in."""

    WORKING = "working days"
    CALENDAR = "calendar days"


class Why(StrEnum):
    """What a rule on starts is there for: it decides how the rule could be loosened."""

    RELEASE = "release"
    DEADLINE = "deadline"
    WINDOW = "window"
    FIXED = "fixed"


class Same(StrEnum):
    """What the members of a group have in common."""

    TIME = "time"
    PHASE = "phase"


class Level(StrEnum):
    """One aim of a plan; less is always better."""

    LATENESS = "lateness"  # days past the due dates, weighted
    APART = "alliances apart"  # days between starts, or phases between, weighted
    FRAGILE = "fragile early"  # phases before the last in which fragile tasks fall, weighted
    PEAK = "peak load"  # the most in use at once of the resources to be levelled, weighted
    MOVED = "moved"  # tasks that do not start where the previous plan had them
    SHIFTED = "shifted"  # days between their starts then and now
    LATE = "not late"  # days between each start and the horizon
    EARLY = "not early"  # days between 0 and each start
    MAKESPAN = "makespan"  # the day on which the last task finishes


@dataclass(frozen=True, slots=True)
class Demand:
    """What a task uses of a resource on each of its days."""

    resource: str
    amount: int


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work, done in one go.

    Attributes:
        id: Unique.
        duration: Working days; 0 is a milestone.
        demands: At most one a resource.
        due: The day at which it should be finished; later ones count as lateness.
        due_weight: What a day of lateness counts.
    """

    id: str
    duration: int
    demands: tuple[Demand, ...] = ()
    due: int | None = None
    due_weight: int = 1


@dataclass(frozen=True, slots=True)
class Starts:
    """A rule on when a task may start; all rules on a task hold together.

    Attributes:
        rule: Its id.
        task: The task.
        spans: The days on which the task may start.
        why: What the rule is there for.
    """

    rule: str
    task: str
    spans: Spans
    why: Why = Why.WINDOW


@dataclass(frozen=True, slots=True)
class Link:
    """One end of a task waits for one end of another, and for a lag after it.

    Attributes:
        rule: Its id.
        before: The task that is waited for.
        after: The task that waits.
        kind: Which ends.
        lag: Days; less than none lets the second overlap the first.
        unit: Working days or days of the calendar. A finish falls on the evening of the last day
            of work, so 2 days of the calendar after a Friday's end is Monday morning.
    """

    rule: str
    before: str
    after: str
    kind: LinkKind = LinkKind.FINISH_TO_START
    lag: int = 0
    unit: LagUnit = LagUnit.WORKING


@dataclass(frozen=True, slots=True)
class Resource:
    """Something of which only so much can be in use at once.

    Attributes:
        id: Unique.
        rule: The id of the rule that limits it.
        steps: Day and capacity from that day on, in order, the first at day 0.
        level_weight: What a unit of its peak counts, where load is to be levelled.
    """

    id: str
    rule: str
    steps: tuple[tuple[int, int], ...]
    level_weight: int = 0

    def capacity(self, day: int) -> int:
        """Give how much there is on a day."""
        return [amount for start, amount in self.steps if start <= day][-1]

    @property
    def most(self) -> int:
        """The highest capacity of any time."""
        return max(amount for _, amount in self.steps)


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks that belong together.

    Attributes:
        rule: Its id.
        tasks: Two or more.
        same: Whether they start together or fall in the same phase.
        weight: What a day or a phase between them counts; `None` where it is forbidden.
    """

    rule: str
    tasks: tuple[str, ...]
    same: Same
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """A task finishes in given phases, counted from 0.

    Attributes:
        rule: Its id.
        task: The task.
        first: The earliest phase.
        last: The latest.
    """

    rule: str
    task: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Fragile:
    """A task that should come late, and not in the first phase.

    Attributes:
        rule: Its id.
        task: The task.
        weight: What each phase before the last counts; `None` where the first is forbidden.
    """

    rule: str
    task: str
    weight: int | None = None


@dataclass(frozen=True)
class Problem:
    """All that is to be planned.

    Attributes:
        horizon: How many working days there are.
        tasks: In any order; results do not hang on it.
        starts: When tasks may start.
        links: What waits for what.
        resources: What is limited.
        groups: What belongs together.
        phase_ends: The day at which each phase is over; a task belongs to the first phase that is
            not over before the task is finished, or to one after the last.
        placements: Which tasks finish in which phases.
        fragile: Which tasks should come late.
        previous: Task and start in the plan before this one.
        objective: The aims, the weightiest first.
        days: The ordinal of the date of each working day, of `horizon + 1` days; empty where no
            lag is counted in days of the calendar.
    """

    horizon: int
    tasks: tuple[Task, ...]
    starts: tuple[Starts, ...] = ()
    links: tuple[Link, ...] = ()
    resources: tuple[Resource, ...] = ()
    groups: tuple[Group, ...] = ()
    phase_ends: tuple[int, ...] = ()
    placements: tuple[Placement, ...] = ()
    fragile: tuple[Fragile, ...] = ()
    previous: tuple[tuple[str, int], ...] = ()
    objective: tuple[Level, ...] = (Level.MAKESPAN,)
    days: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no check of a file may let through.

        Raises:
            ValueError: The data contradict themselves: a mistake of the caller.
        """
        faults = list(_faults(self))
        if faults:
            raise ValueError("; ".join(faults))

    @cached_property
    def task(self) -> dict[str, Task]:
        """Each task by its id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """The id of every rule, once, in order."""
        found = {entry.rule for entry in self.starts} | {link.rule for link in self.links}
        found |= {resource.rule for resource in self.resources}
        found |= {place.rule for place in self.placements}
        found |= {group.rule for group in self.groups if group.weight is None}
        found |= {fragile.rule for fragile in self.fragile if fragile.weight is None}
        return tuple(sorted(found))

    def phase(self, finish: int) -> int:
        """Give the phase, from 0, of a task that finishes at a day."""
        return sum(1 for end in self.phase_ends if end < finish)


def _faults(problem: Problem) -> Iterator[str]:
    known = {task.id for task in problem.tasks}
    if len(known) < len(problem.tasks):
        yield "two tasks have the same id"
    for name in _named(problem):
        if name not in known:
            yield f"there is no task `{name}`"
    resources = {resource.id for resource in problem.resources}
    for used in sorted({one.resource for task in problem.tasks for one in task.demands}):
        if used not in resources:
            yield f"there is no resource `{used}`"
    if list(problem.phase_ends) != sorted(problem.phase_ends):
        yield "the phases are not in order"
    by_calendar = any(link.unit is LagUnit.CALENDAR for link in problem.links)
    if by_calendar and len(problem.days) != problem.horizon + 1:
        yield "lags in days of the calendar need the date of every working day"


def _named(problem: Problem) -> Iterator[str]:
    for link in problem.links:
        yield from (link.before, link.after)
    for group in problem.groups:
        yield from group.tasks
    yield from (entry.task for entry in problem.starts)
    yield from (entry.task for entry in problem.placements)
    yield from (entry.task for entry in problem.fragile)
    yield from (name for name, _ in problem.previous)
