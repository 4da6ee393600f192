"""The loops in two forms: without numba, and compiled where it is installed (extra `fast`).

Needs numpy.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dtl_planner.plan.simulation import abreast, scheduling
from dtl_planner.plan.simulation.drawing import lengths_of
from dtl_planner.plan.simulation.flattening import flat_of
from dtl_planner.plan.simulation.forward import Forward, Runs
from dtl_planner.plan.simulation.scheduling import Bench

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from numpy.typing import NDArray

    from dtl_planner.plan.simulation.forward import Days
    from dtl_planner.plan.simulation.network import Network
    from dtl_planner.plan.simulation.scheduling import Flat

Loop = Any
"""A loop, compiled."""


def with_limits(network: Network, lengths: Days, *, plainly: bool = False) -> Runs:
    """Carry out a network in many runs, each unit where there is room for it.

    Args:
        network: The network.
        lengths: The length of each draw in each run.
        plainly: Whether to do it in plain Python, even if numba is installed.
    """
    if plainly or find_spec("numba") is None:
        return _plain(network, lengths)
    return _quick(network, lengths, compiled().schedule)


def with_links(
    network: Network, tables: Days, numbers: NDArray[np.uint16], *, plainly: bool = False
) -> tuple[Days, Forward]:
    """Get ready to carry out a network in many runs, as links and dates alone decide.

    Args:
        network: The network.
        tables: The length that each number stands for.
        numbers: What was drawn.
        plainly: Whether to do it with numpy alone, even if numba is installed.

    Returns:
        The length of each draw in each run, and what carries it out.
    """
    if plainly or find_spec("numba") is None:
        lengths = lengths_of(tables, numbers)
        return lengths, Forward(network, lengths)
    loops = compiled()
    lengths = np.empty(numbers.shape, dtype=tables.dtype)
    loops.look_up(tables, numbers, lengths)
    starts = np.empty((len(network.units), numbers.shape[1]), dtype=tables.dtype)
    loops.find_starts(lengths, starts, _flat(network))
    return lengths, Forward(network, lengths, starts)


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
    flat, runs = _flat(network), lengths.shape[1]
    starts = np.zeros((runs, len(network.units)), dtype=lengths.dtype)
    critical = np.zeros(starts.shape, dtype=np.bool_)
    room = np.zeros(len(flat.free), dtype=np.int64)
    ours = np.zeros(len(network.lengths), dtype=np.int64)
    drawn = np.ascontiguousarray(lengths.T).reshape(-1)
    bench = Bench(0, starts.reshape(-1), critical.reshape(-1), ours, room)
    loop(runs, drawn, bench, flat)
    return Runs(np.ascontiguousarray(starts.T), np.ascontiguousarray(critical.T))


@lru_cache(maxsize=4)
def _flat(network: Network) -> Flat:
    """Give a network as arrays, made once for all its chunks."""
    return flat_of(network, _array)


def _array(numbers: Sequence[int]) -> NDArray[np.int64]:
    return np.array(numbers, dtype=np.int64)


class Loops(NamedTuple):
    """The loops, compiled."""

    schedule: Loop
    look_up: Loop
    find_starts: Loop


@cache
def compiled() -> Loops:
    """Compile the loops, and keep what comes out on the disk where that is possible."""
    from numba.extending import register_jitable  # noqa: PLC0415 - of an extra, and slow to import

    for module in (scheduling, abreast):
        for function in _parts(module):
            register_jitable(forceinline=True)(function)  # else each call counts its arrays
    return Loops(_kept(scheduling.schedule), _kept(abreast.look_up), _kept(abreast.find_starts))


def _kept(function: Callable[..., None]) -> Loop:
    import numba  # noqa: PLC0415 - of an extra, and slow to import

    try:
        return numba.njit(cache=True)(function)
    except RuntimeError:  # there is no place to keep it
        return numba.njit(function)


def _parts(module: ModuleType) -> list[Callable[..., Any]]:
    """Give the functions that a loop calls; all stand in its own file, so none is stale alone."""
    every = [one for name, one in sorted(vars(module).items()) if name.startswith("_")]
    return [one for one in every if getattr(one, "__module__", "") == module.__name__]
