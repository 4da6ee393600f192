"""How far a programme has got: what is held to which date, late, due, slipped or over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from small_plan import small_plan
from tracked_programme import PROGRAMME, tracked_programme
from written_plans import write

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.tracking.measuring import Measure
from dtl_planner.plan.tracking.track import DayFrom, Slip, Track, Tracked
from dtl_planner.plan.tracking.tracking import track

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan


def tracked(
    *,
    baseline: Plan | None = None,
    as_of: date | None = None,
    weeks: int = 4,
    workstream: str | None = None,
) -> Track:
    return track(
        tracked_programme().catalogue,
        baseline=baseline,
        as_of=as_of,
        weeks=weeks,
        workstream=workstream,
    )


def due(by: str, *, state: str = "planned", as_of: date, more: str = "") -> Tracked:
    """One milestone with a date, and what was recorded of it."""
    programme = (
        f"milestones: [{{id: m, name: M, by: {by}}}]\nprogress: {{m: {{state: {state}{more}}}}}"
    )
    (one,) = track(write(programme=programme).catalogue, as_of=as_of).tracked
    return one


def told(things: tuple[Tracked, ...]) -> list[tuple[object, ...]]:
    return [
        (
            one.id,
            one.kind.value,
            one.state.value if one.state else None,
            f"{one.held.grounds.value} {one.held.by.wording}" if one.held else None,
            (one.slip.least, one.slip.most) if one.slip else None,
        )
        for one in things
    ]


def test_without_a_plan_milestones_and_what_was_recorded_are_tracked() -> None:
    assert told(tracked().tracked) == snapshot(
        [
            ("heads-recruited", "milestone", "done", "stated by 2009-10", None),
            ("teams-live", "milestone", "planned", "agreed by 2010-02", None),
            ("settled", "milestone", None, "stated 2010-02", None),
            ("keys", "milestone", None, "stated 2009-11-16", None),
            ("lease", "milestone", "transferred", None, None),
            ("sign", "milestone", "stopped", None, None),
            ("review", "milestone", "started", "stated from 2009-11", None),
            ("library", "ready", "started", "expected 2010-04-01", None),
            ("play-service", "ready", "started", "stated by 2010-03", None),
            ("play-service.design", "activity", "done", None, None),
            ("play-service.move", "activity", "started", "expected 2010-01", None),
        ]
    )


def test_with_a_plan_its_work_is_tracked_too_and_slips_are_told() -> None:
    found = tracked(baseline=small_plan())
    assert told(found.tracked) == snapshot(
        [
            ("heads-recruited", "milestone", "done", "planned 2009-10-30", (3, 3)),
            ("teams-live", "milestone", "planned", "agreed by 2010-02", (13, 13)),
            ("settled", "milestone", None, "stated 2010-02", None),
            ("keys", "milestone", None, "stated 2009-11-16", None),
            ("lease", "milestone", "transferred", None, None),
            ("sign", "milestone", "stopped", None, None),
            ("review", "milestone", "started", "stated from 2009-11", None),
            ("library", "ready", "started", "expected 2010-04-01", None),
            ("play-service", "ready", "started", "stated by 2010-03", None),
            ("play-service.design", "activity", "done", "planned 2009-11-27", (-2, -2)),
            ("play-service.move", "activity", "started", "planned 2010-01-06", (-3, 17)),
            ("portage.consult", "activity", None, "planned 2010-01-10", None),
            ("portage.embed", "activity", None, "planned 2010-01-20", None),
        ]
    )


def test_done_transferred_and_stopped_is_neither_overdue_nor_due() -> None:
    found = tracked(baseline=small_plan(), as_of=date(2015, 1, 1), weeks=520)
    over = {State.DONE, State.TRANSFERRED, State.STOPPED}
    assert {one.state for one in found.tracked if not one.is_open} == over
    assert not any(one.is_overdue or one.is_upcoming for one in found.tracked if not one.is_open)


@pytest.mark.parametrize(
    ("day", "is_overdue", "is_upcoming"),
    [
        (date(2009, 11, 15), False, True),
        (date(2009, 11, 16), False, True),  # due today is not overdue
        (date(2009, 11, 17), True, False),
        (date(2009, 10, 19), False, True),  # four weeks ahead to the day
        (date(2009, 10, 18), False, False),
    ],
)
def test_what_is_due_today_is_not_overdue_and_tomorrow_it_is(
    day: date, *, is_overdue: bool, is_upcoming: bool
) -> None:
    one = due("2009-11-16", as_of=day)
    assert (one.is_overdue, one.is_upcoming) == (is_overdue, is_upcoming)


def test_a_month_is_due_soon_from_its_first_day_and_overdue_after_its_last() -> None:
    assert due("2009-11", as_of=date(2009, 10, 5)).is_upcoming
    assert not due("2009-11", as_of=date(2009, 10, 3)).is_upcoming
    assert not due("2009-11", as_of=date(2009, 11, 30)).is_overdue
    assert due("2009-11", as_of=date(2009, 12, 1)).is_overdue


def test_by_a_month_is_due_on_its_last_day() -> None:
    assert not due("by 2009-11", as_of=date(2009, 10, 5)).is_upcoming
    assert due("by 2009-11", as_of=date(2009, 11, 2)).is_upcoming


def test_what_is_to_be_from_a_day_on_is_never_overdue() -> None:
    assert not due("from 2009-11-02", as_of=date(2012, 1, 1)).is_overdue
    assert due("from 2009-11-02", as_of=date(2009, 10, 20)).is_upcoming


def test_what_is_expected_soon_is_due_soon_though_its_date_is_far_off() -> None:
    one = due("2010-06", as_of=date(2009, 11, 2), more=", expected: 2009-11-20")
    assert one.is_upcoming


def test_a_date_that_was_agreed_anew_is_the_one_that_counts() -> None:
    agreed = ", moved: [{to: 2009-12-18, by: Board}]"
    assert not due("2009-11-16", as_of=date(2009, 12, 18), more=agreed).is_overdue
    assert due("2009-11-16", as_of=date(2009, 12, 19), more=agreed).is_overdue


def test_the_end_of_time_is_soon_enough() -> None:
    assert due("2200-12-31", as_of=date(9999, 12, 1)).is_overdue


def test_the_earlier_of_its_own_date_and_the_plans_is_what_something_is_held_to() -> None:
    early = replace(small_plan(), items=(replace(small_plan().items[0], finish=date(2009, 10, 7)),))
    programme = "milestones: [{id: heads-recruited, name: Heads, by: by 2009-10}]"
    (one,) = track(
        write(programme=programme).catalogue, baseline=early, as_of=date(2009, 10, 8)
    ).tracked
    assert one.held is not None
    assert (one.held.by.wording, one.is_overdue) == ("2009-10-07", True)


def test_a_date_to_begin_from_does_not_hide_the_day_in_the_plan() -> None:
    programme = "milestones: [{id: heads-recruited, name: Heads, by: from 2009-10}]"
    (one, *_) = track(write(programme=programme).catalogue, baseline=small_plan()).tracked
    assert one.held is not None
    assert one.held.by.wording == "2009-10-30"


def test_without_a_day_nothing_is_overdue_and_nothing_is_due_soon() -> None:
    programme = """
