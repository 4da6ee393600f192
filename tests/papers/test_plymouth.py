"""Plymouth's workspace against the council's paper of November 2010."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.app.tracking import Asked, track_progress
from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.evidence import Evidence
from dtl_planner.catalogue.sections.features import Feature
from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.measures import Measure
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.planning import Planning
from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.catalogue.sections.projects import Project
from dtl_planner.catalogue.sections.readiness import Readiness
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.rollout import Rollout
from dtl_planner.catalogue.sections.schemes import Scheme
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.catalogue.sections.targets import Target
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.states import State
from dtl_planner.diagnostics import Severity
from dtl_planner.limits import Limits
from dtl_planner.outcomes.rollout import Reach, rollouts

PLYMOUTH = Path(__file__).parents[2] / "examples/plymouth"

SIX = ["north-west", "south-west", "central-north-east", "south-east", "plympton", "plymstock"]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(PLYMOUTH, limits=Limits())


def test_43_neighbourhoods_without_names_lie_in_six_localities_nobody_says_in_which(
    workspace: Workspace,
) -> None:
    (footprint,) = workspace.catalogue.of(Footprint)
    assert footprint.declared == {"locality": 6, "neighbourhood": 43}
    places = workspace.catalogue.by_id(Place)
    assert [id_ for id_, one in places.items() if one.tier == "locality"] == SIX
    assert [one.aliases for one in places.values() if one.aliases] == [
        ("NW",),
        ("SW",),
        ("CNE",),
        ("SE",),
    ]
    neighbourhoods = places["neighbourhoods"]
    assert (neighbourhoods.count, neighbourhoods.named, neighbourhoods.within) == (
        43,
        False,
        "plymouth",
    )


def test_groups_meet_in_a_board_that_is_accountable_to_the_trust(workspace: Workspace) -> None:
    bodies = workspace.catalogue.by_id(Body)
    assert {id_: one.accountable_to for id_, one in bodies.items() if one.accountable_to} == {
        "locality-strategic-board": "trust"
    }
    assert {id_ for id_, one in bodies.items() if one.reports_to} == set()
    assert bodies["locality-strategic-board"].members == (
        "chairs of the six commissioning groups",
        "Service Managers",
    )
    assert {id_: one.in_each for id_, one in bodies.items() if one.in_each} == {
        "commissioning-groups": "locality",
        "lsp-locality-teams": "locality",
        "neighbourhood-meetings": "neighbourhood",
        "inclusion-groups": "locality",
    }
    assert len(bodies["commissioning-groups"].members) == 5
    assert len(bodies["lsp-locality-teams"].members) == 4


def test_the_development_team_of_six_was_established_in_october_2009(workspace: Workspace) -> None:
    team = workspace.catalogue.by_id(Body)["locality-development-team"]
    assert team.since is not None
    assert team.since.wording == "2009-10"
    roles = workspace.catalogue.by_id(Role)
    posts = {id_: one.posts.low for id_, one in roles.items() if one.posts}
    assert posts == {
        "strategic-locality-managers": 3,
        "cluster-co-directors": 2,
        "educational-consultant": 1,
    }
    assert {roles[id_].managed_by for id_ in posts} == {"assistant-director"}
    assert roles["assistant-director"].leads == ("locality-development-team",)


def test_services_are_told_by_ages_whose_bands_share_5_and_11(workspace: Workspace) -> None:
    bands = {
        one.id: one.delivers.ages
        for one in workspace.catalogue.of(Service)
        if one.delivers and one.delivers.ages
    }
    assert {id_: str(ages) for id_, ages in bands.items()} == {
        "early-years": "0-5",
        "primary-age": "5-11",
        "young-people": "11-19",
        "all-ages": "0-19",
    }
    assert bands["early-years"].high == bands["primary-age"].low
    assert bands["primary-age"].high == bands["young-people"].low


def test_the_teams_for_5_to_11_run_in_three_localities_and_are_planned_in_one(
    workspace: Workspace,
) -> None:
    assert {
        one.place: (one.state, str(one.ages) if one.ages else "not stated")
        for one in workspace.catalogue.of(Rollout)
    } == {
        "north-west": ("running", "not stated"),
        "south-west": ("running", "not stated"),
        "south-east": ("running", "5-11"),
        "plympton": ("running", "5-11"),
        "plymstock": ("running", "5-11"),
        "central-north-east": ("planned", "5-11"),
    }
    # MAST may have these ages or not: that is a fourth word beside running, planned and nobody.
    assert {
        one.place.id: [(str(cell.ages), cell.reach) for cell in one.cells]
        for one in rollouts(workspace.catalogue)
    } == {
        "north-west": [("5-11", Reach.NOT_STATED)],
        "south-west": [("5-11", Reach.NOT_STATED)],
        "south-east": [("5-11", Reach.RUNNING)],
        "plympton": [("5-11", Reach.RUNNING)],
        "plymstock": [("5-11", Reach.RUNNING)],
        "central-north-east": [("5-11", Reach.PLANNED)],
    }


def test_only_the_planned_team_and_the_core_teams_are_new_in_the_proposed_structure(
    workspace: Workspace,
) -> None:
    teams = workspace.catalogue.by_id(Team)
    assert [id_ for id_, one in teams.items() if not one.stands.is_in("current")] == [
        "team-central-north-east",
        "core-teams",
    ]
    assert [one.place for one in teams.values()] == [
        "north-west",
        "south-west",
        "south-east",
        "plympton",
        "plymstock",
        "central-north-east",
        None,
    ]


def test_the_groups_commissioned_in_four_localities_and_once_all_together(
    workspace: Workspace,
) -> None:
    projects = workspace.catalogue.by_id(Project)
    assert {id_: one.places for id_, one in projects.items()} == {
        "secondary-attendance": ("north-west", "south-west"),
        "allsorts": ("central-north-east",),
        "bme-engagement": ("south-east",),
        "disabled-children": (),
    }
    assert {one.bodies for one in projects.values()} == {("commissioning-groups",)}
    assert {one.pounds for one in projects.values()} == {None}
    assert projects["allsorts"].funding == "Allsorts, an economic disadvantage grant"


def test_every_locality_has_a_group_and_an_analysis_and_nothing_is_asked_of_it_to_be_ready(
    workspace: Workspace,
) -> None:
    standing = workspace.catalogue.by_id(Standing)
    assert standing["groups-in-operation"].state is State.DONE
    assert standing["needs-analyses"].state is State.DONE
    assert standing["needs-analyses-refreshed"].state is State.PLANNED
    assert workspace.catalogue.of(Feature) == ()
    assert workspace.catalogue.of(Readiness) == ()


def test_fewer_referrals_are_expected_and_no_number_is_made_up(workspace: Workspace) -> None:
    aim = workspace.catalogue.by_id(Aim)["fewer-referrals"]
    assert aim.indicators == ("referrals-to-social-care",)
    assert aim.by is None
    assert workspace.catalogue.of(Measure) == ()
    assert {one.value for one in workspace.catalogue.of(Target)} == {None}
    assert {one.basis for one in workspace.catalogue.of(Indicator)} == {Basis.INFERRED}


def test_there_is_no_deadline_and_nothing_to_come_has_a_date(workspace: Workspace) -> None:
    assert workspace.catalogue.of(Planning) == ()
    assert workspace.catalogue.programme is not None
    assert workspace.catalogue.programme.go_live is None
    assert [one.id for one in workspace.catalogue.of(Milestone) if one.by] == []
    assert [one.id for one in workspace.catalogue.of(Enabler) if one.ready] == []


def test_what_is_done_and_what_is_still_to_come_is_told_as_of_the_paper(
    workspace: Workspace,
) -> None:
    track = track_progress(workspace, Asked())
    assert track.as_of == date(2010, 11, 1)
    assert [one.id for one in track.milestones if one.is_finished] == [
        "locality-map",
        "development-team-established",
        "lsp-teams-launched",
        "groups-in-operation",
        "needs-analyses",
        "three-teams",
        "recommendations",
    ]
    assert [
        id_
        for id_, one in workspace.catalogue.by_id(Standing).items()
        if one.state is State.PLANNED
    ] == ["needs-analyses-refreshed", "central-north-east-team", "caf-live"]


def test_the_first_scheme_is_our_reading_and_leaves_open_what_is_not_stated(
    workspace: Workspace,
) -> None:
    placed = classify(workspace).placed
    assert {
        one.component.record.id: one.category.id if one.category else None for one in placed
    } == {
        "childrens-centres": "hub",
        "early-years-team": None,
        "early-years-camhs": None,
        "mast": "locality-team",
        "five-to-eleven": "locality-team",
        "at-school": "hub",
        "connexions": None,
        "youth-services": None,
        "social-care": "specialist",
    }
    schemes = workspace.catalogue.of(Scheme)
    assert [one.id for one in schemes] == ["part-in-localities", "core-teams"]
    assert all("our reading" in one.title for one in schemes)
    assert [one.record.id for one in workspace.catalogue.components() if one.record.published] == []


def test_which_services_could_be_core_at_first_is_open_for_every_one(workspace: Workspace) -> None:
    placed = classify(workspace, scheme="core-teams").placed
    assert {one.category for one in placed} == {None}
    assert {one.verdict.possible for one in placed} == {("possible-at-first", "not-at-first")}


def test_the_strands_are_called_ours_and_their_state_our_reading(workspace: Workspace) -> None:
    strands = workspace.catalogue.of(Workstream)
    assert len(strands) == 7
    assert {one.state_basis for one in strands} == {Basis.INFERRED}
    assert all((one.note or "").startswith("Our grouping.") for one in strands)


def test_everything_has_a_source_with_its_section(workspace: Workspace) -> None:
    assert list(workspace.catalogue.by_id(Source)) == ["paper"]
    catalogue = workspace.catalogue
    cited = [
        one.source
        for records in (
            catalogue.of(Aim),
            catalogue.of(Alliance),
            catalogue.of(Body),
            catalogue.of(Enabler),
            catalogue.of(Evidence),
            catalogue.of(Footprint),
            catalogue.of(Indicator),
            catalogue.of(Milestone),
            catalogue.of(Place),
            catalogue.of(Project),
            catalogue.of(Role),
            catalogue.of(Rollout),
            catalogue.of(Standing),
            catalogue.of(Target),
            catalogue.of(Team),
            catalogue.of(Workstream),
        )
        for one in records
    ]
    cited += [report.source for one in catalogue.of(Workstream) for report in one.progress]
    for one in catalogue.components():
        outside = one.record.outside
        cited.append(outside.source if outside else one.record.source)
        cited += [answer.source for answer in one.record.answers.values()]
        cited += [note.source for note in one.record.notes]
    assert all(one is not None and one.section for one in cited)


def test_nothing_is_wrong_with_it_but_heads_managers_and_members_that_are_not_stated(
    workspace: Workspace,
) -> None:
    found = [one for one in check(workspace) if one.severity is not Severity.NOTE]
    assert [(one.code.id, one.severity) for one in found] == [
        ("DTL613", Severity.WARNING),
        ("DTL614", Severity.WARNING),
        ("DTL617", Severity.WARNING),
    ]
