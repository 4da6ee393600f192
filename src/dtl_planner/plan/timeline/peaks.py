"""How much of each resource is in use at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dtl_planner.plan.timeline.plan import Peak

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.plan.engine.problem import Resource
    from dtl_planner.plan.engine.spans import Span
    from dtl_planner.plan.making.brief import Brief, Load


def peaks_of(
    brief: Brief, starts: Mapping[str, int], *, within: Span | None = None
) -> tuple[Peak, ...]:
    """Find the most that is in use of each resource.

    Args:
        brief: What is planned.
        starts: The start of each task.
        within: The first day that is looked at and the one after the last; all of them without.
            Only what is in use between them is told then.
    """
    resources = {resource.id: resource for resource in brief.problem.resources}
    used = used_of(brief, starts)
    found = (_peak(brief, load, resources[load.id], used[load.id], within) for load in brief.loads)
    return tuple(peak for peak in found if within is None or peak.most)


def used_of(brief: Brief, starts: Mapping[str, int]) -> defaultdict[str, dict[int, int]]:
    """Give what is in use of each resource on each day on which any of it is."""
    used: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for task in brief.problem.tasks:
        for demand in task.demands:
            days = used[demand.resource]
            for day in range(starts[task.id], starts[task.id] + task.duration):
                days[day] = days.get(day, 0) + demand.amount
    return used


def _peak(
    brief: Brief, load: Load, resource: Resource, used: Mapping[int, int], within: Span | None
) -> Peak:
    first, end = within or (0, brief.problem.horizon)
    days = [day for day in used if first <= day < end and used[day]]
    if not days:
        return Peak(load.id, load.name, load.unit, 0, resource.most, None)
    day = min(days, key=lambda one: (-used[one], one))
    there = resource.capacity(day)
    return Peak(load.id, load.name, load.unit, used[day], there, brief.calendar.date(day))
