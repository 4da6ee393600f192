"""North Yorkshire's workspace against the policy statement of September 2006."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.classifying import classify
from dtl_planner.app.comparing import compare
from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.app.planning import Wishes, make_plan
from dtl_planner.app.tracking import Asked, track_progress
from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.entitlement import Entitlement
from dtl_planner.catalogue.sections.features import Feature
from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.catalogue.sections.readiness import Readiness
from dtl_planner.catalogue.sections.risks import Risk
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.schemes import Scheme
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.catalogue.sections.targets import Target
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.diagnostics import Severity
from dtl_planner.limits import Limits
from dtl_planner.plan.timeline.plan import Plan

NORTH_YORKSHIRE = Path(__file__).parents[2] / "examples/north-yorkshire"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(NORTH_YORKSHIRE, limits=Limits())


def test_twenty_two_localities_in_three_areas_and_none_has_a_name(workspace: Workspace) -> None:
    (footprint,) = workspace.catalogue.of(Footprint)
    assert footprint.declared == {"county": 1, "area": 3, "locality": 22}
    places = workspace.catalogue.of(Place)
    assert [(one.tier, one.count, one.named) for one in places] == [
        ("county", 1, True),
        ("area", 3, False),
        ("locality", 22, False),
    ]
    # Which locality is in which area is not stated, so they are in the county and no more is said.
    assert [one.within for one in places] == [None, "north-yorkshire", "north-yorkshire"]


def test_everything_is_worked_back_from_april_2008(workspace: Workspace) -> None:
    programme = workspace.catalogue.programme
    assert programme is not None
    assert programme.go_live is not None
    assert programme.go_live.wording == "by 2008-04"
    dated = {
        one.id: one.by.wording
        for one in workspace.catalogue.of(Milestone)
        if one.by  # no other milestone has a date
    }
    assert dated == {"strategy-implemented": "by 2008-04"}


def test_five_aims_and_the_five_outcomes_of_every_child_matters(workspace: Workspace) -> None:
    aims = workspace.catalogue.of(Aim)
    assert [one.id for one in aims if one.group == "the locality strategy"] == [
        "prevention",
        "improved-outcomes",
        "better-access",
        "joint-delivery",
        "user-focused",
    ]
    assert [one.text for one in aims if one.kind == "outcome"] == [
        "Being healthy",
        "Staying safe",
        "Enjoying and achieving",
        "Making a positive contribution",
        "Achieving economic wellbeing",
    ]


def test_five_features_are_due_in_every_locality_and_none_has_a_date_of_its_own(
    workspace: Workspace,
) -> None:
    features = workspace.catalogue.of(Feature)
    assert [(one.name, len(one.tests)) for one in features] == [
        ("Core entitlement", 3),
        ("Multi-agency teams", 6),
        ("Information sharing", 2),
        ("Common assessment", 3),
        ("Lead professional role", 5),
    ]
    assert {one.tier for one in features} == {"locality"}
    assert {one.by for one in features} == {None}


def test_the_child_index_has_a_date_of_its_own(workspace: Workspace) -> None:
    later = {
        (one.id, id_): test.by.wording
        for one in workspace.catalogue.of(Feature)
        for id_, test in one.tests.items()
        if test.by
    }
    assert later == {("information-sharing", "index-in-use"): "by 2008/09"}
    ready = {one.id: one.ready.last for one in workspace.catalogue.of(Enabler) if one.ready}
    assert ready == {"index": date(2009, 3, 31)}


def test_how_far_any_locality_has_got_is_not_stated(workspace: Workspace) -> None:
    assert [dict(one.tests) for one in workspace.catalogue.of(Readiness)] == [{}]


def test_the_floor_is_equal_and_the_top_is_not(workspace: Workspace) -> None:
    entitlement = workspace.catalogue.of(Entitlement)
    assert [(one.id, one.core, one.where) for one in entitlement] == [
        ("core", True, "in-place"),
        ("specialist", True, "within-reach"),
        ("additional", False, None),
    ]
    assert {dict(one.offered) != {} for one in entitlement} == {False}


def test_line_management_and_integration_are_two_lines(workspace: Workspace) -> None:
    roles = workspace.catalogue.by_id(Role)
    lines = {
        id_: (one.managed_by, one.accountable_to)
        for id_, one in roles.items()
        if one.stands.is_in("proposed") and (one.managed_by or one.accountable_to)
    }
    assert lines == {
        "integrated-service-manager": (None, "partnership"),
        "childrens-centre-manager": ("integrated-service-manager", "partnership"),
        "administrative-officer": (None, "integrated-service-manager"),
        "specialist-staff": ("partner-line-manager", "integrated-service-manager"),
    }


def test_the_lines_that_change_are_those_that_partners_agreed_to(workspace: Workspace) -> None:
    changes = compare(workspace, "current", "proposed").difference.changes
    lines = [(one.unit, one.after) for one in changes if one.kind == "line changed"]
    assert ("childrens-centre-manager", "line manager: Integrated Service Manager (ISM)") in lines
    # Specialist staff keep their line manager: only whom they answer to for integration is new.
    assert [after for unit, after in lines if unit == "specialist-staff"] == [
        "accountable for joint work to: Integrated Service Manager (ISM)"
    ]


def test_how_many_posts_there_are_is_stated_of_none(workspace: Workspace) -> None:
    assert {one.posts for one in workspace.catalogue.of(Role)} == {None}
    assert "how many ISMs there are" in (
        workspace.catalogue.by_id(Role)["integrated-service-manager"].note or ""
    )


def test_the_board_monitors_biannually_and_three_committees_oversee(workspace: Workspace) -> None:
    bodies = workspace.catalogue.by_id(Body)
    assert bodies["partnership-board"].meets == "biannually, to monitor the CYPP"
    committees = bodies["area-sub-committees"]
    assert (committees.in_each, committees.reports_to) == ("area", "partnership-board")
    assert "No executive powers" in (bodies["partnership"].note or "")
    assert len(bodies["partnership"].members) == 5


def test_targets_go_from_the_county_to_the_localities_without_a_number(
    workspace: Workspace,
) -> None:
    targets = workspace.catalogue.of(Target)
    assert [(one.id, one.place, one.part_of, one.kind) for one in targets] == [
        ("county-outcomes", "north-yorkshire", None, "outcome"),
        ("local-outcomes", "localities", "county-outcomes", "outcome"),
        ("county-services", "north-yorkshire", None, "service-improvement"),
        ("local-services", "localities", "county-services", "service-improvement"),
    ]
    for one in targets:
        assert (one.value, one.agency, one.by, one.parts) == (None, None, None, None)
        assert one.baseline is None or one.baseline.value is None
    assert [one.set_by for one in targets if one.set_by] == [
        "Lead officers, together with the locality teams"
    ]


def test_the_four_challenges_of_the_workforce_stand_in_the_register(workspace: Workspace) -> None:
    numbered = [one for one in workspace.catalogue.of(Risk) if one.number]
    assert [(one.number, one.id, one.kind) for one in numbered] == [
        ("1", "recruit", "challenge"),
        ("2", "retain", "challenge"),
        ("3", "work-across-agencies", "challenge"),
        ("4", "leadership", "challenge"),
    ]
    assert {(one.likelihood, one.severity) for one in workspace.catalogue.of(Risk)} == {
        (None, None)
    }


def test_a_locality_has_one_multi_agency_team_with_a_core(workspace: Workspace) -> None:
    teams = workspace.catalogue.by_id(Team)
    assert {id_: (one.in_each, one.part_of) for id_, one in teams.items()} == {
        "locality-team": ("locality", None),
        "core-team": ("locality", "locality-team"),
    }


def test_three_kinds_of_services_are_stated_and_the_rest_stays_open(workspace: Workspace) -> None:
    (scheme,) = workspace.catalogue.of(Scheme)
    assert [rule.then for rule in scheme.rules] == ["entitlement", "additional", "specialist"]
    assert scheme.otherwise is None
    found = {
        one.component.record.id: one.category.id if one.category else None
        for one in classify(workspace).placed
    }
    assert found == {
        "core-services": "entitlement",
        "additional-services": "additional",
        "specialist-services": "specialist",
        "level-4-services": "specialist",
        "level-3-services": None,
        "childrens-centres": None,
        "extended-schools": None,
    }
    inferred = [
        one.record.id
        for one in workspace.catalogue.components()
        if any(answer.basis.value == "inferred" for answer in one.record.answers.values())
    ]
    assert inferred == ["level-4-services"]


def test_no_length_of_work_is_made_up(workspace: Workspace) -> None:
    (playbook,) = workspace.catalogue.of(Playbook)
    assert playbook.basis == "assumed"
    assert [play.activities for play in playbook.plays] == [()]


@pytest.mark.needs("ortools")
def test_the_plan_holds_milestones_alone_back_from_april_2008(workspace: Workspace) -> None:
    plan = make_plan(workspace, Wishes())
    assert isinstance(plan, Plan)
    assert plan.last == date(2008, 4, 30)
    assert {one.start == one.finish for one in plan.items} == {True}
    placed = {one.id: one.finish for one in plan.items}
    assert placed["needs-assessed"] <= placed["local-targets-set"] <= date(2008, 4, 30)
    assert placed["strategy-implemented"] <= date(2008, 4, 30)


def test_progress_is_told_as_of_the_day_of_the_paper(workspace: Workspace) -> None:
    track = track_progress(workspace, Asked())
    assert track.as_of == date(2006, 9, 30)
    assert [one.id for one in track.tracked if one.is_overdue] == []


def test_what_is_wrong_with_it_is_what_the_paper_leaves_open(workspace: Workspace) -> None:
    found = {one.code.id for one in check(workspace) if one.severity is not Severity.NOTE}
    assert found == {
        "DTL613",  # localities have no head
        "DTL614",  # line managers not stated
        "DTL617",  # who is in the teams is not stated
    }


def test_everything_has_a_source_with_its_section(workspace: Workspace) -> None:
    catalogue = workspace.catalogue
    assert list(catalogue.by_id(Source)) == ["paper"]
    kinds: tuple[type[Any], ...] = (
        Aim,
        Body,
        Enabler,
        Entitlement,
        Feature,
        Footprint,
        Milestone,
        Place,
        Readiness,
        Risk,
        Role,
        Target,
        Team,
    )
    records: list[Any] = [one for kind in kinds for one in catalogue.of(kind)]
    records += [test for one in catalogue.of(Feature) for test in one.tests.values()]
    for component in catalogue.components():
        records.append(component.record.outside or component.record)
        records += component.record.notes
    cited = [getattr(one, "source", None) for one in records]
    assert [source for source in cited if source is None or not source.section] == []
