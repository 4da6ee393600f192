"""One connected chart, drawn: every tie, the words at its arrow, and every box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.boxes import SMALL, Body, node_of
from dtl_planner.drawing.layered.frame import frame_for
from dtl_planner.drawing.layered.layout import Layout, lay_out
from dtl_planner.drawing.layered.sizes import INNER
from dtl_planner.drawing.layered.strands import Strand
from dtl_planner.drawing.letters import LINE
from dtl_planner.drawing.shapes import Line, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.layered.layout import Spot
    from dtl_planner.drawing.layered.sizes import Labels
    from dtl_planner.drawing.layered.things import Link, Thing
    from dtl_planner.drawing.shapes import Mark, Node, Point

EDGE = 2.0
"""What is left free at the edges, for the thickness of lines."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, laid out and not yet drawn.

    Attributes:
        things: Its boxes.
        links: Its lines.
        layout: Where everything stands.
    """

    things: tuple[Thing, ...]
    links: tuple[Link, ...]
    layout: Layout

    @property
    def upright(self) -> bool:
        """Whether it is read downward, and not from left to right."""
        return self.layout.frame.upright

    @property
    def width(self) -> float:
        """How wide it is."""
        return (self.layout.breadth if self.upright else self.layout.bands[-1].end) + 2 * EDGE

    @property
    def height(self) -> float:
        """How high it is."""
        return (self.layout.bands[-1].end if self.upright else self.layout.breadth) + 2 * EDGE

    @property
    def backward(self) -> int:
        """How many of its lines lead backward."""
        return sum(strand.backward for strand in self.layout.strands)

    def marks(self, x: float, y: float) -> Iterator[Mark]:
        """Draw it with its corner at some place: lines, words at arrows, then boxes."""
        pen = _Pen(self.layout, x + EDGE, y + EDGE)
        yield from _lines(pen, self.links)
        yield from _labels(pen, self.links)
        yield from _boxes(pen, self.things)


def chart_of(things: Sequence[Thing], links: Sequence[Link], labels: Labels) -> Chart:
    """Lay out things that ties connect.

    Args:
        things: The boxes, one at least.
        links: The ties between them, none from a box to itself.
        labels: The words at their arrows, and those of charts that are to be alike.
    """
    numbers = {thing.id: number for number, thing in enumerate(things)}
    ordered = sorted(set(links), key=lambda one: (numbers[one.source], numbers[one.target], one))
    given = [
        Strand(numbers[one.source], numbers[one.target], (one.word, one.tone)) for one in ordered
    ]
    frame = frame_for(len(things), given, labels)
    bodies = tuple(Body.of(thing, INNER) for thing in things)
    return Chart(tuple(things), tuple(ordered), lay_out(frame, bodies, given))


@dataclass(frozen=True, slots=True)
class _Pen:
    """What is drawn, and where its corner is."""

    layout: Layout
    left: float
    top: float

    def at(self, spot: Spot) -> Point:
        """Give x and y of a spot."""
        along, across = spot
        if self.layout.frame.upright:
            return self.left + across, self.top + along
        return self.left + along, self.top + across


def _lines(pen: _Pen, links: Sequence[Link]) -> Iterator[Line]:
    for number, link in enumerate(links):
        course = pen.layout.course(number)
        backward = pen.layout.strands[number].backward
        yield Line(
            tuple(pen.at(spot) for spot in (reversed(course) if backward else course)),
            Tone.WARNING if backward else link.tone,
            dashed=backward,
            arrow=True,
            curved=True,
            upright=pen.layout.frame.upright,
        )


def _labels(pen: _Pen, links: Sequence[Link]) -> Iterator[Words]:
    """The words at arrows, once for all lines that arrive together."""
    said = set()
    for number, link in enumerate(links):
        strand = pen.layout.strands[number]
        lines = pen.layout.frame.labels.lines[link.word]
        if lines and (strand.target, strand.port) not in said:
            said.add((strand.target, strand.port))
            yield from _label(pen, lines, pen.layout.course(number)[-2])


def _label(pen: _Pen, lines: tuple[str, ...], spot: Spot) -> Iterator[Words]:
    """Words beside a line that goes down, or half above and half below one that goes right."""
    x, y = pen.at(spot)
    if pen.layout.frame.upright:
        yield Words(x + 6, y, lines, SMALL, quiet=True)
        return
    half = (len(lines) + 1) // 2
    yield Words(x + 4, y - half * SMALL * LINE - 2, lines[:half], SMALL, quiet=True)
    if lines[half:]:
        yield Words(x + 4, y + 1, lines[half:], SMALL, quiet=True)


def _boxes(pen: _Pen, things: Sequence[Thing]) -> Iterator[Node]:
    """The boxes in the order in which the chart is read: layer by layer."""
    layout = pen.layout
    order = sorted(range(len(things)), key=lambda one: (layout.web.layer[one], layout.at[one]))
    for number in order:
        band, size = layout.band(number), layout.sizes[number]
        x, y = pen.at((band.boxes, layout.at[number] - size / 2))
        deep = band.end - band.boxes
        whole = (size, deep) if layout.frame.upright else (deep, size)
        yield node_of(things[number], layout.bodies[number], x, y, size=whole)
