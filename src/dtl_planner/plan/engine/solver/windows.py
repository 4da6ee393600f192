"""Improves a plan piece by piece: one stretch of time at a time, all the rest held.

What comes after the stretch may move too, but only all of it together: if the stretch gets shorter,
the rest follows. The order of stretches is fixed, and each has a small budget of its own: the same
plan comes out everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.solver.levels import level_cost
from dtl_planner.plan.engine.solver.model import build_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.engine.solver.run import Run

_EFFORT = 0.1
"""CP-SAT's deterministic time for one stretch."""
_SIZES = (30, 45, 60)
"""How many tasks are let loose at once, round by round."""


def improve_by_windows(run: Run, *, share: float) -> None:
    """Improve the best plan of a run until nothing gets better, or the share is spent.

    Args:
        run: The search, with a plan.
        share: How much of what is left of the budget to spend at most.
    """
    until = _Until(run.left * (1 - share), run.seconds_left() * (1 - share))
    for place in range(len(run.problem.objective)):
        for size in _SIZES:
            _improve(run, place, size, until)


@dataclass(frozen=True, slots=True)
class _Until:
    """What is to be left of the budget."""

    effort: float
    seconds: float

    def is_spent(self, run: Run) -> bool:
        if run.budget.seconds is not None and run.seconds_left() <= self.seconds:
            return True
        return run.left <= self.effort or run.is_over()


def _improve(run: Run, place: int, size: int, until: _Until) -> None:
    """Go over all stretches again and again as long as one round makes the level better."""
    while not until.is_spent(run):
        before = run.cost
        for loose in _stretches(run, size):
            if until.is_spent(run) or run.cost[place] <= run.bounds[place]:
                return
            _improve_one(run, place, loose)
        if run.cost >= before:
            return


def _improve_one(run: Run, place: int, loose: Sequence[str]) -> None:
    starts = run.starts or {}
    inside = set(loose)
    first = min(starts[task] for task in loose)
    held = [task for task in starts if task not in inside]
    fixed = {task: starts[task] for task in held if starts[task] <= first}
    later = {task: starts[task] for task in held if task not in fixed}
    model = build_model(run.problem, fixed=fixed, shifted=later)
    for level, cost in zip(run.problem.objective[:place], run.cost, strict=False):
        model.cp.add(level_cost(model, level) <= cost)
    goal = level_cost(model, run.problem.objective[place])
    model.cp.add(goal <= run.cost[place])
    model.cp.minimize(goal)
    run.search(model, _EFFORT)


def _stretches(run: Run, size: int) -> Iterator[list[str]]:
    """Give tasks in order of their starts, half of them anew each time."""
    count = len(run.starts or {})
    for first in range(0, max(count - size // 2, 1), max(size // 2, 1)):
        starts = run.starts or {}
        order = sorted(starts, key=lambda task: (starts[task], task))
        yield order[first : first + size]
