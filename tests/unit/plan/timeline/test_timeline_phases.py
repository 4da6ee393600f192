"""Phases of a plan: given, or found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hand_made_briefs import CALENDAR, ONE, brief, gate, item
from inline_snapshot import snapshot

from dtl_planner.plan.engine.problem import Demand, Group, Problem, Resource, Same, Task
from dtl_planner.plan.making.brief import Brief, ItemKind, Load
from dtl_planner.plan.timeline.phases import phases_of, stages_of
from dtl_planner.plan.timeline.plan import PlanPhase, Tie

SERVICES = tuple("abcde")
DAYS = {
    "a.move": date(2009, 10, 16),
    "b.move": date(2009, 10, 30),
    "c.move": date(2009, 11, 13),
    "d.move": date(2009, 11, 13),
    "e.move": date(2009, 12, 4),
    "live": date(2009, 12, 11),
}
STARTS = {id_: CALENDAR.finish_by(day) - 5 for id_, day in DAYS.items()} | {
    "live": CALENDAR.finish_by(DAYS["live"])
}


def _five(*, unit: str = "services", at_once: int = 2, groups: tuple[Group, ...] = ()) -> Brief:
    problem = Problem(
        CALENDAR.horizon,
        (*(Task(f"{one}.move", 5, (*ONE, Demand("team", 1))) for one in SERVICES), Task("live", 0)),
        resources=(
            Resource("at-once", "capacity", ((0, at_once),)),
            Resource("team", "team", ((0, 5),)),
        ),
        groups=groups,
    )
    items = (*(item(f"{one}.move", likely=5) for one in SERVICES), item("live", ItemKind.MILESTONE))
    return brief(items, problem, loads=(Load("at-once", "Services in change", unit),))


def _phases(made: Brief, ties: tuple[Tie, ...] = ()) -> tuple[PlanPhase, ...]:
    stages = stages_of(made, DAYS, first=date(2009, 10, 5))
    return phases_of(made, STARTS, DAYS, stages, ties)


def _told(made: Brief) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            one.id,
            one.first.isoformat(),
            one.last.isoformat(),
            " ".join(one.items),
            " ".join(one.subjects),
        )
        for one in _phases(made)
    ]


def test_a_found_phase_takes_as_many_services_as_may_change_at_once() -> None:
    assert _told(_five()) == snapshot(
        [
            ("phase-1", "2009-10-05", "2009-10-30", "a.move b.move", "a b"),
            ("phase-2", "2009-10-31", "2009-11-13", "c.move d.move", "c d"),
            ("phase-3", "2009-11-14", "2009-12-11", "e.move live", "e"),
        ]
    )


def test_services_that_finish_on_one_day_share_a_phase_however_many_they_are() -> None:
    assert _told(_five(at_once=1)) == snapshot(
        [
            ("phase-1", "2009-10-05", "2009-10-16", "a.move", "a"),
            ("phase-2", "2009-10-17", "2009-10-30", "b.move", "b"),
            ("phase-3", "2009-10-31", "2009-11-13", "c.move d.move", "c d"),
            ("phase-4", "2009-11-14", "2009-12-11", "e.move live", "e"),
        ]
    )


def test_an_alliance_that_must_share_a_phase_is_kept_whole() -> None:
    must = Group("alliance", ("a.move", "e.move"), Same.PHASE)
    wish = replace(must, weight=1)
    at_once = Group("together", ("a.move", "c.move"), Same.TIME)
    without_work = Group("others", ("live", "live"), Same.PHASE)
    assert len(_phases(_five(groups=(must,)))) == 1
    assert _told(_five(groups=(wish, at_once, without_work))) == _told(_five())


def test_without_a_limit_on_services_a_phase_ends_where_a_milestone_stands() -> None:
    made = _five(unit="people")
    assert len(_phases(made)) == 1
    earlier = replace(
        made,
        items=(
            *made.items[:-1],
            replace(made.items[-1], id="b.move"),
            replace(made.items[-1], kind=ItemKind.READY),
        ),
    )
    assert [one.last for one in _phases(earlier)] == [date(2009, 10, 30), date(2009, 12, 11)]


def test_a_limit_that_nothing_uses_draws_no_gates() -> None:
    made = _five()
    unused = replace(
        made.problem, tasks=tuple(replace(task, demands=()) for task in made.problem.tasks)
    )
    assert len(_phases(replace(made, problem=unused))) == 1


def test_gates_of_the_programme_hold_what_is_finished_by_them() -> None:
    gates = (gate("october", date(2009, 10, 31)), gate("november", date(2009, 11, 30)))
    made = replace(_five(), gates=gates)
    assert _told(made) == snapshot(
        [
            ("october", "2009-10-05", "2009-10-30", "a.move b.move", "a b"),
            ("november", "2009-10-31", "2009-11-30", "c.move d.move", "c d"),
            ("after-the-last-gate", "2009-12-01", "2009-12-11", "e.move live", "e"),
        ]
    )
    assert [one.is_found for one in _phases(made)] == [False, False, True]
    last = gate("december", date(2009, 12, 31))
    assert len(_phases(replace(made, gates=(*gates, last)))) == 3
    nothing = replace(made, items=(), problem=replace(made.problem, tasks=()))
    assert [one.name for one in stages_of(nothing, {}, first=CALENDAR.first)] == [
        "By October",
        "By November",
    ]


def test_a_phase_says_what_is_in_use_in_it_and_what_it_unlocks() -> None:
    tie = Tie("a.move", "e.move", "finish-to-start", 0, "working days", "link", is_binding=False)
    within = Tie("c.move", "d.move", "start-to-start", 0, "working days", "link", is_binding=False)
    first, second, third = _phases(_five(), (tie, within))
    assert (first.unlocks, second.unlocks, third.unlocks) == (("e.move",), (), ())
    assert [(peak.most, peak.there, peak.on) for peak in second.peaks] == snapshot(
        [(2, 2, date(2009, 11, 9))]
    )
