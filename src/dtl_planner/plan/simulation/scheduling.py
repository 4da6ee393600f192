"""One run after another with limits: each unit of work on the first day with room for it.

Plain Python on flat lists of whole numbers; where numba is installed (extra `fast`), `compiled.py`
has the very same functions compiled for arrays. Both give equal results.

Work is dealt with in the order of the plan: what the plan begins first has the first choice of
what there is. What lies beyond the last day has room for everything.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Numbers = Any
"""A list of whole numbers, or an array of them where the loop is compiled."""


class Flat(NamedTuple):
    """A network as flat numbers; what `..._from` marks is where the part of each unit begins.

    Attributes:
        horizon: The last day.
        draws: How many lengths are drawn.
        floors: The day before which each unit does not start.
        pins: The day on which it starts whatever happens; -1 without one.
        window: Where its table begins in `windows`; -1 without one.
        windows: The first day allowed at or after each day, table after table.
        arc_from: Its arcs.
        arc_unit: The unit that each arc waits for.
        arc_lead: The number of the length to the end that counts.
        arc_lag: The number of the length in between.
        arc_tail: The number of the length to the end that counts of what waits.
        arc_how: What the lag is counted in.
        use_from: Its uses.
        use_resource: Which resource.
        use_amount: How much.
        use_length: The number of the length for which.
        task_from: The lengths of its tasks.
        task_length: The number of each.
        days: The days of each length.
        draw: The number of its draw; -1 where it is the same always.
        free: What there is on each day, resource after resource.
        mornings: The date of each working day.
        evenings: The date after the working day before.
        begins: For each date the first working day on which something can start.
        finishes: For each date the first number at which something can be over.
    """

    horizon: int
    draws: int
    floors: Numbers
    pins: Numbers
    window: Numbers
    windows: Numbers
    arc_from: Numbers
    arc_unit: Numbers
    arc_lead: Numbers
    arc_lag: Numbers
    arc_tail: Numbers
    arc_how: Numbers
    use_from: Numbers
    use_resource: Numbers
    use_amount: Numbers
    use_length: Numbers
    task_from: Numbers
    task_length: Numbers
    days: Numbers
    draw: Numbers
    free: Numbers
    mornings: Numbers
    evenings: Numbers
    begins: Numbers
    finishes: Numbers


class Bench(NamedTuple):
    """Where the runs are worked out.

    Attributes:
        base: Where the run at hand begins in the next two.
        starts: The start of each unit, run after run.
        critical: Whether a day's delay of it would have been one of the whole.
        lengths: Each length in the run at hand.
        room: What is still free in it on each day.
    """

    base: int
    starts: Numbers
    critical: Numbers
    lengths: Numbers
    room: Numbers


def schedule(runs: int, drawn: Numbers, bench: Bench, flat: Flat) -> None:
    """Carry the network out in many runs.

    Args:
        runs: How many.
        drawn: The length of each draw, run after run.
        bench: Takes what comes of it.
        flat: The network.
    """
    for run in range(runs):
        at = Bench(run * len(flat.floors), bench.starts, bench.critical, bench.lengths, bench.room)
        for number in range(len(at.lengths)):
            draw = flat.draw[number]
            at.lengths[number] = flat.days[number] if draw < 0 else drawn[run * flat.draws + draw]
        for number in range(len(at.room)):
            at.room[number] = flat.free[number]
        for unit in range(len(flat.floors)):
            at.starts[at.base + unit] = _placed(unit, at, flat)
        _trace(at, flat)


def _placed(unit: int, at: Bench, flat: Flat) -> int:
    """Find the start of a unit, and take what it uses."""
    start = int(flat.pins[unit])
    if start < 0:
        start = _earliest(unit, at, flat)
        uses = flat.use_from[unit + 1] - flat.use_from[unit]
        if uses == 1:
            start = _with_room_for_one(unit, start, at, flat)
        elif uses > 1:
            start = _with_room(unit, start, at, flat)
    for use in range(flat.use_from[unit], flat.use_from[unit + 1]):
        row = flat.use_resource[use] * flat.horizon
        end = min(start + at.lengths[flat.use_length[use]], flat.horizon)
        for day in range(start, end):
            at.room[row + day] -= flat.use_amount[use]
    return start


def _with_room_for_one(unit: int, start: int, at: Bench, flat: Flat) -> int:
    """Give the first start with room for a unit's only use.

    Days are looked at from the last to the first; those that had room are not looked at again.
    """
    use = flat.use_from[unit]
    row, amount = flat.use_resource[use] * flat.horizon, flat.use_amount[use]
    length = at.lengths[flat.use_length[use]]
    bottom = start
    top = day = min(start + length, flat.horizon) - 1
    while day >= bottom:
        if at.room[row + day] >= amount:
            day -= 1
            continue
        start = _allowed(unit, min(day + 1, flat.horizon), flat)
        bottom = max(start, top + 1)
        top = day = min(start + length, flat.horizon) - 1
    return start


def _with_room(unit: int, start: int, at: Bench, flat: Flat) -> int:
    """Give the first start with room for all that a unit uses."""
    clash = _clash(unit, start, at, flat)
    while clash >= 0 and start < flat.horizon:
        start = _allowed(unit, min(clash + 1, flat.horizon), flat)
        clash = _clash(unit, start, at, flat)
    return start


def _earliest(unit: int, at: Bench, flat: Flat) -> int:
    """Give the first day that links and windows leave."""
    start = int(flat.floors[unit])
    for arc in range(flat.arc_from[unit], flat.arc_from[unit + 1]):
        start = max(start, _beyond(arc, 0, at, flat))
    return _allowed(unit, min(start, flat.horizon), flat)


def _allowed(unit: int, day: int, flat: Flat) -> int:
    """Give the first day at or after another on which a unit may start."""
    return int(flat.windows[flat.window[unit] + day]) if flat.window[unit] >= 0 else day


def _beyond(arc: int, later: int, at: Bench, flat: Flat) -> int:
    """Give the earliest start that an arc leaves, had its first unit started so much later."""
    first = int(at.starts[at.base + flat.arc_unit[arc]])
    point = first + at.lengths[flat.arc_lead[arc]] + later
    how, lag = flat.arc_how[arc], at.lengths[flat.arc_lag[arc]]
    tail = at.lengths[flat.arc_tail[arc]]
    if not how:
        return int(point + lag - tail)
    point = min(point, flat.horizon)
    date = flat.evenings[point] if how & 2 else flat.mornings[point]
    date = min(max(date + lag, 0), len(flat.begins) - 1)
    return int((flat.finishes[date] if how & 4 else flat.begins[date]) - tail)


def _clash(unit: int, start: int, at: Bench, flat: Flat) -> int:
    """Give the last day on which there is too little room for a unit; -1 without one."""
    found = -1
    for use in range(flat.use_from[unit], flat.use_from[unit + 1]):
        resource = flat.use_resource[use]
        row = resource * flat.horizon
        day = min(start + at.lengths[flat.use_length[use]], flat.horizon) - 1
        while day >= start and day > found:
            if at.room[row + day] < _wanted(unit, resource, day - start, at, flat):
                found = day
            day -= 1
    return found


def _wanted(unit: int, resource: int, since: int, at: Bench, flat: Flat) -> int:
    """Give how much of a resource a unit uses so many days after its start."""
    wanted = 0
    for use in range(flat.use_from[unit], flat.use_from[unit + 1]):
        if flat.use_resource[use] == resource and since < at.lengths[flat.use_length[use]]:
            wanted += flat.use_amount[use]
    return wanted


def _trace(at: Bench, flat: Flat) -> None:
    """Mark what decided the end, from the end backwards."""
    units, last = len(flat.floors), 0
    for unit in range(units):
        last = max(last, _end(unit, at, flat))
    for unit in range(units):
        at.critical[at.base + unit] = _end(unit, at, flat) == last
    for turned in range(units):
        unit = units - 1 - turned
        if at.critical[at.base + unit] and flat.pins[unit] < 0:
            _mark_awaited(unit, at, flat)
            if at.starts[at.base + unit] > _earliest(unit, at, flat):
                _mark_makers_of_room(unit, at, flat)


def _end(unit: int, at: Bench, flat: Flat) -> int:
    """Give the end of the longest task of a unit, as far as days are counted."""
    longest = 0
    for task in range(flat.task_from[unit], flat.task_from[unit + 1]):
        longest = max(longest, at.lengths[flat.task_length[task]])
    return int(min(at.starts[at.base + unit] + longest, flat.horizon))


def _mark_awaited(unit: int, at: Bench, flat: Flat) -> None:
    """Mark what a unit waited for to the last day."""
    start = at.starts[at.base + unit]
    for arc in range(flat.arc_from[unit], flat.arc_from[unit + 1]):
        if flat.arc_how[arc]:
            decides = _beyond(arc, 1, at, flat) > start
        else:
            decides = _beyond(arc, 0, at, flat) == start
        if decides:
            at.critical[at.base + flat.arc_unit[arc]] = True


def _mark_makers_of_room(unit: int, at: Bench, flat: Flat) -> None:
    """Mark what ended just when a unit that had waited for room began, and used the same."""
    start = at.starts[at.base + unit]
    for other in range(unit):
        for use in range(flat.use_from[other], flat.use_from[other + 1]):
            if at.starts[at.base + other] + at.lengths[flat.use_length[use]] != start:
                continue
            for mine in range(flat.use_from[unit], flat.use_from[unit + 1]):
                if flat.use_resource[mine] == flat.use_resource[use]:
                    at.critical[at.base + other] = True
