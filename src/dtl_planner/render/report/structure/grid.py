"""The table of structures side by side: a row for each unit, a column for each structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.render.report.blocks import FEW, Cell, Grid, Row
from dtl_planner.render.report.facts import Lacking
from dtl_planner.render.report.structure.alike import cells_of, told_of
from dtl_planner.render.report.structure.facets import named
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.render.report.facts import Facts
    from dtl_planner.render.report.structure.columns import Column
    from dtl_planner.structure.model import Unit

_GROUPS = {
    Kind.SERVICE: "Services and their parts",
    Kind.COMPONENT: "Services and their parts",
    Kind.TEAM: "Teams",
    Kind.ROLE: "Roles",
    Kind.BODY: "Bodies",
}
_DIVISIONS = "Divisions"


def side_by_side(facts: Facts, columns: Sequence[Column]) -> Grid:
    """Set the structures side by side, for all units that concern the reader."""
    rows = (*_divisions(facts, columns), *_units(facts, columns))
    head = ("Unit", *(column.title for column in columns))
    return Grid("Each unit in each structure", head, rows, is_searched=len(rows) > FEW)


def _divisions(facts: Facts, columns: Sequence[Column]) -> Iterator[Row]:
    for id_, division in facts.catalogue.by_id(Division).items():
        if facts.reader.concerns(id_):
            told = [named(each.of_divisions.get(id_, ())) for each in columns]
            cells = cells_of([(f"reports to it: {one}",) if one else () for one in told])
            yield Row((Cell((division.name,)), *cells), f"unit-{id_}", _DIVISIONS)


def _units(facts: Facts, columns: Sequence[Column]) -> Iterator[Row]:
    """Give the units in the order of the structure planned for, then those that are not in it."""
    placed = _placed(facts)
    first, *others = columns
    every = dict.fromkeys(id_ for column in (*others, first) for id_ in column.units)
    kinds = {id_: _seen(id_, columns).kind for id_ in every if facts.reader.concerns(id_)}
    for title in dict.fromkeys(_GROUPS.values()):
        for id_, kind in kinds.items():
            if _GROUPS[kind] == title:
                yield _row(id_, columns, f"service-{id_}" if id_ in placed else None)


def _placed(facts: Facts) -> frozenset[str]:
    """What has a row of its own among the services."""
    found = facts.classification
    placed = () if isinstance(found, Lacking) else found.placed
    return frozenset(one.component.record.id for one in placed)


def _seen(id_: str, columns: Sequence[Column]) -> Unit:
    """Give a unit as the structure planned for has it, or else the first that has it."""
    first, *others = columns
    return next(column.units[id_] for column in (*others, first) if id_ in column.units)


def _row(id_: str, columns: Sequence[Column], link: str | None) -> Row:
    unit = _seen(id_, columns)
    name = (unit.name, *_whole(unit, columns))
    cells = cells_of(told_of(id_, unit.name, columns))
    return Row((Cell(name, link), *cells), f"unit-{id_}", _GROUPS[unit.kind])


def _whole(unit: Unit, columns: Sequence[Column]) -> Iterator[str]:
    """Say what a unit is part of, by the name in the first structure that has that."""
    found = (column.units.get(unit.part_of) for column in columns if unit.part_of)
    if whole := next(filter(None, found), None):
        yield f"part of {whole.name}"
