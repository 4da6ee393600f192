"""Where the number and the name of an area are written: inside it, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE, fold_to, width_of
from dtl_planner.drawing.maps.inside import Rect, deepest, room_for
from dtl_planner.drawing.shapes import Anchor, Words
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.maps.outlines import Outline
    from dtl_planner.drawing.maps.rings import Ring

SIZE = 12
_SMALL = 11.5


def name_of(area: Outline, rings: Sequence[Ring]) -> Iterator[Words]:
    """Write the number and the name where they have room, or the number alone, or nothing.

    Args:
        area: The area.
        rings: Its rings as they are drawn.
    """
    largest = max(rings, key=lambda ring: Rect.of(ring).reach)
    own = (largest, *(ring for ring in rings if ring is not largest))
    middle = deepest(own)
    for lines, size in _ways(area):
        width = max(width_of(line, size) for line in lines)
        height = size * LINE * len(lines)
        if found := room_for(width + 4, height + 2, own, middle):
            x, y = found
            yield Words(x, y - height / 2, lines, size, Anchor.MIDDLE)
            return


def _ways(area: Outline) -> Iterator[tuple[tuple[str, ...], float]]:
    """Give the lines in which an area can be written, the best first; no word is broken."""
    told = f"{area.number} {area.name}"
    for size in (SIZE, _SMALL):
        whole = width_of(told, size) + 1
        ways = dict.fromkeys(fold_to(told, whole * part, size) for part in (1, 0.7, 0.55, 0.4))
        yield from (
            (lines, size) for lines in ways if " ".join(lines).split() == clean(told).split()
        )
    yield (clean(area.number),), SIZE
