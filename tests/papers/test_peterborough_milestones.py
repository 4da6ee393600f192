"""Peterborough's key timescales against the paper: sixteen milestones in three gates, and one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.capacity import Capacity
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.phases import Phase
from dtl_planner.catalogue.sections.planning import Planning
from dtl_planner.catalogue.sections.playbooks import Activity, Playbook
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.limits import Limits

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(ROOT, limits=Limits())


def activities(workspace: Workspace) -> list[Activity]:
    playbooks = workspace.catalogue.of(Playbook)
    return [one for playbook in playbooks for play in playbook.plays for one in play.activities]


def test_there_are_three_gates_and_the_plan_works_back_from_the_last(workspace: Workspace) -> None:
    phases = workspace.catalogue.of(Phase)
    assert [(one.id, one.by.last) for one in phases] == [
        ("october", date(2009, 10, 31)),
        ("january", date(2010, 1, 31)),
        ("april", date(2010, 4, 30)),
    ]
    (planning,) = workspace.catalogue.of(Planning)
    assert planning.deadline is not None
    assert planning.deadline.last == phases[-1].by.last
    assert planning.prefer == "late"


def test_the_sixteen_milestones_are_those_of_the_three_lists(workspace: Workspace) -> None:
    milestones = workspace.catalogue.of(Milestone)
    assert [(one.phase, one.id) for one in milestones if one.phase] == [
        ("october", "heads-recruited"),
        ("october", "structures-agreed"),
        ("october", "alliances-progressed"),
        ("october", "accountabilities-agreed"),
        ("october", "culture-programme-scoped"),
        ("october", "ict-understood"),
        ("january", "staff-consulted"),
        ("january", "health-director-appointed"),
        ("january", "managers-recruited"),
        ("january", "city-teams-in-place"),
        ("january", "contacts-identified"),
        ("january", "culture-programme-begun"),
        ("april", "core-teams-in-place"),
        ("april", "directors-appointed"),
        ("april", "framework-established"),
        ("april", "some-co-location"),
    ]


def test_each_milestone_is_due_by_its_gate_in_the_words_of_the_paper(workspace: Workspace) -> None:
    gates = workspace.catalogue.by_id(Phase)
    words = {
        "october": ("by 2009-10", "by the end of October 2009"),
        "january": ("by 2010-01", "by the end of January 2010"),
        "april": ("by 2010-04", "by April 2010"),
    }
    for one in workspace.catalogue.of(Milestone):
        if one.phase:
            assert one.by is not None
            assert (one.by.wording, one.wording) == words[one.phase]
            assert one.by == gates[one.phase].by
            assert one.source is not None
            assert one.source.section == "Key timescales"


def test_the_consultation_of_november_stands_in_none_of_the_lists(workspace: Workspace) -> None:
    (one,) = [each for each in workspace.catalogue.of(Milestone) if each.phase is None]
    assert one.id == "design-issued"
    assert one.by is not None
    assert (one.by.first, one.by.last) == (date(2009, 11, 1), date(2009, 11, 30))
    assert [each.on for each in one.depends_on] == [
        "core-team",
        *(alliance.id for alliance in workspace.catalogue.of(Alliance)),
    ]
    assert all(each.source and each.why for each in one.depends_on)


def test_what_a_milestone_waits_for_is_called_our_reading_where_the_paper_does_not_say_it(
    workspace: Workspace,
) -> None:
    found = [
        (one.id, each.on)
        for one in workspace.catalogue.of(Milestone)
        for each in one.depends_on
        if "our reading" in (each.why or "").lower()
    ]
    assert found == [
        ("staff-consulted", "design-issued"),
        ("culture-programme-begun", "culture-programme-scoped"),
        ("directors-appointed", "accountabilities-agreed"),
    ]


def test_every_length_is_an_assumption_with_a_least_and_a_most(workspace: Workspace) -> None:
    (playbook,) = workspace.catalogue.of(Playbook)
    assert playbook.basis == "assumed"
    assert "assumption" in (playbook.note or "")
    found = activities(workspace)
    assert [one.id for one in found if one.basis is not Basis.INFERRED] == []
    assert [one.id for one in found if one.takes.least is None or one.takes.most is None] == []


def test_the_paper_states_no_capacity_so_there_is_none(workspace: Workspace) -> None:
    assert workspace.catalogue.of(Capacity) == ()


def test_what_the_plan_keeps_together_says_why_and_where(workspace: Workspace) -> None:
    kept = {one.id: one.in_plan for one in workspace.catalogue.of(Alliance) if one.in_plan}
    assert {id_: (each.together, each.team_first) for id_, each in kept.items()} == {
        "fourteen-nineteen": ("phase", False),
        "children-in-care": ("phase", True),
        "children-with-disability": (None, True),
    }
    assert all(each.why and each.source for each in kept.values())
