"""Each rule that a plan can break, and each level that it can cost."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from dtl_planner.plan.engine.problem import (
    Demand,
    Fragile,
    Group,
    LagUnit,
    Level,
    Link,
    Placement,
    Problem,
    Resource,
    Same,
    Starts,
    Task,
)
from dtl_planner.plan.engine.verify import broken_rules, measured

PROBLEM = Problem(
    horizon=10,
    tasks=(
        Task("a", 3, (Demand("team", 1),), due=2),
        Task("b", 2, (Demand("team", 2),), due=9, due_weight=5),
        Task("c", 0),
    ),
    starts=(Starts("window", "c", ((5, 6), (9, 9))),),
    links=(Link("a-b", "a", "b", lag=1),),
    resources=(Resource("team", "teams", ((0, 2), (6, 1)), level_weight=10),),
    groups=(
        Group("allies", ("a", "c"), Same.PHASE),
        Group("together", ("a", "b"), Same.TIME, weight=2),
    ),
    phase_ends=(4, 7),
    placements=(Placement("gate", "c", 1, 1),),
    fragile=(Fragile("spare", "a"), Fragile("care", "b", weight=3)),
    previous=(("a", 2), ("b", 2)),
    objective=tuple(Level),
)


def _told(**starts: int) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.rule, one.tasks, one.told) for one in broken_rules(PROBLEM, starts)]


def test_a_sound_plan_breaks_nothing() -> None:
    sound = Problem(10, PROBLEM.tasks, links=PROBLEM.links, resources=PROBLEM.resources)
    assert broken_rules(sound, {"a": 0, "b": 4, "c": 10}) == ()


def test_every_broken_rule_is_told_with_its_tasks() -> None:
    assert _told(a=0, b=2, c=8) == snapshot(
        [
            ("window", ("c",), "`c` may not start on day 8"),
            ("a-b", ("a", "b"), "`b` comes 2 working days too early after `a`"),
            ("teams", ("a", "b"), "day 2 uses 3 of 2 `team`"),
            ("allies", ("a", "c"), "they are 2 apart in phase"),
            ("gate", ("c",), "`c` falls in phase 3"),
            ("spare", ("a",), "`a` falls in the first phase"),
        ]
    )
    assert _told(a=2, b=9, c=5) == snapshot(
        [
            ("horizon", ("b",), "`b` lies outside the days that there are"),
            ("teams", ("b",), "day 9 uses 2 of 1 `team`"),
        ]
    )


def test_a_step_down_in_capacity_counts_from_its_day_on() -> None:
    assert ("teams", ("b",), "day 6 uses 2 of 1 `team`") in _told(a=2, b=5, c=5)


def test_each_level_is_recomputed() -> None:
    costs = dict(zip(PROBLEM.objective, measured(PROBLEM, {"a": 2, "b": 8, "c": 5}), strict=True))
    assert {level.value: cost for level, cost in costs.items()} == snapshot(
        {
            "lateness": 8,
            "alliances apart": 12,
            "fragile early": 0,
            "peak load": 20,
            "moved": 1,
            "shifted": 6,
            "not late": 15,
            "not early": 15,
            "makespan": 10,
        }
    )


def test_mistakes_of_the_caller_are_refused_all_at_once() -> None:
    with pytest.raises(ValueError, match="two tasks") as refused:
        Problem(
            5,
            (Task("a", 1), Task("a", 1, (Demand("vans", 1),))),
            links=(Link("l", "a", "b", unit=LagUnit.CALENDAR),),
            phase_ends=(4, 2),
        )
    assert str(refused.value).split("; ") == snapshot(
        [
            "two tasks have the same id",
            "there is no task `b`",
            "there is no resource `vans`",
            "the phases are not in order",
            "lags in days of the calendar need the date of every working day",
        ]
    )
