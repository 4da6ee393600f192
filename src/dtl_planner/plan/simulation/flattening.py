"""Turns a network into the flat numbers that the loop with limits works on. Needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.simulation.moments import Moments
from dtl_planner.plan.simulation.scheduling import Flat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dtl_planner.plan.simulation.network import Network
    from dtl_planner.plan.simulation.scheduling import Numbers


def flat_of(network: Network, numbers: Callable[[Sequence[int]], Numbers]) -> Flat:
    """Give a network as flat numbers.

    Args:
        network: The network.
        numbers: Makes a list of numbers into what is wanted.
    """
    units = network.units
    arcs = [arc for unit in units for arc in unit.arcs]
    uses = [use for unit in units for use in unit.uses]
    windows, window = _joined([unit.nexts for unit in units])
    moments = Moments.of(network.days)
    return Flat(
        horizon=network.horizon,
        draws=len(network.draws),
        floors=numbers([unit.floor for unit in units]),
        pins=numbers([unit.pin for unit in units]),
        window=numbers(window),
        windows=numbers(windows),
        arc_from=numbers(_begins([unit.arcs for unit in units])),
        arc_unit=numbers([arc.unit for arc in arcs]),
        arc_lead=numbers([arc.lead for arc in arcs]),
        arc_lag=numbers([arc.lag for arc in arcs]),
        arc_tail=numbers([arc.tail for arc in arcs]),
        arc_how=numbers([arc.how for arc in arcs]),
        use_from=numbers(_begins([unit.uses for unit in units])),
        use_resource=numbers([use.resource for use in uses]),
        use_amount=numbers([use.amount for use in uses]),
        use_length=numbers([use.length for use in uses]),
        task_from=numbers(_begins([unit.lengths for unit in units])),
        task_length=numbers([length for unit in units for length in unit.lengths]),
        days=numbers([length.days for length in network.lengths]),
        draw=numbers([length.draw for length in network.lengths]),
        free=numbers([amount for days in network.free for amount in days]),
        mornings=numbers(moments.mornings.tolist()),
        evenings=numbers(moments.evenings.tolist()),
        begins=numbers(moments.begins.tolist()),
        finishes=numbers(moments.finishes.tolist()),
    )


def _joined(tables: Sequence[tuple[int, ...]]) -> tuple[list[int], list[int]]:
    """Put tables one after another, equal ones once, and say where each begins."""
    places: dict[tuple[int, ...], int] = {}
    flat: list[int] = []
    for table in tables:
        if table and table not in places:
            places[table] = len(flat)
            flat.extend(table)
    return flat, [places.get(table, -1) for table in tables]


def _begins(some: Sequence[Sequence[object]]) -> list[int]:
    found = [0]
    for one in some:
        found.append(found[-1] + len(one))
    return found
