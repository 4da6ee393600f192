"""Rows of a Parquet file, a slice at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dtl_planner.app.bulk.batches import ROWS_A_BATCH, Batch
from dtl_planner.app.bulk.findings import UNREADABLE_TABLE, WRONG_COLUMN, Refused
from dtl_planner.diagnostics import Diagnostic
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polars.datatypes import DataType, DataTypeClass

_COLUMN_HINT = "wanted: text, numbers, true and false, or lists of them"


def read_parquet(path: Path, *, wanted: frozenset[str]) -> Iterator[Batch]:
    """Read the wanted columns, a slice at a time; the first batch comes even without rows.

    Raises:
        Refused: The file is no Parquet file, or a wanted column cannot hold answers.
    """
    try:
        yield from _slices(pl.scan_parquet(path, glob=False), path.name, wanted)
    except pl.exceptions.PolarsError:
        message = f"`{clean(path.name)}` is not a Parquet file that can be read."
        raise Refused(Diagnostic(UNREADABLE_TABLE, message)) from None


def _slices(whole: pl.LazyFrame, file: str, wanted: frozenset[str]) -> Iterator[Batch]:
    schema = whole.collect_schema()
    columns = tuple(schema.names())
    casts = [_as_cells(name, schema[name], file) for name in columns if name in wanted]
    rows = int(whole.select(pl.len()).collect().item())
    for start in range(0, max(rows, 1), ROWS_A_BATCH):
        cells = whole.select(casts).slice(start, ROWS_A_BATCH).collect()
        end = min(start + ROWS_A_BATCH, rows)
        places = np.arange(start + 1, end + 1, dtype=np.int64)
        yield Batch(columns, places, cells, (), end / max(rows, 1))


def _as_cells(name: str, kind: pl.DataType, file: str) -> pl.Expr:
    """Read a column as text, numbers or switches; a list as text with semicolons between."""
    if isinstance(kind, pl.List) and _is_plain(kind.inner):
        parts = pl.col(name).cast(pl.List(pl.String))
        return pl.when(parts.list.len() > 0).then(parts.list.join(";"))
    if isinstance(kind, pl.Categorical | pl.Enum | pl.Null):
        return pl.col(name).cast(pl.String)
    if _is_plain(kind):
        return pl.col(name)
    message = f"column `{clean(name)}` of `{clean(file)}` holds {kind}, which is no kind of answer"
    raise Refused(Diagnostic(WRONG_COLUMN, message, hint=_COLUMN_HINT))


def _is_plain(kind: DataType | DataTypeClass) -> bool:
    return kind.is_numeric() or kind in (pl.String, pl.Boolean)
