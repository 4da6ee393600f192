"""Croydon's programme, risks, demand and engagement against the council's report of June 2019."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dtl_planner.app.consulting import consult
from dtl_planner.app.figures import Demanded, read_demand
from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.app.risks import Asked as RisksAsked
from dtl_planner.app.risks import risk_register
from dtl_planner.app.tracking import Asked, track_progress
from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.consultation import Consultation
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.phases import Phase
from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.catalogue.sections.projects import Project
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.risks import Risk
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.staffing import Staffing
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.catalogue.sections.windows import Window
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.states import State
from dtl_planner.diagnostics import Severity
from dtl_planner.limits import Limits
from dtl_planner.risks.constraints import Force

CROYDON = Path(__file__).parents[2] / "examples/croydon"
REPORTED = date(2019, 6, 18)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(CROYDON, limits=Limits())


@pytest.fixture(scope="module")
def demanded(workspace: Workspace) -> Demanded:
    return read_demand(workspace)


def test_the_whole_comes_over_two_to_three_years_counted_from_the_report(
    workspace: Workspace,
) -> None:
    programme = workspace.catalogue.programme
    assert programme is not None
    assert programme.go_live is not None
    assert programme.go_live.wording == "2021-06..2022-06"
    assert "our reading" in (programme.note or "")


def test_three_phases_whose_dates_are_all_our_reading(workspace: Workspace) -> None:
    phases = workspace.catalogue.of(Phase)
    assert {one.id: one.by.wording for one in phases} == {
        "six-months": "by 2019-12",
        "one-year": "by 2020-06",
        "three-years": "2021-06..2022-06",
    }
    assert {one.basis for one in phases} == {Basis.INFERRED}


def test_the_four_next_steps_have_no_dates(workspace: Workspace) -> None:
    milestones = workspace.catalogue.by_id(Milestone)
    steps = ("hubs-fit", "whole-family-pilots", "programme-plan", "methods-agreed")
    assert {milestones[id_].by for id_ in steps} == {None}
    dated = {id_: one.basis for id_, one in milestones.items() if one.by}
    assert dated == dict.fromkeys(("three-areas", "six-localities"), Basis.INFERRED)


def test_what_is_done_by_the_day_of_the_report_has_its_month(workspace: Workspace) -> None:
    done = {
        id_: one.ended.wording
        for id_, one in workspace.catalogue.by_id(Standing).items()
        if one.state is State.DONE and one.ended
    }
    assert done == {
        "new-leadership": "2018-11..2019-01",
        "hubs-opened": "2018-12",
        "early-help": "2018-12",
        "demand-mapped": "2019-02",
        "workshops-held": "2019-03",
        "staff-heard": "2019-05",
    }


def test_two_of_the_next_steps_are_under_way_and_nothing_is_overdue(workspace: Workspace) -> None:
    track = track_progress(workspace, Asked(as_of=REPORTED))
    started = [one.id for one in track.milestones if one.state is State.STARTED]
    assert started == ["strategic-framework", "hubs-fit", "methods-agreed"]
    assert [one.id for one in track.milestones if one.is_overdue] == []


def test_what_is_not_stated_is_not_there(workspace: Workspace) -> None:
    catalogue = workspace.catalogue
    for section in (Window, Playbook, Staffing):  # inspections and busy periods have no dates
        assert catalogue.of(section) == ()
    assert {one.ready for one in catalogue.of(Enabler)} == {None}
    assert {one.posts for one in catalogue.of(Role)} == {None}
    assert [one.pounds for one in catalogue.of(Project)] == [None]
    busy = [one.id for one in catalogue.of(Service) if one.constraints and one.constraints.busy]
    assert busy == []


def test_nobody_says_what_80_and_20_measure(workspace: Workspace) -> None:
    (rule,) = workspace.catalogue.of(Flexibility)
    assert (rule.tied, rule.measures, rule.meaning, rule.owner) == (80, None, None, None)
    assert rule.of == ("child-protection-teams",)
    assert rule.basis is Basis.INFERRED
    assert "is not stated" in (rule.note or "")


def test_seven_risks_in_the_order_of_the_report_and_none_is_scored(workspace: Workspace) -> None:
    risks = workspace.catalogue.of(Risk)
    assert [(str(one.number), len(one.impacts), len(one.mitigations)) for one in risks] == [
        ("1", 3, 3),
        ("2", 2, 3),
        ("3", 1, 1),
        ("4", 3, 2),
        ("5", 2, 1),
        ("6", 1, 1),
        ("7", 1, 1),
    ]
    assert {(one.likelihood, one.severity, one.owner, one.review) for one in risks} == {(None,) * 4}
    mitigations = [each for one in risks for each in one.mitigations]
    assert {(each.by, each.due, each.state) for each in mitigations} == {(None,) * 3}


def test_every_mitigation_is_carried_by_something_and_the_tie_is_our_reading(
    workspace: Workspace,
) -> None:
    register = risk_register(workspace, RisksAsked())
    treatments = [one for entry in register.entries for one in entry.treatments]
    assert [one.record.text for one in treatments if one.is_only_words] == []
    # That the 80/20 rule is the flexibility meant is stated: the report names it itself.
    stated = [one.record.flexibility for one in treatments if one.record.basis is Basis.STATED]
    assert stated == ["eighty-twenty"]


def test_the_plan_keeps_fragile_social_work_out_of_the_six_months_without_moves(
    workspace: Workspace,
) -> None:
    register = risk_register(workspace, RisksAsked())
    rules = [
        (rule.name, rule.force)
        for entry in register.entries
        for one in entry.treatments
        for rule in one.rules
    ]
    assert rules == [("fragile:social-work", Force.MUST)]
    fragile = {
        one.record.id: one.record.constraints.note
        for one in workspace.catalogue.components()
        if one.record.constraints and one.record.constraints.fragile
    }
    assert list(fragile) == ["social-work", "child-protection-teams"]
    assert all("is our reading" in (note or "") for note in fragile.values())


def test_no_figure_is_made_of_ranks_and_two_shares(demanded: Demanded) -> None:
    assert demanded.picture.figures() == {}
    assert {one.value for one in demanded.observations} == {None}
    assert {
        (one.place, one.indicator): str(one.share)
        for one in demanded.observations
        if one.share is not None
    } == {
        ("central-west", "protection-plans"): "0.28",
        ("central-west", "looked-after"): "0.27",
    }


def test_which_of_two_localities_is_first_in_domestic_violence_is_left_open(
    workspace: Workspace, demanded: Demanded
) -> None:
    assert demanded.picture.ranks()["domestic-violence"] == {"north-east": 3}
    indicators = workspace.catalogue.by_id(Indicator)
    assert len(indicators) == 14
    assert "Central West and South East" in (indicators["domestic-violence"].note or "")
    assert {one.good for one in indicators.values()} == {None}


def test_two_workshops_and_five_events_with_about_180_staff(workspace: Workspace) -> None:
    events = {
        one.id: (one.when.wording, one.number.wording)
        for one in workspace.catalogue.of(Event)
        if one.when is not None and one.number is not None
    }
    assert events == {
        "demand-workshop": ("2019-02", "1"),
        "approaches-workshop": ("2019-03", "1"),
        "staff-events": ("2019-05", "5"),
    }
    took_part = workspace.catalogue.by_id(Event)["staff-events"].took_part
    assert took_part is not None
    assert took_part.wording == "about 180"


def test_three_benefits_were_named_and_nothing_that_was_said_goes_unanswered(
    workspace: Workspace,
) -> None:
    benefits = [one.id for one in workspace.catalogue.of(Theme) if one.kind == "support"]
    assert benefits == ["stronger-relationships", "less-travel", "know-communities"]
    orphans = consult(workspace).orphans
    assert {(one.code.id, one.severity) for one in orphans} == {("DTL663", Severity.NOTE)}


def test_outside_departments_tackle_three_issues_with_whole_families(
    workspace: Workspace,
) -> None:
    (alliance,) = workspace.catalogue.of(Alliance)
    assert alliance.members == ("adult-social-care", "gateway", "family-pilots")
    (project,) = workspace.catalogue.of(Project)
    assert (project.state, project.when, project.places) == (State.PLANNED, None, ())


def test_only_one_meeting_is_said_to_do_anything_together(workspace: Workspace) -> None:
    bodies = workspace.catalogue.by_id(Body)
    assert {id_: one.decides for id_, one in bodies.items() if one.decides} == {
        "executive-directors-meeting": "coordinates"
    }
    assert len(bodies["executive-directors-meeting"].members) == 3
    assert {one.reports_to for one in bodies.values()} == {None}
    assert bodies["integrated-care-networks"].in_each == "locality"


def test_everything_that_is_told_has_a_source_with_its_section(workspace: Workspace) -> None:
    catalogue = workspace.catalogue
    cited = [
        one.source
        for records in (
            catalogue.of(Action),
            catalogue.of(Aim),
            catalogue.of(Alliance),
            catalogue.of(Body),
            catalogue.of(Consultation),
            catalogue.of(Effect),
            catalogue.of(Enabler),
            catalogue.of(Event),
            catalogue.of(Flexibility),
            catalogue.of(Indicator),
            catalogue.of(Milestone),
            catalogue.of(Phase),
            catalogue.of(Project),
            catalogue.of(Question),
            catalogue.of(Risk),
            catalogue.of(Role),
            catalogue.of(Standing),
            catalogue.of(Theme),
        )
        for one in records
    ]
    cited += [each.source for one in catalogue.of(Risk) for each in one.mitigations]
    cited += [each.source for one in catalogue.of(Milestone) for each in one.depends_on]
    assert all(one is not None and one.section for one in cited)
