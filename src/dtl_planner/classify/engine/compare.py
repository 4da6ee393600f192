"""How two readings of a scheme differ, over every combination of answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.classify.engine.verify import Example, example

if TYPE_CHECKING:
    from dtl_planner.classify.engine.space import Cells
    from dtl_planner.classify.engine.table import Table


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two tables over the same alphabet differ.

    Attributes:
        cells: How many combinations of answers come out differently.
        of: How many combinations there are.
        example: One of them; empty where there is none.
    """

    cells: int
    of: int
    example: Example


def difference(one: Table, other: Table) -> Difference:
    """Compare two tables cell by cell.

    Raises:
        ValueError: The tables are not over the same alphabet.
    """
    if one.alphabet != other.alphabet:
        message = "only tables over the same answers can be compared cell by cell"
        raise ValueError(message)
    differing = _differing(one, other)
    found = example(one, differing) if differing else ()
    return Difference(differing.bit_count(), one.alphabet.space.count, found)


def _differing(one: Table, other: Table) -> Cells:
    columns = dict(zip(one.outcomes, one.results, strict=True))
    others = dict(zip(other.outcomes, other.results, strict=True))
    cells = 0
    for outcome in columns | others:
        cells |= columns.get(outcome, 0) ^ others.get(outcome, 0)
    return cells
