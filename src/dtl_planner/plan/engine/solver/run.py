"""One search: its budget, and the best plan so far, whoever found it.

A budget in CP-SAT's deterministic time, and one worker: the same plan on every machine. A limit in
seconds, or more workers, opt out, and the outcome says so. CP-SAT itself is not needed here: most
plans are proved to be the best before it is asked, and it takes longer to import than they to find.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.verify import broken_rules, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dtl_planner.plan.engine.problem import Level, Problem


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
        effort: CP-SAT's deterministic time: about four seconds of CPU each on a machine of today.
        placings: Plans that the heuristic makes.
        seconds: A limit in seconds of CPU, besides; results then differ between machines.
        workers: Threads of CP-SAT; with more than one, results differ from run to run.
    """

    effort: float = 5.0
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


class Run:
    """One search: its budget, and the best plan so far."""

    def __init__(self, problem: Problem, budget: Budget, stop: Callable[[], bool] | None) -> None:
        self.problem, self.budget, self.stop = problem, budget, stop
        self.starts: dict[str, int] | None = None
        self.cost: tuple[int, ...] = ()
        self.bounds: list[int] = []
        self.left = budget.effort
        self.was_stopped = False
        self.began = time.process_time()

    def is_stopped(self) -> bool:
        """Whether someone asked to stop."""
        if self.stop is not None and self.stop():
            self.was_stopped = True
        return self.was_stopped

    def seconds_left(self) -> float:
        """Give the seconds of CPU that are left, where seconds were given."""
        if self.budget.seconds is None:
            return float("inf")
        return self.budget.seconds - (time.process_time() - self.began)

    def is_over(self) -> bool:
        """Whether the budget is spent, or someone asked to stop."""
        return self.left <= 0 or self.seconds_left() <= 0 or self.is_stopped()

    def is_proved(self) -> bool:
        """Whether nothing can be better than the best plan so far."""
        return self.starts is not None and list(self.cost) == self.bounds

    def take(self, starts: Mapping[str, int]) -> None:
        """Keep a plan if it is the best so far, once it is checked.

        Raises:
            ModelError: It breaks a rule.
        """
        if broken := broken_rules(self.problem, starts):
            raise ModelError(f"the solver's plan breaks `{broken[0].rule}`: {broken[0].told}")
        cost = measured(self.problem, starts)
        if self.starts is None or cost <= self.cost:
            self.starts = {task.id: starts[task.id] for task in self.problem.tasks}
            self.cost = cost

    def status(self) -> Status:
        """Say of the best plan so far whether it is proved to be the best of all."""
        return Status.OPTIMAL if self.is_proved() else Status.FEASIBLE

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


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is left of a budget.

    Attributes:
        effort: What is to be left of the effort when the part is spent.
        seconds: What is to be left of the seconds.
    """

    effort: float
    seconds: float

    @classmethod
    def of(cls, run: Run, share: float) -> Part:
        """Set a share of what is left apart."""
        seconds = 0.0 if run.budget.seconds is None else run.seconds_left() * (1 - share)
        return cls(run.left * (1 - share), seconds)

    def left(self, run: Run) -> tuple[float, float]:
        """Give the effort and the seconds that are left of it."""
        return run.left - self.effort, run.seconds_left() - self.seconds

    def is_spent(self, run: Run) -> bool:
        """Whether nothing is left of it, or someone asked to stop."""
        effort, seconds = self.left(run)
        if run.budget.seconds is not None and seconds <= 0:
            return True
        return effort <= 0 or run.is_over()
