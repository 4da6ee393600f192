"""Stretches from left to right, put into lanes in which none lies over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Stretch: TypeAlias = tuple[float, float]
"""From where to where something lies."""


def lanes_of(stretches: Sequence[Stretch], *, gap: float) -> tuple[int, ...]:
    """Give each stretch the first lane in which it lies over no other.

    Args:
        stretches: From where to where each lies.
        gap: What is to be free between two of them.
    """
    lanes: list[list[Stretch]] = []
    found = []
    for stretch in stretches:
        free = (lane for lane, taken in enumerate(lanes) if not _meets(stretch, taken, gap))
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(stretch)
        found.append(lane)
    return tuple(found)


def _meets(stretch: Stretch, taken: Sequence[Stretch], gap: float) -> bool:
    return any(stretch[0] < end + gap and start < stretch[1] + gap for start, end in taken)
