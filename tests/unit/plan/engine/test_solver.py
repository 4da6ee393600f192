"""How a search ends, and what is said of it."""

from __future__ import annotations

from itertools import count

import pytest

from dtl_planner.plan.engine.problem import Demand, Level, Link, Problem, Resource, Starts, Task

pytest.importorskip("ortools", reason="needs ortools, of the extra `plan`")

from dtl_planner.plan.engine.solver.calling import search, status_of
from dtl_planner.plan.engine.solver.clashes import can_be_done
from dtl_planner.plan.engine.solver.model import build_model
from dtl_planner.plan.engine.solver.run import Budget, ModelError, Run, Status
from dtl_planner.plan.engine.solver.solve import solve

pytestmark = pytest.mark.needs("ortools")


def _crowd(horizon: int = 90, **given: object) -> Problem:
    """Twenty tasks of many lengths for three teams: more than a moment's work."""
    tasks = tuple(
        Task(f"t{number:02}", 2 + number * 7 % 9, (Demand("team", 1 + number % 2),))
        for number in range(20)
    )
    links = tuple(Link(f"l{number}", f"t{number:02}", f"t{number + 9:02}") for number in range(8))
    teams = (Resource("team", "teams", ((0, 3), (30, 2))),)
    return Problem(horizon, tasks, links=links, resources=teams, **given)  # type: ignore[arg-type]


def test_a_plan_that_is_not_proved_says_its_bound_and_gap() -> None:
    problem = _crowd(200, objective=(Level.LATE,))
    outcome = solve(problem, budget=Budget(effort=0.002, placings=30))
    assert outcome.status is Status.FEASIBLE
    (reached,) = outcome.levels
    assert reached.bound < reached.value
    assert 0 < reached.gap < 1
    assert not reached.is_proved
    assert outcome.is_deterministic
    assert not outcome.is_stopped


def test_levels_count_in_their_order() -> None:
    tasks = (Task("a", 3, due=3), Task("b", 3, due=3, due_weight=2), Task("c", 1))
    used = tuple(Task(t.id, t.duration, (Demand("team", 1),), t.due, t.due_weight) for t in tasks)
    problem = Problem(
        12,
        used,
        resources=(Resource("team", "teams", ((0, 1),)),),
        objective=(Level.LATENESS, Level.LATE),
    )
    outcome = solve(problem)
    assert outcome.status is Status.OPTIMAL
    assert outcome.starts == {"a": 3, "b": 0, "c": 11}
    assert [(one.level, one.value, one.bound) for one in outcome.levels] == [
        (Level.LATENESS, 3, 3),
        (Level.LATE, 22, 22),
    ]


def test_no_aim_at_all_gives_any_plan() -> None:
    outcome = solve(_crowd(objective=()), budget=Budget(placings=0))
    assert (outcome.status, outcome.levels) == (Status.OPTIMAL, ())


def test_without_a_plan_there_is_neither_value_nor_bound() -> None:
    outcome = solve(_crowd(30), budget=Budget(effort=0.000001, placings=0))
    assert outcome.status in (Status.OUT_OF_BUDGET, Status.INFEASIBLE)
    assert (outcome.starts, outcome.levels) == (None, ())
    stuck = solve(Problem(4, (Task("a", 5),)))
    assert (stuck.status, stuck.starts, stuck.effort) == (Status.INFEASIBLE, None, 0)
    assert can_be_done(Problem(4, (Task("a", 5),))) is Status.INFEASIBLE


def test_a_hint_counts_if_it_is_sound() -> None:
    problem = Problem(9, (Task("a", 2), Task("b", 2)), objective=(Level.EARLY,))
    assert solve(problem, hint={"a": 7, "b": 9}).starts == {"a": 0, "b": 0}
    budget = Budget(effort=0, placings=0)
    outcome = solve(problem, hint={"a": 7, "b": 7}, budget=budget)
    assert (outcome.status, outcome.starts) == (Status.FEASIBLE, {"a": 7, "b": 7})


def test_a_stop_gives_the_best_plan_so_far_and_says_so() -> None:
    asked = count()
    problem = _crowd(200, objective=(Level.LATE,))
    outcome = solve(problem, budget=Budget(effort=250, placings=4), stop=lambda: next(asked) > 4)
    assert outcome.status is Status.FEASIBLE
    assert outcome.is_stopped
    assert not outcome.is_deterministic


def test_a_limit_in_seconds_is_no_longer_the_same_everywhere() -> None:
    budget = Budget(seconds=5, workers=2)
    outcome = solve(Problem(9, (Task("a", 2),)), budget=budget)
    assert outcome.status is Status.OPTIMAL
    assert not outcome.is_deterministic


def test_a_plan_that_breaks_a_rule_is_a_bug_and_not_an_answer() -> None:
    problem = Problem(9, (Task("a", 2),), starts=(Starts("window", "a", ((3, 4),)),))
    with pytest.raises(ModelError, match="breaks `window`"):
        Run(problem, Budget(), None).take({"a": 0})


def test_a_task_longer_than_all_days_makes_the_model_impossible() -> None:
    model = build_model(Problem(4, (Task("a", 5),)))
    status, _ = search(Run(model.problem, Budget(), None), model, 1)
    assert status is Status.INFEASIBLE


def test_a_model_that_cp_sat_refuses_is_a_bug() -> None:
    model = build_model(Problem(9, (Task("a", 2),)))
    with pytest.raises(ModelError):
        status_of(1, model)  # CP-SAT's number for it


def test_seconds_that_are_spent_leave_the_plan_as_it_is() -> None:
    outcome = solve(_crowd(200, objective=(Level.LATE,)), budget=Budget(placings=4, seconds=0))
    assert outcome.status is Status.FEASIBLE
    assert outcome.effort == 0