milestones: [{id: m, name: M, by: 1990}]
progress: {m: {state: planned, expected: 1991}}
"""
    found = track(write(programme=programme).catalogue)
    assert (found.as_of, found.day_from) == (None, None)
    assert not any(one.is_overdue or one.is_upcoming for one in found.tracked)


def test_the_day_is_the_latest_that_is_recorded_unless_one_is_asked_for() -> None:
    found = tracked()
    assert (found.as_of, found.day_from) == (date(2009, 12, 21), DayFrom.RECORDED)
    asked = tracked(as_of=date(2009, 10, 1))
    assert (asked.as_of, asked.day_from) == (date(2009, 10, 1), DayFrom.ASKED)


def test_of_a_month_that_is_recorded_the_first_day_counts() -> None:
    programme = """
milestones: [{id: m, name: M, by: 2009-10-15}, {id: o, name: O}]
progress: {o: {state: done, ended: by 2009-10}}
"""
    found = track(write(programme=programme).catalogue)
    assert found.as_of == date(2009, 10, 1)
    assert not any(one.is_overdue for one in found.tracked)


def test_one_workstream_alone() -> None:
    found = tracked(baseline=small_plan(), workstream="people")
    assert [one.id for one in found.tracked] == ["heads-recruited", "teams-live", "settled"]
    assert [strand.record.id for strand in found.strands] == ["people"]
    assert {change.id for change in found.changes} == {"teams-live"}
    assert found.new == ("Everybody settled in",)
    assert tracked(baseline=small_plan(), workstream="premises").changes == ()


def test_milestones_that_only_one_side_has_are_named() -> None:
    programme = PROGRAMME.replace("teams-live", "teams-alive")
    found = track(tracked_programme(programme=programme).catalogue, baseline=small_plan())
    assert found.gone == ("Core locality teams fully implemented",)
    assert "Teams live" in found.new
    assert tracked(baseline=small_plan()).gone == ()
    assert tracked().new == ()


def test_what_is_over_as_a_whole_is_not_told_piece_by_piece() -> None:
    programme = "progress: {portage: {state: done, ended: 2010-01-22}}"
    found = track(
        write("services: [{id: portage, name: Portage}]", programme).catalogue,
        baseline=small_plan(),
    )
    assert [one.id for one in found.work if one.id.startswith("portage")] == ["portage"]
    (whole,) = (one for one in found.work if one.id == "portage")
    assert whole.planned is not None
    assert whole.planned.id == "portage.embed"
    assert whole.slip == Slip(2, 2)


def test_a_moment_of_the_plan_is_tracked_with_its_own_date() -> None:
    ready = replace(
        small_plan().items[0], id="head", kind=ItemKind.READY, subject="head",
        subject_name="Head", name="Filled",
    )  # fmt: skip
    plan = replace(small_plan(), items=(ready,))
    (one,) = (one for one in tracked(baseline=plan).work if one.id == "head")
    assert one.name == "Head: Filled"
    assert one.stated is not None
    assert one.stated.wording == "by 2009-12"
    programme = PROGRAMME + "  head: {state: started}\n  it: {state: planned}\n"
    found = track(tracked_programme(programme=programme).catalogue, baseline=plan)
    stated = {one.id: one.stated.wording for one in found.work if one.stated}
    assert stated == {"head": "by 2009-12", "it": "2010-02", "play-service": "by 2010-03"}


def test_an_activity_is_called_what_the_playbook_calls_it_where_there_is_no_plan() -> None:
    names = {one.id: one.name for one in tracked().work}
    assert names["play-service.move"] == "Play service: Move"


def test_an_activity_that_two_plays_call_differently_keeps_its_id() -> None:
    playbook = """
