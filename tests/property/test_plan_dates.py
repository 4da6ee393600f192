"""Dates say all that the engine's numbers do: they come back to starts that keep every rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import pytest
from drawn_problems import every_plan, problems
from hand_made_briefs import brief, item, outcome
from hypothesis import given

from dtl_planner.plan.calendar import WorkCalendar
from dtl_planner.plan.engine.verify import broken_rules
from dtl_planner.plan.making.brief import ItemKind, Load
from dtl_planner.plan.timeline.dates import starts_of
from dtl_planner.plan.timeline.dating import dated
from dtl_planner.plan.timeline.saved import from_json, to_json

if TYPE_CHECKING:
    from dtl_planner.plan.engine.problem import Problem
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.timeline.plan import Plan

pytestmark = pytest.mark.needs("ortools")

CALENDAR = WorkCalendar(date(2009, 10, 5), date(2009, 10, 14))


def _brief(problem: Problem) -> Brief:
    items = [
        item(task.id, ItemKind.ACTIVITY if task.duration else ItemKind.MILESTONE)
        for task in problem.tasks
    ]
    loads = (Load("team", "Change team", "services"),)
    return brief(items, replace(problem, days=CALENDAR.days), calendar=CALENDAR, loads=loads)


def _plans(made: Brief) -> list[tuple[Plan, dict[str, int]]]:
    some = islice(every_plan(made.problem), 0, None, 17)
    return [
        (dated(made, outcome(made, starts), made_from=""), starts) for starts in islice(some, 4)
    ]


@given(problems())
def test_dates_come_back_to_starts_that_keep_every_rule(problem: Problem) -> None:
    made = _brief(problem)
    for plan, starts in _plans(made):
        back = starts_of(made, plan)
        assert back is not None
        assert broken_rules(made.problem, back) == ()
        assert all(abs(back[task] - starts[task]) <= 1 for task in starts)
        again = dated(made, outcome(made, back), made_from="")
        assert [(one.id, one.start, one.finish) for one in again.items] == [
            (one.id, one.start, one.finish) for one in plan.items
        ]


@given(problems())
def test_every_plan_is_in_order_and_saved_as_it_is(problem: Problem) -> None:
    for plan, _ in _plans(_brief(problem)):
        assert from_json(to_json(plan)) == plan
        assert [one for phase in plan.phases for one in phase.items] == [
            one.id for one in sorted(plan.items, key=lambda one: (one.finish, one.id))
        ]
        assert all(one.last < other.first for one, other in pairwise(plan.phases))
        for one in plan.items:
            assert one.earliest <= one.start <= one.latest
            assert one.slack >= 0
            assert CALENDAR.is_working(one.finish)
