"""Networks to simulate: made by hand from tasks in a row, and drawn at random."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hand_made_briefs import CALENDAR, brief, item

from dtl_planner.plan.engine.problem import LagUnit, Link, LinkKind, Problem, Resource, Task
from dtl_planner.plan.making.brief import Spread
from dtl_planner.plan.simulation.building import network_of
from dtl_planner.plan.simulation.network import Arc, Length, Line, Network, Unit, Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.plan.making.brief import Brief

DAYS = CALENDAR.days
ROW = {"a.do": 0, "b.do": 1}
ONE_OR_TWO = Spread(1, 1, 2)


def two_in_a_row(spread: Spread = ONE_OR_TWO) -> Brief:
    """Give a brief of two activities, one after the other, that vary alike."""
    items = tuple(
        replace(item(id_, likely=spread.likely), spread=spread) for id_ in ("a.do", "b.do")
    )
    problem = Problem(
        CALENDAR.horizon,
        tuple(Task(one.id, spread.likely) for one in items),
        links=(Link("row", "a.do", "b.do"),),
    )
    return brief(items, problem)


def row_network(spread: Spread = ONE_OR_TWO) -> Network:
    """Give that brief as a network in which work starts as soon as it can."""
    return network_of(
        two_in_a_row(spread), ROW, DAYS, with_capacity=False, as_soon_as_possible=True
    )


def linked(
    kind: LinkKind, lag: int, unit: LagUnit, *, lengths: tuple[int, int] = (3, 2)
) -> Problem:
    """Give two tasks, the second of which waits for the first in some way."""
    return Problem(
        CALENDAR.horizon,
        (Task("a", lengths[0]), Task("b", lengths[1])),
        links=(Link("wait", "a", "b", kind, lag, unit),),
        resources=(Resource("crew", "capacity:crew", ((0, 9),)),),
        days=CALENDAR.days,
    )


def drawn_network(seed: int, *, room: int | None = None) -> Network:
    """Draw a network with a bit of everything.

    Args:
        seed: What it is drawn with.
        room: How much there is of each of two resources; without it none counts.
    """
    lot = Random(seed)  # noqa: S311 - nothing secret
    count = lot.randint(2, 9)
    spreads = tuple(_spread(lot) for _ in range(count))
    constants = tuple(Length(lot.randint(-2, 4)) for _ in range(3))
    lengths = (Length(0), *(Length(one.likely, n) for n, one in enumerate(spreads)), *constants)
    return Network(
        days=DAYS[:120],
        units=tuple(
            _unit(lot, number, count, with_uses=room is not None) for number in range(count)
        ),
        lengths=lengths,
        draws=spreads,
        drawn=tuple(f"item-{n}" for n in range(count)),
        free=() if room is None else ((room,) * 119, (room,) * 60 + (room + 1,) * 59),
        lines=tuple(
            Line(f"item-{n}", n, n + 1, lot.choice([None, 40]), lot.choice([None, 0, 1]))
            for n in range(count)
        ),
        gates=(20, 45),
    )


def _spread(lot: Random) -> Spread:
    least, likely, most = sorted(lot.randint(0, 12) for _ in range(3))
    return Spread(least, likely, most)


def _unit(lot: Random, number: int, count: int, *, with_uses: bool) -> Unit:
    lags: Sequence[int] = (0, count + 1, count + 2, count + 3)
    arcs = []
    for other in lot.sample(range(number), min(number, lot.randint(0, 3))):
        how = lot.choice([0, 0, 1, 3, 5, 7])
        lead = lot.choice([0, other + 1]) if not how else (other + 1 if how & 2 else 0)
        arcs.append(Arc(other, lead, lot.choice(lags), lot.choice([0, 0, number + 1]), how))
    closed = lot.random() < 0.3
    window = tuple(day if day < 10 or day > 17 else 18 for day in range(120)) if closed else ()
    return Unit(
        floor=lot.choice([0, 0, 3, 30]),
        pin=lot.choice([-1, -1, -1, -1, 5]),
        nexts=window,
        arcs=tuple(arcs),
        uses=tuple(
            Use(resource, lot.randint(1, 3), number + 1)
            for resource in lot.sample(range(2), lot.randint(0, 2))
        )
        if with_uses
        else (),
        lengths=tuple(dict.fromkeys((number + 1, lot.choice([number + 1, count + 1])))),
    )
