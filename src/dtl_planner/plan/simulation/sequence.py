"""The order in which work is dealt with: as the plan has it, and nothing before what it awaits."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_sequence(awaited: Sequence[set[int]], planned: Sequence[int]) -> tuple[tuple[int, ...], int]:
    """Give the numbers of what is planned in the order in which to deal with them.

    Where things wait for one another in a ring, the one that the plan begins first goes first.

    Args:
        awaited: For each thing what it waits for.
        planned: The start of each in the plan.

    Returns:
        The order, and how many waits it does not keep.
    """
    after: list[list[int]] = [[] for _ in awaited]
    left = [len(some) for some in awaited]
    for number, some in enumerate(awaited):
        for other in some:
            after[other].append(number)
    ready = [(planned[number], number) for number, count in enumerate(left) if not count]
    heapify(ready)
    order: list[int] = []
    place: dict[int, int] = {}
    while len(order) < len(awaited):
        _, number = heappop(ready) if ready else _first_of_ring(awaited, planned, place)
        if number in place:
            continue
        place[number] = len(order)
        order.append(number)
        for other in after[number]:
            left[other] -= 1
            if not left[other]:
                heappush(ready, (planned[other], other))
    broken = sum(
        place[other] > place[number] for number, some in enumerate(awaited) for other in some
    )
    return tuple(order), broken


def _first_of_ring(
    awaited: Sequence[set[int]], planned: Sequence[int], place: dict[int, int]
) -> tuple[int, int]:
    """Give what the plan begins first of things that wait for one another in a ring."""
    number = min(n for n in range(len(awaited)) if n not in place)
    walked: list[int] = []
    while number not in walked:
        walked.append(number)
        number = min(other for other in awaited[number] if other not in place)
    return min((planned[n], n) for n in walked[walked.index(number) :])
