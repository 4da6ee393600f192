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
    """A chart, drawn.

    Attributes:
        width: How wide it is.
        height: How high it is.
        marks: What is drawn.
        upright: Whether it is read downward, and not from left to right.
        things: How many boxes it has.
        links: How many lines.
        backward: How many of those lead backward.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    upright: bool
    things: int
    links: int
    backward: int


def draw_chart(things: Sequence[Thing], links: Sequence[Link], labels: Labels) -> Chart:
    """Draw things that ties connect.

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
    long, broad = laid.ends[-1] + 2 * EDGE, laid.breadth + 2 * EDGE
    width, height = (broad, long) if frame.upright else (long, broad)
    return Chart(
        width,
        height,
        (*_lines(laid, ordered), *_labels(laid, ordered), *_boxes(laid, things)),
        frame.upright,
        len(things),
        len(ordered),
        sum(map(laid.is_backward, range(len(ordered)))),
    )


def _at(laid: Laid, spot: Spot) -> tuple[float, float]:
    along, across = spot[0] + EDGE, spot[1] + EDGE
    return (across, along) if laid.frame.upright else (along, across)


def _lines(laid: Laid, links: Sequence[Link]) -> Iterator[Line]:
    for number, link in enumerate(links):
        course = laid.course(number)
        backward = laid.is_backward(number)
        yield Line(
            tuple(_at(laid, spot) for spot in (reversed(course) if backward else course)),
            Tone.WARNING if backward else link.tone,
            dashed=backward,
            arrow=True,
            curved=True,
            upright=laid.frame.upright,
        )


def _labels(laid: Laid, links: Sequence[Link]) -> Iterator[Words]:
    """The words at arrows, once for all lines that arrive together."""
    said = set()
    for number, link in enumerate(links):
        _, target, common = laid.strands[number]
        lines = laid.frame.labels.lines[link.word]
        if lines and (target, common) not in said:
            said.add((target, common))
            yield from _label(laid, lines, laid.course(number)[-2])


def _label(laid: Laid, lines: tuple[str, ...], spot: Spot) -> Iterator[Words]:
    """Words beside a line that goes down, or half above and half below one that goes right."""
    x, y = _at(laid, spot)
    if laid.frame.upright:
        yield Words(x + 6, y, lines, SMALL, quiet=True)
        return
    half = (len(lines) + 1) // 2
    yield Words(x + 4, y - half * SMALL * LINE - 2, lines[:half], SMALL, quiet=True)
    if lines[half:]:
        yield Words(x + 4, y + 1, lines[half:], SMALL, quiet=True)


def _boxes(laid: Laid, things: Sequence[Thing]) -> Iterator[Node]:
    """The boxes in the order in which the chart is read: layer by layer."""
    order = sorted(range(len(things)), key=lambda one: (laid.web.layer[one], laid.at[one]))
    for number in order:
        thing, body = things[number], laid.bodies[number]
        layer = laid.web.layer[number]
        if laid.frame.upright:
            width, height = laid.sizes[number], laid.ends[layer] - laid.boxes[layer]
            x, y = _at(laid, (laid.boxes[layer], laid.at[number] - width / 2))
        else:
            width, height = BOX, laid.sizes[number]
            x, y = _at(laid, (laid.boxes[layer], laid.at[number] - height / 2))
        box = Box(x, y, width, height, thing.tone, thing.dashed)
        yield Node(thing.label, (box, *_words(body, box)), thing.row)


def _words(body: Body, box: Box) -> Iterator[Words]:
    """The words of a box, in its middle."""
    x, y = box.x + box.width / 2, box.y + (box.height - body.words) / 2
    yield Words(x, y, body.name, NAME, Anchor.MIDDLE)
    if body.below:
        below = y + NAME * LINE * len(body.name)
        yield Words(x, below, body.below, SMALL, Anchor.MIDDLE, quiet=True)
