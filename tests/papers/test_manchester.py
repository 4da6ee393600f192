"""Manchester's workspace against the council's paper of July 2019."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.app.tracking import Asked, track_progress
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.planning import Planning
from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.schemes import Scheme
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.states import State
from dtl_planner.diagnostics import Severity
from dtl_planner.limits import Limits
from dtl_planner.plan.tracking.track import DayFrom

MANCHESTER = Path(__file__).parents[2] / "examples/manchester"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(MANCHESTER, limits=Limits())


def test_six_workstreams_with_their_aims_milestones_and_reports(workspace: Workspace) -> None:
    of = Counter(one.workstream for one in workspace.catalogue.of(Milestone))
    found = [
        (one.id, len(one.aims), of[one.id], len(one.progress))
        for one in workspace.catalogue.of(Workstream)
    ]
    assert found == [
        ("complex-safeguarding", 3, 8, 5),
        ("front-door", 3, 5, 4),
        ("early-help-early-years", 4, 5, 5),
        ("social-work", 5, 4, 3),
        ("school-clusters", 5, 9, 4),
        ("youth-justice", 5, 3, 2),
    ]
    assert sum(of.values()) == 34


def test_what_was_reported_has_the_dates_of_the_paper_and_no_others(workspace: Workspace) -> None:
    dated = [
        (one.id, report.on.wording)
        for one in workspace.catalogue.of(Workstream)
        for report in one.progress
        if report.on
    ]
    assert dated == [
        ("complex-safeguarding", "2018-10"),
        ("front-door", "2019-07"),
        ("early-help-early-years", "2019-07"),
        ("early-help-early-years", "2019-07"),
        ("early-help-early-years", "2019-07"),
        ("youth-justice", "2019-06"),
    ]


def test_a_cohort_of_ten_and_two_reviews_of_the_demand_are_told(workspace: Workspace) -> None:
    told = [report.text for one in workspace.catalogue.of(Workstream) for report in one.progress]
    assert sum("10 young people" in text for text in told) == 1
    assert sum("June (after three months) and September (after six)" in text for text in told) == 1


def test_only_the_first_workstream_goes_over_into_business_as_usual_and_not_yet(
    workspace: Workspace,
) -> None:
    streams = workspace.catalogue.by_id(Workstream)
    assert [id_ for id_, one in streams.items() if one.goes_to] == ["complex-safeguarding"]
    first = streams["complex-safeguarding"]
    assert first.state is State.STARTED
    assert first.note is not None
    assert first.note.startswith("Not transferred yet")
    assert "CLT" in (first.goes_to or "")


def test_the_new_workstream_has_a_lead_and_is_still_being_scoped(workspace: Workspace) -> None:
    streams = workspace.catalogue.by_id(Workstream)
    assert {id_: one.led_by for id_, one in streams.items() if one.led_by} == {
        "youth-justice": "youth-justice-lead"
    }
    assert streams["youth-justice"].state is State.PLANNED
    assert {one.state for id_, one in streams.items() if id_ != "youth-justice"} == {State.STARTED}


def test_the_state_of_every_workstream_is_called_our_reading(workspace: Workspace) -> None:
    assert {one.state_basis for one in workspace.catalogue.of(Workstream)} == {Basis.INFERRED}


def test_no_milestone_has_a_deadline_and_there_is_none_to_work_back_from(
    workspace: Workspace,
) -> None:
    assert [one.id for one in workspace.catalogue.of(Milestone) if one.by] == []
    assert workspace.catalogue.of(Planning) == ()
    assert workspace.catalogue.programme is not None
    assert workspace.catalogue.programme.go_live is None


def test_what_is_expected_in_some_month_is_what_the_paper_expects(workspace: Workspace) -> None:
    standing = workspace.catalogue.by_id(Standing)
    assert {id_: one.expected.wording for id_, one in standing.items() if one.expected} == {
        "start-well-established": "2019-07",
        "youth-justice-board-meets": "2019-08",
        "options-appraisal": "2019-09..2019-10",
    }


def test_how_far_something_has_got_is_stated_or_called_our_reading(workspace: Workspace) -> None:
    stated = [
        id_
        for id_, one in workspace.catalogue.by_id(Standing).items()
        if "Our reading:" not in (one.note or "")
    ]
    assert stated == ["demand-analysis", "youth-justice-board-meets", "liquid-logic"]


def test_the_options_wait_for_the_demand_analysis_and_buildings_for_what_makes_them_fit(
    workspace: Workspace,
) -> None:
    waiting = {
        one.id: [each.on for each in one.depends_on]
        for one in workspace.catalogue.of(Milestone)
        if one.depends_on
    }
    assert waiting == {
        "safeguarding-accommodation": ["accommodation", "partner-connectivity"],
        "front-door-accommodation": ["accommodation", "partner-connectivity"],
        "front-door-co-location": ["accommodation"],
        "options-appraisal": ["demand-analysis"],
    }


def test_leadership_is_developed_in_three_stages_without_dates(workspace: Workspace) -> None:
    stages = [
        one for one in workspace.catalogue.of(Enabler) if one.kind == "leadership development"
    ]
    assert [one.id for one in stages] == [
        "leadership-stage-1",
        "leadership-stage-2",
        "leadership-stage-3",
    ]
    assert {one.ready for one in workspace.catalogue.of(Enabler)} == {None}


def test_the_footprint_is_1_3_12_32_of_which_three_localities_have_names(
    workspace: Workspace,
) -> None:
    localities, clusters = workspace.catalogue.of(Footprint)
    assert list(localities.declared.values()) == [1, 3, 12, 32]
    places = workspace.catalogue.of(Place)
    assert [one.name for one in places if one.tier == "locality"] == ["North", "Central", "South"]
    assert {one.tier: one.count for one in places if not one.named} == {
        "level-of-12": 12,
        "level-of-32": 32,
    }
    # School clusters meet in four places, so that is another division of the city.
    assert clusters.declared == {"school-partnership": 4}
    assert [one.name.split()[0] for one in places if one.tier == "school-partnership"] == [
        "North",
        "Central",
        "South",
        "Wythenshawe",
    ]


def test_the_bodies_of_the_paper_and_the_one_that_reports_to_another(workspace: Workspace) -> None:
    bodies = workspace.catalogue.by_id(Body)
    assert {
        "programme-board",
        "safeguarding-delivery-group",
        "locality-leadership-groups",
        "start-well-board",
        "youth-justice-board",
        "scrutiny-committee",
    } <= set(bodies)
    assert {id_: one.reports_to for id_, one in bodies.items() if one.reports_to} == {
        "safeguarding-delivery-group": "clt"
    }
    assert bodies["locality-leadership-groups"].in_each == "locality"


def test_everything_has_a_source_with_its_section(workspace: Workspace) -> None:
    assert list(workspace.catalogue.by_id(Source)) == ["paper"]
    catalogue = workspace.catalogue
    cited = [
        one.source
        for records in (
            catalogue.of(Workstream),
            catalogue.of(Milestone),
            catalogue.of(Standing),
            catalogue.of(Role),
            catalogue.of(Body),
            catalogue.of(Enabler),
            catalogue.of(Place),
            catalogue.of(Footprint),
        )
        for one in records
    ]
    cited += [report.source for one in catalogue.of(Workstream) for report in one.progress]
    for one in catalogue.components():
        outside = one.record.outside
        cited.append(outside.source if outside else one.record.source)
    assert all(one is not None and one.section for one in cited)


def test_the_paper_classifies_nothing_so_the_scheme_says_that_it_is_ours(
    workspace: Workspace,
) -> None:
    (scheme,) = workspace.catalogue.of(Scheme)
    assert "our reading" in scheme.title
    settled = {
        one.component.record.id: one.category.id
        for one in classify(workspace).placed
        if one.category
    }
    assert settled == dict.fromkeys(
        ("mash", "duty-assessment", "early-help", "early-years"), "from-localities"
    )
    assert [one.record.id for one in workspace.catalogue.components() if one.record.published] == []


def test_nothing_is_wrong_but_a_post_without_a_manager_and_questions_without_answers(
    workspace: Workspace,
) -> None:
    found = [one for one in check(workspace) if one.severity is not Severity.NOTE]
    assert [(one.code.id, one.severity) for one in found] == [
        ("DTL650", Severity.WARNING),
        ("DTL614", Severity.WARNING),
    ]


def test_progress_is_told_as_of_the_day_of_the_paper(workspace: Workspace) -> None:
    track = track_progress(workspace, Asked())
    assert (track.as_of, track.day_from) == (date(2019, 7, 17), DayFrom.RECORDED)
    assert [one.id for one in track.milestones if one.is_finished] == ["best-practice"]
    assert [one.id for one in track.tracked if one.is_overdue] == []
    assert [one.id for one in track.tracked if one.is_upcoming] == [
        "start-well-established",
        "youth-justice-board-meets",
    ]
