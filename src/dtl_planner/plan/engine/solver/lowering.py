"""Lowers what a plan costs with CP-SAT, level by level, and proves how low it can get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.solver.calling import search
from dtl_planner.plan.engine.solver.levels import level_cost
from dtl_planner.plan.engine.solver.model import Model, build_model
from dtl_planner.plan.engine.solver.run import ModelError, Part, Run, Status

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from dtl_planner.plan.engine.solver.model import Expression


def lower_levels(run: Run, part: Part) -> Status:
    """Make each level as small as can be, the ones before it held.

    Args:
        run: The search; without a plan, one is looked for first.
        part: The part of its budget that may be spent.
    """
    model = build_model(run.problem)
    if not run.problem.objective or run.starts is None:
        effort, seconds = part.left(run)
        share = 2 if run.problem.objective else 1
        status, _ = search(run, model, effort / share, seconds / share)
        if run.starts is None:
            return status
    for place, level in enumerate(run.problem.objective):
        cost = level_cost(model, level)
        if run.cost[place] > run.bounds[place] and not part.is_spent(run):
            _lower(run, model, place, cost, part)
        model.cp.add(cost <= run.cost[place])
    return run.status()


def _lower(run: Run, model: Model, place: int, cost: Expression, part: Part) -> None:
    """Lower one level, and raise its bound."""
    model.cp.minimize(cost)
    model.cp.clear_hints()
    for task, start in (run.starts or {}).items():
        model.cp.add_hint(model.start[task], start)
    share = 1 if place == len(run.problem.objective) - 1 else 2
    before = run.cost[:place]
    effort, seconds = part.left(run)
    status, solver = search(run, model, effort / share, seconds / share)
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
