"""Where everything of a chart stands: along the way that its layers go, and across it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.drawing.layered.across import place, steps_of
from dtl_planner.drawing.layered.frame import BETWEEN, EDGES, WANTED, Frame, forwards, ports_of
from dtl_planner.drawing.layered.order import untangle
from dtl_planner.drawing.layered.sizes import BOX, PASSING, Body
from dtl_planner.drawing.layered.web import Web, weave

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from dtl_planner.drawing.layered.web import Strand

Spot: TypeAlias = tuple[float, float]
"""How far along the way that the layers go, and how far across it."""

ASIDE = 10.0
"""How far beside the middle of a box a line arrives that leads backward."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A chart with everything in its place.

    Attributes:
        frame: Which way it goes.
        bodies: The words of each box.
        ports: What arrives at each box, in order.
        strands: The ties, those that lead backward turned round.
        web: The slots.
        begins: Where each layer begins, with the words at arrows.
        boxes: Where the boxes of each layer begin.
        ends: Where they end.
        sizes: How much each slot takes across.
        at: The middle of each slot across.
        breadth: How broad the whole is.
    """

    frame: Frame
    bodies: tuple[Body, ...]
    ports: dict[int, list[Hashable]]
    strands: list[Strand]
    web: Web
    begins: tuple[float, ...]
    boxes: tuple[float, ...]
    ends: tuple[float, ...]
    sizes: tuple[float, ...]
    at: tuple[float, ...]
    breadth: float

    def port(self, thing: int, common: Hashable) -> float:
        """Where on the side of a box something arrives."""
        every = self.ports[thing]
        number, middle = every.index(common), self.at[thing]
        if self.frame.upright and len(every) > 1:
            width = self.frame.box_width(len(every))
            return middle - width / 2 + number * width / len(every) + ASIDE
        return middle + (number - (len(every) - 1) / 2) * self.frame.port(len(every))

    def course(self, number: int) -> list[Spot]:
        """Where a tie goes, from its layer to the later one."""
        first, *passed, last = self.web.courses[number]
        _, target, common = self.strands[number]
        aside = ASIDE if self.is_backward(number) else 0.0
        spots = [(self.ends[self.web.layer[first]], self.at[first] + aside)]
        for slot in passed:
            layer = self.web.layer[slot]
            spots += [(self.begins[layer], self.at[slot]), (self.ends[layer], self.at[slot])]
        layer, port = self.web.layer[last], self.port(target, common)
        return [*spots, (self.begins[layer], port), (self.boxes[layer], port)]

    def is_backward(self, number: int) -> bool:
        """Whether a tie was turned round."""
        common = self.strands[number][2]
        return isinstance(common, tuple) and common[-1] is True


def lay(frame: Frame, bodies: tuple[Body, ...], given: Sequence[Strand]) -> Laid:
    """Put everything in its place."""
    strands = forwards(given, frame.ranks)
    ports = ports_of(strands)
    web = weave(frame.ranks.of, strands)
    layers = untangle(web)
    sizes = _sizes(frame, bodies, ports, web)
    steps = [steps_of([sizes[s] for s in layer], _gaps(frame, web, layer)) for layer in layers]
    tight = max(sum(each) for each in steps)
    at = place(web, layers, steps, max(tight, WANTED - EDGES) if frame.upright else tight * _EASE)
    low = min(middle - size / 2 for middle, size in zip(at, sizes, strict=True))
    high = max(middle + size / 2 for middle, size in zip(at, sizes, strict=True))
    at = [float(round(middle - low)) for middle in at]
    begins, boxes, ends = _along(frame, bodies, ports)
    _sort(ports, strands, web, at)
    return Laid(
        frame=frame,
        bodies=bodies,
        ports=ports,
        strands=strands,
        web=web,
        begins=begins,
        boxes=boxes,
        ends=ends,
        sizes=tuple(sizes),
        at=tuple(at),
        breadth=high - low + 1,
    )


_EASE = 1.25
"""How much more room than it needs a chart from left to right has for straight ties."""


def _sizes(
    frame: Frame, bodies: Sequence[Body], ports: dict[int, list[Hashable]], web: Web
) -> list[float]:
    sizes = [PASSING] * len(web.layer)
    for thing, body in enumerate(bodies):
        number = len(ports.get(thing, ()))
        if frame.upright:
            sizes[thing] = frame.box_width(number)
        else:
            sizes[thing] = max(body.height, number * frame.port(number))
    return sizes


def _gaps(frame: Frame, web: Web, layer: Sequence[int]) -> list[float]:
    return [
        frame.gap(first=one < web.boxes, second=other < web.boxes) for one, other in pairwise(layer)
    ]


def _along(
    frame: Frame, bodies: Sequence[Body], ports: dict[int, list[Hashable]]
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Where each layer begins, where its boxes begin and where they end."""
    number = max(frame.ranks.of) + 1
    depths = [0.0 if frame.upright else BOX] * number
    heads = [0.0] * number
    for thing, layer in enumerate(frame.ranks.of):
        if frame.upright:
            depths[layer] = max(depths[layer], bodies[thing].height)
        if thing in ports:
            heads[layer] = frame.head
    begins, boxes, ends = [], [], []
    start = 0.0
    for head, depth in zip(heads, depths, strict=True):
        begins.append(start)
        boxes.append(start + head)
        ends.append(start + head + depth)
        start += head + depth + BETWEEN
    return tuple(begins), tuple(boxes), tuple(ends)


def _sort(
    ports: dict[int, list[Hashable]], strands: Sequence[Strand], web: Web, at: Sequence[float]
) -> None:
    """Order the ports of each box as what arrives at them comes."""
    coming: dict[tuple[int, Hashable], list[float]] = {}
    for (_, target, common), course in zip(strands, web.courses, strict=True):
        coming.setdefault((target, common), []).append(at[course[-2]])
    for target, commons in ports.items():
        means = {one: sum(coming[target, one]) / len(coming[target, one]) for one in commons}
        commons.sort(key=means.__getitem__)
