"""The 37 outcomes that the paper gives: each comes out, with its source."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_tables import OUTCOMES, Outcome

from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.app.structuring import structure_of
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.diff.difference import Difference, difference
from dtl_planner.limits import Limits
from dtl_planner.structure.model import Held, Open, Unit

ROOT = Path(__file__).parents[2]
OPEN = "undecided"
NO_DIFFERENCE = ("teaching-staff",)
"""Outcomes that say of something that it stays out of this: nothing of it differs."""


each_outcome = pytest.mark.parametrize("row", OUTCOMES, ids=lambda row: f"{row.row}-{row.unit}")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(ROOT, limits=Limits())


@pytest.fixture(scope="module")
def told(workspace: Workspace) -> Difference:
    return difference(structure_of(workspace, "current"), structure_of(workspace, "proposed"))


def record_of(workspace: Workspace, row: Outcome) -> Service | Role:
    components = {one.record.id: one.record for one in workspace.catalogue.components()}
    found = components.get(row.unit) or workspace.catalogue.find(Role, row.unit)
    assert found is not None
    return found


def in_words(value: Held) -> str | None:
    return OPEN if isinstance(value, Open) else value


def placed(told: Difference, row: Outcome) -> Unit:
    return told.comparison.after.units[row.unit]


def test_there_are_37_each_with_a_number_and_a_record_of_its_own() -> None:
    assert [row.row for row in OUTCOMES] == list(range(1, 38))
    assert len({row.unit for row in OUTCOMES}) == 37


@each_outcome
def test_the_record_says_where_the_paper_gives_the_outcome(
    row: Outcome, workspace: Workspace
) -> None:
    source = record_of(workspace, row).source
    assert source is not None
    assert (source.id, source.section) == (row.source.id, row.source.section)


@each_outcome
def test_what_is_published_is_what_the_outcome_is(row: Outcome, workspace: Workspace) -> None:
    record = record_of(workspace, row)
    published = record.published if isinstance(record, Service) else None
    category = published.category if published else None
    assert (OPEN if isinstance(category, Undecided) else category) == row.category
    assert (published.basis if published else Basis.STATED) == row.basis


@each_outcome
def test_the_proposed_structure_has_the_outcome(row: Outcome, told: Difference) -> None:
    unit = placed(told, row)
    if row.category is not None:
        assert in_words(unit.category) == row.category
    assert in_words(unit.host) == row.host
    assert in_words(unit.division) == row.division
    assert unit.teams == tuple(sorted(row.teams))
    assert unit.was == row.was


@each_outcome
def test_the_structure_gives_the_source_of_the_outcome(
    row: Outcome, told: Difference, workspace: Workspace
) -> None:
    record = record_of(workspace, row)
    assert record.source is not None
    cited = workspace.catalogue.cite(record.source)
    assert placed(told, row).grounds["name"].source == cited


def test_every_outcome_but_those_that_change_nothing_is_in_the_difference(
    told: Difference,
) -> None:
    found = {unit for change in told.changes for unit in (change.unit, *change.others)}
    assert [row.unit for row in OUTCOMES if row.unit not in found] == list(NO_DIFFERENCE)


def test_every_merger_takes_the_place_of_posts_that_there_are_today(told: Difference) -> None:
    for row in OUTCOMES:
        for id_ in row.was:
            assert id_ in told.comparison.before.units
            assert id_ not in told.comparison.after.units
