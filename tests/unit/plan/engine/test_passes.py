"""Earliest, latest, slack, and what there is to say where links and windows leave nothing."""

from __future__ import annotations

from dtl_planner.plan.engine.passes import Passes, Stuck, longest_chain, passes
from dtl_planner.plan.engine.problem import (
    Group,
    LagUnit,
    Link,
    LinkKind,
    Placement,
    Problem,
    Same,
    Starts,
    Task,
    Why,
)

TASKS = (Task("a", 3), Task("b", 2), Task("c", 1))
A_THEN_B = Link("a-b", "a", "b")
B_THEN_C = Link("b-c", "b", "c", lag=1)


def _found(**given: object) -> Passes:
    found = passes(Problem(**{"horizon": 10, "tasks": TASKS, **given}))  # type: ignore[arg-type]
    assert isinstance(found, Passes)
    return found


def _stuck(**given: object) -> Stuck:
    found = passes(Problem(**{"horizon": 10, "tasks": TASKS, **given}))  # type: ignore[arg-type]
    assert isinstance(found, Stuck)
    return found


def test_a_chain_is_as_early_and_as_late_as_it_can_be() -> None:
    found = _found(links=(A_THEN_B, B_THEN_C))
    assert found.earliest == {"a": 0, "b": 3, "c": 6}
    assert found.latest == {"a": 3, "b": 6, "c": 9}
    assert found.slack("b") == 3


def test_the_longest_chain_says_who_pushed_whom() -> None:
    problem = Problem(10, TASKS, links=(A_THEN_B, B_THEN_C))
    found = passes(problem)
    assert isinstance(found, Passes)
    assert [(step.task, step.rules) for step in longest_chain(problem, found)] == [
        ("a", ()),
        ("b", ("a-b",)),
        ("c", ("b-c",)),
    ]


def test_each_kind_of_link_ties_its_own_ends() -> None:
    starts = {
        kind.value: _found(links=(Link("l", "a", "b", kind, lag=4),)).earliest["b"]
        for kind in LinkKind
    }
    assert starts == {
        "finish-to-start": 7,
        "start-to-start": 4,
        "finish-to-finish": 5,
        "start-to-finish": 2,
    }


def test_a_finish_waits_for_the_calendar_from_its_evening_on() -> None:
    days = (0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14)  # Monday to Friday, twice, and a Monday
    five = (Task("a", 5), Task("b", 1))

    def earliest(lag: int, kind: LinkKind = LinkKind.FINISH_TO_START) -> int:
        link = Link("l", "a", "b", kind, lag, LagUnit.CALENDAR)
        return _found(tasks=five, links=(link,), days=days).earliest["b"]

    assert [earliest(lag) for lag in (-8, 0, 2, 3, 6)] == [0, 5, 5, 6, 9]
    assert earliest(7, LinkKind.START_TO_START) == 5
    assert earliest(0, LinkKind.FINISH_TO_FINISH) == 4


def test_a_window_cut_out_moves_the_start_behind_it_and_the_chain_with_it() -> None:
    found = _found(links=(A_THEN_B,), starts=(Starts("exams", "b", ((0, 2), (6, 8))),))
    assert found.earliest["b"] == 6
    assert found.pushed["b"].rules == ("a-b", "exams")


def test_a_chain_that_is_too_long_is_told_from_its_first_cause_on() -> None:
    found = _stuck(
        links=(A_THEN_B, B_THEN_C),
        starts=(
            Starts("release", "a", ((4, 99),), Why.RELEASE),
            Starts("live", "c", ((0, 9),), Why.DEADLINE),
        ),
    )
    assert found.rules == ("release", "a-b", "b-c", "live")
    assert not found.is_ring


def test_a_ring_is_told_by_its_links() -> None:
    back = Link("c-b", "c", "b")
    found = _stuck(links=(A_THEN_B, B_THEN_C, back))
    assert found.is_ring
    assert set(found.rules) == {"b-c", "c-b"}


def test_a_ring_with_room_in_it_is_none() -> None:
    keep = Link("soon", "c", "b", LinkKind.START_TO_START, lag=-4)
    assert _found(links=(A_THEN_B, B_THEN_C, keep)).earliest["c"] == 6


def test_who_must_start_together_and_may_not_is_told_with_the_windows() -> None:
    found = _stuck(
        groups=(Group("allies", ("a", "b"), Same.TIME),),
        starts=(Starts("odd", "a", ((1, 1), (3, 3))), Starts("even", "b", ((2, 2), (4, 4)))),
    )
    assert set(found.rules) == {"allies", "even", "odd"}


def test_a_task_without_any_day_is_told_by_its_windows_alone() -> None:
    found = _stuck(starts=(Starts("never", "a", ()),))
    assert found.rules == ("never",)


def test_phases_are_windows() -> None:
    found = _found(phase_ends=(4, 8), placements=(Placement("p", "a", 1, 1),))
    assert (found.earliest["a"], found.latest["a"]) == (2, 5)
    assert _stuck(placements=(Placement("p", "a", 1, 1),)).rules == ("p",)
