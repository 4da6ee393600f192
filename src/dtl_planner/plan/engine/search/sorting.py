"""Orders of units in which nothing comes before what it waits for.

Every order is sorted by counting: keys are whole numbers of a known span, and equal keys keep the
order of ranks, in which nothing comes before what it waits for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.plan.engine.search.placing import Layout, Numbers


def order_by(keys: Numbers, layout: Layout, order: Numbers, counts: Numbers) -> None:
    """Put units in the order of their keys, but nothing before what it waits for.

    Args:
        keys: None below 0; raised where something waited for has a higher one.
        layout: What the units wait for.
        order: Written on: the units in their order.
        counts: Written on: room for two numbers more than the highest key.
    """
    arc_from, arc_unit = layout.arc_from, layout.arc_unit
    span = 0
    for unit in layout.ranked:
        key = keys[unit]
        for arc in range(arc_from[unit], arc_from[unit + 1]):
            key = max(key, keys[arc_unit[arc]])
        keys[unit] = key
        span = max(span, key)
    for key in range(span + 2):
        counts[key] = 0
    for unit in layout.ranked:
        counts[keys[unit] + 1] += 1
    for key in range(span):
        counts[key + 1] += counts[key]
    for unit in layout.ranked:
        key = keys[unit]
        order[counts[key]] = unit
        counts[key] += 1


def hurry(unit: int, keys: Numbers, layout: Layout) -> None:
    """Let a unit come in half its time, and all that it waits for no later than itself."""
    arc_from, arc_unit = layout.arc_from, layout.arc_unit
    keys[unit] //= 2
    for place in range(len(layout.ranked) - 1, -1, -1):
        later = layout.ranked[place]
        for arc in range(arc_from[later], arc_from[later + 1]):
            earlier = arc_unit[arc]
            keys[earlier] = min(keys[earlier], keys[later])
