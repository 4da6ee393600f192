"""Which links of a plan a project program can hold, and words for those that it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.plan.timeline.plan import Plan, Tie


@dataclass(frozen=True)
class Links:
    """The links of a plan, parted by what project programs can hold.

    Attributes:
        drawn: At most one for each pair of items, and none that closes a ring.
        told: The others, which have to be told in words.
    """

    drawn: tuple[Tie, ...]
    told: tuple[Tie, ...]


def links_of(plan: Plan) -> Links:
    """Part the links of a plan: a project program takes one a pair, and no rings whatever the ends.

    Of several between the same two items one that binds is drawn; of a ring, those that lead
    from an earlier item to a later one.
    """
    known = [
        tie
        for tie in plan.ties
        if tie.before != tie.after and {tie.before, tie.after} <= plan.item.keys()
    ]
    drawn: dict[frozenset[str], Tie] = {}
    for tie in known:
        pair = frozenset((tie.before, tie.after))
        if pair not in drawn or (tie.is_binding and not drawn[pair].is_binding):
            drawn[pair] = tie
    kept = _without_rings(plan, list(drawn.values()))
    drawn_ones = set(kept)
    return Links(tuple(kept), tuple(tie for tie in known if tie not in drawn_ones))


def by_waiting(ties: Iterable[Tie]) -> dict[str, list[Tie]]:
    """Give the links of each item that waits."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.after, []).append(tie)
    return found


def words(plan: Plan, tie: Tie) -> str:
    """Tell of a link in words, from the side of what waits.

    `finish no earlier than 2 working days after the start of Consult staff`.
    """
    first, _, second = tie.kind.partition("-to-")
    other = f"the {first} of {clean(full_name(plan.item[tie.before]))}"
    if not tie.lag:
        return f"{second} no earlier than {other}"
    count = abs(tie.lag)
    unit = tie.unit if count > 1 else tie.unit.removesuffix("s")
    side = "after" if tie.lag > 0 else "before"
    return f"{second} no earlier than {count} {unit} {side} {other}"


def _without_rings(plan: Plan, ties: list[Tie]) -> list[Tie]:
    """Leave out, as long as there are rings, the links in them that lead back in time."""
    place = {item.id: number for number, item in enumerate(plan.items)}
    while ring := _ring(ties):
        back = {pair for pair in pairwise(ring) if place[pair[0]] > place[pair[1]]}
        ties = [tie for tie in ties if (tie.before, tie.after) not in back]
    return ties


def _ring(ties: list[Tie]) -> list[str]:
    """Name the items of a ring, each before the one that waits for it; nothing without a ring."""
    waits: dict[str, list[str]] = {}
    for tie in ties:
        waits.setdefault(tie.after, []).append(tie.before)
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []
