"""Classifies a large file: read a stretch, check it, look it up, write it, and so on to the end.

Needs numpy and polars, of the extra `bulk`; `entry.py` sees to it that they are there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dtl_planner.app.bulk.checking import Checker
from dtl_planner.app.bulk.columns import find_column_slips, id_column, wanted_columns
from dtl_planner.app.bulk.csv_rows import read_csv
from dtl_planner.app.bulk.findings import Refused
from dtl_planner.app.bulk.json_rows import is_by_line, read_json
from dtl_planner.app.bulk.output import Output
from dtl_planner.app.bulk.parquet_rows import read_parquet
from dtl_planner.app.bulk.places import check_places, not_written
from dtl_planner.app.bulk.result import BulkResult, refused
from dtl_planner.app.bulk.results import as_columns
from dtl_planner.classify.dense.coding import Coder
from dtl_planner.classify.dense.lookup import Lookup
from dtl_planner.classify.dense.table import Dense, write_out
from dtl_planner.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import polars as pl
    from numpy.typing import NDArray

    from dtl_planner.app.bulk.batches import Batch, PlaceIs
    from dtl_planner.app.bulk.findings import BadRow
    from dtl_planner.app.bulk.result import Progress
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.limits import Limits

_READERS: dict[str, Callable[..., Iterator[Batch]]] = {
    ".csv": read_csv,
    ".parquet": read_parquet,
    ".json": read_json,
    ".jsonl": read_json,
    ".ndjson": read_json,
}


def run(
    table: Table, source: Path, out: Path, *, limits: Limits, progress: Progress | None
) -> BulkResult:
    """Classify every row of a file; see `entry.classify_file`."""
    try:
        check_places(source, out, readable=_READERS)
        job = _Job(table, source, _place_is(source), limits)
        with Output(out, place_is=job.place_is) as output:
            for batch in _READERS[source.suffix](source, wanted=wanted_columns(table.scheme)):
                output.put(*job.classified(batch))
                if progress is not None:
                    progress(job.tally.rows, batch.share)
            return job.result(out, output.keep())
    except Refused as reason:
        return refused(source, reason.diagnostic)
    except OSError as error:
        return refused(source, not_written(out, error))


@dataclass(slots=True)
class _Tally:
    """What has come of a file so far."""

    settled: NDArray[np.intp]
    rows: int = 0
    written: int = 0
    bad: int = 0
    findings: list[Diagnostic] = field(default_factory=list)
    columns: dict[str, None] = field(default_factory=dict)

    def add(self, category: NDArray[np.int16], *, bad: int) -> None:
        """Count the rows of a batch by what became of them."""
        self.settled += np.bincount(category[category >= 0], minlength=len(self.settled))
        self.written += len(category)
        self.bad += bad
        self.rows = self.written + self.bad


class _Job:
    """One file and one scheme."""

    def __init__(self, table: Table, source: Path, place_is: PlaceIs, limits: Limits) -> None:
        scheme, dense = table.scheme, write_out(table)
        coders = [Coder(*pair) for pair in zip(scheme.facts, table.alphabet.axes, strict=True)]
        self.place_is = place_is
        self.tally = _Tally(np.zeros(len(scheme.categories), np.intp))
        self._table, self._source, self._limits = table, source, limits
        self._wide = [dense] if isinstance(dense, Diagnostic) else []
        self._lookup = Lookup(table, dense if isinstance(dense, Dense) else None, coders)
        self._checker = Checker(coders, place_is=place_is, limits=limits)
        self._ids: str | None = None

    def classified(self, batch: Batch) -> tuple[pl.DataFrame, tuple[BadRow, ...]]:
        """Classify the rows of one batch; give the results, and what is wrong with the others."""
        self.tally.columns.update(dict.fromkeys(batch.columns))
        if self._ids is None:
            self._ids = id_column(batch.columns, self._table.scheme, span=self._heading())
        checked = self._checker.check(batch, self._ids)
        found = self._lookup.find(checked.slots)
        self.tally.add(found.category, bad=checked.bad_rows)
        self._keep_findings(checked.bad)
        return as_columns(checked.ids, found, self._table, self._lookup.sets), checked.bad

    def result(self, out: Path, bad_out: Path | None) -> BulkResult:
        """Sum up."""
        scheme, tally = self._table.scheme, self.tally
        columns = tuple(tally.columns)
        slips = find_column_slips(columns, scheme, chosen=self._ids or "", span=self._heading())
        counts = zip(scheme.categories, tally.settled, strict=True)
        return BulkResult(
            source=self._source,
            out=out,
            bad_out=bad_out,
            rows=tally.rows,
            written=tally.written,
            bad=tally.bad,
            categories=tuple((category.id, int(count)) for category, count in counts),
            undecided=tally.written - int(tally.settled.sum()),
            diagnostics=(*self._wide, *slips, *tally.findings),
        )

    def _keep_findings(self, bad: tuple[BadRow, ...]) -> None:
        room = self._limits.errors_shown - len(self.tally.findings)
        file = self._source.name
        self.tally.findings.extend(
            one.diagnostic(file=file, place_is=self.place_is) for one in bad[: max(room, 0)]
        )

    def _heading(self) -> Span | None:
        is_sheet = self._source.suffix == ".csv"
        return Span(self._source.name, 1, 1, 1, 1) if is_sheet else None


def _place_is(source: Path) -> PlaceIs:
    if source.suffix == ".parquet":
        return "row"
    return "line" if source.suffix == ".csv" or is_by_line(source) else "record"
