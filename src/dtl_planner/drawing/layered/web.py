"""Layers of slots: the boxes, and the gaps between boxes through which long ties pass."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.drawing.layered.strands import Port, Strand


@dataclass(frozen=True, slots=True)
class Web:
    """The slots and what runs between them.

    Attributes:
        boxes: How many slots are boxes: the first ones.
        layer: The layer of each slot.
        up: For each slot those of the layer before that are tied to it.
        down: For each slot those of the layer after it.
        courses: For each strand, in the order given, the slots that it runs through.
    """

    boxes: int
    layer: tuple[int, ...]
    up: tuple[tuple[int, ...], ...]
    down: tuple[tuple[int, ...], ...]
    courses: tuple[tuple[int, ...], ...]

    @property
    def layers(self) -> list[list[int]]:
        """The slots of each layer, in the order in which they were made."""
        found: list[list[int]] = [[] for _ in range(max(self.layer, default=-1) + 1)]
        for slot, layer in enumerate(self.layer):
            found[layer].append(slot)
        return found


def weave(layers: Sequence[int], strands: Iterable[Strand]) -> Web:
    """Let each strand run through one slot of every layer between its ends.

    Strands to one port share a slot, so that many of them are no wider than one.

    Args:
        layers: The layer of each box.
        strands: What ties the boxes, each from a layer to a later one.
    """
    layer = list(layers)
    shared: dict[tuple[int, Port, int], int] = {}
    courses: list[tuple[int, ...]] = []
    for strand in strands:
        course = [strand.source]
        for between in range(layers[strand.source] + 1, layers[strand.target]):
            key = (strand.target, strand.port, between)
            if key not in shared:
                shared[key] = len(layer)
                layer.append(between)
            course.append(shared[key])
        courses.append((*course, strand.target))
    up: list[dict[int, None]] = [{} for _ in layer]
    down: list[dict[int, None]] = [{} for _ in layer]
    for each in courses:
        for one, other in pairwise(each):
            down[one][other] = up[other][one] = None
    return Web(len(layers), tuple(layer), _frozen(up), _frozen(down), tuple(courses))


def _frozen(ties: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(sorted(each)) for each in ties)
