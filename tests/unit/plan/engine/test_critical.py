"""What decides the dates of a plan."""

from __future__ import annotations

from inline_snapshot import snapshot

from dtl_planner.plan.engine.critical import find_critical
from dtl_planner.plan.engine.problem import Demand, Link, LinkKind, Problem, Resource, Starts, Task

ONE = (Demand("team", 1),)
TEAM = (Resource("team", "one-team", ((0, 1), (9, 2))),)


def test_who_waits_for_the_team_is_critical_though_no_link_says_so() -> None:
    problem = Problem(
        20,
        (Task("a", 3, ONE), Task("b", 4, ONE), Task("c", 1), Task("d", 2, ONE), Task("e", 0, ONE)),
        links=(Link("b-c", "b", "c"), Link("d-c", "d", "c", LinkKind.FINISH_TO_FINISH, lag=1)),
        resources=TEAM,
    )
    found = find_critical(problem, {"a": 0, "b": 3, "c": 9, "d": 7, "e": 2})
    assert found.slack == {"a": 0, "b": 0, "c": 0, "d": 0, "e": 8}
    assert found.tasks == ("a", "b", "d", "c")
    assert [(one.before, one.after, one.rule, one.holds.value) for one in found.path] == snapshot(
        [
            ("a", "b", "one-team", "capacity"),
            ("b", "d", "one-team", "capacity"),
            ("d", "c", "d-c", "link"),
        ]
    )


def test_a_later_end_gives_all_of_them_slack() -> None:
    problem = Problem(20, (Task("a", 3), Task("b", 4)), links=(Link("a-b", "a", "b"),))
    plan = {"a": 0, "b": 3}
    assert find_critical(problem, plan).slack == {"a": 0, "b": 0}
    assert find_critical(problem, plan, end=12).slack == {"a": 5, "b": 5}
    assert find_critical(problem, plan, end=5).slack == {"a": 0, "b": 0}


def test_a_window_takes_slack_away() -> None:
    problem = Problem(
        20,
        (Task("a", 3), Task("b", 4), Task("c", 2)),
        starts=(Starts("exams", "a", ((0, 1), (6, 9))),),
        links=(Link("a-b", "a", "b"), Link("c-b", "c", "b", lag=1)),
    )
    found = find_critical(problem, {"a": 0, "b": 5, "c": 2})
    assert found.slack == {"a": 1, "b": 0, "c": 0}
    assert [(one.before, one.after) for one in found.path] == [("c", "b")]


def test_a_team_that_grows_is_handed_on_by_nobody() -> None:
    problem = Problem(20, (Task("a", 12, ONE), Task("b", 4, ONE)), resources=TEAM)
    found = find_critical(problem, {"a": 0, "b": 9})
    assert found.bindings == ()
    assert found.path == ()


def test_units_are_taken_from_as_many_as_it_needs() -> None:
    two = (Demand("team", 2),)
    problem = Problem(
        20,
        (Task("a", 3, ONE), Task("b", 4, ONE), Task("c", 2, two), Task("d", 1, ONE)),
        resources=(Resource("team", "teams", ((0, 2),)),),
    )
    found = find_critical(problem, {"a": 0, "b": 0, "c": 4, "d": 6})
    assert found.slack == {"a": 1, "b": 0, "c": 0, "d": 0}
    assert [(one.before, one.after) for one in found.bindings] == [("b", "c"), ("c", "d")]


def test_nothing_to_plan_has_nothing_critical() -> None:
    assert find_critical(Problem(5, ()), {}).path == ()
    both = (
        Link("l", "a", "b", LinkKind.START_TO_START),
        Link("m", "b", "a", LinkKind.START_TO_START),
    )
    same = Problem(9, (Task("a", 2), Task("b", 2)), links=both)
    assert [one.rule for one in find_critical(same, {"a": 0, "b": 0}).path] == ["m"]
