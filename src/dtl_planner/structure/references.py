"""Which other units a unit refers to, and under which of its attributes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dtl_planner.structure.model import Open

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.structure.model import Unit

SINGLE = ("part_of", "managed_by", "accountable_to", "reports_to")
"""Attributes that hold the id of one other unit."""

SEVERAL = ("teams", "leads")
"""Attributes that hold the ids of several."""


def references(unit: Unit) -> Iterator[tuple[str, str]]:
    """Give each attribute that refers to another unit, with the id of that unit."""
    for attribute in SINGLE:
        value = getattr(unit, attribute)
        if isinstance(value, str):
            yield attribute, value
    for attribute in SEVERAL:
        for value in getattr(unit, attribute):
            yield attribute, value


def renamed(unit: Unit, names: Mapping[str, str]) -> Unit:
    """Give a unit under new ids: its own, and those that it refers to, settled or not."""
    values: dict[str, Any] = {"id": names[unit.id]} if unit.id in names else {}
    for attribute in SINGLE:
        value = getattr(unit, attribute)
        if isinstance(value, Open) and any(each in names for each in value.between):
            between = tuple(names.get(each, each) for each in value.between)
            values[attribute] = replace(value, between=between)
        elif value in names:
            values[attribute] = names[value]
    for attribute in SEVERAL:
        several = getattr(unit, attribute)
        if any(value in names for value in several):
            values[attribute] = tuple(sorted({names.get(value, value) for value in several}))
    return replace(unit, **values) if values else unit
