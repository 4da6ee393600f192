"""What Manchester's programme is for, who steers it, whom it asks: against the council's paper."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.development import Development
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.evidence import Evidence
from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.measures import Measure
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.risks import Risk
from dtl_planner.catalogue.sections.targets import Target
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.limits import Limits

MANCHESTER = Path(__file__).parents[2] / "examples/manchester"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(MANCHESTER, limits=Limits())


def test_sixteen_outcomes_are_intended_in_four_groups(workspace: Workspace) -> None:
    outcomes = [one for one in workspace.catalogue.of(Aim) if one.kind == "outcome"]
    assert Counter(one.group for one in outcomes) == {
        "Children, young people and families": 4,
        "Organisations": 3,
        "Workforce": 5,
        "Partnerships": 4,
    }


def test_no_outcome_has_a_figure_to_be_reached(workspace: Workspace) -> None:
    assert workspace.catalogue.of(Target) == ()
    assert [one.id for one in workspace.catalogue.of(Aim) if one.kind == "outcome" and one.by] == []


def test_what_an_outcome_is_tied_to_is_called_our_reading(workspace: Workspace) -> None:
    tied = [
        one
        for one in workspace.catalogue.of(Aim)
        if one.kind == "outcome" and (one.workstreams or one.measures)
    ]
    assert len(tied) == 6
    assert all((one.note or "").startswith("Our reading: ") for one in tied)
    assert {one.basis for one in tied} == {Basis.INFERRED}


def test_nine_principles_underpin_the_programme_and_one_has_three_strands(
    workspace: Workspace,
) -> None:
    principles = [one for one in workspace.catalogue.of(Aim) if one.kind == "principle"]
    underpinning = [
        one for one in principles if one.source and one.source.section == "Underpinning principles"
    ]
    assert Counter(one.part_of for one in underpinning) == {None: 9, "strands": 3}
    assert [one.id for one in principles if one not in underpinning] == ["in-line"]


def test_ten_priorities_come_next_and_each_but_the_last_has_its_workstream(
    workspace: Workspace,
) -> None:
    priorities = [one for one in workspace.catalogue.of(Aim) if one.kind == "priority"]
    assert [one.workstreams for one in priorities] == [
        ("complex-safeguarding",),
        ("front-door",),
        ("early-help-early-years",),
        ("early-help-early-years",),
        ("early-help-early-years",),
        ("front-door",),
        ("school-clusters",),
        ("school-clusters",),
        ("youth-justice",),
        (),
    ]
    assert {one.id: one.by.wording for one in priorities if one.by} == {
        "launch-front-door": "2019-07"
    }


def test_it_is_in_line_with_two_other_arrangements_of_the_city(workspace: Workspace) -> None:
    (localities, _) = workspace.catalogue.of(Footprint)
    for note in (localities.note, workspace.catalogue.by_id(Aim)["in-line"].text):
        assert "Bringing Services Together" in (note or "")
        assert "MMASA" in (note or "")


def test_leaders_are_developed_in_three_stages_whose_dates_nobody_states(
    workspace: Workspace,
) -> None:
    leaders = workspace.catalogue.by_id(Development)["leadership-development"]
    assert leaders.led_by == "HROD"
    assert leaders.of == ("locality-leadership-groups",)
    assert [one.name for one in leaders.stages] == [
        "Stage 1, behaviours",
        "Stage 2, relationships across systems",
        "Stage 3, a programme in modules",
    ]
    assert {one.when for one in leaders.stages} == {None}
    assert "not stated" in (leaders.note or "")


def test_only_the_programme_board_is_told_to_decide_anything(workspace: Workspace) -> None:
    bodies = workspace.catalogue.of(Body)
    assert [one.id for one in bodies if one.decides] == ["programme-board"]
    assert [one.id for one in bodies if one.members] == ["project-delivery-groups"]
    assert [one.id for one in bodies if one.meets or one.chaired_by or one.since] == []


def test_what_leans_on_what_crosses_the_workstreams(workspace: Workspace) -> None:
    alliances = workspace.catalogue.of(Alliance)
    assert {one.id: one.members for one in alliances} == {
        "front-door-together": ("mash", "duty-assessment", "early-help"),
        "front-door-and-social-work": ("social-work-teams", "mash", "duty-assessment"),
        "early-help-and-early-years": ("early-help", "early-years"),
        "schools-and-early-help": ("schools", "early-help", "early-years"),
    }
    assert {one.kind for one in alliances} == {"interdependency"}
    # The paper forms no team of any of them, and asks no plan to keep them together.
    assert [one.id for one in alliances if one.forms or one.in_plan] == []


def test_a_tie_is_written_at_the_alliance_and_at_each_of_its_members(workspace: Workspace) -> None:
    at_members = {
        (alliance, one.record.id)
        for one in workspace.catalogue.components()
        for alliance in one.record.alliances
    }
    at_alliances = {
        (one.id, member) for one in workspace.catalogue.of(Alliance) for member in one.members
    }
    assert at_members == at_alliances


def test_the_committee_is_asked_three_things_and_no_answer_is_made_up(workspace: Workspace) -> None:
    questions = workspace.catalogue.of(Question)
    assert [one.asked_in for one in questions] == ["scrutiny-paper"] * 3
    assert [one.id for one in workspace.catalogue.of(Theme) if one.question] == []


def test_meetings_are_those_the_workstreams_report(workspace: Workspace) -> None:
    assert {
        one.id: (one.when.wording if one.when else "not stated", one.audiences)
        for one in workspace.catalogue.of(Event)
        if one.kind == "meeting"
    } == {
        "values-presented": ("2019-06", ("youth justice staff",)),
        "service-managers-workshop": ("2019-07", ("service managers",)),
        "headteacher-meetings": ("not stated", ("headteachers",)),
    }
    assert {one.id: (one.kind, one.basis) for one in workspace.catalogue.of(Effect)} == {
        "grouping-takes-account": ("changed", "stated"),
        "values-stay": ("kept", "inferred"),
    }


def test_each_of_these_facts_has_a_source_with_its_section(workspace: Workspace) -> None:
    catalogue = workspace.catalogue
    cited = [
        one.source
        for records in (
            catalogue.of(Aim),
            catalogue.of(Development),
            catalogue.of(Alliance),
            catalogue.of(Indicator),
            catalogue.of(Measure),
            catalogue.of(Evidence),
            catalogue.of(Risk),
            catalogue.of(Event),
            catalogue.of(Question),
            catalogue.of(Theme),
            catalogue.of(Effect),
        )
        for one in records
    ]
    cited += [each.source for one in catalogue.of(Risk) for each in one.mitigations]
    cited += [each.source for one in catalogue.of(Development) for each in one.stages]
    assert [one for one in cited if not (one and one.section)] == []
