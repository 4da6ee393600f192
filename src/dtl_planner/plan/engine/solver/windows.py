"""Improves a plan piece by piece: one stretch of time at a time, all the rest held.

Where the end of the plan counts, what comes after the stretch may move too, but only all of it
together: if the stretch gets shorter, the rest follows. The order of stretches is fixed, and each
has a small budget of its own: the same plan comes out everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.arcs import arcs_of
from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.engine.solver.calling import search
from dtl_planner.plan.engine.solver.levels import level_cost
from dtl_planner.plan.engine.solver.model import build_model
from dtl_planner.plan.engine.solver.run import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.engine.arcs import Arc
    from dtl_planner.plan.engine.solver.run import Run

_EFFORT = 0.1
"""CP-SAT's deterministic time for one stretch."""
_WRITING = 3e-5
"""What it counts for each task of the problem to write one stretch down, in the same measure."""
_SIZES = (30, 45, 60)
"""How many tasks are let loose at once, round by round."""


def improve_by_windows(run: Run, *, share: float) -> None:
    """Improve the best plan of a run until nothing gets better, or the share is spent.

    Args:
        run: The search, with a plan.
        share: How much of what is left of the budget to spend at most.
    """
    part, arcs = Part.of(run, share), arcs_of(run.problem)
    for place in range(len(run.problem.objective)):
        for size in _SIZES:
            _improve(run, place, size, part, arcs)


def _improve(run: Run, place: int, size: int, part: Part, arcs: Sequence[Arc]) -> None:
    """Go over all stretches again and again as long as one round makes the level better."""
    while not part.is_spent(run):
        before = run.cost
        for loose in _stretches(run, size):
            if part.is_spent(run) or run.cost[place] <= run.bounds[place]:
                return
            _improve_one(run, place, loose, arcs)
        if run.cost >= before:
            return


def _improve_one(run: Run, place: int, loose: Sequence[str], arcs: Sequence[Arc]) -> None:
    starts = run.starts or {}
    inside = set(loose)
    first = min(starts[task] for task in loose)
    follows = run.problem.objective[place] is Level.MAKESPAN
    held = [task for task in starts if task not in inside]
    fixed = {task: starts[task] for task in held if starts[task] <= first or not follows}
    later = {task: starts[task] for task in held if task not in fixed}
    within = None if later else _around(run, loose)
    model = build_model(run.problem, fixed=fixed, shifted=later, within=within, arcs=arcs)
    for level, cost in zip(run.problem.objective[:place], run.cost, strict=False):
        model.cp.add(level_cost(model, level) <= cost)
    goal = level_cost(model, run.problem.objective[place])
    model.cp.add(goal <= run.cost[place])
    model.cp.minimize(goal)
    run.left -= _WRITING * len(run.problem.tasks)
    search(run, model, _EFFORT)


def _around(run: Run, loose: Sequence[str]) -> tuple[int, int]:
    """Give the days about a stretch: its own, and as many before and after."""
    starts = run.starts or {}
    first = min(starts[task] for task in loose)
    end = max(starts[task] + run.problem.task[task].duration for task in loose)
    more = end - first + 1
    return max(first - more, 0), min(end + more, run.problem.horizon)


def _stretches(run: Run, size: int) -> Iterator[list[str]]:
    """Give tasks in order of their starts, half of them anew each time."""
    count = len(run.starts or {})
    for first in range(0, max(count - size // 2, 1), max(size // 2, 1)):
        starts = run.starts or {}
        order = sorted(starts, key=lambda task: (starts[task], task))
        yield order[first : first + size]
