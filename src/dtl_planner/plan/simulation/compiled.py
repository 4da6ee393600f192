"""The loop with limits in two forms: plain Python, and compiled where numba is installed.

Needs numpy.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from dtl_planner.plan.simulation import scheduling
from dtl_planner.plan.simulation.flattening import flat_of
from dtl_planner.plan.simulation.forward import Runs
from dtl_planner.plan.simulation.scheduling import Bench

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.plan.simulation.forward import Days
    from dtl_planner.plan.simulation.network import Network

Loop = Any
"""`schedule`, compiled or not."""


def with_limits(network: Network, lengths: Days, *, plainly: bool = False) -> Runs:
    """Carry out a network in many runs, each unit where there is room for it.

    Args:
        network: The network.
        lengths: The length of each draw in each run.
        plainly: Whether to do it in plain Python, even if numba is installed.
    """
    loop = None if plainly or find_spec("numba") is None else compiled()
    return _plain(network, lengths) if loop is None else _quick(network, lengths, loop)


def _plain(network: Network, lengths: Days) -> Runs:
    flat, runs = flat_of(network, list), lengths.shape[1]
    cells = runs * len(network.units)
    starts, critical = [0] * cells, [False] * cells
    room, ours = [0] * len(flat.free), [0] * len(network.lengths)
    drawn = lengths.T.ravel().tolist()
    scheduling.schedule(runs, drawn, Bench(0, starts, critical, ours, room), flat)
    shape = (runs, len(network.units))
    return Runs(
        np.array(starts, dtype=lengths.dtype).reshape(shape).T,
        np.array(critical, dtype=np.bool_).reshape(shape).T,
    )


def _quick(network: Network, lengths: Days, loop: Loop) -> Runs:
    flat, runs = flat_of(network, lambda some: np.array(some, dtype=np.int64)), lengths.shape[1]
    starts = np.zeros((runs, len(network.units)), dtype=lengths.dtype)
    critical = np.zeros(starts.shape, dtype=np.bool_)
    room = np.zeros(len(flat.free), dtype=np.int64)
    ours = np.zeros(len(network.lengths), dtype=np.int64)
    drawn = np.ascontiguousarray(lengths.T).reshape(-1)
    bench = Bench(0, starts.reshape(-1), critical.reshape(-1), ours, room)
    loop(runs, drawn, bench, flat)
    return Runs(np.ascontiguousarray(starts.T), np.ascontiguousarray(critical.T))


@cache
def compiled() -> Loop:
    """Compile the loop, and keep what comes out on the disk where that is possible."""
    import numba  # noqa: PLC0415 - of an extra, and slow to import
    from numba.extending import register_jitable  # noqa: PLC0415

    for function in _parts():
        register_jitable(function)
    try:
        return numba.njit(cache=True)(scheduling.schedule)
    except RuntimeError:  # there is no place to keep it
        return numba.njit(scheduling.schedule)


def _parts() -> list[Callable[..., Any]]:
    """Give the functions that the loop calls; all stand in one file, so none can be stale alone."""
    every = [one for name, one in sorted(vars(scheduling).items()) if name.startswith("_")]
    return [one for one in every if getattr(one, "__module__", "") == scheduling.__name__]
