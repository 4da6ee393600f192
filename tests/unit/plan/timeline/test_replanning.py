"""Plans near the one before, and the log of dates that differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hand_made_briefs import CALENDAR, brief, gate, item, outcome, play_service, with_problem
from inline_snapshot import snapshot

from dtl_planner.catalogue.sections.progress import Approval
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.plan.calendar import WorkCalendar
from dtl_planner.plan.engine.problem import (
    Group,
    LagUnit,
    Level,
    Link,
    LinkKind,
    Problem,
    Same,
    Starts,
    Task,
    Why,
)
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.dating import dated
from dtl_planner.plan.timeline.reasons import WITH_OTHERS
from dtl_planner.plan.timeline.replanning import hint_of, moves, near

pytest.importorskip("ortools")

from dtl_planner.plan.engine.solver.solve import solve

if TYPE_CHECKING:
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.timeline.plan import Plan

pytestmark = pytest.mark.needs("ortools")

APRIL = (gate("october", date(2009, 10, 30)), gate("april", date(2010, 4, 30)))


def _plan(made: Brief, before: Plan | None = None) -> Plan:
    problem = near(made, before) if before else made.problem
    return dated(replace(made, problem=problem), solve(problem), made_from="")


def _log(made: Brief, before: Plan) -> list[tuple[str, str, str, str]]:
    after = _plan(made, before)
    return [
        (one.id, str(one.was), str(one.became), one.why) for one in moves(made, before, after, {})
    ]


def test_the_same_brief_gives_the_same_plan_again_though_a_better_one_is_wished_for() -> None:
    made = play_service()
    before = _plan(with_problem(made, objective=(Level.EARLY,)))
    assert _plan(made, before).items == before.items
    assert _log(made, before) == []


def test_few_dates_count_more_than_late_ones_and_less_than_all_else() -> None:
    made, before = play_service(), _plan(play_service())
    assert near(made, before).objective == snapshot(
        (Level.MOVED, Level.SHIFTED, Level.PEAK, Level.LATE)
    )
    wishes = with_problem(made, objective=(Level.APART, Level.FRAGILE))
    assert near(wishes, before).objective == snapshot(
        (Level.APART, Level.FRAGILE, Level.MOVED, Level.SHIFTED)
    )
    none = replace(before, items=())
    assert near(made, none) == made.problem


def test_a_new_link_moves_what_waits_and_says_so() -> None:
    made = play_service()
    before = _plan(with_problem(made, objective=(Level.EARLY,)))
    link = Link("new", "play.consult.end", "portage.move")
    assert _log(with_problem(made, links=(*made.problem.links, link)), before) == snapshot(
        [
            ("portage.move", "2009-11-04", "2010-02-10", "it waits for Play: Consult"),
            ("teams-live", "2010-01-25", "2010-02-10", "it waits for Portage: Move"),
        ]
    )


def test_an_earlier_deadline_moves_what_it_must() -> None:
    made, before = play_service(), _plan(play_service())
    end = CALENDAR.finish_by(date(2010, 4, 28))
    starts = tuple(
        replace(one, spans=((0, end - made.problem.task[one.task].duration),))
        if one.rule == "deadline"
        else one
        for one in made.problem.starts
    )
    assert _log(with_problem(made, starts=starts), before) == snapshot(
        [
            ("play.design", "2010-01-22", "2009-12-22", "it must be in time for Play: Consult"),
            ("play.consult", "2010-04-18", "2010-03-16", "it must be in time for Play: Move"),
            (
                "play.move",
                "2010-04-30",
                "2010-03-31",
                "this must be kept: the deadline, 30 April 2010",
            ),
            (
                "teams-live",
                "2010-04-30",
                "2010-04-28",
                "this must be kept: the deadline, 30 April 2010",
            ),
        ]
    )


def test_longer_work_is_told_by_its_length() -> None:
    made = play_service()
    before = _plan(with_problem(made, objective=(Level.EARLY,)))
    tasks = tuple(
        replace(task, duration=14) if task.id == "play.move" else task
        for task in made.problem.tasks
    )
    assert _log(with_problem(made, tasks=tasks), before) == snapshot(
        [
            ("play.move", "2010-01-25", "2010-02-02", "it takes 14 working days instead of 8"),
            ("teams-live", "2010-01-25", "2010-02-02", "it waits for Play: Move"),
        ]
    )


def test_less_room_moves_one_of_two_and_names_the_limit() -> None:
    made = play_service(at_once=2)
    two = _plan(with_problem(made, objective=(Level.LATE,)))
    assert _log(play_service(), two) == snapshot(
        [
            (
                "portage.move",
                "2010-04-30",
                "2010-04-20",
                "this must be kept: services in change, 1 at once",
            )
        ]
    )


def test_what_must_begin_together_or_share_a_phase_names_what_asks_for_it() -> None:
    made = play_service(at_once=2, gates=APRIL)
    before = _plan(with_problem(made, objective=(Level.EARLY,)))
    together = Group("alliance", ("play.move", "portage.move"), Same.TIME)
    log = _log(with_problem(made, groups=(together,)), before)
    assert log == snapshot(
        [
            ("portage.move", "2009-10-20", "2010-01-29", "it begins together with Play: Move"),
            ("teams-live", "2010-01-25", "2010-01-29", "it waits for Portage: Move"),
        ]
    )
    ends = tuple(one.end for one in APRIL)
    tasks = tuple(
        replace(task, demands=()) if task.id == "portage.move" else task
        for task in made.problem.tasks
    )
    free = with_problem(made, tasks=tasks, phase_ends=ends)
    first = _plan(with_problem(free, objective=(Level.EARLY,)))
    phase = Group("alliance", ("play.move", "portage.move"), Same.PHASE)
    assert _log(with_problem(free, groups=(phase,)), first) == snapshot(
        [("portage.move", "2009-10-20", "2009-11-02", "this must be kept: alliance")]
    )


def test_what_is_new_or_gone_is_logged() -> None:
    made = play_service()
    before = _plan(made)
    fewer = brief(
        (*made.items[:4], item("review", ItemKind.MILESTONE)),
        Problem(
            CALENDAR.horizon,
            (*made.problem.tasks[:5], Task("review", 0)),
            starts=made.problem.starts[:1],
            links=made.problem.links[:4],
            resources=made.problem.resources,
            objective=(Level.EARLY,),
            days=CALENDAR.days,
        ),
    )
    assert _log(fewer, before) == snapshot(
        [
            ("review", "None", "2009-10-05", "it is new"),
            ("portage.move", "2010-04-20", "None", "it is no longer planned"),
            ("teams-live", "2010-04-30", "None", "it is no longer planned"),
        ]
    )
    assert hint_of(fewer, before) is None
    assert hint_of(made, before) is not None


def test_what_no_rule_moves_is_said_to_move_with_others() -> None:
    problem = Problem(
        CALENDAR.horizon,
        (*(Task(name, 0) for name in ("a.consult", "a.consult.end", "b", "c")), Task("d.move", 3)),
        links=(
            Link("weeks", "a.consult", "a.consult.end", LinkKind.START_TO_START, 28,
                 LagUnit.CALENDAR),
        ),
        groups=(
            Group("must", ("b", "c"), Same.PHASE),
            Group("wish", ("b", "d.move"), Same.PHASE, weight=1),
        ),
        objective=(Level.LATE,),
        days=CALENDAR.days,
    )  # fmt: skip
    items = (
        item("a.consult", likely=28, is_calendar=True),
        item("b", ItemKind.MILESTONE),
        item("c", ItemKind.MILESTONE),
        item("d.move", likely=3),
    )
    made = brief(items, problem)
    before = _plan(made)
    after = _plan(with_problem(made, objective=(Level.EARLY,)))
    log = moves(made, before, after, {})
    assert [(one.name, one.why) for one in log] == [
        ("B", WITH_OTHERS),
        ("C", WITH_OTHERS),
        ("D: Move", WITH_OTHERS),
        ("A: Consult", WITH_OTHERS),
    ]


def test_a_move_is_approved_where_somebody_agreed_to_that_very_date() -> None:
    made, before = play_service(), _plan(play_service())
    after = _plan(with_problem(made, objective=(Level.EARLY,)))
    approvals = {
        "play.move": (_approval("2009-12", "Chief Executive"), _approval("2010-01", "Cabinet")),
        "play.design": (_approval("2010-01-22", "Cabinet"),),
    }
    agreed = {one.id: one.approved_by for one in moves(made, before, after, approvals)}
    assert agreed["play.move"] == "Cabinet"
    assert agreed["play.design"] is None


def _approval(to: str, by: str) -> Approval:
    return Approval(to=PartialDate.read(to), by=by)


def test_another_calendar_keeps_the_dates() -> None:
    made = play_service()
    before = _plan(made)
    wider = WorkCalendar(date(2009, 3, 2), date(2010, 12, 31), closed=CALENDAR.closed)
    by = made.problem.starts[0]
    far = replace(
        with_problem(
            made,
            horizon=wider.horizon,
            days=wider.days,
            starts=(replace(by, spans=((0, wider.finish_by(date(2009, 10, 30))),)),),
        ),
        calendar=wider,
    )
    assert _log(far, before) == []
    late = WorkCalendar(date(2010, 2, 1), date(2010, 12, 31), closed=CALENDAR.closed)
    moved = replace(
        with_problem(made, horizon=late.horizon, days=late.days, starts=()), calendar=late
    )
    assert min(start for _, start in near(moved, before).previous) == 0
    assert _log(moved, before) == snapshot(
        [
            (
                "heads-recruited",
                "2009-10-30",
                "2010-02-01",
                "its date before lies outside the time that is planned",
            ),
            (
                "play.design",
                "2010-01-22",
                "2010-02-12",
                "its date before lies outside the time that is planned",
            ),
            (
                "play.consult",
                "2010-04-18",
                "2010-05-09",
                "its date before lies outside the time that is planned",
            ),
            ("play.move", "2010-04-30", "2010-05-21", "it waits for Play: Consult"),
            ("teams-live", "2010-04-30", "2010-05-21", "it waits for Play: Move"),
        ]
    )


def test_a_plan_of_another_brief_is_a_mistake() -> None:
    made, before = play_service(), _plan(play_service())
    fixed = Starts("fixed", "play.design", ((0, 0),), Why.FIXED)
    other = with_problem(made, starts=(*made.problem.starts, fixed))
    with pytest.raises(ValueError, match="not made of this brief"):
        moves(other, before, before, {})


def test_days_of_the_calendar_may_change_and_the_rest_keeps_its_dates() -> None:
    made = play_service()
    before = _plan(with_problem(made, objective=(Level.EARLY,)))
    longer = tuple(
        replace(link, lag=98) if link.rule == "weeks" else link for link in made.problem.links
    )
    assert _log(with_problem(made, links=longer), before) == snapshot(
        [
            ("play.consult", "2010-01-11", "2010-01-25", "it takes 66 working days instead of 56"),
            ("play.move", "2010-01-25", "2010-02-08", "it waits for Play: Consult"),
            ("teams-live", "2010-01-25", "2010-02-08", "it waits for Play: Move"),
        ]
    )
    assert outcome(made, dict(hint_of(made, before) or {})).starts is not None
