"""The files that results and bad rows go to.

All is written into a hidden folder beside the results and moved to its place when it is whole:
until then, and if anything fails, files that were there before stay as they are.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

import polars as pl

from dtl_planner.app.bulk.formulas import protected_column
from dtl_planner.harmless import protected
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from dtl_planner.app.bulk.batches import PlaceIs
    from dtl_planner.app.bulk.findings import BadRow

_ROWS_A_GROUP = 131_072


def bad_path(out: Path) -> Path:
    """Where the bad rows go: beside the results."""
    return out.with_suffix(".bad.csv")


class Output:
    """The files being written; a context that leaves nothing behind unless `keep` was called."""

    def __init__(self, out: Path, *, place_is: PlaceIs) -> None:
        self._out = out
        self._folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
        self._sheet = _Sheet(self._folder) if out.suffix == ".csv" else _Parts(self._folder)
        self._bad_file = (self._folder / "bad.csv").open("x", encoding="utf-8", newline="")
        self._bad = csv.writer(self._bad_file, lineterminator="\n")
        self._bad.writerow([place_is, "service", "column", "value", "problem"])
        self._any_bad = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._sheet.close()
        self._bad_file.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def put(self, results: pl.DataFrame, bad: Sequence[BadRow]) -> None:
        """Add rows."""
        self._sheet.put(results)
        for one in bad:
            self._any_bad = True
            cells = (one.service, one.column, one.value, one.problem)
            self._bad.writerow([one.place, *(protected(clean(cell)) for cell in cells)])

    def keep(self) -> Path | None:
        """Move all to its place, the bad rows first, and say where these are, if there are any.

        Bad rows of an earlier run must not be taken for those of this one: where there are none
        now, only a heading is left of them.
        """
        whole = self._sheet.finished()
        self._bad_file.flush()
        beside = bad_path(self._out)
        if self._any_bad or beside.exists():
            _move(self._folder / "bad.csv", beside)
        _move(whole, self._out)
        return beside if self._any_bad else None


class _Sheet:
    """Results as CSV, in one file that grows."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "results.csv"
        self._file = self._path.open("xb")
        self._begun = False

    def put(self, results: pl.DataFrame) -> None:
        cells = results.with_columns(protected_column(results["service"]))
        cells.write_csv(self._file, include_header=not self._begun)
        self._begun = True

    def finished(self) -> Path:
        self._file.close()
        return self._path

    def close(self) -> None:
        self._file.close()


class _Parts:
    """Results as Parquet: parts on disk, joined at the end in a stream."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts: list[Path] = []

    def put(self, results: pl.DataFrame) -> None:
        part = self._folder / f"part-{len(self._parts):06}.arrow"
        results.write_ipc(part)
        self._parts.append(part)

    def finished(self) -> Path:
        whole = self._folder / "results.parquet"
        parts = [pl.scan_ipc(part, glob=False) for part in self._parts]
        pl.concat(parts).sink_parquet(
            whole, compression="zstd", row_group_size=_ROWS_A_GROUP, maintain_order=True
        )
        return whole

    def close(self) -> None:
        """Nothing is open between two parts."""


def _move(whole: Path, place: Path) -> None:
    """Put a file in its place, with the rights of the one that was there, safe from a power cut."""
    if place.exists():
        shutil.copymode(place, whole)
    with whole.open("rb") as written:
        os.fsync(written.fileno())
    whole.replace(place)
