"""The hot loop: puts one task after another on the first days that have room for it.

Plain Python on flat lists of whole numbers. Where numba is installed (extra `fast`) the very same
function is compiled and works on arrays, so that both give equal plans.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Numbers = Any
"""A list of whole numbers, or an array of them where the loop is compiled."""


class Layout(NamedTuple):
    """A problem as flat numbers. Units are tasks, or tasks that start together.

    Attributes:
        free: What each resource has on each day, one resource after the other.
        lengths: Working days of each unit.
        arc_from: For each unit where its arcs begin; one more at the end.
        arc_unit: The unit that each arc waits for.
        arc_gap: Days between both starts, where they are the same always.
        arc_table: Where the arc's table begins in `tables`; -1 without one.
        tables: The earliest second start for each first one, table after table.
        use_from: For each unit where its uses begin; one more at the end.
        use_base: Where the used resource begins in `free`.
        use_amount: How much is used on each day.
        use_first: The first day of use, from the start of the unit.
        use_end: The day after the last.
        window: Where the unit's windows begin in `windows`.
        windows: The first day allowed at or after each day, or one beyond all days.
    """

    free: Numbers
    lengths: Numbers
    arc_from: Numbers
    arc_unit: Numbers
    arc_gap: Numbers
    arc_table: Numbers
    tables: Numbers
    use_from: Numbers
    use_base: Numbers
    use_amount: Numbers
    use_first: Numbers
    use_end: Numbers
    window: Numbers
    windows: Numbers


def place(  # noqa: C901, PLR0913, PLR0917 - one loop, which must stay one function to be compiled
    order: Numbers, floors: Numbers, starts: Numbers, free: Numbers, beyond: int, layout: Layout
) -> int:
    """Place units in order, each as early as arcs, windows and room allow.

    `starts` and `free` are written on. Gives the end of the last unit, or -1 minus the unit for
    which there is no room.
    """
    (_, lengths, arc_from, arc_unit, arc_gap, arc_table, tables) = layout[:7]
    (use_from, use_base, use_amount, use_first, use_end, window, windows) = layout[7:]
    end: int = 0
    for unit in order:
        start = floors[unit]
        for arc in range(arc_from[unit], arc_from[unit + 1]):
            first = starts[arc_unit[arc]]
            table = arc_table[arc]
            wanted = first + arc_gap[arc] if table < 0 else tables[table + first]
            start = max(start, wanted)
        if start >= beyond:
            return int(-1 - unit)
        start = windows[window[unit] + start]
        begin, done = use_from[unit], use_from[unit + 1]
        use = begin
        while use < done and start < beyond:
            base, amount = use_base[use], use_amount[use]
            day = base + start + use_end[use] - 1
            last = base + start + use_first[use]
            while day >= last and free[day] >= amount:
                day -= 1
            if day >= last:
                start = day - base - use_first[use] + 1
                start = windows[window[unit] + start]
                use = begin
            else:
                use += 1
        if start >= beyond:
            return int(-1 - unit)
        starts[unit] = start
        for use in range(begin, done):
            base, amount = use_base[use] + start, use_amount[use]
            for day in range(base + use_first[use], base + use_end[use]):
                free[day] -= amount
        end = max(end, start + lengths[unit])
    return end


class Engine(NamedTuple):
    """The loop, and what it wants its numbers in."""

    place: Callable[..., int]
    numbers: Callable[[Sequence[int]], Numbers]


PLAIN = Engine(place, list)


def fastest() -> Engine:
    """Give the compiled loop where numba is installed, and the plain one elsewhere."""
    return _compiled() if find_spec("numba") is not None else PLAIN


@cache
def _compiled() -> Engine:
    import numba  # noqa: PLC0415 - an extra, and slow to import
    import numpy as np  # noqa: PLC0415

    def numbers(given: Sequence[int]) -> Numbers:
        return np.array(given, dtype=np.int64)

    return Engine(numba.njit(cache=True)(place), numbers)
