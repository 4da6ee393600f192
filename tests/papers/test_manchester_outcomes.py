"""What changed in Manchester, what people say, what stands in the way: against the paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.development import Development
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.evidence import Evidence
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.measures import Measure
from dtl_planner.catalogue.sections.risks import Risk
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.figures import Good, Kind
from dtl_planner.catalogue.values.states import State
from dtl_planner.limits import Limits
from dtl_planner.outcomes.impact import impacts_of

MANCHESTER = Path(__file__).parents[2] / "examples/manchester"
ALL_WORKSTREAMS = (
    "complex-safeguarding",
    "front-door",
    "early-help-early-years",
    "social-work",
    "school-clusters",
    "youth-justice",
)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(MANCHESTER, limits=Limits())


def test_five_figures_fell_by_what_the_map_of_facts_works_out(workspace: Workspace) -> None:
    shown = [
        (one.measure.id, one.measure.kind, str(one.change.by), str(one.change.per_cent))
        for one in impacts_of(workspace.catalogue).measured
        if one.change
    ]
    assert shown == [
        ("referrals-spring", Kind.FLOW, "-1011", "-47.2"),
        ("section-47-spring", Kind.FLOW, "-133", "-25.7"),
        ("protection-plans-may", Kind.STOCK, "-225", "-23.4"),
        ("caseload-asye-june", Kind.MEAN, "-7.3", "-34.3"),
        ("caseload-social-workers-june", Kind.MEAN, "-3.7", "-17.3"),
    ]


def test_each_figure_is_held_against_the_same_months_a_year_before(workspace: Workspace) -> None:
    impacts = impacts_of(workspace.catalogue).measured
    assert [one.doubts for one in impacts] == [()] * 5
    assert [
        (one.measure.before.period.wording, one.measure.after.period.wording) for one in impacts
    ] == [
        ("2018-04..2018-05", "2019-04..2019-05"),
        ("2018-04..2018-05", "2019-04..2019-05"),
        ("2018-05", "2019-05"),
        ("2018-06", "2019-06"),
        ("2018-06", "2019-06"),
    ]


def test_that_less_is_good_is_read_from_the_wording(workspace: Workspace) -> None:
    measures = workspace.catalogue.of(Measure)
    assert {(one.good, one.good_basis) for one in measures} == {(Good.DOWN, Basis.INFERRED)}
    assert {one.basis for one in workspace.catalogue.of(Indicator)} == {Basis.INFERRED}


def test_the_paper_ties_no_figure_to_a_workstream(workspace: Workspace) -> None:
    assert {one.workstreams for one in workspace.catalogue.of(Measure)} == {()}


def test_three_people_and_a_peer_review_in_six_headlines_say_what_they_see(
    workspace: Workspace,
) -> None:
    evidence = workspace.catalogue.of(Evidence)
    assert [one.role for one in evidence if one.kind == "feedback"] == [
        "Nursery manager",
        "School safeguarding lead",
        "MASH health lead",
    ]
    review = [one for one in evidence if one.kind == "review"]
    assert len(review) == 6
    assert {(one.workstreams, one.basis) for one in review} == {
        (("complex-safeguarding",), Basis.STATED)
    }
    # No feedback says which workstream it is about.
    assert {one.basis for one in evidence if one.kind == "feedback"} == {Basis.INFERRED}


def test_nobodys_words_and_nobodys_initials_are_copied(workspace: Workspace) -> None:
    told = " ".join(one.text for one in workspace.catalogue.of(Evidence))
    assert "HB" not in told.split()
    assert " mum " not in told


def test_five_challenges_each_with_an_answer_and_no_scores(workspace: Workspace) -> None:
    risks = workspace.catalogue.of(Risk)
    assert [(one.id, one.kind, len(one.mitigations)) for one in risks] == [
        ("partners", "challenge", 2),
        ("leadership", "challenge", 1),
        ("estates", "challenge", 1),
        ("ict", "challenge", 2),
        ("communications", "challenge", 2),
    ]
    assert [one.id for one in risks if one.likelihood or one.severity or one.owner] == []
    assert [one.id for one in risks if one.review] == []


def test_what_answers_a_challenge_is_carried_by_what_the_paper_names(workspace: Workspace) -> None:
    carried = {
        one.id: [(each.workstreams, each.enablers, each.milestones) for each in one.mitigations]
        for one in workspace.catalogue.of(Risk)
    }
    stages = ("leadership-stage-1", "leadership-stage-2", "leadership-stage-3")
    assert carried == {
        "partners": [(("complex-safeguarding",), (), ()), ((), (), ())],
        "leadership": [((), stages, ())],
        "estates": [(ALL_WORKSTREAMS, ("accommodation",), ())],
        "ict": [((), ("partner-connectivity",), ()), ((), ("liquid-logic",), ())],
        "communications": [
            ((), ("communications-plan",), ()),
            (ALL_WORKSTREAMS, ("communications-plan",), ()),
        ],
    }
    enablers = workspace.catalogue.by_id(Enabler)
    assert all(each in enablers for rows in carried.values() for _, ids, _ in rows for each in ids)


def test_three_things_are_still_to_be_counted(workspace: Workspace) -> None:
    measured = {one.indicator for one in workspace.catalogue.of(Measure)}
    ahead = [one.id for one in workspace.catalogue.of(Indicator) if one.id not in measured]
    assert ahead == ["specialist-assessments", "multiple-referrals", "no-further-action"]
    tied = {each for one in workspace.catalogue.of(Aim) for each in one.indicators}
    assert tied == set(ahead)
    assert {one.state for one in workspace.catalogue.of(Development)} == {State.PLANNED}
