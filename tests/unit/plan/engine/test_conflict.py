"""Known clashes are named exactly, and what is offered as a way out works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dtl_planner.plan.engine.problem import (
    Demand,
    Fragile,
    Group,
    Link,
    LinkKind,
    Placement,
    Problem,
    Resource,
    Same,
    Starts,
    Task,
    Why,
)

pytest.importorskip("ortools", reason="needs ortools, of the extra `plan`")

from dtl_planner.plan.engine.bounding.pushing import Refutation
from dtl_planner.plan.engine.bounding.refuting import refute
from dtl_planner.plan.engine.clashing.conflict import Conflict, Ground, explain, find_clash
from dtl_planner.plan.engine.clashing.keeping import only_rules
from dtl_planner.plan.engine.solver.clashes import can_be_done, clashing_rules
from dtl_planner.plan.engine.solver.run import Status

pytestmark = pytest.mark.needs("ortools")

ONE = (Demand("team", 1),)


def _explained(problem: Problem) -> Conflict:
    found = explain(problem)
    assert found is not None
    assert found.clash.is_minimal
    return found


def _ways(found: Conflict) -> list[tuple[str, str, int]]:
    for way in found.ways_out:
        assert can_be_done(way.problem) is Status.FEASIBLE
    return [(way.rule, way.how.value, way.by) for way in found.ways_out]


def _deadline(task: str, last: int, rule: str = "live") -> Starts:
    return Starts(rule, task, ((0, last),), Why.DEADLINE)


def test_a_chain_too_long_for_its_window_names_the_chain_and_nothing_else() -> None:
    problem = Problem(
        30,
        (Task("a", 5), Task("b", 5), Task("c", 5), Task("d", 1)),
        starts=(
            Starts("begin", "a", ((4, 30),), Why.RELEASE),
            _deadline("c", 14),
            _deadline("d", 20, "other"),
        ),
        links=(Link("a-b", "a", "b", lag=3), Link("b-c", "b", "c"), Link("a-d", "a", "d")),
    )
    found = _explained(problem)
    assert found.clash.ground is Ground.CHAIN
    assert found.clash.rules == ("begin", "a-b", "b-c", "live")
    assert found.clash.stuck is not None
    assert found.clash.stuck.rules == found.clash.rules
    assert _ways(found) == [
        ("begin", "earlier", 3),
        ("a-b", "shorter", 3),
        ("b-c", "dropped", 0),
        ("live", "later", 3),
    ]


def test_a_ring_is_the_clash() -> None:
    links = (Link("a-b", "a", "b"), Link("b-c", "b", "c"), Link("c-a", "c", "a"))
    tasks = tuple(Task(name, 2) for name in "abcd")
    found = _explained(Problem(30, tasks, links=(*links, Link("a-d", "a", "d"))))
    assert sorted(found.clash.rules) == ["a-b", "b-c", "c-a"]
    assert found.clash.stuck is not None
    assert found.clash.stuck.is_ring
    assert [way for _, way, _ in _ways(found)] == ["dropped"] * 3


def test_too_much_work_names_the_capacity_and_the_deadline() -> None:
    tasks = tuple(Task(f"t{number}", 4, ONE) for number in range(6))
    problem = Problem(
        40,
        tasks,
        starts=tuple(_deadline(task.id, 6) for task in tasks),
        links=(Link("l", "t0", "t1", LinkKind.START_TO_START),),
        resources=(Resource("team", "one-team", ((0, 1),)), Resource("van", "vans", ((0, 1),))),
    )
    found = _explained(problem)
    assert found.clash.ground is Ground.CAPACITY
    assert found.clash.rules == ("live", "one-team")
    assert found.clash.told == (
        "6 tasks need 24 days of `team` between day 0 and day 10, when there are 10"
    )
    assert _ways(found) == [("live", "later", 14), ("one-team", "more", 2)]


def test_allies_who_need_more_at_once_than_there_is_clash_with_the_limit() -> None:
    tasks = tuple(Task(name, 3, ONE) for name in "abcde")
    problem = Problem(
        40,
        tasks,
        starts=(_deadline("a", 3), _deadline("b", 3, "live-b"), _deadline("c", 20, "live-c")),
        links=(Link("c-d", "c", "d"),),
        resources=(Resource("team", "teams", ((0, 1),)),),
        groups=(Group("allies", ("a", "b"), Same.TIME), Group("soft", ("c", "d"), Same.TIME, 3)),
    )
    found = _explained(problem)
    assert found.clash.ground is Ground.CAPACITY
    assert found.clash.rules == ("allies", "teams")
    assert found.clash.told == ("`a`, `b` need 2 of `team` at the same time, when there are 1")
    assert _ways(found) == [("allies", "dropped", 0), ("teams", "more", 1)]
    core = clashing_rules(problem)
    assert core is not None
    assert set(core) >= {"allies", "teams"}


def test_phases_that_contradict_one_another_are_named() -> None:
    problem = Problem(
        20,
        (Task("a", 3), Task("b", 3)),
        groups=(Group("allies", ("a", "b"), Same.PHASE),),
        phase_ends=(5, 10),
        placements=(Placement("gate", "a", 0, 0),),
        fragile=(Fragile("spare", "b"), Fragile("soft", "a", weight=2)),
    )
    found = _explained(problem)
    assert found.clash.ground is Ground.PHASES
    assert found.clash.told == "`b` cannot start before day 3, nor after day 2"
    assert found.clash.rules == ("allies", "gate", "spare")
    assert [how for _, how, _ in _ways(found)] == ["dropped"] * 3


def test_a_task_longer_than_all_days_is_no_rules_fault() -> None:
    found = _explained(Problem(4, (Task("a", 5),), starts=(_deadline("a", 3),)))
    assert (found.clash.rules, found.ways_out) == ((), ())


def test_where_no_single_change_helps_none_is_offered() -> None:
    problem = Problem(
        9,
        (Task("a", 4), Task("b", 4)),
        starts=(Starts("never-a", "a", ()), Starts("never-b", "b", (), Why.DEADLINE)),
    )
    assert _ways(_explained(problem)) == []


def test_what_can_be_done_needs_no_explanation() -> None:
    assert explain(Problem(9, (Task("a", 4),))) is None
    assert clashing_rules(Problem(9, (Task("a", 4),))) is None


def test_a_crowd_is_looked_at_as_a_whole() -> None:
    tasks = tuple(Task(f"t{number:02}", 2, ONE) for number in range(80))
    problem = Problem(
        300,
        tasks,
        starts=tuple(
            Starts("live", task.id, ((place, 50 + place),), Why.DEADLINE)
            for place, task in enumerate(tasks)
        ),
        resources=(Resource("team", "one-team", ((0, 1),)),),
    )
    found = find_clash(problem)
    assert found is not None
    assert found.rules == ("live", "one-team")
    assert isinstance(refute(only_rules(problem, ("one-team", "live"))), Refutation)
    assert isinstance(refute(Problem(4, (Task("a", 5),))), Refutation)


def test_what_only_trying_shows_is_shrunk_to_what_is_needed() -> None:
    tasks = (*(Task(f"t{number}", 2, ONE) for number in range(4)), Task("other", 1))
    problem = Problem(
        20,
        tasks,
        starts=(
            *(Starts("mondays", task.id, ((0, 0), (3, 3), (6, 6))) for task in tasks[:4]),
            *(_deadline(task.id, 7) for task in tasks),
        ),
        resources=(Resource("team", "one-team", ((0, 1),)), Resource("van", "vans", ((0, 1),))),
    )
    found = _explained(problem)
    assert found.clash.ground is Ground.SEARCH
    assert found.clash.told is None
    assert found.clash.rules == ("mondays", "one-team")
    assert _ways(found) == [("mondays", "dropped", 0), ("one-team", "more", 1)]


def test_without_time_to_search_a_needless_rule_is_kept_and_the_clash_says_so() -> None:
    tasks = tuple(Task(f"t{number}", 2, ONE) for number in range(4))
    problem = Problem(
        20,
        tasks,
        starts=(
            *(Starts("mondays", task.id, ((0, 0), (3, 3), (6, 6))) for task in tasks),
            *(Starts("early", task.id, ((0, 5),)) for task in tasks[:3]),
        ),
        resources=(Resource("team", "one-team", ((0, 1),)),),
    )
    hurried = find_clash(problem, effort=0.0)
    assert hurried is not None
    assert (hurried.rules, hurried.is_minimal) == (("early", "mondays", "one-team"), False)
    found = _explained(problem)
    assert found.clash.rules == ("mondays", "one-team")
    assert _ways(found) == [("mondays", "dropped", 0), ("one-team", "more", 1)]


def _services(count: int) -> Problem:
    """Services with room enough, each with its own rules."""
    names = [f"s{number:02}" for number in range(count)]
    return Problem(
        400,
        tuple(Task(f"{name}/{step}", 5, ONE) for name in names for step in ("plan", "move")),
        starts=tuple(_deadline(f"{name}/move", 300, f"live-{name}") for name in names),
        links=tuple(Link(f"link-{name}", f"{name}/plan", f"{name}/move") for name in names),
        resources=(Resource("team", "teams", ((0, 3),)),),
        groups=tuple(
            Group(f"allies-{number}", (f"s{number:02}/move", f"s{number + 1:02}/move"), Same.PHASE)
            for number in range(0, count - 1, 2)
        ),
        phase_ends=(100, 200, 300),
    )


@pytest.mark.parametrize(
    ("more", "clash"),
    [
        (
            (Starts("late", "s07/plan", ((298, 400),), Why.RELEASE),),
            ("late", "link-s07", "live-s07"),
        ),
        (
            (
                Starts("early", "s06/move", ((0, 90),)),
                Starts("late", "s07/move", ((110, 400),)),
            ),
            ("allies-6", "early", "late"),
        ),
        (
            tuple(Starts("rush", f"s{number:02}/move", ((0, 6),)) for number in range(9)),
            ("rush", "teams"),
        ),
    ],
)
def test_one_clash_among_many_rules_is_named_exactly(
    more: tuple[Starts, ...], clash: tuple[str, ...]
) -> None:
    problem = _services(40)
    assert explain(problem) is None
    found = _explained(replace(problem, starts=(*problem.starts, *more)))
    assert tuple(sorted(found.clash.rules)) == clash
    assert {rule for rule, _, _ in _ways(found)} == set(clash)
