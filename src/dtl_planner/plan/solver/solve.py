"""Runs CP-SAT, level by level, and checks what it says with what knows nothing of it.

One worker, a fixed seed and a budget in CP-SAT's deterministic time: the same plan on every
machine. A limit in seconds, or more workers, opt out, and the outcome says so.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from dtl_planner.plan.bounds import least_costs
from dtl_planner.plan.heuristic import find_plan
from dtl_planner.plan.passes import Stuck, passes
from dtl_planner.plan.solver.levels import level_cost
from dtl_planner.plan.solver.model import Model, build_model
from dtl_planner.plan.verify import broken_rules, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from dtl_planner.plan.problem import Level, Problem
    from dtl_planner.plan.solver.model import Expression

_SEED = 1
_ASK_SECONDS = 0.05


class ModelError(Exception):
    """Our model is wrong: CP-SAT refuses it, or says of a plan what is not so. A bug."""


class Status(StrEnum):
    """How a search ended."""

    OPTIMAL = "optimal"  # a plan, and proof that none is better
    FEASIBLE = "feasible"  # a plan; how much better one could be is in the bounds
    INFEASIBLE = "infeasible"  # proof that there is no plan
    OUT_OF_BUDGET = "out of budget"  # neither a plan nor proof that there is none


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be spent.

    Attributes:
        effort: CP-SAT's deterministic time: about a second each on a machine of today.
        placings: Plans that the heuristic makes.
        seconds: A limit on the clock for CP-SAT, besides; results then differ between machines.
        workers: Threads of CP-SAT; with more than one, results differ from run to run.
    """

    effort: float = 20.0
    placings: int = 1_000
    seconds: float | None = None
    workers: int = 1

    @property
    def is_deterministic(self) -> bool:
        """Whether the same budget gives the same plan always."""
        return self.seconds is None and self.workers == 1


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a plan got on a level.

    Attributes:
        level: The level.
        value: What the plan costs.
        bound: What no plan can cost less than that is as good on all levels before.
    """

    level: Level
    value: int
    bound: int

    @property
    def is_proved(self) -> bool:
        """Whether nothing can be better."""
        return self.value == self.bound

    @property
    def gap(self) -> float:
        """The share of the cost that might be saved."""
        return (self.value - self.bound) / self.value if self.value else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a search.

    Attributes:
        status: How it ended.
        starts: The start of each task; `None` without a plan.
        levels: What the plan costs on each level; empty without a plan.
        is_stopped: Whether it was stopped before its budget was spent.
        is_deterministic: Whether the same call gives the same again.
        effort: CP-SAT's deterministic time that was spent.
    """

    status: Status
    starts: Mapping[str, int] | None
    levels: tuple[Reached, ...]
    is_stopped: bool
    is_deterministic: bool
    effort: float


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
    status = _by_levels(run)
    return run.outcome(status)


class Run:
    """One search: its budget, and the best plan so far."""

    def __init__(self, problem: Problem, budget: Budget, stop: Callable[[], bool] | None) -> None:
        self.problem, self.budget, self.stop = problem, budget, stop
        self.starts: dict[str, int] | None = None
        self.cost: tuple[int, ...] = ()
        self.bounds: list[int] = []
        self.left = budget.effort
        self.was_stopped = False

    def is_stopped(self) -> bool:
        """Whether someone asked to stop."""
        if self.stop is not None and self.stop():
            self.was_stopped = True
        return self.was_stopped

    def take(self, starts: Mapping[str, int]) -> None:
        """Keep a plan if it is the best so far, once it is checked.

        Raises:
            ModelError: It breaks a rule.
        """
        if broken := broken_rules(self.problem, starts):
            raise ModelError(f"the solver's plan breaks `{broken[0].rule}`: {broken[0].told}")
        cost = measured(self.problem, starts)
        if self.starts is None or cost < self.cost:
            self.starts = {task.id: starts[task.id] for task in self.problem.tasks}
            self.cost = cost

    def search(self, model: Model, effort: float) -> tuple[Status, cp_model.CpSolver]:
        """Run CP-SAT once, and take what it finds."""
        solver = cp_model.CpSolver()
        given = solver.parameters
        given.num_workers = self.budget.workers
        given.random_seed = _SEED
        given.max_deterministic_time = max(min(effort, self.left), 1e-3)
        if self.budget.seconds is not None:
            given.max_time_in_seconds = self.budget.seconds
        answer = _watched(solver, model.cp, self.is_stopped if self.stop else None)
        self.left -= solver.response_proto.deterministic_time
        status = _status(answer, model)
        if status in (Status.OPTIMAL, Status.FEASIBLE):
            self.take({task: solver.value(start) for task, start in model.start.items()})
        return status, solver

    def outcome(self, status: Status) -> Outcome:
        """Sum up."""
        levels: tuple[Reached, ...] = ()
        if self.starts is not None:
            levels = tuple(
                Reached(*one)
                for one in zip(self.problem.objective, self.cost, self.bounds, strict=True)
            )
        return Outcome(
            status,
            self.starts,
            levels,
            is_stopped=self.was_stopped,
            is_deterministic=self.budget.is_deterministic and not self.was_stopped,
            effort=self.budget.effort - self.left,
        )


def _by_levels(run: Run) -> Status:
    """Make each level as small as can be, the ones before it held."""
    model = build_model(run.problem)
    if not run.problem.objective or run.starts is None:
        status, _ = run.search(model, run.left / 2 if run.problem.objective else run.left)
        if run.starts is None:
            return status
    for place, level in enumerate(run.problem.objective):
        cost = level_cost(model, level)
        if run.cost[place] > run.bounds[place] and run.left > 0 and not run.is_stopped():
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


def _status(answer: int, model: Model) -> Status:
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
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = _SEED
    solver.parameters.max_deterministic_time = effort
    model = build_model(problem, rules=rules)
    status = _status(int(solver.solve(model.cp)), model)
    return Status.FEASIBLE if status is Status.OPTIMAL else status


def clashing_rules(problem: Problem, *, effort: float = 5.0) -> tuple[str, ...] | None:
    """Give rules that cannot hold together, seldom the fewest; `None` where none were proved.

    Args:
        problem: What is to be planned.
        effort: CP-SAT's deterministic time at most.
    """
    model = build_model(problem, can_turn_off=True)
    model.cp.add_assumptions(list(model.switches.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = _SEED
    solver.parameters.max_deterministic_time = effort
    if _status(int(solver.solve(model.cp)), model) is not Status.INFEASIBLE:
        return None
    core = set(solver.sufficient_assumptions_for_infeasibility())
    return tuple(rule for rule, switch in sorted(model.switches.items()) if switch.index in core)
