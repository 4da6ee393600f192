"""Whether rules can hold together at all, without any aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.passes import Stuck, passes
from dtl_planner.plan.engine.solver.calling import new_solver, status_of
from dtl_planner.plan.engine.solver.model import build_model
from dtl_planner.plan.engine.solver.run import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dtl_planner.plan.engine.problem import Problem


def can_be_done(
    problem: Problem, rules: Collection[str] | None = None, *, effort: float = 5.0
) -> Status:
    """Say whether there is any plan that keeps the rules.

    Args:
        problem: What is to be planned.
        rules: The rules that count; all of them without.
        effort: CP-SAT's deterministic time at most.
    """
    if isinstance(passes(problem, rules), Stuck):
        return Status.INFEASIBLE
    return searched(problem, rules, effort=effort)[0]


def searched(
    problem: Problem, rules: Collection[str] | None = None, *, effort: float
) -> tuple[Status, Mapping[str, int] | None, float]:
    """Look for any plan that keeps the rules.

    Args:
        problem: What is to be planned.
        rules: The rules that count; all of them without.
        effort: CP-SAT's deterministic time at most.

    Returns:
        Whether there is one, the plan, and the deterministic time that was spent.
    """
    solver = new_solver(effort)
    model = build_model(problem, rules=rules)
    status = status_of(int(solver.solve(model.cp)), model)
    spent = float(solver.response_proto.deterministic_time)
    if status not in (Status.OPTIMAL, Status.FEASIBLE):
        return status, None, spent
    starts = {task: int(solver.value(start)) for task, start in model.start.items()}
    return Status.FEASIBLE, starts, spent


def clashing_rules(problem: Problem, *, effort: float = 5.0) -> tuple[str, ...] | None:
    """Give rules that cannot hold together, seldom the fewest; `None` where none were proved.

    Args:
        problem: What is to be planned.
        effort: CP-SAT's deterministic time at most.
    """
    model = build_model(problem, can_turn_off=True)
    model.cp.add_assumptions(list(model.switches.values()))
    solver = new_solver(effort)
    if status_of(int(solver.solve(model.cp)), model) is not Status.INFEASIBLE:
        return None
    core = set(solver.sufficient_assumptions_for_infeasibility())
    return tuple(rule for rule, switch in sorted(model.switches.items()) if switch.index in core)
