"""What a plan tries to do well, in words, and how far it got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.timeline.plan import Aim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtl_planner.plan.engine.solver.run import Reached
    from dtl_planner.plan.making.brief import Brief

AIMS: Mapping[Level, str] = {
    Level.LATENESS: "days past the dates when things are due",
    Level.APART: "days or phases between those in alliance",
    Level.FRAGILE: "phases that fragile services come early",
    Level.PEAK: "the most in use at once",
    Level.MOVED: "items that begin on another day than in the plan before",
    Level.SHIFTED: "working days by which they do",
    Level.LATE: "working days from every start to the deadline",
    Level.EARLY: "working days from the first day to every start",
    Level.MAKESPAN: "working days until all is done",
}
"""What is made as little as can be, in words."""


def aims_of(brief: Brief, levels: Sequence[Reached]) -> tuple[Aim, ...]:
    """Give each aim with what the plan has of it, and what no plan can be below.

    The engine counts from the first day of the calendar or to the last; people count from the
    start or to the deadline, which lie in between.
    """
    return tuple(_aim(brief, reached) for reached in levels)


def _aim(brief: Brief, reached: Reached) -> Aim:
    beyond = len(brief.problem.tasks) * _beyond(brief, reached.level)
    value, bound = (max(one - beyond, 0) for one in (reached.value, reached.bound))
    return Aim(AIMS[reached.level], value, bound)


def _beyond(brief: Brief, level: Level) -> int:
    """Give the days that the engine counts for each task beyond those that people count."""
    if level is Level.LATE and brief.due is not None:
        return brief.problem.horizon - brief.calendar.finish_by(brief.due)
    if level is Level.EARLY and brief.start is not None:
        return brief.calendar.at_or_after(brief.start)
    return 0
