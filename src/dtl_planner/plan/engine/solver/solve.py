"""Finds the best plan the budget allows: the heuristic first, then CP-SAT, level by level.

What comes out is held against what knows nothing of either.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounds import least_costs
from dtl_planner.plan.engine.heuristic import find_plan
from dtl_planner.plan.engine.passes import Stuck, passes
from dtl_planner.plan.engine.solver.levels import level_cost
from dtl_planner.plan.engine.solver.model import Model, build_model
from dtl_planner.plan.engine.solver.run import Budget, ModelError, Outcome, Run, Status
from dtl_planner.plan.engine.solver.windows import improve_by_windows
from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ortools.sat.python import cp_model

    from dtl_planner.plan.engine.problem import Problem
    from dtl_planner.plan.engine.solver.model import Expression

_MANY = 100
"""With more tasks than this, pieces of the plan are improved before all of it is tried at once."""

_SHARE = 0.6
"""The share of the budget that pieces may take."""


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
    if run.budget.placings and not run.is_stopped():
        found = find_plan(problem, placings=run.budget.placings, stop=run.is_stopped)
        if found is not None:
            run.take(found.starts)
    run.bounds = list(least_costs(problem, bounds))
    if run.starts is not None and len(problem.tasks) > _MANY:
        improve_by_windows(run, share=_SHARE)
    status = _by_levels(run)
    return run.outcome(status)


def _by_levels(run: Run) -> Status:
    """Make each level as small as can be, the ones before it held."""
    model = build_model(run.problem)
    if not run.problem.objective or run.starts is None:
        status, _ = run.search(model, run.left / 2 if run.problem.objective else run.left)
        if run.starts is None:
            return status
    for place, level in enumerate(run.problem.objective):
        cost = level_cost(model, level)
        if run.cost[place] > run.bounds[place] and not run.is_over():
            _lower(run, model, place, cost)
        model.cp.add(cost <= run.cost[place])
    proved = takewhile(lambda pair: pair[0] == pair[1], zip(run.cost, run.bounds, strict=True))
    return Status.OPTIMAL if len(list(proved)) == len(run.cost) else Status.FEASIBLE


def _lower(run: Run, model: Model, place: int, cost: Expression) -> None:
    """Lower one level, and raise its bound."""
    model.cp.minimize(cost)
    model.cp.clear_hints()
    for task, start in (run.starts or {}).items():
        model.cp.add_hint(model.start[task], start)
    is_last = place == len(run.problem.objective) - 1
    before = run.cost[:place]
    status, solver = run.search(model, run.left if is_last else run.left / 2)
    if status in (Status.OPTIMAL, Status.FEASIBLE):
        _check(run, place, before, solver, status)
    if status is Status.INFEASIBLE:
        raise ModelError("a plan that is sound is said to be impossible")
    bound = _bound(solver)
    run.bounds[place] = min(max(run.bounds[place], bound), run.cost[place])


def _check(
    run: Run, place: int, before: tuple[int, ...], solver: cp_model.CpSolver, status: Status
) -> None:
    """Hold what CP-SAT says of its best plan against what the plan costs."""
    value = round(solver.objective_value)
    if run.cost[:place] != before or run.cost[place] > value:
        raise ModelError("the solver's plan costs more than it says")
    if status is Status.OPTIMAL and run.cost[place] != value:
        raise ModelError("the solver's best plan is not the best")


def _bound(solver: cp_model.CpSolver) -> int:
    return int(-(-solver.best_objective_bound // 1))
