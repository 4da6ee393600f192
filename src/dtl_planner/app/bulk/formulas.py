"""No formula out of data: what `harmless.protected` does to one cell, done to a whole column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.harmless import FORMULA

if TYPE_CHECKING:
    import polars as pl


def protected_column(cells: pl.Series) -> pl.Series:
    """Protect a column of text."""
    return cells.str.replace(f"^({FORMULA})", "'$1")


def unprotected_column(cells: pl.Series) -> pl.Series:
    """Take off the quotes that `protected_column` put on."""
    return cells.str.replace(f"^'({FORMULA})", "$1")
