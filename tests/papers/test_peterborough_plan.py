"""The plan for Peterborough: every milestone that the paper states stands in the gate it states."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.planning import Wishes, make_plan
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.limits import Limits
from dtl_planner.plan.timeline.plan import Plan, Proof

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Planned

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.needs("ortools", "holidays")


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = make_plan(open_workspace(ROOT, limits=Limits()), Wishes())
    assert isinstance(found, Plan)
    return found


def item(plan: Plan, id_: str) -> Planned:
    return next(each for each in plan.items if each.id == id_)


def test_every_stated_milestone_is_reached_in_its_gate(plan: Plan) -> None:
    stated = {
        one.id: one.phase
        for one in open_workspace(ROOT, limits=Limits()).catalogue.of(Milestone)
        if one.phase
    }
    planned = {each.id: each.phase for each in plan.items if each.id in stated}
    assert len(planned) == 16
    assert planned == stated


def test_every_stated_milestone_is_reached_between_the_gate_before_and_its_own(plan: Plan) -> None:
    phases = {phase.id: phase for phase in plan.phases}
    dates = [
        (phases[each.phase].first, each.finish, phases[each.phase].last)
        for each in plan.items
        if each.wording and each.phase
    ]
    assert len(dates) == 17
    assert all(first <= reached <= last for first, reached, last in dates)


def test_the_detailed_design_is_issued_in_november(plan: Plan) -> None:
    issued = item(plan, "design-issued").finish
    assert (issued.year, issued.month) == (2009, 11)


def test_the_heads_are_recruited_before_the_teams_are_designed_and_staff_asked(plan: Plan) -> None:
    recruited = item(plan, "heads-recruited").finish
    assert recruited == item(plan, "locality-head.recruit").finish
    assert recruited < item(plan, "core-team.design").start
    issued = item(plan, "design-issued").finish
    assert issued >= item(plan, "core-team.design").finish
    asked = [each.start for each in plan.items if each.id.endswith(".consult")]
    assert len(asked) == 23
    assert all(issued <= each for each in asked)


def test_portage_waits_for_the_integrated_disability_service(plan: Plan) -> None:
    settled = item(plan, "portage.settle").start
    assert item(plan, "children-with-disability.agree").finish < settled
    assert item(plan, "integrated-children-with-disability.lay-out").finish < settled


def test_the_children_in_care_team_is_laid_out_before_its_services_change(plan: Plan) -> None:
    laid_out = item(plan, "integrated-children-in-care.lay-out").finish
    for service in ("etlac", "children-in-care-services"):
        assert laid_out < item(plan, f"{service}.consult").start
        assert item(plan, f"{service}.join").phase == "january"


def test_all_is_done_by_april_and_nothing_is_better(plan: Plan) -> None:
    assert max(each.finish for each in plan.items) == date(2010, 4, 30)
    assert min(each.start for each in plan.items) >= date(2009, 9, 15)
    assert plan.proof is Proof.BEST
