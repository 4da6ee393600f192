"""Whether a problem can be done at all: by arithmetic, by a plan at hand, and at last by search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.heuristic import find_plan
from dtl_planner.plan.engine.problem import Level, Placement, Same
from dtl_planner.plan.engine.refuting import Bounds, refute
from dtl_planner.plan.engine.solver.clashes import searched
from dtl_planner.plan.engine.solver.run import Status
from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.plan.engine.problem import Problem

_QUICK = ((1, Level.LATE), (1, Level.EARLY))
"""Plans that the heuristic makes, and from which end of time: one is enough for most problems."""
_THOROUGH = ((60, Level.LATE), (60, Level.EARLY))
"""The same where it matters more."""
FEW = 200
"""With more tasks than this, search rarely settles in an instant what the heuristic does not."""
_AT_ONCE = 0.5
"""CP-SAT's deterministic time for one question at most."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a problem.

    Attributes:
        status: Whether it can be done; out of budget where that is not known.
        starts: A plan, where it can be done.
    """

    status: Status
    starts: Mapping[str, int] | None = None


class Deciding:
    """Answers one question after the other, and keeps within one budget for all of them."""

    def __init__(self, effort: float) -> None:
        """Begin.

        Args:
            effort: CP-SAT's deterministic time for all questions together.
        """
        self.left = effort

    def verdict(self, problem: Problem, *, is_quick: bool = False) -> Verdict:
        """Say whether there is a plan that keeps all rules.

        Args:
            problem: The problem.
            is_quick: Whether it is better not to know than to look for long.
        """
        bounds = refute(problem)
        if not isinstance(bounds, Bounds):
            return Verdict(Status.INFEASIBLE)
        starts = plan_at_hand(problem, bounds, is_quick=is_quick)
        if starts is not None:
            return Verdict(Status.FEASIBLE, starts)
        if self.left <= 0 or (is_quick and len(problem.tasks) > FEW):
            return Verdict(Status.OUT_OF_BUDGET)
        status, starts, spent = searched(problem, effort=min(self.left, _AT_ONCE))
        self.left -= spent
        return Verdict(status, starts)

    def is_refuted(self, problem: Problem) -> bool:
        """Whether there is proof that there is no plan."""
        return self.verdict(problem).status is Status.INFEASIBLE


def plan_at_hand(
    problem: Problem, bounds: Bounds, *, is_quick: bool = False
) -> Mapping[str, int] | None:
    """Give a plan, where one is found soon: all at their earliest or latest, or placed.

    Args:
        problem: The problem.
        bounds: Between which days tasks must start.
        is_quick: Whether it is better not to know than to look for long.
    """
    hard = tuple(group for group in problem.groups if group.weight is None)
    bare = replace(problem, groups=hard, previous=(), objective=())
    for starts in (bounds.low, bounds.high):
        if not broken_rules(bare, starts):
            return starts
    for placings, way in _QUICK if is_quick else (*_QUICK, *_THOROUGH):
        aimed = replace(bare, objective=(way,))
        found = find_plan(aimed, placings=placings)
        if found is None and (pinned := _pinned(aimed, bounds, placings)):
            found = find_plan(pinned, placings=placings)
        if found is not None and not broken_rules(bare, found.starts):
            return found.starts
    return None


def _pinned(problem: Problem, bounds: Bounds, placings: int) -> Problem | None:
    """Choose a phase for each group that must share one: the last that a plan without it has."""
    groups = [one for one in problem.groups if one.same is Same.PHASE and one.weight is None]
    loose = replace(problem, groups=tuple(one for one in problem.groups if one not in groups))
    found = find_plan(loose, placings=placings) if groups else None
    if found is None:
        return None
    placements = list(problem.placements)
    for group in groups:
        finishes = [found.starts[task] + problem.task[task].duration for task in group.tasks]
        latest = [bounds.high[task] + problem.task[task].duration for task in group.tasks]
        phase = min(problem.phase(max(finishes)), problem.phase(min(latest)))
        placements += [Placement(group.rule, task, phase, phase) for task in group.tasks]
    return replace(loose, placements=tuple(placements))
