"""Bars and dates along days: pictures that may stand below one another, all to one scale.

Each row has its name and its days in words at the left; nothing is written among the bars, so
nothing can lie over them. A lane at the top stays free, for a page to say which day is today.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.drawing.days import GAP, SIZE, scale_of
from dtl_planner.drawing.letters import LINE, fold_to, width_of
from dtl_planner.drawing.shapes import Box, Days, Line, Node, Picture, Region, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from dtl_planner.drawing.days import DayScale
    from dtl_planner.drawing.shapes import Mark, Shape

WIDTH = 960
HIGHEST = 900
LANE = 14
"""What stays free at the top."""

_NAMES = 240
_DATES = 378
_DATES_LEFT = 252
_LEFT = 392
_RIGHT = 948
_TALL = 12
"""How high a bar is."""
_ABOVE = 6
"""What is kept free above and below the words or bars of a row."""
_HALF = 7
"""Half of a diamond."""
_LEAST = 3
"""How wide the bar of the shortest time is."""
_TITLE = 13


class Form(StrEnum):
    """What something looks like."""

    BAR = "bar"  # work, from its first to its last day
    DIAMOND = "diamond"  # a milestone
    SQUARE = "square"  # something is there from this day on


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something with its days.

    Attributes:
        label: What it is, whole, with its days in words.
        first: Its first day.
        last: Its last day; of what has no length, its only one.
        form: What it looks like.
        tone: Its tone.
        earliest: The first day on which it could begin.
        latest: The last day on which it could end.
        row: The row of the table that tells the same.
    """

    label: str
    first: date
    last: date
    form: Form = Form.BAR
    tone: Tone = Tone.FIRST
    earliest: date | None = None
    latest: date | None = None
    row: str | None = None

    @property
    def span(self) -> tuple[date, date]:
        """Where it can lie at all."""
        earliest, latest = self.earliest or self.first, self.latest or self.last
        return min(earliest, self.first), max(latest, self.last)


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of bars.

    Attributes:
        name: What they are, in short.
        dates: Their days in words.
        bars: The bars, by their days.
        note: What else is to be said, such as that they are done.
    """

    name: str
    dates: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Upright:
    """A day that is marked from top to bottom, with its word."""

    day: date
    word: str
    tone: Tone = Tone.PLAIN
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in a picture of its own, or in several where it has many rows.

    Attributes:
        title: What it is.
        rows: Its rows.
        uprights: The days that are marked in it.
        note: What else is to be said of it.
    """

    title: str
    rows: tuple[BarRow, ...]
    uprights: tuple[Upright, ...] = ()
    note: str = ""


def bar_pictures(parts: Sequence[Part]) -> tuple[Picture, ...]:
    """Draw bars, all to the same scale.

    Args:
        parts: What stands in pictures of their own; those without rows are left out.
    """
    spans = [bar.span for part in parts for row in part.rows for bar in row.bars]
    if not spans:
        return ()
    uprights = [upright.day for part in parts for upright in part.uprights]
    first = min([*(start for start, _ in spans), *uprights])
    last = max([*(end for _, end in spans), *uprights])
    scale = scale_of(first, last, left=_LEFT, right=_RIGHT)
    return tuple(picture for part in parts for picture in _pictures(part, scale))


def _pictures(part: Part, scale: DayScale) -> Iterator[Picture]:
    """Draw a part in as many pictures as it takes, as equal as its rows let them be."""
    rows = [_Laid.of(row, scale) for row in part.rows]
    head = _Head.of(part, scale, "continued")
    room = HIGHEST - head.bottom - _ABOVE
    sheets = list(_sheets(rows, room))
    for number, sheet in enumerate(sheets, 1):
        said = f"{number} of {len(sheets)}" if len(sheets) > 1 else ""
        yield _picture(part, _Head.of(part, scale, said), sheet, scale)


