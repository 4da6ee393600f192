"""Which way a chart goes, and how much room that takes, before anything is put in its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.boxes import SMALL
from dtl_planner.drawing.layered.ranks import fold, rank
from dtl_planner.drawing.layered.sizes import BOX, PASSING
from dtl_planner.drawing.layered.strands import forwards, ports_of
from dtl_planner.drawing.letters import LINE
from dtl_planner.drawing.shapes import ACROSS, UPRIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.layered.ranks import Arc, Ranks
    from dtl_planner.drawing.layered.sizes import Labels
    from dtl_planner.drawing.layered.strands import Port, Strand

BETWEEN = 40.0
"""What is left between layers for ties to change places."""
_ASIDE = 14.0
_HEAD = 9.0
EDGES = 6.0
"""What the edges of a picture take, with what is lost by standing on whole pixels."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A direction, and the distances that go with it.

    Attributes:
        ranks: The layers.
        labels: The words at arrows.
        upright: Whether layers are below each other; otherwise they are beside each other.
        close: Whether ties that pass a layer stand as close as can be.
    """

    ranks: Ranks
    labels: Labels
    _: KW_ONLY
    upright: bool
    close: bool = False

    @property
    def head(self) -> float:
        """How far before its boxes a layer begins, so that the words at arrows have room."""
        if self.upright:
            return self.labels.most * SMALL * LINE + _HEAD
        return self.labels.width + 4 + _HEAD

    def port(self, number: int) -> float:
        """How much of the side of a box each of its arrows needs, where it has some number."""
        if self.upright:
            return self.labels.width + 16 if number > 1 else 2 * (self.labels.width + 6)
        return 2 * ((self.labels.most + 1) // 2 * SMALL * LINE + 3)

    def gap(self, *, first: bool, second: bool) -> float:
        """How much is left free between two slots of a layer, of which some may be boxes."""
        if first and second:
            return 22.0 if self.upright else _ASIDE
        if self.close:
            return 4.0 if first or second else 0.0
        return _ASIDE if first or second else 8.0

    def box_width(self, ports: int) -> float:
        """How wide a box is."""
        return max(BOX, ports * self.port(ports)) if self.upright else BOX


def frame_for(number: int, strands: Sequence[Strand], labels: Labels) -> Frame:
    """Choose the direction in which a chart of some things is narrow enough.

    Where none is, layers are not folded: that would only make it longer.
    """
    arcs = [(strand.source, strand.target) for strand in strands]
    frames = list(_frames(rank(number, arcs), arcs, labels))
    widths = [_width(frame, strands) for frame in frames]
    for most in (UPRIGHT, ACROSS):
        for frame, width in zip(frames, widths, strict=True):
            if width + EDGES <= most:
                return frame
    return frames[0] if widths[0] < widths[1] else frames[1]


def _frames(ranks: Ranks, arcs: list[Arc], labels: Labels) -> Iterator[Frame]:
    yield Frame(ranks, labels, upright=False)
    yield Frame(ranks, labels, upright=True)
    for close in (False, True):
        for most in (5, 4, 3, 2):
            yield Frame(fold(ranks, arcs, most), labels, upright=True, close=close)


def _width(frame: Frame, strands: Sequence[Strand]) -> float:
    layers = max(frame.ranks.of) + 1
    if not frame.upright:
        return layers * BOX + (layers - 1) * (frame.head + BETWEEN)
    turned = forwards(strands, frame.ranks)
    ports = {target: len(every) for target, every in ports_of(turned).items()}
    boxes = Counter(frame.ranks.of)
    taken: defaultdict[int, float] = defaultdict(float)
    for thing, layer in enumerate(frame.ranks.of):
        taken[layer] += frame.box_width(ports.get(thing, 0))
    passing = _passing(turned, frame.ranks)
    return max(_row(frame, taken[n], boxes[n], passing[n]) for n in range(layers))


def _row(frame: Frame, taken: float, boxes: int, passing: int) -> float:
    """How wide a row is at most, whatever the order of its slots."""
    total = taken + passing * PASSING
    if not passing:
        return total + max(boxes - 1, 0) * frame.gap(first=True, second=True)
    beside = frame.gap(first=True, second=False)
    widest = boxes - 1 if boxes > passing else 0
    return (
        total
        + widest * frame.gap(first=True, second=True)
        + min(2 * boxes, boxes + passing) * beside
        + passing * frame.gap(first=False, second=False)
    )


def _passing(strands: Sequence[Strand], ranks: Ranks) -> Counter[int]:
    """Count the ties that pass each layer, those that share a slot once."""
    first: dict[tuple[int, Port], int] = {}
    for strand in strands:
        key, layer = (strand.target, strand.port), ranks.of[strand.source]
        first[key] = min(first.get(key, layer), layer)
    found: Counter[int] = Counter()
    for (target, _), layer in first.items():
        found.update(range(layer + 1, ranks.of[target]))
    return found
