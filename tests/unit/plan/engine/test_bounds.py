"""Bounds of problems small enough to see what they should be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dtl_planner.plan.engine.problem import (
    Demand,
    Fragile,
    Group,
    Level,
    Link,
    LinkKind,
    Problem,
    Resource,
    Same,
    Starts,
    Task,
)

pytest.importorskip("numpy", reason="needs numpy, which ortools brings along")

from dtl_planner.plan.engine.bounding.bounds import least_below, least_costs
from dtl_planner.plan.engine.passes import Passes, passes

pytestmark = pytest.mark.needs("numpy")

ONE = (Demand("team", 1),)
TEAM = Resource("team", "one-team", ((0, 1),), level_weight=3)


def _at_once(problem: Problem) -> tuple[int, ...]:
    found = passes(problem)
    assert isinstance(found, Passes)
    return least_costs(problem, found)


def _better(problem: Problem, *costs: int) -> tuple[int, ...]:
    return least_below(problem, costs, _at_once(problem))


def test_work_for_one_team_takes_as_long_as_all_of_it() -> None:
    tasks = tuple(Task(f"t{number}", 4, ONE) for number in range(5))
    problem = Problem(60, tasks, resources=(TEAM,))
    assert _at_once(problem) == (20,)


def test_work_waits_for_days_on_which_there_is_anybody() -> None:
    team = replace(TEAM, steps=((0, 1), (5, 0), (10, 2), (40, 0)))
    tasks = tuple(Task(f"t{number}", 4, ONE) for number in range(5))
    assert _at_once(Problem(60, tasks, resources=(team,))) == (18,)
    none = replace(TEAM, steps=((0, 1), (5, 0)))
    assert _at_once(Problem(60, tasks, resources=(none,))) == (5,)


def test_a_shorter_plan_is_tried_in_vain_until_nothing_speaks_against_it() -> None:
    tasks = tuple(Task(name, 3, (Demand("team", 2),)) for name in "abcde")
    team = Resource("team", "three", ((0, 3),))
    links = (Link("a-b", "a", "b", lag=20),)
    problem = Problem(90, tasks, links=links, resources=(team,))
    assert _at_once(problem) == (26,)
    assert _better(problem, 40) == (26,)
    whole = replace(problem, links=(), resources=(replace(team, steps=((0, 2), (3, 4), (4, 2))),))
    assert _at_once(whole) == (14,)
    assert _better(whole, 40) == (14,)


def test_what_follows_on_the_work_of_one_team_is_waited_for() -> None:
    tasks = tuple(task for n in "abc" for task in (Task(f"{n}1", 4, ONE), Task(f"{n}2", 5)))
    links = tuple(Link(f"l{n}", f"{n}1", f"{n}2") for n in "abc")
    problem = Problem(60, tasks, links=links, resources=(TEAM,))
    assert _at_once(problem) == (12,)
    assert _better(problem, 20) == (17,)


def test_where_nobody_waits_for_room_prices_add_nothing() -> None:
    problem = Problem(30, (Task("a", 3), Task("b", 3)), objective=(Level.EARLY,))
    assert _better(problem, 4) == (0,)


def test_the_prices_of_days_give_what_waiting_for_one_another_costs() -> None:
    tasks = tuple(Task(f"t{number}", 3, ONE) for number in range(4))
    problem = Problem(30, tasks, resources=(TEAM,), objective=(Level.EARLY,))
    assert _at_once(problem) == (0,)
    assert _better(problem, 18) == (18,)
    late = replace(problem, objective=(Level.LATE,))
    assert _better(late, 30) == (30,)


def test_what_is_due_at_once_is_late_by_what_goes_before_it() -> None:
    tasks = tuple(Task(f"t{number}", 3, ONE, due=3, due_weight=2) for number in range(3))
    problem = Problem(30, tasks, resources=(TEAM,), objective=(Level.LATENESS, Level.EARLY))
    assert _better(problem, 18, 9) == (18, 9)


def test_prices_go_along_links_to_those_before_and_to_those_after() -> None:
    tasks = (*(Task(name, 2, ONE) for name in "abc"), *(Task(name, 1) for name in "xyz"))
    links = (
        Link("a-x", "a", "x"),
        Link("b-y", "b", "y", LinkKind.START_TO_START, 4),
        Link("z-c", "z", "c"),
    )
    problem = Problem(30, tasks, links=links, resources=(TEAM,), objective=(Level.EARLY,))
    assert _better(problem, 16) == (14,)


def test_load_is_spread_over_the_days_between_the_first_start_and_the_last() -> None:
    tasks = tuple(Task(f"t{number}", 4, ONE) for number in range(6))
    starts = tuple(Starts("soon", task.id, ((0, 8),)) for task in tasks)
    team = replace(TEAM, steps=((0, 5),))
    problem = Problem(60, tasks, starts=starts, resources=(team,), objective=(Level.PEAK,))
    assert _at_once(problem) == (6,)
    assert _at_once(replace(problem, resources=(replace(team, level_weight=0),))) == (0,)


def test_groups_and_fragile_tasks_cost_what_their_days_leave() -> None:
    problem = Problem(
        30,
        (Task("a", 2), Task("b", 2), Task("c", 2)),
        starts=(Starts("early", "a", ((0, 5),)), Starts("late", "b", ((12, 28),))),
        groups=(
            Group("allies", ("a", "b"), Same.TIME, 2),
            Group("friends", ("a", "b", "c"), Same.PHASE, 5),
        ),
        fragile=(Fragile("spare", "a", 4), Fragile("hard", "b")),
        phase_ends=(10, 20),
        objective=(Level.APART, Level.FRAGILE, Level.MOVED, Level.SHIFTED),
        previous=(("a", 9), ("b", 11), ("c", 3)),
    )
    assert _at_once(problem) == (2 * 7 + 5 * 1, 8, 2, 4 + 1)
    assert _better(problem, 19, 8, 2, 5) == (19, 8, 2, 5)


def test_a_cost_that_no_plan_has_leaves_the_bounds_as_they_are() -> None:
    tasks = (Task("a", 4, ONE, due=2), Task("b", 4, ONE, due=2))
    problem = Problem(
        20, tasks, resources=(TEAM,), objective=(Level.LATENESS, Level.MAKESPAN, Level.EARLY)
    )
    assert least_below(problem, (3, 9, 9), (1, 2, 3)) == (3, 2, 3)


def test_of_too_many_tasks_and_days_there_are_no_prices() -> None:
    tasks = tuple(Task(f"t{number:04}", 1, ONE) for number in range(3_001))
    team = replace(TEAM, steps=((0, 3_001),))
    problem = Problem(2_000, tasks, resources=(team,), objective=(Level.LATENESS,))
    due = replace(problem, tasks=tuple(replace(task, due=0) for task in tasks))
    assert least_below(due, (4_000,), (0,)) == (3_001,)