def _sheets(rows: Sequence[_Laid], room: float) -> Iterator[list[_Laid]]:
    number = max(-(-_total(rows) // room), 1)
    enough = _total(rows) / number
    sheet: list[_Laid] = []
    for row in rows:
        used = _total(sheet)
        if sheet and (used >= enough or used + row.height > room):
            yield sheet
            sheet = []
        sheet.append(row)
    if sheet:
        yield sheet


def _total(rows: Iterable[_Laid]) -> float:
    return sum(row.height for row in rows)


def _picture(part: Part, head: _Head, rows: Sequence[_Laid], scale: DayScale) -> Picture:
    bottom = head.bottom + _total(rows)
    marks: list[Mark] = [*head.words, *_grid(head, rows, scale, bottom)]
    marks.extend(_uprights(part, head, scale, bottom))
    top = head.bottom
    for row in rows:
        marks.extend(row.drawn(top, scale))
        top += row.height
    title = f"{part.title} ({head.said})" if head.said else part.title
    days = Days(scale.first, scale.last, scale.left, scale.right, 0, bottom)
    described = "Each row is named at its left with its days, which stand in the table too."
    return Picture(title, described, WIDTH, bottom + _ABOVE, tuple(marks), days)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the rows: the title at the left, and the ticks of the scale.

    Attributes:
        words: All its words.
        said: Which picture of its part it is; empty where there is one.
        lanes: Which line of words each upright has.
        bottom: Where the rows begin.
    """

    words: tuple[Words, ...]
    said: str
    lanes: tuple[int, ...]
    bottom: float

    @classmethod
    def of(cls, part: Part, scale: DayScale, said: str) -> _Head:
        """Lay out what stands above the rows of a part."""
        step = SIZE * LINE
        title = fold_to(part.title, _DATES - _TITLE, _TITLE, strong=True)
        below = " - ".join(filter(None, (part.note, said)))
        note = fold_to(below, _DATES - SIZE, SIZE) if below else ()
        spots = [_spot(upright, scale) for upright in part.uprights]
        lanes = _lanes(spots)
        top = LANE + 2
        ticks = [(tick, top) for tick in scale.spans]
        ticks += [(tick, top + step) for tick in scale.ticks]
        marked = top + step * 2
        words = [
            Words(0, top, title, _TITLE, strong=True),
            Words(0, top + _TITLE * LINE * len(title), note, SIZE, quiet=True),
            *(Words(tick.x + GAP, y, (tick.word,), SIZE, quiet=True) for tick, y in ticks),
            *(
                Words(spot[0], marked + step * lane, (upright.word,), SIZE)
                for upright, spot, lane in zip(part.uprights, spots, lanes, strict=True)
            ),
        ]
        left = top + _TITLE * LINE * len(title) + step * len(note)
        right = marked + step * (max(lanes, default=-1) + 1)
        kept = tuple(one for one in words if one.lines)
        return cls(kept, said, lanes, max(left, right) + 4)


def _spot(upright: Upright, scale: DayScale) -> tuple[float, float]:
    """Say from where to where the word of a marked day stands, as near to it as there is room."""
    width = width_of(upright.word, SIZE)
    wanted = scale.middle(upright.day) - width / 2
    left = max(min(wanted, scale.right - width), scale.left)
    return left, left + width


def _lanes(spots: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Give each stretch the first line in which it lies over no other."""
    lanes: list[list[tuple[float, float]]] = []
    found = []
    for spot in spots:
        free = (number for number, taken in enumerate(lanes) if not _meets(spot, taken))
        number = next(free, len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append(spot)
        found.append(number)
    return tuple(found)


def _meets(spot: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
    return any(spot[0] < end + GAP and start < spot[1] + GAP for start, end in taken)


def _grid(head: _Head, rows: Sequence[_Laid], scale: DayScale, bottom: float) -> Iterator[Shape]:
    """Thin lines: where each tick begins, and between the rows."""
    for tick in scale.ticks:
        yield Line(((tick.x, head.bottom), (tick.x, bottom)), Tone.QUIET)
    yield Line(((scale.right, head.bottom), (scale.right, bottom)), Tone.QUIET)
    top = head.bottom
    for row in rows:
        yield Line(((0, top), (scale.right, top)), Tone.QUIET)
        top += row.height
    yield Line(((0, bottom), (scale.right, bottom)), Tone.QUIET)


def _uprights(part: Part, head: _Head, scale: DayScale, bottom: float) -> Iterator[Shape]:
    for upright in part.uprights:
        x = scale.middle(upright.day)
        yield Line(((x, head.bottom - 3), (x, bottom)), upright.tone, dashed=upright.dashed)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row with its measures.

    Attributes:
        row: The row.
        name: The lines of its name.
        note: The lines of what else is said.
        dates: The lines of its days.
        lanes: In which line of bars each of them lies.
        height: How high it is.
    """

    row: BarRow
    name: tuple[str, ...]
    note: tuple[str, ...]
    dates: tuple[str, ...]
    lanes: tuple[int, ...]
    height: float

    @classmethod
    def of(cls, row: BarRow, scale: DayScale) -> _Laid:
        """Measure a row."""
        name = fold_to(row.name, _NAMES, SIZE)
        note = fold_to(row.note, _NAMES, SIZE) if row.note else ()
        dates = fold_to(row.dates, _DATES - _DATES_LEFT, SIZE)
        lanes = _lanes([_reach(bar, scale) for bar in row.bars])
        lines = max(len(name) + len(note), len(dates))
        bars = (max(lanes, default=0) + 1) * (_TALL + 4)
        return cls(row, name, note, dates, lanes, max(lines * SIZE * LINE, bars) + 2 * _ABOVE)

    def drawn(self, top: float, scale: DayScale) -> Iterator[Mark]:
        """Draw it, beginning at some height."""
        words = top + _ABOVE
        yield Words(0, words, self.name, SIZE)
        if self.note:
            below = words + SIZE * LINE * len(self.name)
            yield Words(0, below, self.note, SIZE, strong=True)
        yield Words(_DATES_LEFT, words, self.dates, SIZE, quiet=True)
        middle = [top + _ABOVE + _TALL / 2 + 2 + lane * (_TALL + 4) for lane in self.lanes]
        for lane in sorted(set(middle)):
            own = [bar for bar, y in zip(self.row.bars, middle, strict=True) if y == lane]
            yield from _room(own, lane, scale)
        for bar, y in zip(self.row.bars, middle, strict=True):
            yield Node(bar.label, tuple(_shapes(bar, y, scale)), bar.row)


def _room(bars: Sequence[Bar], y: float, scale: DayScale) -> Iterator[Shape]:
    """A dashed line from where the bars could begin to where they could end."""
    left = scale.begin(min(bar.span[0] for bar in bars))
    right = scale.end(max(bar.span[1] for bar in bars))
    reaches = [_reach(bar, scale) for bar in bars]
    if left < min(start for start, _ in reaches) or right > max(end for _, end in reaches):
        yield Line(((left, y), (right, y)), Tone.PLAIN, dashed=True)


def _reach(bar: Bar, scale: DayScale) -> tuple[float, float]:
    """Say from where to where something is drawn."""
    if bar.form is Form.BAR:
        left = scale.begin(bar.first)
        return left, max(scale.end(bar.last), left + _LEAST)
    middle = scale.middle(bar.last)
    return middle - _HALF, middle + _HALF


def _shapes(bar: Bar, y: float, scale: DayScale) -> Iterator[Shape]:
    left, right = _reach(bar, scale)
    match bar.form:
        case Form.BAR:
            yield Box(left, y - _TALL / 2, right - left, _TALL, bar.tone, radius=2)
        case Form.DIAMOND:
            middle = (left + right) / 2
            corners = ((middle, y - _HALF), (right, y), (middle, y + _HALF), (left, y))
            yield Region((corners,), bar.tone)
        case Form.SQUARE:
            yield Box(left + 2, y - _HALF + 2, 2 * _HALF - 4, 2 * _HALF - 4, bar.tone, radius=0)