playbooks:
  - id: two
    name: Two
    plays:
      - {kinds: [team], activities: [{id: move, name: Move, takes: 1 week}]}
      - {kinds: [service], activities: [{id: move, name: Go, takes: 1 week}]}
"""
    progress = "progress: {a: {state: started, activities: {move: {state: started}}}}"
    written = write("services: [{id: a, name: A}]", progress, playbook=playbook)
    assert [one.name for one in track(written.catalogue).work] == ["A", "A: move"]


def test_what_ended_or_will_end_after_its_date_is_told_as_that() -> None:
    assert {one.id for one in tracked().tracked if one.is_after_date} == {"heads-recruited"}
    agreed = ", expected: 2009-12-20, moved: [{to: 2009-12-18, by: Board}]"
    assert due("2009-11-16", as_of=date(2009, 11, 1), more=agreed).is_after_date
    agreed = ", expected: 2009-12-18, moved: [{to: 2009-12-18, by: Board}]"
    assert not due("2009-11-16", as_of=date(2009, 11, 1), more=agreed).is_after_date


def test_a_programme_without_anything_to_track() -> None:
    found = track(write().catalogue)
    assert (found.title, found.tracked, found.strands, found.changes) == ("Programme", (), (), ())


DAYS = [
    ("2009-12-21", Slip(0, 0)),
    ("2009-12-22", Slip(1, 1)),
    ("2009-12-29", Slip(3, 3)),  # neither Christmas Eve nor the three days after it are worked on
    ("2009-12-27", Slip(2, 2)),  # a Sunday
    ("2009-12-18", Slip(-1, -1)),
    ("2009-12", Slip(-14, 5)),
    ("by 2009-12", Slip(None, 5)),
    ("from 2010-01-04", Slip(6, None)),
    ("about 2009-12-22", Slip(1, 1)),
]


@pytest.mark.parametrize(("now", "slip"), DAYS)
def test_slips_are_counted_in_working_days_of_the_plan(now: str, slip: Slip) -> None:
    day = PartialDate.read(now)
    measure = Measure.of(small_plan(), [day.first, day.last])
    assert measure.slip(date(2009, 12, 21), day) == slip


def test_dates_outside_the_time_of_the_plan_are_counted_by_the_week_and_told() -> None:
    assert tracked(baseline=small_plan()).beyond is False
    short = replace(small_plan(), last=date(2010, 1, 22))
    found = tracked(baseline=short)
    assert found.beyond is True
    slips = {one.id: one.slip for one in found.tracked}
    assert slips["teams-live"] == Slip(13, 13)


def test_a_slip_is_later_or_earlier_only_where_every_day_of_the_date_is() -> None:
    assert [
        (slip.is_later, slip.is_earlier) for slip in (Slip(1, 5), Slip(-5, -1), Slip(-1, 1))
    ] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert not Slip(None, 3).is_later
    assert not Slip(-3, None).is_earlier
