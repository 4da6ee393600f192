"""What comes of classifying a large file: counts, findings, and where the rows went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.diagnostics import Diagnostic

Progress: TypeAlias = Callable[[int, float], None]
"""Told, from time to time, how many rows were read and what share of the file, 0 to 1, that is."""


@dataclass(frozen=True, slots=True)
class BulkResult:
    """A summary; `rows` is always `written + bad`.

    Attributes:
        source: The file that was read.
        out: The file with the results; `None` where the work was refused and nothing was written.
        bad_out: The file with every bad row; `None` where there was none.
        rows: How many rows were read.
        written: How many rows have a result.
        bad: How many rows have none, because something in them is wrong.
        categories: For each category, in the scheme's order, how many rows are settled on it.
        undecided: How many written rows have no settled category.
        diagnostics: What was found; of the bad rows the first `limits.errors_shown`.
    """

    source: Path
    out: Path | None
    bad_out: Path | None
    rows: int
    written: int
    bad: int
    categories: tuple[tuple[str, int], ...]
    undecided: int
    diagnostics: tuple[Diagnostic, ...]


def refused(source: Path, *found: Diagnostic) -> BulkResult:
    """The result of work that was not begun, or given up with nothing written."""
    return BulkResult(source, None, None, 0, 0, 0, (), 0, found)
