"""One connected chart, drawn: every tie, the words at its arrow, and every box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.layered.frame import frame_for
from dtl_planner.drawing.layered.laying import Laid, lay
from dtl_planner.drawing.layered.sizes import BOX, NAME, SMALL, body_of
from dtl_planner.drawing.letters import LINE
from dtl_planner.drawing.shapes import Anchor, Box, Line, Node, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.layered.charts import Link, Thing
    from dtl_planner.drawing.layered.laying import Spot
    from dtl_planner.drawing.layered.sizes import Body, Labels
    from dtl_planner.drawing.layered.web import Strand
    from dtl_planner.drawing.shapes import Mark

EDGE = 2.0
"""What is left free at the edges, for the thickness of lines."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, laid out and not yet drawn.

    Attributes:
        things: Its boxes.
        links: Its lines.
        laid: Where everything stands.
    """

    things: tuple[Thing, ...]
    links: tuple[Link, ...]
    laid: Laid

    @property
    def upright(self) -> bool:
        """Whether it is read downward, and not from left to right."""
        return self.laid.frame.upright

    @property
    def width(self) -> float:
        """How wide it is."""
        return (self.laid.breadth if self.upright else self.laid.ends[-1]) + 2 * EDGE

    @property
    def height(self) -> float:
        """How high it is."""
        return (self.laid.ends[-1] if self.upright else self.laid.breadth) + 2 * EDGE

    @property
    def backward(self) -> int:
        """How many of its lines lead backward."""
        return sum(map(self.laid.is_backward, range(len(self.links))))

    def marks(self, x: float, y: float) -> Iterator[Mark]:
        """Draw it with its corner at some place: lines, words at arrows, then boxes."""
        pen = _Pen(self.laid, x + EDGE, y + EDGE)
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
    given: list[Strand] = [
        (numbers[one.source], numbers[one.target], (one.word, one.tone)) for one in ordered
    ]
    frame = frame_for(len(things), given, labels)
    laid = lay(frame, tuple(body_of(thing) for thing in things), given)
    return Chart(tuple(things), tuple(ordered), laid)


@dataclass(frozen=True, slots=True)
class _Pen:
    """What is drawn, and where its corner is."""

    laid: Laid
    left: float
    top: float

    def at(self, spot: Spot) -> tuple[float, float]:
        """Give x and y of a spot."""
        along, across = spot
        if self.laid.frame.upright:
            return self.left + across, self.top + along
        return self.left + along, self.top + across


def _lines(pen: _Pen, links: Sequence[Link]) -> Iterator[Line]:
    for number, link in enumerate(links):
        course = pen.laid.course(number)
        backward = pen.laid.is_backward(number)
        yield Line(
            tuple(pen.at(spot) for spot in (reversed(course) if backward else course)),
            Tone.WARNING if backward else link.tone,
            dashed=backward,
            arrow=True,
            curved=True,
            upright=pen.laid.frame.upright,
        )


def _labels(pen: _Pen, links: Sequence[Link]) -> Iterator[Words]:
    """The words at arrows, once for all lines that arrive together."""
    said = set()
    for number, link in enumerate(links):
        _, target, common = pen.laid.strands[number]
        lines = pen.laid.frame.labels.lines[link.word]
        if lines and (target, common) not in said:
            said.add((target, common))
            yield from _label(pen, lines, pen.laid.course(number)[-2])


def _label(pen: _Pen, lines: tuple[str, ...], spot: Spot) -> Iterator[Words]:
    """Words beside a line that goes down, or half above and half below one that goes right."""
    x, y = pen.at(spot)
    if pen.laid.frame.upright:
        yield Words(x + 6, y, lines, SMALL, quiet=True)
        return
    half = (len(lines) + 1) // 2
    yield Words(x + 4, y - half * SMALL * LINE - 2, lines[:half], SMALL, quiet=True)
    if lines[half:]:
        yield Words(x + 4, y + 1, lines[half:], SMALL, quiet=True)


def _boxes(pen: _Pen, things: Sequence[Thing]) -> Iterator[Node]:
    """The boxes in the order in which the chart is read: layer by layer."""
    order = sorted(range(len(things)), key=lambda one: (pen.laid.web.layer[one], pen.laid.at[one]))
    for number in order:
        thing, body = things[number], pen.laid.bodies[number]
        layer = pen.laid.web.layer[number]
        if pen.laid.frame.upright:
            width, height = pen.laid.sizes[number], pen.laid.ends[layer] - pen.laid.boxes[layer]
            x, y = pen.at((pen.laid.boxes[layer], pen.laid.at[number] - width / 2))
        else:
            width, height = BOX, pen.laid.sizes[number]
            x, y = pen.at((pen.laid.boxes[layer], pen.laid.at[number] - height / 2))
        box = Box(x, y, width, height, thing.tone, thing.dashed)
        yield Node(thing.label, (box, *_words(body, box)), thing.row)


def _words(body: Body, box: Box) -> Iterator[Words]:
    """The words of a box, in its middle."""
    x, y = box.x + box.width / 2, box.y + (box.height - body.words) / 2
    yield Words(x, y, body.name, NAME, Anchor.MIDDLE)
    if body.below:
        below = y + NAME * LINE * len(body.name)
        yield Words(x, below, body.below, SMALL, Anchor.MIDDLE, quiet=True)
