"""What is counted in runs: whole numbers only, so that adding up gives the same in any order.

Needs numpy.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from dtl_planner.plan.simulation.drawing import STEPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dtl_planner.plan.simulation.forward import Days, Runs
    from dtl_planner.plan.simulation.network import Network

TENTH = STEPS // 10
"""So many of the shortest draws, and of the longest, are a tenth of them."""


@dataclass(frozen=True)
class Tally:
    """Counts over some runs.

    Attributes:
        runs: How many runs, in an array of one number.
        ends: For each item in how many runs it was over at each number of working days.
        whole: The same of everything together.
        gates: For each gate in how many runs all that stands before it was over by then.
        critical: For each item in how many runs it decided the end.
        extremes: For each draw four numbers: the runs with its shortest tenth, the ends of all
            work in these runs added up, and the same two for its longest tenth.
    """

    runs: NDArray[np.int64]
    ends: NDArray[np.int64]
    whole: NDArray[np.int64]
    gates: NDArray[np.int64]
    critical: NDArray[np.int64]
    extremes: NDArray[np.int64]

    def __add__(self, other: Tally) -> Tally:
        """Add up what was counted in other runs of the same network."""
        return Tally(
            *(getattr(self, field.name) + getattr(other, field.name) for field in fields(self))
        )


def no_runs(network: Network) -> Tally:
    """Give the tally of no runs at all."""
    numbers = network.horizon + 1
    shapes = (
        1,
        (len(network.lines), numbers),
        numbers,
        len(network.gates),
        len(network.lines),
        (len(network.draws), 4),
    )
    return Tally(*(np.zeros(shape, dtype=np.int64) for shape in shapes))


def tally_of(network: Network, numbers: NDArray[np.uint16], lengths: Days, found: Runs) -> Tally:
    """Count what came of some runs.

    Args:
        network: What was carried out.
        numbers: What was drawn.
        lengths: The lengths that it stands for.
        found: What came of it.
    """
    runs, horizon = lengths.shape[1], network.horizon
    ends = _ends(network, lengths, found)
    parts = _parts(network)
    latest = [_latest(ends, part, runs) for part in parts]
    whole = latest[-1]
    for one in latest[:-1]:
        whole = np.maximum(whole, one)
    return Tally(
        runs=np.array([runs], dtype=np.int64),
        ends=_histograms(ends, horizon),
        whole=np.bincount(whole, minlength=horizon + 1),
        gates=np.array(
            [
                np.count_nonzero(one <= gate)
                for one, gate in zip(latest, network.gates, strict=False)
            ],
            dtype=np.int64,
        ),
        critical=np.array(
            [np.count_nonzero(found.critical[line.unit]) for line in network.lines], dtype=np.int64
        ),
        extremes=_extremes(numbers, whole),
    )


def _ends(network: Network, lengths: Days, found: Runs) -> list[Days]:
    """Give the end of each item in each run."""
    ends = []
    for line in network.lines:
        days, draw = network.lengths[line.length]
        end = found.starts[line.unit] + (days if draw < 0 else lengths[draw])
        ends.append(np.minimum(end, network.horizon, out=end))
    return ends


def _histograms(ends: list[Days], horizon: int) -> NDArray[np.int64]:
    found = np.zeros((len(ends), horizon + 1), dtype=np.int64)
    for row, end in zip(found, ends, strict=True):
        counts = np.bincount(end)
        row[: len(counts)] = counts
    return found


def _parts(network: Network) -> list[list[int]]:
    """Give the items that stand before each gate, and at last those before none."""
    found: list[list[int]] = [[] for _ in range(len(network.gates) + 1)]
    for number, line in enumerate(network.lines):
        found[len(network.gates) if line.gate is None else line.gate].append(number)
    return found


def _latest(ends: list[Days], part: list[int], runs: int) -> Days:
    latest: Days = np.zeros(runs, dtype=ends[0].dtype)
    for number in part:
        np.maximum(latest, ends[number], out=latest)
    return latest


def _extremes(numbers: NDArray[np.uint16], whole: Days) -> NDArray[np.int64]:
    """Count and add up ends in the runs with the shortest and the longest tenth of each draw."""
    found = np.empty((len(numbers), 4), dtype=np.int64)
    is_in, ends = np.empty(len(whole), dtype=np.bool_), np.empty_like(whole)
    for row, out in zip(numbers, found, strict=True):
        for column, compare, bound in _TENTHS:
            compare(row, bound, out=is_in)
            np.multiply(whole, is_in, out=ends)
            out[column] = np.count_nonzero(is_in)
            out[column + 1] = ends.sum(dtype=np.int64)
    return found


_TENTHS = ((0, np.less, TENTH), (2, np.greater_equal, STEPS - TENTH))
"""For the shortest and the longest: where they are counted, and which draws they are."""
