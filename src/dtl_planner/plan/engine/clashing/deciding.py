"""Whether a problem can be done at all: by arithmetic, by a plan at hand, and at last by search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounding.refuting import Bounds, refute
from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.engine.search.at_hand import plan_at_hand
from dtl_planner.plan.engine.solver.clashes import searched
from dtl_planner.plan.engine.solver.run import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.plan.engine.problem import Problem

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
