"""Breeds orders: a population of them, in which a child may only take the place of its mother.

The whole loop stands here, on flat numbers, so that it can be compiled whole: what is done for one
plan costs less than to call a function from Python once. All that it knows lies in `Pool`; it can
be left and entered again after any plan, which is when someone may stop it.

A child that could replace anybody would make all alike within some thousand plans. Kept to its
mother's place, the population stays varied and gets better ten times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.plan.engine.search.chance import draw
from dtl_planner.plan.engine.search.decoding import Both, Desk, by_starts, compare, decode
from dtl_planner.plan.engine.search.sorting import order_by

if TYPE_CHECKING:
    from dtl_planner.plan.engine.search.placing import Numbers

FILLED, MADE, SINCE, HAS_BEST, GIVEN, MANNERS, SIZE = range(7)
"""The counters: members; orders made since the last new beginning; children since the last that was
better; whether there is a best plan; orders given to begin with; manners of placing; members at
most."""

_PARENTS = 2
_JOLTS = 5
"""How many units are moved, less one, at most."""
_REACH = 10
"""By how many places a unit is moved at most."""
_PATIENCE = 12
"""How often an order in which something finds no room is mended at the beginning."""
_WEARY = 60
"""After how many children a member without any that is better all begins anew."""


class Pool(NamedTuple):
    """All members, one after another in the same lists, and all else that is known.

    Attributes:
        random: The state of the random numbers.
        counters: Numbers, by the names above.
        orders: The order of each member.
        costs: What its plan costs.
        marks: A number for its plan that others hardly have.
        manners: In which manner it is placed.
        best: The starts of the best plan of all.
        best_cost: What it costs.
        least: What nothing can cost less than.
        wanted: What units are sorted by at the beginning, from 0 up to `spread`.
        given: Keys of orders to begin with.
        given_manners: In which manner these are placed.
        taken: Room to tick units off.
    """

    random: Numbers
    counters: Numbers
    orders: Numbers
    costs: Numbers
    marks: Numbers
    manners: Numbers
    best: Numbers
    best_cost: Numbers
    least: Numbers
    wanted: Numbers
    given: Numbers
    given_manners: Numbers
    taken: Numbers


def breed(pool: Pool, desk: Desk, both: Both, until: int) -> None:
    """Make plans until so many placings are done, or none can be better.

    Args:
        pool: The population; it is written on.
        desk: Room to make plans in; its `placings` are counted on.
        both: What is to be planned.
        until: The count of placings at which to stop; the last plan may go a little beyond.
    """
    counters = pool.counters
    while desk.placings[0] < until and not is_best(pool):
        mother, patience = -1, _PATIENCE
        if counters[FILLED] < _PARENTS or counters[MADE] < counters[SIZE]:
            manner = first_order(pool, desk, both)
        else:
            mother, patience = draw(pool.random, counters[FILLED]), 1
            manner = pool.manners[mother]
            child(pool, desk, both, mother)
        counters[MADE] += 1
        counters[SINCE] += 1
        if decode(desk, both, manner, patience):
            take(pool, desk, both, mother, manner)
        if counters[SINCE] > _WEARY * counters[SIZE]:
            counters[FILLED] = counters[MADE] = counters[SINCE] = 0


def is_best(pool: Pool) -> bool:
    """Whether nothing can be better than the best."""
    if not pool.counters[HAS_BEST]:
        return False
    return compare(pool.best_cost, 0, pool.least, 0, len(pool.least)) <= 0


def first_order(pool: Pool, desk: Desk, both: Both) -> int:
    """Give an order to begin with: one that is given, or by rule, blurred more each time."""
    counters, count = pool.counters, len(desk.order)
    made = counters[MADE]
    if made < counters[GIVEN]:
        desk.keys[:] = pool.given[made * count : (made + 1) * count]
        order_by(desk.keys, both.ahead, desk.order, desk.counts)
        return int(pool.given_manners[made])
    spread = 1
    for unit in range(count):
        spread = max(spread, pool.wanted[unit])
    blur = spread * min(made - counters[GIVEN], counters[SIZE]) // (2 * counters[SIZE]) + 1
    for unit in range(count):
        desk.keys[unit] = pool.wanted[unit] + draw(pool.random, blur)
    order_by(desk.keys, both.ahead, desk.order, desk.counts)
    return int(made % counters[MANNERS])


def child(pool: Pool, desk: Desk, both: Both, mother: int) -> None:
    """Cross two orders: the mother's, with a stretch filled as in the better of two others."""
    count, filled, width = len(desk.order), pool.counters[FILLED], len(desk.cost)
    father, other = draw(pool.random, filled), draw(pool.random, filled)
    if compare(pool.costs, other * width, pool.costs, father * width, width) < 0:
        father = other
    one, two = draw(pool.random, count + 1), draw(pool.random, count + 1)
    first, end = min(one, two), max(one, two)
    for unit in range(count):
        pool.taken[unit] = 0
    place = copied(pool, desk, mother, 0, first)
    place = copied(pool, desk, father, place, end)
    copied(pool, desk, mother, place, count)
    jolt(pool, desk, both)


