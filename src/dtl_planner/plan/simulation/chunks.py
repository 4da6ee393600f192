"""Runs in chunks: each has a number, and a seed from it, so that anyone can work on any of them.

Memory stays flat: a chunk is counted and forgotten before the next begins. Needs numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from dtl_planner.plan.simulation.compiled import with_limits, with_links
from dtl_planner.plan.simulation.drawing import drawn, lengths_of, tables_of
from dtl_planner.plan.simulation.tally import no_runs, tally_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dtl_planner.plan.simulation.network import Network
    from dtl_planner.plan.simulation.tally import Tally

RUNS_A_CHUNK = 4096

_SMALL = 8_000
"""Up to this horizon days and sums of days fit in 16 bits."""

_PACE = 10_000_000
"""Units that are dealt with in about a second, with links alone."""
_PACE_WITH_LIMITS = 2_000_000
"""The same where each waits for room."""


@dataclass(frozen=True)
class Job:
    """A simulation to be run.

    Attributes:
        network: What is carried out.
        runs: How often.
        seed: What the lengths are drawn with.
        plainly: Whether to do without numba, even if it is installed.
    """

    network: Network
    runs: int
    seed: int
    plainly: bool = False

    @property
    def chunks(self) -> int:
        """How many chunks there are."""
        return -(-self.runs // RUNS_A_CHUNK)

    def runs_in(self, chunk: int) -> int:
        """Give how many runs a chunk has; the last one may have less than the others."""
        return min(RUNS_A_CHUNK, self.runs - chunk * RUNS_A_CHUNK)

    def batches(self, workers: int) -> list[range]:
        """Deal out the chunks in parts of a second of work at least, or one for each worker.

        Args:
            workers: How many there are.
        """
        pace = _PACE_WITH_LIMITS if self.network.free else _PACE
        a_second = -(-pace // (RUNS_A_CHUNK * max(len(self.network.units), 1)))
        size = max(min(a_second, -(-self.chunks // workers)), 1)
        return [
            range(first, min(first + size, self.chunks)) for first in range(0, self.chunks, size)
        ]


def count(job: Job, chunks: Sequence[int]) -> Tally:
    """Run some chunks, and count what came of them."""
    found = no_runs(job.network)
    for chunk in chunks:
        found += _count(job, chunk)
    return found


def _count(job: Job, chunk: int) -> Tally:
    network = job.network
    numbers = drawn(job.seed, chunk, draws=len(network.draws), runs=job.runs_in(chunk))
    tables = tables_for(network)
    if network.free:
        lengths = lengths_of(tables, numbers)
        found = with_limits(network, lengths, plainly=job.plainly)
    else:
        lengths, forward = with_links(network, tables, numbers, plainly=job.plainly)
        found = forward.run()
    return tally_of(network, numbers, lengths, found)


@lru_cache(maxsize=4)
def tables_for(network: Network) -> NDArray[np.signedinteger]:
    """Give the tables of a network's draws, made once for all its chunks."""
    kind = np.int16 if network.horizon <= _SMALL else np.int32
    return tables_of(network.draws, most=network.horizon, kind=kind)
