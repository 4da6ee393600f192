"""No attribute of a unit can differ without a kind of change that tells it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from dtl_planner.catalogue.catalogue import Catalogue
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.diff.difference import difference
from dtl_planner.structure.model import Kind, Structure, Unit

COMPARED = [field.name for field in fields(Unit) if field.compare]
BEFORE = Unit(id="play", kind=Kind.SERVICE, name="Play service")
VALUES: dict[str, Any] = {
    "id": "leisure",
    "kind": Kind.TEAM,
    "teams": ("early",),
    "places": ("north",),
    "contacts": ("north",),
    "leads": ("learning",),
    "locality_facing": True,
    "heads_place": True,
    "is_top": True,
    "ages": Ages.read("0-7"),
    "posts": Count.read(12),
    "fte": Count.read("about 9"),
    "live": PartialDate.read("by 2009-10"),
}


def structure(*units: Unit) -> Structure:
    return Structure("drawn", "Drawn", {unit.id: unit for unit in units}, Catalogue({}, {}, {}), {})


@pytest.mark.parametrize("attribute", COMPARED)
def test_an_attribute_that_differs_is_told_by_one_change(attribute: str) -> None:
    values = {attribute: VALUES.get(attribute, "else")}
    after = replace(BEFORE, was=("play",), **values)
    (told,) = difference(structure(BEFORE), structure(after)).changes
    assert [edit.attribute for edit in told.edits] == [attribute]
    (back,) = difference(structure(after), structure(BEFORE)).changes
    assert [edit.attribute for edit in back.edits] == [attribute]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_unit_of_any_kind_that_begins_or_ends_is_told_by_one_change(kind: Kind) -> None:
    unit = replace(BEFORE, kind=kind)
    (begins,) = difference(structure(), structure(unit)).changes
    (ends,) = difference(structure(unit), structure()).changes
    if kind is Kind.ROLE:
        assert (begins.kind, ends.kind) == ("post created", "post ended")
    else:
        assert (begins.kind, ends.kind) == ("added", "closed")
