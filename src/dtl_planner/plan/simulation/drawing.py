"""Lengths drawn by lot: least, likely and most, in a triangle.

A triangle is what three numbers say and no more: its top stands over the likely one, and nothing
lies outside the other two. A draw is one of 1,024 numbers, each as likely as any other, and a table
says which length it stands for.

Each chunk of runs has a seed of its own, made of the seed that was asked for and the chunk's
number: whoever works on a chunk, on whatever machine, draws the same.

Needs numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dtl_planner.plan.making.brief import Spread

STEPS = 1024
"""How many numbers there are to draw from."""

_A_WORD = 4
"""Draws in a random number of 64 bits, of 16 bits each."""
_TEN_BITS = np.uint64(0x03FF_03FF_03FF_03FF)
"""The ten bits of each that make up a number below `STEPS`."""


def table_of(spread: Spread) -> NDArray[np.int64]:
    """Give the length in days that each number stands for, from the shortest to the longest."""
    least, likely, most = float(spread.least), float(spread.likely), float(spread.most)
    share = (np.arange(STEPS) + 0.5) / STEPS
    whole, rise = most - least, likely - least
    shortest = least + np.sqrt(share * whole * rise)
    longest = most - np.sqrt((1 - share) * whole * (most - likely))
    days = np.where(share * whole < rise, shortest, longest)
    return np.floor(days + 0.5).astype(np.int64)


def tables_of(
    spreads: Sequence[Spread], *, most: int, kind: type[np.signedinteger]
) -> NDArray[np.signedinteger]:
    """Give the table of each length, one a row.

    Args:
        spreads: The lengths.
        most: What no length goes beyond.
        kind: What the days are kept in.
    """
    found = np.empty((len(spreads), STEPS), dtype=kind)
    for number, spread in enumerate(spreads):
        found[number] = np.minimum(table_of(spread), most)
    return found


def drawn(seed: int, chunk: int, *, draws: int, runs: int) -> NDArray[np.uint16]:
    """Draw for each length and each run one of the numbers.

    Args:
        seed: The seed that was asked for.
        chunk: The number of the chunk.
        draws: How many lengths are drawn in each run.
        runs: How many runs there are in the chunk.
    """
    count = draws * runs
    source = np.random.Philox(np.random.SeedSequence(seed, spawn_key=(chunk,)))
    words = source.random_raw(-(-count // _A_WORD)).astype("<u8", copy=False)
    np.bitwise_and(words, _TEN_BITS, out=words)  # of each 16 bits, four at a time
    found: NDArray[np.uint16] = words.view("<u2")[:count].reshape(draws, runs)
    return found


def lengths_of(
    tables: NDArray[np.signedinteger], numbers: NDArray[np.uint16]
) -> NDArray[np.signedinteger]:
    """Give the length in days of each draw in each run."""
    found = np.empty(numbers.shape, dtype=tables.dtype)
    for table, row, out in zip(tables, numbers, found, strict=True):
        np.take(table, row, out=out, mode="clip")
    return found
