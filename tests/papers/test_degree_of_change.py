"""The paper's table of the degree of change, line by line, against `dtl diff current proposed`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from paper_tables import LINES, SERVICES, Expected, Line, ids_of

from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.app.structuring import structure_of
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.diff.difference import Difference, change_rules, difference
from dtl_planner.limits import Limits
from dtl_planner.structure.model import Open

if TYPE_CHECKING:
    from dtl_planner.diff.change import Change
    from dtl_planner.structure.model import Structure

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(ROOT, limits=Limits())


@pytest.fixture(scope="module")
def told(workspace: Workspace) -> Difference:
    return difference(structure_of(workspace, "current"), structure_of(workspace, "proposed"))


def is_so(structure: Structure, expected: Expected, wanted: object) -> bool:
    """Whether an attribute has a value; of several, whether that is one of them."""
    unit = structure.units.get(expected.unit)
    if unit is None or expected.attribute == "exists":
        return (unit is not None) is wanted
    value = getattr(unit, expected.attribute)
    if isinstance(value, Open):
        return wanted == "undecided"
    return wanted in value if isinstance(value, tuple) else bool(value == wanted)


def tells(change: Change, expected: Expected) -> bool:
    """Whether a change is of an expected kind, about the unit and the attribute."""
    steps = {(edit.unit, edit.attribute) for edit in change.edits}
    attributes = {expected.attribute, "exists"}
    return change.kind in expected.kind and any(
        (expected.unit, each) in steps for each in attributes
    )


def changes_of(told: Difference, unit: str) -> list[Change]:
    """Every change that is about a unit, or in which it takes part."""
    return [each for each in told.changes if unit in (each.unit, *each.others)]


def test_each_row_of_the_table_is_there_in_its_order() -> None:
    assert [line.row for line in LINES] == sorted(line.row for line in LINES)
    assert tuple(dict.fromkeys(line.service for line in LINES)) == SERVICES
    assert {line.row for line in LINES} == set(range(1, len(SERVICES) + 1))
    assert all(SERVICES[line.row - 1] == line.service for line in LINES)


def test_every_kind_that_is_named_is_one_that_there_is() -> None:
    known = {rule.kind for rule in change_rules()}
    named = {kind for line in LINES for one in line.expect for kind in one.kind}
    never = {kind for line in LINES for one in line.never for kind in one.kinds}
    assert (named | never) - known == set()


@pytest.mark.parametrize("line", LINES, ids=ids_of(LINES))
def test_the_structures_are_as_the_line_has_it(line: Line, told: Difference) -> None:
    before, after = told.comparison.before, told.comparison.after
    for one in line.expect:
        assert is_so(after, one, one.after), one
        assert one.before is None or is_so(before, one, one.before), one


@pytest.mark.parametrize("line", LINES, ids=ids_of(LINES))
def test_what_the_line_says_is_told_by_a_change_of_its_kind(line: Line, told: Difference) -> None:
    for one in line.expect:
        found = [each for each in changes_of(told, one.unit) if tells(each, one)]
        if one.kind == ("stays",) and one.before is not None:
            edits = [edit for each in told.changes for edit in each.edits]
            assert (one.unit, one.attribute) not in {(e.unit, e.attribute) for e in edits}, one
            assert any(each.kind == "stays" for each in changes_of(told, one.unit)), one
        else:
            assert found, one
            assert {*one.others} <= {unit for each in found for unit in each.others}, one


@pytest.mark.parametrize("line", LINES, ids=ids_of(LINES))
def test_nothing_is_told_that_the_line_excludes(line: Line, told: Difference) -> None:
    for one in line.never:
        kinds = {each.kind for each in told.changes if each.unit == one.unit}
        assert kinds & {*one.kinds} == set(), one


@pytest.mark.parametrize("line", LINES, ids=ids_of(LINES))
def test_what_the_line_leaves_open_stays_undecided(line: Line, told: Difference) -> None:
    for one in line.undecided:
        if one.unit is None:
            assert one.about
            continue
        value = getattr(told.comparison.after.units[one.unit], one.attribute or "")
        assert isinstance(value, Open), one
        assert (one.resolves or "") in (value.resolves or ""), one


def test_nothing_is_left_open_in_the_table_s_services_but_what_the_paper_leaves_open(
    told: Difference,
) -> None:
    listed = {
        (one.unit, one.attribute or "") for line in LINES for one in line.undecided if one.unit
    }
    named = {one.unit for line in LINES for one in line.expect} | {id_ for id_, _ in listed}
    units = told.comparison.after.units
    found = {
        (id_, attribute)
        for id_ in named
        for attribute in ("category", "managed", "host", "division")
        if isinstance(getattr(units[id_], attribute), Open)
    }
    # Where a host is open, it is open where the service is managed: one question, not two.
    assert found - listed == {(id_, "managed") for id_, attribute in listed if attribute == "host"}


def test_the_alliances_that_the_table_speaks_of_have_the_members_that_it_names(
    workspace: Workspace,
) -> None:
    alliances = workspace.catalogue.by_id(Alliance)
    for line in LINES:
        if line.alliance is not None:
            assert {*line.alliance.members} <= {*alliances[line.alliance.id].members}
            assert alliances[line.alliance.id].kind == "natural-alliance"


def test_nothing_in_the_table_is_said_to_have_moved_from_a_division(told: Difference) -> None:
    """The paper gives no division of today, so none may come out."""
    named = {one.unit for line in LINES for one in line.expect}
    moved = [each for each in told.changes if each.kind == "moved" and each.unit in named]
    assert {each.before for each in moved} == {"not stated"}
