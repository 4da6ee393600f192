"""Structures by name, and what checking finds in them, from Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.opening import DataError, UsageError, Workspace, open_workspace
from dtl_planner.app.structuring import structure_names, structure_of
from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.structure.model import Structure

ROOT = Path(__file__).parents[3]
DEFAULTS = ROOT / "tests/cases/defaults"
PLAY = "services: [{id: play, name: Play, answers: {local: yes}}]"


def workspace(services: str = PLAY, proposals: str = "") -> Workspace:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(DEFAULTS.iterdir())}
    texts["services.yaml"] = f"dtl: 1\n{services}\n"
    texts["proposals/all.yaml"] = f"dtl: 1\n{proposals}\n"
    loaded = load_texts(texts, limits=Limits())
    assert loaded.diagnostics == ()
    return Workspace(Path(), loaded.catalogue, (), loaded.texts, Limits())


STACK = """
proposals:
  upper: {title: Upper, based_on: lower, changes: {play: {base: Mill, because: so}}}
  lower: {title: Lower, changes: {play: {category: city-wide, because: so}}}
  beside: {title: Beside, based_on: current, changes: {play: {base: Hall, because: so}}}
"""


def play(name: str, **options: str) -> tuple[object, ...]:
    found: Structure = structure_of(workspace(proposals=STACK), name, **options)  # type: ignore[arg-type] # only the scheme is text
    unit = found.units["play"]
    return found.name, found.title, unit.category, unit.base


def test_a_structure_is_had_by_its_name_and_proposals_stand_on_one_another() -> None:
    assert structure_names(workspace(proposals=STACK)) == (
        "current",
        "proposed",
        "beside",
        "lower",
        "upper",
    )
    assert play("current") == ("current", "Current structure", None, None)
    assert play("proposed", scheme="delivery") == (
        "proposed",
        "Proposed structure",
        "core",
        None,
    )
    assert play("lower") == ("lower", "Lower", "city-wide", None)
    assert play("upper") == ("upper", "Upper", "city-wide", "Mill")
    assert play("beside") == ("beside", "Beside", None, "Hall")


def test_a_name_that_no_structure_has_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="there is no structure `uper`"):
        play("uper")


def test_a_proposal_with_errors_has_no_structure_and_those_on_it_are_left_alone() -> None:
    bad = """
proposals:
  lower: {title: Lower, adds: {play: {kind: team, because: so}}}
  upper: {title: Upper, based_on: lower, changes: {play: {base: Mill, because: so}}}
"""
    with pytest.raises(DataError) as raised:
        structure_of(workspace(proposals=bad), "upper")
    assert [one.code.id for one in raised.value.diagnostics] == ["DTL602"]
    codes = {one.code.id for one in check(workspace(proposals=bad))}
    assert codes == {"DTL602", "DTL212"}  # the latter for its answer, which has no source


def test_what_a_proposal_adds_is_found_and_what_was_there_before_is_not_told_twice() -> None:
    two = "services: [{id: play, name: Play}, {id: care, name: Care}]"
    adding = """
proposals:
  more: {title: More, adds: {empty: {kind: team, because: so}}}
  less: {title: Less, changes: {play: {category: core, because: so}}}
"""
    found = [(one.code.id, one.span and one.span.file) for one in check(workspace(two, adding))]
    assert found == [("DTL617", "proposals/all.yaml"), ("DTL610", "services.yaml")]


def test_without_a_scheme_there_is_no_structure_to_look_at() -> None:
    texts = {"services.yaml": f"dtl: 1\n{PLAY}\n".replace(", answers: {local: yes}", "")}
    texts |= dict.fromkeys(("localities.yaml", "criteria.yaml"), "dtl: 1\n")
    loaded = load_texts(texts, limits=Limits())
    assert check(Workspace(Path(), loaded.catalogue, (), loaded.texts, Limits())) == ()


@pytest.mark.parametrize("folder", [".", "examples/croydon", "tests/cases/schemes/county"])
def test_every_unit_of_a_real_workspace_has_a_ground_for_each_thing_that_is_said(
    folder: str,
) -> None:
    found = open_workspace(ROOT / folder, limits=Limits())
    for name in structure_names(found):
        for unit in structure_of(found, name).units.values():
            for attribute in ("category", "managed", "division", "teams", "managed_by"):
                assert not getattr(unit, attribute) or attribute in unit.grounds, unit.id
