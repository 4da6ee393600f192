"""The log of dates that changed: what a plan moved, and what people agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from small_plan import small_plan
from tracked_programme import tracked_programme
from written_plans import write

from dtl_planner.plan.timeline.plan import Moved
from dtl_planner.plan.tracking.tracking import track

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan
    from dtl_planner.plan.tracking.track import Change


def log(baseline: Plan | None = None) -> tuple[Change, ...]:
    return track(tracked_programme().catalogue, baseline=baseline).changes


def told(changes: tuple[Change, ...]) -> list[tuple[object, ...]]:
    return [
        (
            one.id,
            one.was.wording if one.was else None,
            one.became.wording if one.became else None,
            one.why,
            one.approved_by,
            one.on.wording if one.on else None,
            one.source,
        )
        for one in changes
    ]


def test_each_move_that_was_agreed_starts_from_the_date_before_it() -> None:
    assert told(log()) == snapshot(
        [
            (
                "teams-live",
                "by 2010-01",
                "2010-01-20",
                "Christmas",
                "Project board",
                "2009-12-01",
                "Minutes of the board, Item 2",
            ),
            ("teams-live", "2010-01-20", "by 2010-02", None, "Project board", None, None),
        ]
    )


def test_a_move_of_the_plan_that_was_agreed_is_one_change_and_not_two() -> None:
    assert told(log(small_plan())) == snapshot(
        [
            (
                "teams-live",
                "2010-01-13",
                "2010-01-20",
                "it waits for Settle in and review",
                "Project board",
                "2009-12-01",
                "Minutes of the board, Item 2",
            ),
            ("teams-live", "2010-01-20", "by 2010-02", None, "Project board", None, None),
        ]
    )


def test_a_move_of_the_plan_without_approval_says_so() -> None:
    moved = Moved("keys", "Keys", None, date(2009, 11, 16), "it is new", None)
    gone = Moved("old", "Old", date(2009, 11, 2), None, "it is no longer planned", None)
    lost = Moved("never", "Never", None, None, "nobody knows", "Somebody")
    plan = replace(small_plan(), moved=(moved, gone, lost))
    found = {one.id: one for one in log(plan)}
    assert (found["keys"].name, found["keys"].approved_by) == ("Keys handed over", None)
    assert (found["old"].name, found["old"].became) == ("Old", None)
    assert found["never"].approved_by == "Somebody"
    assert [one.id for one in log(plan)] == ["old", "keys", "teams-live", "teams-live", "never"]


def test_where_no_date_is_stated_a_move_starts_from_the_plan_or_from_nothing() -> None:
    programme = """
milestones: [{id: heads-recruited, name: Heads}, {id: other, name: Other}]
progress:
  heads-recruited: {state: planned, moved: [{to: 2009-11-30, by: Board}]}
  other: {state: planned, moved: [{to: 2009-11-30, by: Board}]}
"""
    plan = replace(small_plan(), moved=())
    found = track(write(programme=programme).catalogue, baseline=plan).changes
    assert [(one.id, one.was.wording if one.was else None) for one in found] == [
        ("heads-recruited", "2009-10-30"),
        ("other", None),
    ]
