"""Croydon's workspace against the council's report of 2019."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.boundaries import BoundaryFile
from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.classify.placing import Placed, Status
from dtl_planner.diagnostics import Severity
from dtl_planner.limits import Limits
from dtl_planner.places.maps.boundaries import read_boundaries

CROYDON = Path(__file__).parents[2] / "examples/croydon"
OPEN = {
    "child-protection-teams",
    "education-services",
    "improvement-team",
    "quality-assurance",
    "youth-engagement",
}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(CROYDON, limits=Limits())


@pytest.fixture(scope="module")
def placed(workspace: Workspace) -> dict[str, Placed]:
    return {one.component.record.id: one for one in classify(workspace).placed}


def test_early_help_is_the_pioneer_and_social_work_the_navigator(
    placed: dict[str, Placed],
) -> None:
    settled = {name: one.category.id for name, one in placed.items() if one.category}
    assert settled == {"early-help": "pioneer", "social-work": "navigator"}
    assert {placed[name].status for name in settled} == {Status.RULE}


def test_what_comes_out_is_what_the_report_published(placed: dict[str, Placed]) -> None:
    papers = {
        name: one.component.record.published.category
        for name, one in placed.items()
        if one.component.record.published
    }
    assert papers == {"early-help": "pioneer", "social-work": "navigator"}


def test_all_other_teams_wait_for_their_managers_and_every_grouping_is_open_to_them(
    placed: dict[str, Placed],
) -> None:
    waiting = {name: one for name, one in placed.items() if one.status is Status.UNDER_REVIEW}
    assert set(waiting) == OPEN
    for one in waiting.values():
        assert one.pending is not None
        assert one.pending.between == ("pioneer", "navigator", "ambassador")
        assert one.pending.resolves


def test_the_rules_close_nothing_that_the_report_leaves_open(placed: dict[str, Placed]) -> None:
    every = ("pioneer", "navigator", "ambassador")
    assert {name: one.verdict.possible for name, one in placed.items()} == {
        "early-help": ("pioneer",),
        "social-work": ("navigator",),
        # Its work is to follow areas, so it is no ambassador; its base is not stated.
        "child-protection-teams": ("pioneer", "navigator"),
        "education-services": every,
        "improvement-team": every,
        "quality-assurance": every,
        "youth-engagement": every,
    }


def test_no_base_but_those_of_early_help_and_of_navigators_is_answered(
    placed: dict[str, Placed],
) -> None:
    """Without agreed plans for six months a team may still be going to move."""
    based = {
        name: (answer.value, answer.basis)
        for name, one in placed.items()
        if (answer := one.component.record.answers.get("based_in_area"))
    }
    assert based == {
        "early-help": ("yes", Basis.STATED),
        "social-work": ("no", Basis.INFERRED),
    }
    for name in OPEN:
        current = placed[name].component.record.current
        assert current is not None
        assert current.note
        assert current.base is None


def test_answers_read_back_from_the_outcome_say_so(placed: dict[str, Placed]) -> None:
    back = [
        (name, fact)
        for name, one in placed.items()
        for fact, answer in one.component.record.answers.items()
        if (answer.note or "").startswith("From the published outcome:")
    ]
    assert back == [("social-work", "based_in_area")]


def test_the_report_is_one_source_and_the_boundaries_of_its_wards_another(
    workspace: Workspace,
) -> None:
    assert list(workspace.catalogue.by_id(Source)) == ["report", "wards-2025"]


def test_only_what_the_report_states_of_early_help_is_stated(placed: dict[str, Placed]) -> None:
    stated = {
        (name, fact)
        for name, one in placed.items()
        for fact, answer in one.component.record.answers.items()
        if answer.basis is Basis.STATED
    }
    assert stated == {("early-help", "based_in_area")}


def test_every_answer_has_a_source_and_every_inferred_one_a_note(
    placed: dict[str, Placed],
) -> None:
    for one in placed.values():
        for answer in one.component.record.answers.values():
            assert answer.source is not None
            assert answer.source.section
            assert answer.basis is Basis.STATED or answer.note


def test_six_localities_of_which_five_are_named_and_three_areas(workspace: Workspace) -> None:
    places = workspace.catalogue.of(Place)
    localities = [place for place in places if place.tier == "locality"]
    assert len(localities) == 6
    assert [place.id for place in localities if not place.named] == ["sixth-locality"]
    assert [place.id for place in places if place.tier == "area"] == ["north", "central", "south"]
    # Which locality lies in which area is not stated.
    assert {str(place.within) for place in localities} == {"{'localities': 'croydon'}"}


def test_28_wards_of_which_the_report_gives_14_a_locality(workspace: Workspace) -> None:
    wards = [place for place in workspace.catalogue.of(Place) if place.tier == "ward"]
    assert len({ward.code for ward in wards if ward.code}) == 28
    by_source: dict[str, Counter[str]] = {}
    for ward in wards:
        assert isinstance(ward.within, dict)
        assert ward.source is not None
        by_source.setdefault(ward.source.id, Counter())[ward.within["localities"]] += 1
    assert by_source == {
        "report": {"central-west": 6, "south-east": 4, "north-west": 4},
        "wards-2025": {"croydon": 14},
    }


def test_the_codes_are_those_of_wards_with_the_same_names_of_2025(workspace: Workspace) -> None:
    (record,) = workspace.catalogue.of(BoundaryFile)
    data = (CROYDON / record.file).read_bytes()
    found = read_boundaries(data, file=record.file, limits=Limits())
    assert found.diagnostics == ()
    wards = [place for place in workspace.catalogue.of(Place) if place.tier == record.tier]
    assert {(one.code, one.name) for one in found.areas} == {(one.code, one.name) for one in wards}
    assert record.licence is not None
    assert "Open Government Licence v.3.0" in record.licence
    assert (record.note or "").startswith("Wards of 2025 are not the wards of 2019")


def test_the_number_of_primary_care_networks_is_said_to_be_undecided(workspace: Workspace) -> None:
    note = workspace.catalogue.by_id(Body)["ccg"].note or ""
    assert "undecided" in note
    assert [one.id for one in workspace.catalogue.of(Footprint)] == ["localities", "areas"]


def test_two_questions_and_three_rules_are_the_whole_scheme(workspace: Workspace) -> None:
    (scheme,) = workspace.catalogue.of(WrittenScheme)
    assert list(scheme.facts) == ["based_in_area", "work_by_area"]
    assert [rule.then for rule in scheme.rules] == ["pioneer", "navigator"]
    assert scheme.otherwise is not None
    assert scheme.otherwise.then == "ambassador"


def test_nothing_is_wrong_with_it_and_what_is_open_is_no_more_than_a_note(
    workspace: Workspace,
) -> None:
    assert {found.severity for found in check(workspace)} == {Severity.NOTE}


def test_only_ambassadors_are_to_be_named_for_each_area(workspace: Workspace) -> None:
    (scheme,) = workspace.catalogue.of(WrittenScheme)
    placements = {id_: one.placement for id_, one in scheme.categories.items() if one.placement}
    assert {id_: one.contacts_in for id_, one in placements.items()} == {
        "pioneer": None,
        "navigator": None,
        "ambassador": "area",
    }
    assert all(one.staff_group for one in placements.values())
    # Who manages a team of any of the three is not stated.
    assert {one.managed for one in placements.values()} == {None}
