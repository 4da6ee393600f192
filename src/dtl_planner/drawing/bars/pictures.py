"""Rows of bars on sheets, as many as they take."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from dtl_planner.drawing.bars.days import scale_of
from dtl_planner.drawing.bars.head import head_of
from dtl_planner.drawing.bars.measures import ABOVE, HIGHEST, LEFT, RIGHT, WIDTH
from dtl_planner.drawing.bars.rows import LaidRow
from dtl_planner.drawing.shapes import Days, Line, Picture, Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.drawing.bars.days import DayScale
    from dtl_planner.drawing.bars.head import Head
    from dtl_planner.drawing.bars.parts import Key, Part, Upright
    from dtl_planner.drawing.shapes import Mark, Segment


def bar_pictures(parts: Sequence[Part], keys: Sequence[Key]) -> tuple[Picture, ...]:
    """Draw bars, all to the same scale.

    Args:
        parts: What stands in pictures of their own; those without rows are left out.
        keys: What the looks mean.
    """
    spans = [bar.span for part in parts for row in part.rows for bar in row.bars]
    if not spans:
        return ()
    uprights = [upright.day for part in parts for upright in part.uprights]
    first = min([*(start for start, _ in spans), *uprights])
    last = max([*(end for _, end in spans), *uprights])
    scale = scale_of(first, last, left=LEFT, right=RIGHT)
    return tuple(picture for part in parts for picture in _pictures(part, keys, scale))


def _pictures(part: Part, keys: Sequence[Key], scale: DayScale) -> Iterator[Picture]:
    """Draw a part in as many pictures as it takes, as equal as its rows let them be."""
    rows = [LaidRow.of(row, scale) for row in part.rows]
    head = head_of(part.uprights, keys, scale)
    sheets = list(_sheets(rows, HIGHEST - head.bottom - ABOVE))
    for number, sheet in enumerate(sheets, 1):
        said = f" ({number} of {len(sheets)})" if len(sheets) > 1 else ""
        marks, bottom = _marks(part.uprights, head, sheet, scale)
        days = Days(scale.first, scale.last, scale.left, scale.right, 0, bottom)
        yield Picture(part.title + said, part.said, WIDTH, bottom + ABOVE, marks, days)


def _sheets(rows: Sequence[LaidRow], room: float) -> Iterator[list[LaidRow]]:
    number = max(-(-_total(rows) // room), 1)
    enough = _total(rows) / number
    sheet: list[LaidRow] = []
    for row in rows:
        used = _total(sheet)
        if sheet and (used >= enough or used + row.height > room):
            yield sheet
            sheet = []
        sheet.append(row)
    if sheet:
        yield sheet


def _total(rows: Iterable[LaidRow]) -> float:
    return sum(row.height for row in rows)


def _marks(
    uprights: Sequence[Upright], head: Head, rows: Sequence[LaidRow], scale: DayScale
) -> tuple[tuple[Mark, ...], float]:
    """Draw a sheet, and say where its rows end."""
    *tops, bottom = accumulate((row.height for row in rows), initial=head.bottom)
    slack = [each for row, top in zip(rows, tops, strict=True) for each in row.slack(top, scale)]
    marks = (
        *head.shapes,
        Rules((*_down(head, scale, bottom), *_across([*tops, bottom], scale))),
        *_uprights(uprights, head, scale, bottom),
        *([Rules(tuple(slack), dashed=True)] if slack else []),
        *(row.drawn(top, scale) for row, top in zip(rows, tops, strict=True)),
    )
    return marks, bottom


def _down(head: Head, scale: DayScale, bottom: float) -> Iterator[Segment]:
    """Lines where each tick begins, and where the scale ends."""
    for x in (*(tick.x for tick in scale.ticks), scale.right):
        yield (x, head.bottom), (x, bottom)


def _across(heights: Iterable[float], scale: DayScale) -> Iterator[Segment]:
    """Lines between the rows."""
    for y in heights:
        yield (0.0, y), (scale.right, y)


def _uprights(
    uprights: Sequence[Upright], head: Head, scale: DayScale, bottom: float
) -> Iterator[Line]:
    for upright in uprights:
        x = scale.middle(upright.day)
        yield Line(((x, head.bottom - 3), (x, bottom)), upright.tone, dashed=upright.dashed)
