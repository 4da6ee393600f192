"""Whether rules can hold together at all, without any aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.passes import Stuck, passes
from dtl_planner.plan.engine.solver.model import build_model
from dtl_planner.plan.engine.solver.run import Status, new_solver, status_of

if TYPE_CHECKING:
    from collections.abc import Collection

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
    solver = new_solver(effort)
    model = build_model(problem, rules=rules)
    status = status_of(int(solver.solve(model.cp)), model)
    return Status.FEASIBLE if status is Status.OPTIMAL else status


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
