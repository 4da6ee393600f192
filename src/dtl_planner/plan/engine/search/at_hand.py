"""A plan that is found soon or not at all, alliances that must share a phase kept together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Level, Placement, Same
from dtl_planner.plan.engine.search.heuristic import find_plan
from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.plan.engine.bounding.refuting import Bounds
    from dtl_planner.plan.engine.problem import Problem

_MANY_PLACINGS = 60
"""Plans that the heuristic makes where one does not suffice."""


def plan_at_hand(
    problem: Problem, bounds: Bounds, *, way: Level = Level.LATE, is_quick: bool = False
) -> Mapping[str, int] | None:
    """Give a plan, where one is found soon: all at their earliest or latest, or placed.

    Args:
        problem: The problem.
        bounds: Between which days tasks must start.
        way: From which end of time to place tasks first.
        is_quick: Whether it is better not to know than to look for long.
    """
    hard = tuple(group for group in problem.groups if group.weight is None)
    bare = replace(problem, groups=hard, previous=(), objective=(way,))
    for starts in (bounds.low, bounds.high):
        if not broken_rules(bare, starts):
            return starts
    other = Level.EARLY if way is Level.LATE else Level.LATE
    more = () if is_quick else ((1, other), (_MANY_PLACINGS, way), (_MANY_PLACINGS, other))
    for placings, aim in ((1, way), *more):
        placed = _placed(replace(bare, objective=(aim,)), bounds, placings)
        if placed is not None:
            return placed
    return None


def _placed(problem: Problem, bounds: Bounds, placings: int) -> Mapping[str, int] | None:
    """Place all tasks; those that must share a phase in one that a plan without it suggests."""
    groups = [one for one in problem.groups if one.same is Same.PHASE]
    loose = replace(problem, groups=tuple(one for one in problem.groups if one not in groups))
    found = find_plan(loose, placings=placings)
    if found is None or not broken_rules(problem, found.starts):
        return None if found is None else found.starts
    placements = list(problem.placements)
    for group in groups:
        finishes = [found.starts[task] + problem.task[task].duration for task in group.tasks]
        latest = [bounds.high[task] + problem.task[task].duration for task in group.tasks]
        phase = min(problem.phase(max(finishes)), problem.phase(min(latest)))
        placements += [Placement(group.rule, task, phase, phase) for task in group.tasks]
    found = find_plan(replace(loose, placements=tuple(placements)), placings=placings)
    return None if found is None else found.starts