def copied(pool: Pool, desk: Desk, member: int, place: int, end: int) -> int:
    """Write units that are not ticked off yet, as a member orders them, from a place to an end."""
    base = member * len(desk.order)
    for rank in range(len(desk.order)):
        if place >= end:
            break
        unit = pool.orders[base + rank]
        if not pool.taken[unit]:
            pool.taken[unit] = 1
            desk.order[place] = unit
            place += 1
    return place


def jolt(pool: Pool, desk: Desk, both: Both) -> None:
    """Move a few units by a few places."""
    count, jolts = len(desk.order), draw(pool.random, _JOLTS)
    if not jolts:
        return
    for rank in range(count):
        desk.keys[desk.order[rank]] = 2 * rank
    for _ in range(jolts):
        unit = desk.order[draw(pool.random, count)]
        by = draw(pool.random, 4 * _REACH + 1) - 2 * _REACH
        desk.keys[unit] = max(desk.keys[unit] + by, 0)
    order_by(desk.keys, both.ahead, desk.order, desk.counts)


def take(pool: Pool, desk: Desk, both: Both, mother: int, manner: int) -> None:
    """Let a new plan into the population if there is a place for it, and keep the best."""
    counters, width, count = pool.counters, len(desk.cost), len(desk.order)
    if not counters[HAS_BEST] or compare(desk.cost, 0, pool.best_cost, 0, width) < 0:
        pool.best[:] = desk.plan
        pool.best_cost[:] = desk.cost
        counters[HAS_BEST] = 1
    mark = mark_of(desk.plan)
    for member in range(counters[FILLED]):
        if pool.marks[member] == mark and pool.manners[member] == manner:
            return
    place = counters[FILLED]
    if place < counters[SIZE]:
        counters[FILLED] += 1
    else:
        place = mother
        order = compare(desk.cost, 0, pool.costs, mother * width, width)
        if order > 0:
            return
        if order < 0:
            counters[SINCE] = 0
    by_starts(desk, both.ahead, desk.plan)
    pool.orders[place * count : (place + 1) * count] = desk.second
    pool.costs[place * width : (place + 1) * width] = desk.cost
    pool.marks[place], pool.manners[place] = mark, manner


def mark_of(plan: Numbers) -> int:
    """Give a number that two plans seldom share."""
    mark = 0
    for start in plan:
        mark = (mark * 31 + start) & 0xFFFFFFFFFFF
    return mark


def room_for_sorting(count: int, spread: int, horizon: int) -> int:
    """Give how many numbers sorting may need, whatever it sorts by."""
    span = max(2 * (count + _JOLTS * _REACH), 2 * spread + 1, horizon)
    return span + 2
