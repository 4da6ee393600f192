"""Makes a plan of an order: placed forwards, pushed back, and where that pays placed once more.

To push a plan to its end and back closes gaps that an order by itself leaves (forward-backward
improvement). Where things should come late, the push to the end is the aim itself; it then stops at
what would cost more on a weightier level: due dates, and the phase that a group shares.

Plain functions on flat numbers, compiled where numba is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.plan.engine.search.costing import Costs, makespan, reckon
from dtl_planner.plan.engine.search.placing import Layout, place
from dtl_planner.plan.engine.search.sorting import hurry, order_by

if TYPE_CHECKING:
    from dtl_planner.plan.engine.search.placing import Numbers


class Both(NamedTuple):
    """A problem in both directions of time.

    Attributes:
        ahead: Time as it runs.
        back: Time as it runs backwards from the horizon.
        costs: What decides the cost.
        floors: For each manner of placing the earliest start of each unit: in the first manner 0,
            in the second what one wishes for.
        is_late: 1 where plans should be late, 0 where they should be early.
    """

    ahead: Layout
    back: Layout
    costs: Costs
    floors: Numbers
    is_late: int


class Desk(NamedTuple):
    """Room to make one plan in.

    Attributes:
        order: The units in the order to be placed in: what is given.
        plan: Their starts: what comes out.
        cost: What is broken, and what the plan costs on each level.
        tried: The starts of a second plan.
        tried_cost: What it costs.
        mirror: Starts in time that runs backwards.
        floors: The earliest starts there.
        second: A second order.
        keys: What units are sorted by.
        counts: Room for sorting.
        free: What there is left of resources.
        load: Room for reckoning.
        placings: How many plans were made, one number.
    """

    order: Numbers
    plan: Numbers
    cost: Numbers
    tried: Numbers
    tried_cost: Numbers
    mirror: Numbers
    floors: Numbers
    second: Numbers
    keys: Numbers
    counts: Numbers
    free: Numbers
    load: Numbers
    placings: Numbers


def decode(desk: Desk, both: Both, manner: int, patience: int) -> bool:
    """Make the best plan of an order that pushing to and fro gives; false if there is no room.

    Args:
        desk: Holds the order; takes the plan.
        both: What is to be planned.
        manner: Which floors to keep to.
        patience: How often to try anew with a unit put earlier for which there was no room.
    """
    count = len(desk.order)
    floors = both.floors[manner * count : (manner + 1) * count]
    if not settled(desk, both, floors, patience):
        return False
    reckon(desk.plan, both.costs, desk.load, desk.cost)
    if not pushed_back(desk, both):
        return True
    if not both.is_late:
        by_starts(desk, both.ahead, desk.tried)
        desk.free[:] = both.ahead.free
        desk.placings[0] += 1
        if place(desk.second, floors, desk.tried, desk.free, both.ahead) < 0:
            return True
    reckon(desk.tried, both.costs, desk.load, desk.tried_cost)
    if compare(desk.tried_cost, 0, desk.cost, 0, len(desk.cost)) <= 0:
        desk.plan[:] = desk.tried
        desk.cost[:] = desk.tried_cost
    return True


def settled(desk: Desk, both: Both, floors: Numbers, patience: int) -> bool:
    """Place an order; who finds no room comes earlier, with all that it waits for."""
    for _ in range(patience + 1):
        desk.free[:] = both.ahead.free
        desk.placings[0] += 1
        end = place(desk.order, floors, desk.plan, desk.free, both.ahead)
        if end >= 0:
            return True
        for rank in range(len(desk.order)):
            desk.keys[desk.order[rank]] = rank
        hurry(-1 - end, desk.keys, both.ahead)
        order_by(desk.keys, both.ahead, desk.order, desk.counts)
    return False


def pushed_back(desk: Desk, both: Both) -> bool:
    """Push a plan to its end, what ends last first; `tried` takes it. False if there is no room."""
    lengths, horizon = both.ahead.lengths, both.costs.horizon
    lowest(desk, both)
    for unit in range(len(lengths)):
        desk.mirror[unit] = horizon - lengths[unit] - desk.plan[unit]
    by_starts(desk, both.back, desk.mirror)
    desk.free[:] = both.back.free
    desk.placings[0] += 1
    if place(desk.second, desk.floors, desk.mirror, desk.free, both.back) < 0:
        return False
    for unit in range(len(lengths)):
        desk.tried[unit] = horizon - lengths[unit] - desk.mirror[unit]
    return True


def lowest(desk: Desk, both: Both) -> None:
    """Write down how far each unit may be pushed back, counted from the horizon."""
    lengths, costs = both.ahead.lengths, both.costs
    edge = 0 if both.is_late else costs.horizon - makespan(desk.plan, costs)
    for unit in range(len(lengths)):
        desk.floors[unit] = edge
    if both.is_late:
        for one in range(len(costs.due_unit)):
            unit = costs.due_unit[one]
            hold(desk, both, unit, max(costs.due_start[one], desk.plan[unit]))
        for group in range(len(costs.group_weight)):
            hold_group(desk, both, group)


def hold_group(desk: Desk, both: Both, group: int) -> None:
    """Let no member of a group come later than the last of them is, in its phase or to the day."""
    costs = both.costs
    first, end = costs.group_from[group], costs.group_from[group + 1]
    last = 0
    for one in range(first, end):
        at = desk.plan[costs.member_unit[one]]
        if costs.group_phase[group]:
            at = costs.phase_ends[costs.phases[at + costs.member_length[one]]]
        last = max(last, at)
    for one in range(first, end):
        length = costs.member_length[one] if costs.group_phase[group] else 0
        hold(desk, both, costs.member_unit[one], last - length)


def hold(desk: Desk, both: Both, unit: int, last: int) -> None:
    """Let a unit start on a day at the latest."""
    edge = both.costs.horizon - both.ahead.lengths[unit] - last
    desk.floors[unit] = max(desk.floors[unit], edge)


def by_starts(desk: Desk, layout: Layout, starts: Numbers) -> None:
    """Put units in the order of their starts into `second`."""
    desk.keys[:] = starts
    order_by(desk.keys, layout, desk.second, desk.counts)


def compare(one: Numbers, at: int, other: Numbers, by: int, width: int) -> int:
    """Say whether a cost is less than another (-1), equal (0) or more (1), level by level."""
    for level in range(width):
        if one[at + level] != other[by + level]:
            return -1 if one[at + level] < other[by + level] else 1
    return 0
