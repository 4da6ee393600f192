"""Whether a plan that was saved keeps a rule, wishes too, however it was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.verify import broken_rules
from dtl_planner.plan.timeline.dates import lasts_calendar_days, start_of
from dtl_planner.risks.constraints import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.plan.engine.problem import Problem
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.timeline.plan import Plan


def held_against(brief: Brief, plan: Plan) -> dict[str, Kept]:
    """Say of every rule whether a saved plan keeps it.

    Of what is to be planned now and is not in the saved plan nothing can be said. A rule that the
    rest of the plan breaks is broken all the same.

    Args:
        brief: What is to be planned, with the bank holidays that the programme keeps.
        plan: A plan that was saved, for the same programme.

    Returns:
        An answer for each rule, by id; a wish counts as kept where nothing is left to be wished.
    """
    starts = dict(_starts(brief, plan))
    problem = _strictly(brief.problem)
    broken = {one.rule for one in broken_rules(_within(problem, starts), starts)}
    untold = {rule for rule, task in _tasks(problem) if task not in starts}
    return {
        rule: Kept.BROKEN if rule in broken else Kept.UNTOLD if rule in untold else Kept.KEPT
        for rule in problem.rules
    }


def _starts(brief: Brief, plan: Plan) -> Iterator[tuple[str, int]]:
    """Give the start of each task that the plan has within the days that are counted."""
    calendar = brief.calendar
    for item in brief.items:
        planned = plan.item.get(item.id)
        if planned is None or not calendar.first <= planned.start <= calendar.last:
            continue
        yield item.opens, start_of(brief, item, planned.start)
        if lasts_calendar_days(item):
            # It closes on the first working day after its last day of the calendar.
            yield item.closes, calendar.at_or_after(planned.finish + timedelta(days=1))


def _strictly(problem: Problem) -> Problem:
    """Make rules of all wishes."""
    return replace(
        problem,
        groups=tuple(replace(one, weight=None) for one in problem.groups),
        fragile=tuple(replace(one, weight=None) for one in problem.fragile),
    )


def _within(problem: Problem, starts: Mapping[str, int]) -> Problem:
    """Leave out the tasks that have no start, and what is said of them."""
    groups = (
        replace(one, tasks=tuple(task for task in one.tasks if task in starts))
        for one in problem.groups
    )
    return replace(
        problem,
        tasks=tuple(one for one in problem.tasks if one.id in starts),
        starts=tuple(one for one in problem.starts if one.task in starts),
        links=tuple(one for one in problem.links if {one.before, one.after} <= starts.keys()),
        placements=tuple(one for one in problem.placements if one.task in starts),
        fragile=tuple(one for one in problem.fragile if one.task in starts),
        groups=tuple(one for one in groups if one.tasks),
        previous=(),
    )


def _tasks(problem: Problem) -> Iterator[tuple[str, str]]:
    """Give each rule with each task that falls under it."""
    rules = {one.id: one.rule for one in problem.resources}
    for task in problem.tasks:
        yield from ((rules[used.resource], task.id) for used in task.demands)
    yield from ((one.rule, one.task) for one in problem.starts)
    yield from ((one.rule, one.task) for one in problem.placements)
    yield from ((one.rule, one.task) for one in problem.fragile)
    for link in problem.links:
        yield link.rule, link.before
        yield link.rule, link.after
    for group in problem.groups:
        yield from ((group.rule, task) for task in group.tasks)
