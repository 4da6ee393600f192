"""Why there is no plan, in words, and what would give one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hand_made_briefs import CALENDAR, brief, item, play_service, with_problem
from inline_snapshot import snapshot

from dtl_planner.plan.engine.problem import Link, Problem, Starts, Task, Why
from dtl_planner.plan.making.brief import Place, Rule

pytest.importorskip("ortools")

from dtl_planner.plan.engine.clashing.conflict import Clash, Conflict, Ground, explain
from dtl_planner.plan.timeline.refusing import NOTHING_PROVED, refusal

if TYPE_CHECKING:
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.timeline.refusal import Refusal

pytestmark = pytest.mark.needs("ortools")


def _refused(made: Brief) -> Refusal:
    conflict = explain(made.problem)
    assert conflict is not None
    return refusal(made, conflict)


def _told(made: Brief) -> tuple[str | None, list[str], list[str]]:
    found = _refused(made)
    return (
        found.reason,
        [rule.told for rule in found.clashing],
        [way.told for way in found.ways_out],
    )


def _deadline(made: Brief, day: date) -> Brief:
    """Move the deadline of all tasks to a date."""
    end = CALENDAR.finish_by(day)
    starts = tuple(
        replace(one, spans=((0, end - made.problem.task[one.task].duration),))
        if one.rule == "deadline"
        else one
        for one in made.problem.starts
    )
    return with_problem(made, starts=starts)


def test_a_chain_that_is_too_long_names_its_steps_and_what_would_do() -> None:
    assert _told(_deadline(play_service(), date(2010, 1, 8))) == snapshot(
        (
            "Play: Consult, then Play: Move: one after the other they take longer than there is",
            ["the rule weeks", "the rule move", "the deadline, 30 April 2010"],
            [
                "the deadline, 30 April 2010 (11 working days later: 25 January 2010)",
                "the rule weeks (21 calendar days shorter: 63)",
            ],
        )
    )


def test_too_much_work_at_once_asks_for_more_capacity_or_more_time() -> None:
    made = play_service()
    many = tuple(replace(made.problem.tasks[5], id=f"service-{one}.move") for one in "abcdef")
    items = (*made.items, *(item(task.id, likely=12) for task in many))
    end = CALENDAR.finish_by(date(2009, 12, 11))
    starts = tuple(
        Starts("early", task.id, ((0, end - task.duration),), Why.DEADLINE) for task in many
    )
    full = replace(
        with_problem(
            made, tasks=(*made.problem.tasks, *many), starts=(*made.problem.starts, *starts)
        ),
        items=items,
    )
    assert _told(full) == snapshot(
        (
            "more has to be done in some stretch of time than there is room for",
            ["services in change, 1 at once", "the time there is, 5 October 2009 to 28 May 2010"],
            ["services in change, 1 at once (1 more: 2)"],
        )
    )


def test_a_ring_is_told_from_one_to_the_next() -> None:
    made = play_service()
    ring = Link("ring", "teams-live", "play.design")
    reason, clashing, ways = _told(with_problem(made, links=(*made.problem.links, ring)))
    assert reason == snapshot(
        "Play: Consult waits for Play: Design, which waits for Teams live, "
        "which waits for Play: Move, which waits for Play: Consult"
    )
    assert sorted(clashing) == snapshot(
        [
            "the rule consult",
            "the rule live",
            "the rule move",
            "the rule weeks",
            "the time there is, 5 October 2009 to 28 May 2010",
        ]
    )
    assert ways == snapshot(
        [
            "the rule consult (left out)",
            "the rule live (left out)",
            "the rule move (left out)",
            "the rule weeks (left out)",
        ]
    )


def test_what_waits_for_itself() -> None:
    made = brief(
        (item("a.move", likely=2),),
        Problem(
            CALENDAR.horizon, (Task("a.move", 2),), links=(Link("itself", "a.move", "a.move"),)
        ),
    )
    assert _told(made)[0] == "A: Move waits for itself"


def test_a_release_can_be_earlier_and_what_has_happened_stays() -> None:
    tasks = (Task("a.design", 5), Task("a.move", 5))
    first = CALENDAR.at_or_after(date(2010, 5, 20))
    starts = (
        Starts("start", "a.design", ((first, CALENDAR.horizon),), Why.RELEASE),
        Starts("done:a.move", "a.move", ((first, first),), Why.FIXED),
    )
    links = (Link("move", "a.design", "a.move"),)
    made = brief(
        (item("a.design", likely=5), item("a.move", likely=5)),
        Problem(CALENDAR.horizon, tasks, starts=starts, links=links),
        rules=(Rule("start", "the start, 20 May 2010", "working days", Place("planning", "")),),
    )  # fmt: skip
    assert _told(made) == snapshot(
        (
            "A: Design, then A: Move: one after the other they take longer than there is",
            ["the start, 20 May 2010", "the rule move"],
            [
                "the start, 20 May 2010 (5 working days earlier: 13 May 2010)",
                "the rule move (left out)",
            ],
        )
    )


def test_no_day_left_for_one_item() -> None:
    starts = (
        Starts("busy", "a.move", ((0, 3),)),
        Starts("phase", "a.move", ((9, 12),)),
    )
    made = brief(
        (item("a.move", likely=2),), Problem(CALENDAR.horizon, (Task("a.move", 2),), starts=starts)
    )
    assert _told(made) == snapshot(
        (
            "there is no day left for A: Move",
            ["the rule busy", "the rule phase"],
            ["the rule busy (left out)", "the rule phase (left out)"],
        )
    )


def test_the_end_of_the_calendar_is_a_rule_too() -> None:
    found = Conflict(Clash(("horizon", "design"), Ground.SEARCH, None, is_minimal=False), ())
    told = refusal(play_service(), found)
    assert [rule.told for rule in told.clashing] == snapshot(
        ["the time there is, 5 October 2009 to 28 May 2010", "the rule design"]
    )
    assert (told.reason, told.is_minimal, told.ways_out) == (None, False, ())


def test_a_long_chain_leaves_out_its_middle() -> None:
    names = [f"step-{number}" for number in range(12)]
    links = tuple(Link(f"link-{one}", one, two) for one, two in pairwise(names))
    made = brief(
        [item(name, likely=20) for name in names],
        Problem(CALENDAR.horizon, tuple(Task(name, 20) for name in names), links=links),
    )
    assert _told(made)[0] == snapshot(
        "Step 1, then Step 2, then Step 3, then 4 more, then Step 8: "
        "one after the other they take longer than there is"
    )


def test_nothing_proved_is_said() -> None:
    told = refusal(play_service(), None)
    assert told.reason == NOTHING_PROVED
    assert (told.clashing, told.ways_out, told.is_minimal) == ((), (), False)
