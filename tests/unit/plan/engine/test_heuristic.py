"""Plans found by placing tasks one by one."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import count

from dtl_planner.plan.engine.problem import (
    Demand,
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
from dtl_planner.plan.engine.search.compiling import PLAIN
from dtl_planner.plan.engine.search.heuristic import Found, find_plan

ONE = (Demand("team", 1),)
TEAM = (Resource("team", "teams", ((0, 2),)),)


def _best(problem: Problem, placings: int = 200) -> Found:
    found = find_plan(problem, placings=placings, engines=lambda _: PLAIN)
    assert found is not None
    return found


def test_two_teams_share_five_tasks_as_evenly_as_they_go() -> None:
    tasks = tuple(Task(f"t{length}", length, ONE) for length in (2, 3, 4, 5, 6))
    found = _best(Problem(20, tasks, resources=TEAM))
    assert found.cost == (10,)


def test_it_stops_at_once_where_nothing_can_be_better() -> None:
    tasks = tuple(Task(f"t{length}", length) for length in (2, 3))
    assert _best(Problem(20, tasks)).placings < 10


def test_as_late_as_may_be_leaves_no_day_at_the_end() -> None:
    tasks = (Task("a", 3, ONE), Task("b", 2, ONE), Task("c", 2))
    problem = Problem(
        12,
        tasks,
        starts=(Starts("live", "c", ((0, 8),)),),
        links=(Link("a-c", "a", "c"), Link("b-c", "b", "c", LinkKind.FINISH_TO_FINISH, lag=-1)),
        resources=(Resource("team", "teams", ((0, 1), (9, 0))),),
        objective=(Level.LATENESS, Level.LATE),
    )
    assert _best(problem).starts == {"a": 4, "b": 7, "c": 8}


def test_those_who_must_or_better_start_together_do() -> None:
    tasks = (Task("a", 3, ONE), Task("b", 2, ONE), Task("c", 2, ONE), Task("d", 1))
    problem = Problem(
        12,
        tasks,
        links=(Link("a-b", "a", "b"),),
        resources=TEAM,
        groups=(Group("must", ("b", "c"), Same.TIME), Group("better", ("c", "d"), Same.TIME, 1)),
        objective=(Level.APART, Level.MAKESPAN),
    )
    assert _best(problem).starts == {"a": 0, "b": 3, "c": 3, "d": 3}


def test_what_only_better_starts_together_may_come_apart() -> None:
    problem = Problem(
        12,
        (Task("a", 3), Task("b", 2)),
        links=(Link("a-b", "a", "b"),),
        groups=(Group("better", ("a", "b"), Same.TIME, 1),),
        objective=(Level.APART, Level.MAKESPAN),
    )
    assert _best(problem).starts == {"a": 0, "b": 3}


def test_the_previous_plan_is_kept_where_it_can_be() -> None:
    tasks = tuple(Task(name, 2, ONE) for name in "abcd")
    before = (("a", 5), ("b", 5), ("c", 8), ("d", 1))
    for objective in ((Level.MOVED, Level.MAKESPAN), (Level.MOVED, Level.LATE)):
        problem = Problem(12, tasks, resources=TEAM, previous=before, objective=objective)
        assert _best(problem).starts == dict(before)


def test_a_ring_that_only_keeps_things_close_is_checked_afterwards() -> None:
    close = Link("soon", "b", "a", LinkKind.START_TO_START, lag=-4)
    problem = Problem(12, (Task("a", 3), Task("b", 2)), links=(Link("a-b", "a", "b"), close))
    assert _best(problem).starts == {"a": 0, "b": 3}


def test_nothing_is_found_where_links_alone_leave_nothing_or_tie_knots() -> None:
    assert find_plan(Problem(4, (Task("a", 5),))) is None
    both = (
        Link("l", "a", "b", LinkKind.START_TO_START),
        Link("m", "b", "a", LinkKind.START_TO_START),
    )
    assert find_plan(Problem(9, (Task("a", 5), Task("b", 2)), links=both)) is None


def test_a_stop_leaves_the_best_so_far() -> None:
    asked = count()
    tasks = tuple(Task(f"t{length}", length, ONE) for length in (2, 3, 4, 5, 6))
    problem = Problem(20, tasks, resources=TEAM)
    found = find_plan(
        problem, placings=1_000_000, engines=lambda _: PLAIN, stop=lambda: next(asked) > 0
    )
    assert found is not None
    assert found.placings < 5_000


def test_the_same_plan_comes_under_every_hash_seed() -> None:
    code = (
        "from dtl_planner.plan.engine.search.heuristic import find_plan;"
        "from dtl_planner.plan.engine.search.compiling import PLAIN;"
        "from dtl_planner.plan.engine.problem import *;"
        "tasks = tuple(Task(f't{n}', 1 + n % 5, (Demand('r', 1 + n % 3),)) for n in range(30));"
        "links = tuple(Link(f'{n}', f't{n}', f't{n + 7}') for n in range(20));"
        "problem = Problem(99, tasks, links=links, resources=(Resource('r', 'r', ((0, 4),)),));"
        "print(find_plan(problem, placings=300, engines=lambda _: PLAIN))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_many_resources_of_any_size_are_kept_apart() -> None:
    names = [f"r{number}" for number in range(12)]
    sizes = [3 ** (number + 1) for number in range(12)]
    resources = tuple(
        Resource(name, name, ((0, size), (4, 0), (6, size)))
        for name, size in zip(names, sizes, strict=True)
    )
    tasks = tuple(
        Task(f"{name}.{half}", 2, (Demand(name, size // 2 + half),))
        for name, size in zip(names, sizes, strict=True)
        for half in (0, 1)
    )
    every = Task("every", 1, tuple(Demand(*one) for one in zip(names, sizes, strict=True)))
    found = _best(Problem(20, (every, *tasks), resources=resources))
    assert found.cost == (3,)


def test_more_than_there_ever_is_finds_no_room() -> None:
    problem = Problem(20, (Task("a", 2, (Demand("team", 3),)), Task("b", 2, ONE)), resources=TEAM)
    assert find_plan(problem, placings=60, engines=lambda _: PLAIN) is None


def test_a_known_plan_is_begun_with() -> None:
    tasks = tuple(Task(f"t{length}", length, ONE) for length in (2, 3, 4, 5, 6))
    known = {"t2": 8, "t3": 0, "t4": 6, "t5": 0, "t6": 3}
    problem = Problem(20, tasks, resources=TEAM)
    found = find_plan(problem, placings=3, engines=lambda _: PLAIN, known=known, least=(10,))
    assert found is not None
    assert found.cost <= (11,)


def test_a_long_search_begins_anew_now_and_then() -> None:
    tasks = tuple(
        Task(f"t{number:02}", 2 + number * 7 % 9, (Demand("team", 1 + number % 2),))
        for number in range(14)
    )
    links = tuple(Link(f"l{number}", f"t{number:02}", f"t{number + 5:02}") for number in range(6))
    problem = Problem(90, tasks, links=links, resources=(Resource("team", "teams", ((0, 3),)),))
    found = _best(problem, placings=4_200)
    assert found.placings >= 4_200
