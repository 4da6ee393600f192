"""A unit in each structure, said once where structures have it alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Cell
from dtl_planner.render.report.structure.facets import FACETS, NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.render.report.structure.columns import Column
    from dtl_planner.structure.model import Unit

    Lines = tuple[str, ...]

AS_NOW, AS_PLANNED, NOT_THERE = "as now", "as planned for", "not there"
READING = (
    f"“{AS_NOW}” and “{AS_PLANNED}”: what this table tells is the same. “{NOT_STATED}”: it is "
    "there, and it is not stated how it is run. “undecided”: it is said to be open."
)

_PLANNED = 1
"""Which column is that of the structure planned for, behind the current one."""


def cells_of(told: Sequence[Lines | None]) -> Iterator[Cell]:
    """Say once what several structures have alike; of other proposals, what they do otherwise.

    Args:
        told: What is told in each structure, the current one and the one planned for first; `None`
            where what it is told of is not there.
    """
    for number, lines in enumerate(told):
        if lines is None:
            yield Cell((NOT_THERE,))
        elif number > 0 and lines == told[0]:
            yield Cell((AS_NOW,))
        elif number > _PLANNED and (planned := told[_PLANNED]):
            yield Cell(tuple(_otherwise(lines, planned)))
        else:
            yield Cell(lines or (NOT_STATED,))


def _otherwise(lines: Lines, planned: Lines) -> Iterator[str]:
    own = [line for line in lines if line not in planned]
    yield from own
    if len(own) < len(lines) or not own:
        yield f"otherwise {AS_PLANNED}" if own else AS_PLANNED


def told_of(id_: str, name: str, columns: Sequence[Column]) -> list[Lines | None]:
    """Tell of a unit in each structure all that is told of it in any.

    Args:
        id_: The unit.
        name: What its row is called.
        columns: The structures.
    """
    units = [column.units.get(id_) for column in columns]
    found = [
        None if unit is None else [facet.tell(unit, column) for facet in FACETS]
        for unit, column in zip(units, columns, strict=True)
    ]
    stated = {n for facets in found if facets for n, told in enumerate(facets) if told}
    return [
        None if unit is None or facets is None else (*_called(unit, name), *_lines(facets, stated))
        for unit, facets in zip(units, found, strict=True)
    ]


def _called(unit: Unit, name: str) -> Lines:
    return () if unit.name == name else (f"called {unit.name}",)


def _lines(facets: Sequence[str | None], stated: set[int]) -> Lines:
    if not any(facets):
        return ()
    return tuple(FACETS[n].line(told) for n, told in enumerate(facets) if n in stated)
