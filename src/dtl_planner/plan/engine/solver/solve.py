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
from dtl_planner.plan.engine.solver.levels import level_cost
from dtl_planner.plan.engine.solver.model import Model, build_model
from dtl_planner.plan.engine.solver.run import Budget, ModelError, Outcome, Part, Run, Status
from dtl_planner.plan.engine.solver.windows import improve_by_windows
from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ortools.sat.python import cp_model

    from dtl_planner.plan.engine.problem import Problem
    from dtl_planner.plan.engine.solver.model import Expression

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
        status = _status(run)
    return run.outcome(status)


def _search(run: Run, bounds: Passes) -> Status:
    """Look with all that there is: small problems at a glance, large ones piece by piece."""
    is_large = len(run.problem.tasks) > _MANY
    _breed(run, min(_FIRST, run.budget.placings), run.is_stopped)
    run.bounds = list(least_costs(run.problem, bounds))
    if run.starts is None and is_large and not _is_begun(run):
        return Status.INFEASIBLE
    if not is_large and run.budget.placings > _FIRST:
        status = _by_levels(run, Part.of(run, _GLANCE))
        if status in {Status.OPTIMAL, Status.INFEASIBLE}:
            return status
    part = Part.of(run, _BRED[is_large])
    _breed(run, run.budget.placings - _FIRST, lambda: part.is_spent(run))
    if run.starts is not None and is_large:
        improve_by_windows(run, share=_SHARE)
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
    least = run.bounds or None
    found = find_plan(run.problem, placings=placings, stop=stop, known=run.starts, least=least)
    if found is not None:
        run.take(found.starts)


def _by_levels(run: Run, part: Part) -> Status:
    """Make each level as small as can be, the ones before it held."""
    if run.starts is not None and (run.is_proved() or len(run.problem.tasks) > _TOO_MANY):
        return _status(run)
    model = build_model(run.problem)
    if not run.problem.objective or run.starts is None:
        effort, seconds = part.left(run)
        share = 2 if run.problem.objective else 1
        status, _ = run.search(model, effort / share, seconds / share)
        if run.starts is None:
            return status
    for place, level in enumerate(run.problem.objective):
        cost = level_cost(model, level)
        if run.cost[place] > run.bounds[place] and not part.is_spent(run):
            _lower(run, model, place, cost, part)
        model.cp.add(cost <= run.cost[place])
    return _status(run)


def _status(run: Run) -> Status:
    return Status.OPTIMAL if run.is_proved() else Status.FEASIBLE


def _lower(run: Run, model: Model, place: int, cost: Expression, part: Part) -> None:
    """Lower one level, and raise its bound."""
    model.cp.minimize(cost)
    model.cp.clear_hints()
    for task, start in (run.starts or {}).items():
        model.cp.add_hint(model.start[task], start)
    share = 1 if place == len(run.problem.objective) - 1 else 2
    before = run.cost[:place]
    effort, seconds = part.left(run)
    status, solver = run.search(model, effort / share, seconds / share)
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
