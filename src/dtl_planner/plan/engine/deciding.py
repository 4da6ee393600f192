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

_MANY_PLACINGS = 60
"""Plans that the heuristic makes where one does not suffice."""
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

    def __init__(self, effort: float, *, is_patient: bool = True) -> None:
        """Begin.

        Args:
            effort: CP-SAT's deterministic time for all questions together.
            is_patient: Whether to search even where there are many tasks.
        """
        self.left, self.is_patient = effort, is_patient

    def verdict(
        self, problem: Problem, *, way: Level = Level.LATE, is_quick: bool = False
    ) -> Verdict:
        """Say whether there is a plan that keeps all rules.

        Args:
            problem: The problem.
            way: From which end of time to place tasks first.
            is_quick: Whether it is better not to know than to look for long.
        """
        bounds = refute(problem)
        if not isinstance(bounds, Bounds):
            return Verdict(Status.INFEASIBLE)
        starts = plan_at_hand(problem, bounds, way=way, is_quick=is_quick)
        if starts is not None:
            return Verdict(Status.FEASIBLE, starts)
        is_hopeless = len(problem.tasks) > FEW and not self.is_patient
        if self.left <= 0 or is_hopeless:
            return Verdict(Status.OUT_OF_BUDGET)
        status, starts, spent = searched(problem, effort=min(self.left, _AT_ONCE))
        self.left -= spent
        return Verdict(status, starts)

    def is_refuted(self, problem: Problem) -> bool:
        """Whether there is proof that there is no plan."""
        return self.verdict(problem).status is Status.INFEASIBLE


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
