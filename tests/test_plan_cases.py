"""Each folder of `cases/plans` is planned, and the plan is held against what its YAML asks for."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.planning import Wishes, make_plan
from dtl_planner.limits import Limits
from dtl_planner.plan.making.order import Ordering
from dtl_planner.plan.timeline.plan import Plan
from dtl_planner.plan.timeline.refusal import Refusal

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Planned

CASES = Path(__file__).parent / "cases" / "plans"
pytestmark = pytest.mark.needs("ortools", "holidays")


def made(name: str, wishes: Wishes | None = None) -> Plan | Ordering | Refusal:
    return make_plan(open_workspace(CASES / name, limits=Limits()), wishes or Wishes())


@pytest.fixture(scope="module")
def county() -> Plan:
    found = made("county-split")
    assert isinstance(found, Plan)
    return found


def of(plan: Plan, subject: str) -> list[Planned]:
    """The work on one thing that changes, in order."""
    return [each for each in plan.items if each.id.startswith(f"{subject}.")]


def of_kind(plan: Plan, activity: str) -> list[Planned]:
    """One piece of work, of everything that changes."""
    return [each for each in plan.items if each.id.endswith(f".{activity}")]


def test_the_county_is_ready_on_its_last_working_day_before_the_vesting_day(county: Plan) -> None:
    assert max(each.finish for each in county.items) == date(2028, 3, 31)
    assert county.item["vested"].finish == date(2028, 3, 31)


def test_a_service_waits_four_weeks_for_its_system_to_be_taken_apart(county: Plan) -> None:
    separated = county.item["records-separated"].finish
    assert separated == county.item["records-separated.separate"].finish
    assert of(county, "adult-brokerage")[0].start >= separated + timedelta(weeks=4)


def test_what_belongs_to_schools_goes_over_between_two_academic_years(county: Plan) -> None:
    for service in ("school-admissions", "school-transport"):
        transfer = county.item[f"{service}.transfer"]
        assert date(2027, 7, 26) <= transfer.start <= transfer.finish <= date(2027, 9, 3)


def test_a_finish_may_wait_for_a_finish_and_for_a_start(county: Plan) -> None:
    item = county.item
    places, routes = item["school-admissions.transfer"], item["school-transport.transfer"]
    assert routes.finish >= places.finish + timedelta(weeks=1)
    assert of(county, "county-helpdesk")[-1].finish >= of(county, "customer-contact")[0].start
    maintained, inspected = of(county, "road-maintenance"), of(county, "road-inspection")
    assert inspected[0].start >= maintained[0].start + timedelta(weeks=2)


def test_nothing_is_announced_before_the_elections(county: Plan) -> None:
    announced = [each.finish for each in of_kind(county, "announce")]
    assert len(announced) == 10
    assert [day for day in announced if date(2027, 3, 22) <= day <= date(2027, 5, 6)] == []


def test_a_service_that_is_inspected_is_left_alone_then(county: Plan) -> None:
    inspected = (date(2027, 9, 6), date(2027, 10, 15))
    work = of(county, "child-protection")
    assert [
        each for each in work if each.start <= inspected[1] and each.finish >= inspected[0]
    ] == []


def test_consultations_last_days_of_the_calendar(county: Plan) -> None:
    lasts = {(each.finish - each.start).days + 1 for each in of_kind(county, "consult")}
    assert lasts == {30, 45}
    opened, closed = county.item["consultation-opened"], county.item["consultation-closed"]
    assert closed.finish - opened.finish >= timedelta(weeks=12)


def test_a_fragile_service_is_in_change_after_its_enabler_and_never_first(county: Plan) -> None:
    work = of(county, "child-protection")
    assert all(each.is_fragile for each in work)
    disturbing = [each for each in work if each.id.endswith((".assign", ".transfer"))]
    assert len(disturbing) == 2
    assert disturbing[0].start > county.item["records-separated"].finish
    assert "groundwork" not in {each.phase for each in disturbing}


def test_alliances_are_kept_together(county: Plan) -> None:
    assert of(county, "street-lighting")[0].start == of(county, "gully-cleaning")[0].start
    hub = county.item["safeguarding-hub.form"].finish
    moved = [of(county, service) for service in ("child-protection", "children-in-care")]
    assert all(hub < work[0].start for work in moved)
    assert len({work[-1].phase for work in moved}) == 1
    front = [of(county, service) for service in ("customer-contact", "adult-brokerage")]
    assert len({work[-1].phase for work in front}) == 1


def test_no_more_is_in_change_at_once_than_there_is_capacity_for(county: Plan) -> None:
    found = {peak.name: (peak.most <= peak.there, peak.there) for peak in county.peaks}
    assert all(fits for fits, _ in found.values())
    assert {name.partition(",")[0] for name in found} == {
        "Services in change at once",
        "Staff in change at once",
        "Change team",
    }


def test_what_is_done_keeps_its_date_though_it_lies_before_the_start(county: Plan) -> None:
    order = county.item["order-made"]
    assert order.start == order.finish == date(2026, 12, 9)


def test_every_milestone_of_the_county_is_in_its_phase(county: Plan) -> None:
    asked = {
        "consultation-closed": "groundwork",
        "shadow-councils": "groundwork",
        "schools-over": "transfers",
        "children-over": "vesting",
    }
    assert {id_: county.item[id_].phase for id_ in asked} == asked


def test_a_scenario_has_more_people_in_the_change_team() -> None:
    found = made("county-split", Wishes(scenario="more-hands"))
    assert isinstance(found, Plan)
    assert found.scenario is not None
    (team,) = [peak for peak in found.peaks if peak.name == "Change team"]
    assert team.there == 14


def test_phases_are_found_where_none_are_given() -> None:
    found = made("no-gates")
    assert isinstance(found, Plan)
    assert len(found.phases) > 1
    assert all(phase.is_found for phase in found.phases)
    together = [of(found, service)[-1].phase for service in ("family-support", "health-visiting")]
    assert len(set(together)) == 1
    first = found.phases[0].id
    assert {each.phase for each in of_kind(found, "change") if each.is_fragile} != {first}


def test_without_any_dates_there_are_phases_in_the_order_of_dependencies() -> None:
    found = made("undated")
    assert isinstance(found, Ordering)
    assert [[one.subject for one in stage.members] for stage in found.stages] == [
        ["family-support", "health-visiting", "libraries", "play", "youth-work"],
        ["school-nursing", "leisure"],
    ]


def test_what_cannot_be_done_is_told_by_the_rules_that_clash_and_no_others() -> None:
    found = made("impossible")
    assert isinstance(found, Refusal)
    assert [rule.id for rule in found.clashing] == ["capacity:at-once", "deadline", "start"]
    assert found.is_minimal
    assert [way.rule.id for way in found.ways_out] == ["capacity:at-once", "deadline", "start"]
    later = made("impossible", Wishes(sets=("deadline=2027-05-12",)))
    assert isinstance(later, Plan)
    assert isinstance(made("impossible", Wishes(sets=("deadline=2027-05-11",))), Refusal)
