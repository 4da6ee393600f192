"""Rows of bars with their measures: the words at the left, and the bars in lanes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.bars.days import SIZE
from dtl_planner.drawing.bars.lanes import lanes_of
from dtl_planner.drawing.bars.looks import TALL, look, reach
from dtl_planner.drawing.bars.measures import ABOVE, DATES, DATES_LEFT, NAMES, STEP
from dtl_planner.drawing.letters import fold_to
from dtl_planner.drawing.shapes import Node, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.bars.days import DayScale
    from dtl_planner.drawing.bars.parts import Bar, BarRow
    from dtl_planner.drawing.shapes import Segment

_LANE = TALL + 4
"""How high a lane of bars is."""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row with its measures.

    Attributes:
        row: The row.
        name: The lines of its name.
        note: The lines of what else is said.
        dates: The lines of its days.
        lanes: In which lane each of its bars lies.
        height: How high it is.
    """

    row: BarRow
    name: tuple[str, ...]
    note: tuple[str, ...]
    dates: tuple[str, ...]
    lanes: tuple[int, ...]
    height: float

    @classmethod
    def of(cls, row: BarRow, scale: DayScale) -> LaidRow:
        """Measure a row."""
        name = fold_to(row.name, NAMES, SIZE)
        note = fold_to(row.note, NAMES, SIZE) if row.note else ()
        dates = fold_to(row.dates, DATES - DATES_LEFT, SIZE)
        lanes = lanes_of([reach(bar, scale) for bar in row.bars], gap=0)
        lines = max(len(name) + len(note), len(dates))
        bars = (max(lanes, default=0) + 1) * _LANE
        return cls(row, name, note, dates, lanes, max(lines * STEP, bars) + 2 * ABOVE)

    def slack(self, top: float, scale: DayScale) -> Iterator[Segment]:
        """Show from when to when its bars could be as well, where it begins at some height."""
        laid = self._laid(top)
        for y in sorted({y for _, y in laid}):
            yield from _slack([bar for bar, lane in laid if lane == y], y, scale)

    def drawn(self, top: float, scale: DayScale) -> Node:
        """Draw it, beginning at some height."""
        bars = (look(bar.form, bar.tone, reach(bar, scale), y) for bar, y in self._laid(top))
        return Node(self.row.label, (*self._words(top + ABOVE), *bars), self.row.row)

    def _laid(self, top: float) -> list[tuple[Bar, float]]:
        """Its bars, each with the height of its middle."""
        middles = (top + ABOVE + TALL / 2 + 3 + lane * _LANE for lane in self.lanes)
        return list(zip(self.row.bars, middles, strict=True))

    def _words(self, top: float) -> Iterator[Words]:
        yield Words(0, top, self.name, SIZE)
        if self.note:
            yield Words(0, top + STEP * len(self.name), self.note, SIZE, strong=True)
        yield Words(DATES_LEFT, top, self.dates, SIZE, quiet=True)


def _slack(bars: Sequence[Bar], y: float, scale: DayScale) -> Iterator[Segment]:
    """A line from where the bars of a lane could begin to where they could end, if they can."""
    left = scale.begin(min(bar.span[0] for bar in bars))
    right = scale.end(max(bar.span[1] for bar in bars))
    reaches = [reach(bar, scale) for bar in bars]
    if left < min(start for start, _ in reaches) or right > max(end for _, end in reaches):
        yield (left, y), (right, y)
