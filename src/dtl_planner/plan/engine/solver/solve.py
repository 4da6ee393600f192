"""Finds the best plan the budget allows: the heuristic first, then CP-SAT, level by level.

What comes out is held against what knows nothing of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounding.bounds import least_below, least_costs
from dtl_planner.plan.engine.bounding.refuting import Bounds, refute
from dtl_planner.plan.engine.passes import Passes, Stuck, passes
from dtl_planner.plan.engine.search.at_hand import plan_at_hand
from dtl_planner.plan.engine.search.heuristic import find_plan
from dtl_planner.plan.engine.solver.run import Budget, Outcome, Part, Run, Status
from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dtl_planner.plan.engine.problem import Problem

_MANY = 50
"""With more tasks than this, pieces of the plan are improved before all of it is tried at once."""

_TOO_MANY = 5_000
"""With more tasks than this, all of it is not tried at once: to write it down takes too long."""

_SHARE = 0.6
"""The share of the budget that pieces may take."""

_FIRST = 400
"""Plans that the heuristic makes before anything else."""

_GLANCE = 0.05
"""The share of the budget for a first look of CP-SAT at a small problem."""

_BRED = {True: 0.55, False: 0.1}
"""The share of seconds that the heuristic may take, for many tasks and for few."""


def solve(
    problem: Problem,
    *,
    budget: Budget | None = None,
    hint: Mapping[str, int] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Outcome:
    """Find the best plan that the budget allows, and say how good it is.

    Args:
        problem: What is to be planned.
        budget: How much may be spent.
        hint: A plan to begin with; it counts if it is sound.
        stop: Asked again and again whether to leave it at the best plan so far.
    """
    run = Run(problem, budget or Budget(), stop)
    bounds = passes(problem)
    if isinstance(bounds, Stuck):
        return run.outcome(Status.INFEASIBLE)
    if hint is not None and not broken_rules(problem, hint):
        run.take(hint)
    status = _search(run, bounds)
    if status is Status.FEASIBLE:
        run.bounds = list(least_below(problem, run.cost, run.bounds))
        status = run.status()
    return run.outcome(status)


def _search(run: Run, bounds: Passes) -> Status:
    """Look with all that there is: small problems at a glance, large ones piece by piece."""
    is_large = len(run.problem.tasks) > _MANY
    run.bounds = list(least_costs(run.problem, bounds))
    _breed(run, min(_FIRST, run.budget.placings), run.is_stopped)
    if run.starts is None and is_large and not _is_begun(run):
        return Status.INFEASIBLE
    if not is_large and run.budget.placings > _FIRST:
        status = _by_levels(run, Part.of(run, _GLANCE))
        if status in {Status.OPTIMAL, Status.INFEASIBLE}:
            return status
    part = Part.of(run, _BRED[is_large])
    _breed(run, run.budget.placings - _FIRST, lambda: part.is_spent(run))
    if run.starts is not None and is_large and not run.is_proved():
        _improve(run)
    return _by_levels(run, Part.of(run, 1))


def _is_begun(run: Run) -> bool:
    """Begin with a plan at hand, where there is one; say whether there is hope at all."""
    proof = refute(run.problem)
    if not isinstance(proof, Bounds):
        return False
    if (starts := plan_at_hand(run.problem, proof)) is not None:
        run.take(starts)
    return True


def _breed(run: Run, placings: int, stop: Callable[[], bool]) -> None:
    """Let the heuristic look for a better plan."""
    if placings <= 0 or stop() or run.is_proved():
        return
    found = find_plan(run.problem, placings=placings, stop=stop, known=run.starts, least=run.bounds)
    if found is not None:
        run.take(found.starts)


def _improve(run: Run) -> None:
    """Let CP-SAT improve the plan piece by piece."""
    # Only here, as below: to import CP-SAT takes longer than to find most plans, and to prove them.
    from dtl_planner.plan.engine.solver.windows import improve_by_windows  # noqa: PLC0415

    improve_by_windows(run, share=_SHARE)


def _by_levels(run: Run, part: Part) -> Status:
    """Let CP-SAT make each level as small as can be, where there is anything left to be proved."""
    if run.starts is not None and (run.is_proved() or len(run.problem.tasks) > _TOO_MANY):
        return run.status()
    from dtl_planner.plan.engine.solver.lowering import lower_levels  # noqa: PLC0415

    return lower_levels(run, part)
