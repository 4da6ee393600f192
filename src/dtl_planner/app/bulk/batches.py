"""A stretch of rows, whatever kind of file they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from dtl_planner.app.bulk.findings import BadRow

PlaceIs: TypeAlias = Literal["line", "row", "record"]
"""What the places of rows count: lines of the file, or rows or records from 1."""

ID_COLUMNS = ("service", "id")
"""The names that the column with the ids may have, the first going before the second."""

ROWS_A_BATCH = 131_072


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Rows that were read together.

    Attributes:
        columns: The name of every column, wanted or not.
        places: Where each row stands, from 1.
        cells: The wanted columns, of text, numbers or switches.
        unreadable: Rows that could not be read, which are not among the others.
        share: How much of the file has been read, 0 to 1.
    """

    columns: tuple[str, ...]
    places: NDArray[np.int64]
    cells: pl.DataFrame
    unreadable: tuple[BadRow, ...]
    share: float
