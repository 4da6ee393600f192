"""Peterborough's teams, posts, bodies and enablers against the paper: what it says, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.app.structuring import structure_of
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.schemes import Scheme
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.values.standing import Stands
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.values.dependencies import Dependency

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(ROOT, limits=Limits())


def waiting(workspace: Workspace) -> Iterator[tuple[str, Dependency]]:
    """Everything that waits for something else, with what it waits for."""
    for service in workspace.catalogue.of(Service):
        for record in (service, *service.components):
            yield from ((record.id, each) for each in record.depends_on)
    catalogue = workspace.catalogue
    beside: tuple[Team | Role | Enabler | Alliance, ...] = (
        *catalogue.of(Team),
        *catalogue.of(Role),
        *catalogue.of(Enabler),
        *catalogue.of(Alliance),
    )
    for one in beside:
        yield from ((one.id, each) for each in one.depends_on)


def test_everything_says_where_the_paper_names_it(workspace: Workspace) -> None:
    catalogue = workspace.catalogue
    named: tuple[Team | Role | Body | Enabler | Alliance, ...] = (
        *catalogue.of(Team),
        *catalogue.of(Role),
        *catalogue.of(Body),
        *catalogue.of(Enabler),
        *catalogue.of(Alliance),
    )
    assert [one.id for one in named if not (one.source and one.source.section)] == []


def test_the_five_natural_alliances_are_those_that_the_paper_lists(workspace: Workspace) -> None:
    assert [(one.id, one.kind) for one in workspace.catalogue.of(Alliance)] == [
        ("early-years-and-centres", "natural-alliance"),
        ("fourteen-nineteen", "natural-alliance"),
        ("children-in-care", "natural-alliance"),
        ("children-with-disability", "natural-alliance"),
        ("targeted-youth-support", "natural-alliance"),
    ]


def test_four_new_teams_join_parts_of_services_and_the_rest_stand_in_each_locality(
    workspace: Workspace,
) -> None:
    teams = workspace.catalogue.of(Team)
    assert [one.id for one in teams if one.in_each != "locality"] == [
        "integrated-children-in-need",
        "integrated-children-in-care",
        "integrated-children-with-disability",
        "alternative-learning",
    ]
    bands = {str(one.ages) for one in teams if one.ages}
    assert bands == {"0-7", "8-13", "14-19"}


def test_only_work_with_14_19_year_olds_has_a_team_in_the_localities_today(
    workspace: Workspace,
) -> None:
    teams = workspace.catalogue.of(Team)
    assert [one.id for one in teams if one.stands is not Stands.PROPOSED] == ["locality-14-19"]
    today = structure_of(workspace, "current").members
    assert {team: [unit.id for unit in units] for team, units in today.items()} == {
        "locality-14-19": ["delivery-14-19"]
    }


def test_the_paper_says_of_no_post_who_manages_it_or_whom_it_answers_to(
    workspace: Workspace,
) -> None:
    roles = workspace.catalogue.of(Role)
    assert [one.id for one in roles if isinstance(one.managed_by, str)] == []
    assert [one.id for one in roles if isinstance(one.managed_by, Undecided)] == [
        "hosted-team-leader"
    ]
    assert [one.id for one in roles if one.accountable_to] == []
    assert [one.id for one in roles if one.division] == []


def test_each_locality_has_a_head_recruited_before_all_others(workspace: Workspace) -> None:
    roles = workspace.catalogue.by_id(Role)
    assert [one.id for one in roles.values() if one.heads_place] == ["locality-head"]
    dates = {id_: one.filled.last for id_, one in roles.items() if one.filled}
    head = dates.pop("locality-head")
    assert all(head < other for other in dates.values())
    found = structure_of(workspace, "proposed").units["locality-head"].places
    assert found == ("central-east", "locality-2", "third-locality")


def test_every_new_post_waits_for_job_evaluation_and_none_has_a_grade(
    workspace: Workspace,
) -> None:
    roles = workspace.catalogue.of(Role)
    graded = [one.id for one in roles if isinstance(one.grade, str)]
    assert graded == []
    assert [one.id for one in roles if isinstance(one.grade, Undecided)] == [
        "assistant-director",
        "community-health-director",
        "locality-head",
        "locality-manager-0-7",
        "locality-manager-8-19",
        "hosted-team-leader",
    ]


def test_bodies_report_to_nothing_that_the_paper_does_not_name(workspace: Workspace) -> None:
    bodies = workspace.catalogue.of(Body)
    assert len(bodies) == 12
    assert [one.id for one in bodies if isinstance(one.reports_to, str)] == []
    assert [one.id for one in bodies if isinstance(one.reports_to, Undecided)] == [
        "local-partnership-boards"
    ]
    assert [one.id for one in bodies if one.stands is Stands.PROPOSED] == [
        "local-partnership-boards",
        "communications-group",
    ]


def test_common_assessment_panels_have_another_name_already(workspace: Workspace) -> None:
    boards = workspace.catalogue.by_id(Body)["integrated-processes-boards"]
    assert boards.was == ("common-assessment-panels",)
    assert boards.stands is Stands.BOTH


def test_what_waits_for_what_is_only_what_the_paper_says(workspace: Workspace) -> None:
    assert [(who, each.on, each.because) for who, each in waiting(workspace)] == [
        ("portage", "children-with-disability", "waits-for-decision"),
        ("early-years-childcare", "early-years-and-centres", "waits-for-decision"),
        ("business-support", "core-team", "waits-for-decision"),
        ("core-team", "locality-head", "depends-on"),
    ]
    assert all(each.source and each.why for _, each in waiting(workspace))


def test_no_service_and_no_team_has_a_named_contact_yet(workspace: Workspace) -> None:
    units = structure_of(workspace, "proposed").units.values()
    assert [unit.id for unit in units if unit.contacts] == []


def test_three_categories_are_the_three_staff_groups_of_the_cover_report(
    workspace: Workspace,
) -> None:
    (scheme,) = workspace.catalogue.of(Scheme)
    placements = {id_: one.placement for id_, one in scheme.categories.items() if one.placement}
    assert {id_: one.staff_group for id_, one in placements.items()} == {
        "core": "forms a locality team",
        "extended": "stays city-wide in an extended team",
        "hosted": "hosted in one locality (none of the paper's three groups)",
        "city-wide": "stays city-wide and locality facing",
    }
    assert {id_: one.contacts_in for id_, one in placements.items()} == {
        "core": None,
        "extended": "locality",
        "hosted": None,
        "city-wide": "locality",
    }


def test_where_something_is_managed_today_is_what_the_paper_says_or_is_called_our_reading(
    workspace: Workspace,
) -> None:
    current = {
        one.record.id: one.record.current
        for one in workspace.catalogue.components()
        if one.record.current
    }
    ours = [id_ for id_, now in current.items() if (now.note or "").startswith("Our reading")]
    assert ours == ["yps-other", "cf-other", "play-service"]
    assert [id_ for id_, now in current.items() if now.managed == "localities"] == [
        "delivery-14-19"
    ]
    assert all(now.source and now.source.section for now in current.values())


def test_no_date_of_an_enabler_is_later_than_the_day_of_going_live(workspace: Workspace) -> None:
    ready = {one.id: one.ready for one in workspace.catalogue.of(Enabler) if one.ready}
    assert {id_: date.wording for id_, date in ready.items()} == {
        "co-location": "by 2010-04",
        "management-framework": "by 2010-04",
        "team-around-school": "by 2010-04",
        "team-around-cluster": "by 2010-04",
    }
