"""Where everything of a chart stands: along the way that its layers go, and across it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.drawing.layered.coordinates import Row, place
from dtl_planner.drawing.layered.frame import BETWEEN, EDGES, Frame
from dtl_planner.drawing.layered.ordering import untangle
from dtl_planner.drawing.layered.sizes import BOX, PASSING
from dtl_planner.drawing.layered.strands import forwards, ports_of
from dtl_planner.drawing.layered.web import Web, weave
from dtl_planner.drawing.shapes import UPRIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.boxes import Body
    from dtl_planner.drawing.layered.strands import Port, Ports, Strand

Spot: TypeAlias = tuple[float, float]
"""How far along the way that the layers go, and how far across it."""

_ASIDE = 10.0
"""How far beside the middle of a box a line arrives that leads backward."""
_EASE = 1.25
"""How much more room than it needs a chart from left to right has for straight ties."""


@dataclass(frozen=True, slots=True)
class Band:
    """Where a layer lies along the way.

    Attributes:
        begin: Where it begins, with the words at arrows.
        boxes: Where its boxes begin.
        end: Where they end.
    """

    begin: float
    boxes: float
    end: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart with everything in its place.

    Attributes:
        frame: Which way it goes.
        bodies: The words of each box.
        strands: The ties, those that lead backward turned round.
        ports: Where something arrives at each box.
        web: The slots.
        bands: Where each layer lies.
        sizes: How much each slot takes across.
        at: The middle of each slot across.
        breadth: How broad the whole is.
    """

    frame: Frame
    bodies: tuple[Body, ...]
    strands: tuple[Strand, ...]
    ports: Ports
    web: Web
    bands: tuple[Band, ...]
    sizes: tuple[float, ...]
    at: tuple[float, ...]
    breadth: float

    def band(self, slot: int) -> Band:
        """Where the layer of a slot lies."""
        return self.bands[self.web.layer[slot]]

    def course(self, number: int) -> list[Spot]:
        """Where a tie goes, from its layer to the later one."""
        first, *passed, last = self.web.courses[number]
        strand = self.strands[number]
        aside = _ASIDE if strand.backward else 0.0
        spots = [(self.band(first).end, self.at[first] + aside)]
        for slot in passed:
            band = self.band(slot)
            spots += [(band.begin, self.at[slot]), (band.end, self.at[slot])]
        band, port = self.band(last), self._port(last, strand.port)
        return [*spots, (band.begin, port), (band.boxes, port)]

    def _port(self, thing: int, port: Port) -> float:
        """Where on the side of a box something arrives."""
        every = self.ports[thing]
        number, middle = every.index(port), self.at[thing]
        if self.frame.upright and len(every) > 1:
            width = self.frame.box_width(len(every))
            return middle - width / 2 + number * width / len(every) + _ASIDE
        return middle + (number - (len(every) - 1) / 2) * self.frame.port(len(every))


def lay_out(frame: Frame, bodies: tuple[Body, ...], given: Sequence[Strand]) -> Layout:
    """Put everything in its place."""
    strands = forwards(given, frame.ranks)
    ports = ports_of(strands)
    web = weave(frame.ranks.of, strands)
    sizes = _sizes(frame, bodies, ports, web)
    at, breadth = _across(frame, web, sizes)
    return Layout(
        frame=frame,
        bodies=bodies,
        strands=tuple(strands),
        ports=_in_order(ports, strands, web, at),
        web=web,
        bands=tuple(_bands(frame, bodies, ports)),
        sizes=tuple(sizes),
        at=tuple(at),
        breadth=breadth,
    )


def _sizes(frame: Frame, bodies: Sequence[Body], ports: Ports, web: Web) -> list[float]:
    """How much each slot takes across."""
    sizes = [PASSING] * len(web.layer)
    for thing, body in enumerate(bodies):
        number = len(ports.get(thing, ()))
        if frame.upright:
            sizes[thing] = frame.box_width(number)
        else:
            sizes[thing] = max(body.height, number * frame.port(number))
    return sizes


def _across(frame: Frame, web: Web, sizes: Sequence[float]) -> tuple[list[float], float]:
    """The middle of each slot across, and how broad the whole is."""
    rows = [
        Row.of(layer, [sizes[slot] for slot in layer], _gaps(frame, web, layer))
        for layer in untangle(web)
    ]
    tight = max(row.breadth for row in rows)
    at = place(web, rows, max(tight, UPRIGHT - EDGES) if frame.upright else tight * _EASE)
    low = min(middle - size / 2 for middle, size in zip(at, sizes, strict=True))
    high = max(middle + size / 2 for middle, size in zip(at, sizes, strict=True))
    return [float(round(middle - low)) for middle in at], high - low + 1


def _gaps(frame: Frame, web: Web, layer: Sequence[int]) -> list[float]:
    return [
        frame.gap(first=one < web.boxes, second=other < web.boxes) for one, other in pairwise(layer)
    ]


def _bands(frame: Frame, bodies: Sequence[Body], ports: Ports) -> Iterator[Band]:
    number = max(frame.ranks.of) + 1
    depths = [0.0 if frame.upright else BOX] * number
    heads = [0.0] * number
    for thing, layer in enumerate(frame.ranks.of):
        if frame.upright:
            depths[layer] = max(depths[layer], bodies[thing].height)
        if thing in ports:
            heads[layer] = frame.head
    begin = 0.0
    for head, depth in zip(heads, depths, strict=True):
        yield Band(begin, begin + head, begin + head + depth)
        begin += head + depth + BETWEEN


def _in_order(ports: Ports, strands: Sequence[Strand], web: Web, at: Sequence[float]) -> Ports:
    """Order the ports of each box as what arrives at them comes."""
    coming: dict[tuple[int, Port], list[float]] = {}
    for strand, course in zip(strands, web.courses, strict=True):
        coming.setdefault((strand.target, strand.port), []).append(at[course[-2]])
    mean = {end: sum(each) / len(each) for end, each in coming.items()}
    return {
        target: sorted(every, key=lambda port: mean[target, port])
        for target, every in ports.items()
    }
