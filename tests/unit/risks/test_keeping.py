from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.planning import Wishes, make_brief, make_plan
from dtl_planner.limits import Limits
from dtl_planner.plan.timeline.plan import Plan
from dtl_planner.risks.constraints import Kept
from dtl_planner.risks.keeping import held_against

ROOT = Path(__file__).parents[3]
PLANNED = (".", "tests/cases/plans/county-split", "tests/cases/risks/scored")

pytestmark = pytest.mark.needs("ortools", "holidays")


@pytest.mark.parametrize("folder", PLANNED)
def test_a_plan_that_was_just_made_keeps_every_rule(folder: str) -> None:
    workspace = open_workspace(ROOT / folder, limits=Limits())
    brief = make_brief(workspace, Wishes())
    plan = make_plan(workspace, Wishes(effort=0.2))
    assert brief is not None
    assert isinstance(plan, Plan)
    kept = held_against(brief, plan)
    assert {rule for rule in brief.rules if kept[rule] is not Kept.KEPT} == set()


def test_what_lies_outside_the_days_that_are_counted_cannot_be_told() -> None:
    workspace = open_workspace(ROOT / "tests/cases/risks/scored", limits=Limits())
    brief = make_brief(workspace, Wishes())
    plan = make_plan(workspace, Wishes(effort=0.2))
    assert brief is not None
    assert isinstance(plan, Plan)
    early = timedelta(days=3650)
    items = tuple(
        replace(one, start=one.start - early, finish=one.finish - early) for one in plan.items
    )
    kept = held_against(brief, replace(plan, items=items))
    assert set(kept.values()) == {Kept.UNTOLD}
