"""CP-SAT run once: so that it does the same every time, within a budget, and can be stopped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from dtl_planner.plan.engine.solver.run import ModelError, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.plan.engine.solver.model import Model
    from dtl_planner.plan.engine.solver.run import Run

_SEED = 1
_ASK_SECONDS = 0.05


def search(
    run: Run, model: Model, effort: float, seconds: float = float("inf")
) -> tuple[Status, cp_model.CpSolver]:
    """Run CP-SAT once for a search, and let it take what is found.

    Args:
        run: The search; what CP-SAT spends is taken off its budget.
        model: What to solve.
        effort: Deterministic time at most, within what is left.
        seconds: Seconds at most, within what is left, where seconds were given at all.
    """
    solver = new_solver(max(min(effort, run.left), 1e-3), run.budget.workers)
    if run.budget.seconds is not None:
        solver.parameters.max_time_in_seconds = max(min(seconds, run.seconds_left()), 0.01)
    answer = _watched(solver, model.cp, run.is_stopped if run.stop else None)
    run.left -= solver.response_proto.deterministic_time
    status = status_of(answer, model)
    if status in (Status.OPTIMAL, Status.FEASIBLE):
        run.take({task: solver.value(start) for task, start in model.start.items()})
    return status, solver


def new_solver(effort: float, workers: int = 1) -> cp_model.CpSolver:
    """Give a solver that does the same every time, as long as it has one worker."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = _SEED
    solver.parameters.max_deterministic_time = effort
    # CP-SAT would take Ctrl-C away from Python, and fall over it while it runs in a thread.
    solver.parameters.catch_sigint_signal = False
    return solver


def status_of(answer: int, model: Model) -> Status:
    """Give CP-SAT's answer in our words.

    Raises:
        ModelError: It refuses the model.
    """
    match answer:
        case cp_model.OPTIMAL:
            return Status.OPTIMAL
        case cp_model.FEASIBLE:
            return Status.FEASIBLE
        case cp_model.INFEASIBLE:
            return Status.INFEASIBLE
        case cp_model.UNKNOWN:
            return Status.OUT_OF_BUDGET
        case _:
            raise ModelError(model.cp.validate())


def _watched(
    solver: cp_model.CpSolver, model: cp_model.CpModel, stop: Callable[[], bool] | None
) -> int:
    """Run the solver; beside it, where someone may stop it, ask whether to."""
    if stop is None:
        return int(solver.solve(model))
    answers: list[int] = []
    thread = threading.Thread(target=lambda: answers.append(int(solver.solve(model))))
    thread.start()
    while thread.is_alive():
        thread.join(_ASK_SECONDS)
        if stop():
            solver.stop_search()
    return answers[0]
