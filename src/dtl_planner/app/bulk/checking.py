"""Parts the rows that can be classified from those in which something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dtl_planner.app.bulk.findings import REPEATED_ID, ROW_WITHOUT_ID, BadRow
from dtl_planner.app.bulk.seen import Seen
from dtl_planner.catalogue.reading.characters import called, hidden_in
from dtl_planner.classify.answers import UNFITTING as UNFITTING_ANSWER
from dtl_planner.classify.dense.coding import UNFITTING
from dtl_planner.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dtl_planner.app.bulk.batches import Batch, PlaceIs
    from dtl_planner.classify.dense.coding import Coder, Slots
    from dtl_planner.classify.engine.scheme import Fact
    from dtl_planner.limits import Limits

_UNUSUAL = "[^ -~]"  # beyond plain ASCII; only such ids are looked at letter by letter


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """The rows of a batch.

    Attributes:
        ids: The id of each row that can be classified.
        slots: For each question the slot of each of these rows.
        bad: What is wrong with the others, in their order.
        bad_rows: How many others there are.
    """

    ids: pl.Series
    slots: list[Slots]
    bad: tuple[BadRow, ...]
    bad_rows: int


class Checker:
    """Checks batch after batch of one file."""

    def __init__(self, coders: Sequence[Coder], *, place_is: PlaceIs, limits: Limits) -> None:
        self._coders = coders
        self._place_is = place_is
        self._limits = limits
        self._seen = Seen()

    def check(self, batch: Batch, id_column: str) -> Checked:
        """Check the rows of a batch."""
        ids = _ids(batch, id_column)
        slots = [self._slots(coder, batch) for coder in self._coders]
        bad = [*batch.unreadable, *self._bad_ids(ids, batch.places)]
        for coder, column in zip(self._coders, slots, strict=True):
            bad.extend(self._unfitting(coder.fact, column, batch, ids))
        wrong = np.unique(np.array([one.place for one in bad], np.int64))
        sound = ~np.isin(batch.places, wrong)
        return Checked(
            ids=ids.filter(pl.Series(sound)),
            slots=slots if sound.all() else [column[sound] for column in slots],
            bad=tuple(sorted(bad, key=lambda one: one.place)),
            bad_rows=len(wrong),
        )

    def _slots(self, coder: Coder, batch: Batch) -> Slots:
        if coder.fact.id not in batch.cells.columns:
            return np.full(len(batch.places), coder.unknown, np.int32)
        return coder.slots(batch.cells[coder.fact.id])

    def _bad_ids(self, ids: pl.Series, places: NDArray[np.int64]) -> Iterator[BadRow]:
        given = (ids != "").to_numpy()
        for place in places[~given]:
            yield BadRow(int(place), ROW_WITHOUT_ID, "this row names no service")
        yield from self._odd_ids(ids, places)
        earlier = np.full(len(ids), -1, np.int64)
        earlier[given] = self._seen.earlier(ids.filter(pl.Series(given)), places[given])
        for row in np.flatnonzero(earlier >= 0):
            name = shown(ids[int(row)], self._limits)
            problem = f"`{name}` stands in {self._place_is} {earlier[row]:,} already"
            yield BadRow(int(places[row]), REPEATED_ID, problem, service=ids[int(row)])

    def _odd_ids(self, ids: pl.Series, places: NDArray[np.int64]) -> Iterator[BadRow]:
        most = self._limits.name_characters
        doubtful = ids.str.contains(_UNUSUAL) | (ids.str.len_chars() > most)
        for row in np.flatnonzero(doubtful.to_numpy()):
            name = ids[int(row)]
            if len(name) > most:
                problem = f"this id has {len(name):,} characters; `name-characters` is {most:,}"
                yield BadRow(int(places[row]), ROW_WITHOUT_ID, problem, service=name)
            elif hidden := hidden_in(name):
                problem = f"this id holds the character {called(hidden)}, which cannot be seen"
                yield BadRow(int(places[row]), ROW_WITHOUT_ID, problem, service=name)

    def _unfitting(
        self, fact: Fact, slots: Slots, batch: Batch, ids: pl.Series
    ) -> Iterator[BadRow]:
        for row in np.flatnonzero(slots == UNFITTING):
            value = str(batch.cells[fact.id][int(row)])
            written = shown(value, self._limits)
            yield BadRow(
                place=int(batch.places[row]),
                code=UNFITTING_ANSWER,
                problem=f"`{written}` is no answer to `{fact.id}`",
                service=ids[int(row)],
                column=fact.id,
                value=value,
                hint=f"wanted: {_answers(fact)}, or nothing where it is not known",
            )


def _ids(batch: Batch, column: str) -> pl.Series:
    if column not in batch.cells.columns:  # no record of this stretch has one
        return pl.Series([""] * len(batch.places), dtype=pl.String)
    return batch.cells[column].cast(pl.String).fill_null("").str.strip_chars()


def _answers(fact: Fact) -> str:
    if fact.kind == "number":
        return "a number"
    return ", ".join(f"`{piece.word}`" for piece in fact.pieces)
