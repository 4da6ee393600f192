"""The innermost loop: puts one unit after another on the first days that have room for it.

Plain Python on flat lists of whole numbers, in one function, because where numba is installed
(extra `fast`) the very same function is compiled and works on arrays: both give equal plans.

Several resources are counted in one number, each in a field of its own bits whose highest bit is a
guard that is always set. To take a demand from it is one subtraction; a guard that is gone tells
that there was too little of that resource. So a day is looked at once for all of them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Numbers = Any
"""A list of whole numbers, or an array of them where the loop is compiled."""


class Layout(NamedTuple):
    """A problem as flat numbers. Units are tasks, or tasks that start together.

    Attributes:
        free: What there is on each day, in packed numbers, one word of resources after the other.
        lengths: Working days of each unit.
        firsts: The first day on which each unit may start.
        lasts: The last.
        ranked: The units in an order in which nothing comes before what it waits for.
        arc_from: For each unit where its arcs begin; one more at the end.
        arc_unit: The unit that each arc waits for.
        arc_gap: Days between both starts, where they are the same always.
        arc_table: Where the arc's table begins in `tables`; -1 without one.
        tables: The earliest second start for each first one, table after table.
        use_from: For each unit where its uses begin; one more at the end.
        use_base: Where the used word of resources begins in `free`.
        use_amount: How much of each is used on each day, packed.
        use_guard: The guards of the resources that are used.
        use_first: The first day of use, from the start of the unit.
        use_end: The day after the last.
        window: Where the unit's windows begin in `windows`; -1 if every day from first to last is
            allowed.
        windows: The first day allowed at or after each day, or one beyond all days.
    """

    free: Numbers
    lengths: Numbers
    firsts: Numbers
    lasts: Numbers
    ranked: Numbers
    arc_from: Numbers
    arc_unit: Numbers
    arc_gap: Numbers
    arc_table: Numbers
    tables: Numbers
    use_from: Numbers
    use_base: Numbers
    use_amount: Numbers
    use_guard: Numbers
    use_first: Numbers
    use_end: Numbers
    window: Numbers
    windows: Numbers


def place(  # noqa: C901 - one loop, which must stay one function to be quick
    order: Numbers, floors: Numbers, starts: Numbers, free: Numbers, layout: Layout
) -> int:
    """Place units in order, each as early as its floor, arcs, windows and room allow.

    `starts` and `free` are written on. Gives the end of the last unit, or -1 minus the unit for
    which there is no room.
    """
    (_, lengths, firsts, lasts, _, arc_from, arc_unit, arc_gap, arc_table, tables) = layout[:10]
    (use_from, use_base, use_amount, use_guard, use_first, use_end) = layout[10:16]
    window, windows = layout[16], layout[17]
    end: int = 0
    for unit in order:
        start = max(floors[unit], firsts[unit])
        for arc in range(arc_from[unit], arc_from[unit + 1]):
            first, table = starts[arc_unit[arc]], arc_table[arc]
            start = max(start, first + arc_gap[arc] if table < 0 else tables[table + first])
        last, allowed = lasts[unit], window[unit]
        if allowed >= 0 and start <= last:
            start = windows[allowed + start]
        begin, done = use_from[unit], use_from[unit + 1]
        use = begin
        while use < done and start <= last:
            before = use_base[use] + use_first[use]
            amount, guard = use_amount[use], use_guard[use]
            bottom, top = before + start, use_base[use] + start + use_end[use] - 1
            day, moved = top, False
            while day >= bottom:
                if ((free[day] - amount) & guard) == guard:
                    day -= 1
                    continue
                start, moved = day - before + 1, True
                if allowed >= 0 and start <= last:
                    start = windows[allowed + start]
                if start > last:
                    break
                # What lies between here and the old top has room already: only later days matter.
                bottom = max(before + start, top + 1)
                day = top = use_base[use] + start + use_end[use] - 1
            use = begin if moved and use > begin else use + 1
        if start > last:
            return int(-1 - unit)
        starts[unit] = start
        for use in range(begin, done):
            base, amount = use_base[use] + start, use_amount[use]
            for day in range(base + use_first[use], base + use_end[use]):
                free[day] -= amount
        end = max(end, start + lengths[unit])
    return end
