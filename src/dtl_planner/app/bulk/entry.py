"""The way in: classify a large file, or say what has to be installed first."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from dtl_planner.app.bulk.findings import EXTRA_MISSING
from dtl_planner.app.bulk.result import BulkResult, refused
from dtl_planner.diagnostics import Diagnostic

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.app.bulk.result import Progress
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.limits import Limits

_NEEDED = ("numpy", "polars")


def classify_file(
    table: Table, source: Path, out: Path, *, limits: Limits, progress: Progress | None = None
) -> BulkResult:
    """Classify every row of a large file.

    Args:
        table: The compiled scheme.
        source: The services: `.csv`, `.parquet`, `.json` or `.ndjson`, a column for each fact and
            one, `service` or `id`, that names the row.
        out: Where the results go: `.csv` or `.parquet`. Bad rows go beside it, to `.bad.csv`.
        limits: The limits in force.
        progress: Told how far the work is.

    Returns:
        A summary. Nothing is written unless everything is.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        return refused(source, _extra_missing(missing))
    # Only here: together they take longer to import than a whole run on a small catalogue.
    from dtl_planner.app.bulk.run import run  # noqa: PLC0415

    return run(table, source, out, limits=limits, progress=progress)


def _extra_missing(missing: list[str]) -> Diagnostic:
    return Diagnostic(
        EXTRA_MISSING,
        f"Reading large files needs {' and '.join(missing)}, not installed here.",
        hint="in the folder of dtl: pip install '.[bulk]'",
    )
