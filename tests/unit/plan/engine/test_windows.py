"""Large plans are improved piece by piece."""

from __future__ import annotations

import pytest

from dtl_planner.plan.engine.problem import Demand, Level, Link, Problem, Resource, Task

pytest.importorskip("ortools", reason="needs ortools, of the extra `plan`")

from dtl_planner.plan.engine.solver.run import Budget, Run, Status
from dtl_planner.plan.engine.solver.solve import solve
from dtl_planner.plan.engine.solver.windows import improve_by_windows

pytestmark = pytest.mark.needs("ortools")


def _row(count: int, **given: object) -> Problem:
    """Give tasks of which two can be done at once, in pairs where one waits for the other."""
    tasks = tuple(
        Task(f"t{n:03}", 1 + n * 5 % 4, (Demand("team", 1 + n % 2),), due=count)
        for n in range(count)
    )
    links = tuple(Link(f"l{n}", f"t{n:03}", f"t{n + 3:03}") for n in range(0, count - 3, 2))
    team = (Resource("team", "teams", ((0, 3),)),)
    return Problem(count * 3, tasks, links=links, resources=team, **given)  # type: ignore[arg-type]


def _lazy(problem: Problem) -> dict[str, int]:
    """Give a poor plan: one after another."""
    starts, day = {}, 0
    for task in problem.tasks:
        starts[task.id] = day
        day += task.duration
    return starts


def test_a_poor_plan_gets_better_in_pieces() -> None:
    problem = _row(40, objective=(Level.LATENESS, Level.MAKESPAN))
    run = Run(problem, Budget(), None)
    run.take(_lazy(problem))
    run.bounds, before = [0, 0], run.cost
    improve_by_windows(run, share=0.08)
    assert run.cost < before
    assert run.left < run.budget.effort


def test_seconds_are_shared_out_too() -> None:
    problem = _row(40)
    run = Run(problem, Budget(seconds=0.2), None)
    run.take(_lazy(problem))
    run.bounds = [0]
    improve_by_windows(run, share=0.5)
    assert run.left > 0


def test_no_effort_changes_nothing_and_a_stop_is_kept() -> None:
    problem = _row(60)
    for share, stop in ((0, None), (1, lambda: True)):
        run = Run(problem, Budget(), stop)
        run.take(_lazy(problem))
        run.bounds, before = [0], run.cost
        improve_by_windows(run, share=share)
        assert run.cost == before


def test_more_than_a_hundred_tasks_get_a_plan_with_a_bound() -> None:
    outcome = solve(_row(110), budget=Budget(effort=0.2, placings=50))
    assert outcome.status in (Status.FEASIBLE, Status.OPTIMAL)
    (reached,) = outcome.levels
    assert reached.value * 0.8 <= reached.bound <= reached.value
