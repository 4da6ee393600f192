"""Remembers which ids came before, in sixteen bytes an id and eight for its place.

Two hashes of 64 bits stand for an id: that two different ids share both is less likely than a fault
of the machine. Sorted runs are merged as they grow, so that each id is moved a few times only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

_SEEDS = (1, 2)


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """Ids in the order of their first hash, each with the place where it first stood."""

    first: NDArray[np.uint64]
    second: NDArray[np.uint64]
    places: NDArray[np.int64]

    def take(self, which: NDArray[np.intp] | NDArray[np.bool_]) -> _Run:
        return _Run(self.first[which], self.second[which], self.places[which])

    def joined(self, other: _Run) -> _Run:
        both = _Run(
            np.concatenate([self.first, other.first]),
            np.concatenate([self.second, other.second]),
            np.concatenate([self.places, other.places]),
        )
        return both.take(np.argsort(both.first, kind="stable"))  # of two sorted runs: one merge

    def places_of(self, others: _Run) -> NDArray[np.int64]:
        """For each of the other ids where it stands here, or -1."""
        at = np.searchsorted(self.first, others.first).clip(max=len(self.first) - 1)
        hit = (self.first[at] == others.first) & (self.second[at] == others.second)
        return np.where(hit, self.places[at], np.int64(-1))


class Seen:
    """All ids so far."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []

    def earlier(self, ids: pl.Series, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each id the place where it stood before, or -1; from now on it has been seen."""
        if not len(ids):
            return np.empty(0, np.int64)
        rows = _Run(ids.hash(_SEEDS[0]).to_numpy(), ids.hash(_SEEDS[1]).to_numpy(), places)
        order = np.argsort(rows.first, kind="stable")
        rows = rows.take(order)
        new = np.ones(len(ids), np.bool_)
        new[1:] = (rows.first[1:] != rows.first[:-1]) | (rows.second[1:] != rows.second[:-1])
        group = np.cumsum(new) - 1
        heads = rows.take(new)
        known = self._known(heads)
        before = np.where(known >= 0, known, heads.places)[group]
        found = np.empty(len(ids), np.int64)
        found[order] = np.where(new & (known[group] < 0), np.int64(-1), before)
        self._add(heads.take(known < 0))
        return found

    def _known(self, heads: _Run) -> NDArray[np.int64]:
        known = np.full(len(heads.first), -1, np.int64)
        for run in self._runs:
            known = np.maximum(known, run.places_of(heads))
        return known

    def _add(self, run: _Run) -> None:
        if not len(run.first):
            return
        while self._runs and len(self._runs[-1].first) <= 2 * len(run.first):
            run = self._runs.pop().joined(run)
        self._runs.append(run)
