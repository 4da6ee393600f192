"""Bars and dates along days: pictures that may stand below one another, all to one scale.

Each row has its name and its days in words at the left; nothing is written among the bars, so
nothing can lie over them. What they look like is told above the names. A lane at the top stays
free, for a page to say which day is today.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.drawing.days import GAP, SIZE, scale_of
from dtl_planner.drawing.letters import LINE, fold_to, width_of
from dtl_planner.drawing.shapes import Box, Days, Line, Node, Picture, Region, Rules, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from dtl_planner.drawing.days import DayScale
    from dtl_planner.drawing.shapes import Mark, Shape

WIDTH = 960
HIGHEST = 900
LANE = 14
"""What stays free at the top."""

_NAMES = 290
_DATES_LEFT = 302
_DATES = 446
_LEFT = 462
_RIGHT = 950
_TALL = 12
"""How high a bar is."""
_ABOVE = 5
"""What is kept free above and below the words or bars of a row."""
_HALF = 7
"""Half of a diamond."""
_STEP = SIZE * LINE
_LEAST = 3
"""How wide the bar of the shortest time is."""
_SAMPLE = 26
"""How wide a sample of a look is, with what is kept free behind it."""


Stretch: TypeAlias = tuple[tuple[float, float], tuple[float, float]]
"""A line from one point to another."""


class Form(StrEnum):
    """What something looks like."""

    BAR = "bar"  # work, from its first to its last day
    DIAMOND = "diamond"  # a milestone
    SQUARE = "square"  # something is there from this day on


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something with its days.

    Attributes:
        first: Its first day.
        last: Its last day; of what has no length, its only one.
        form: What it looks like.
        tone: Its tone.
        earliest: The first day on which it could begin.
        latest: The last day on which it could end.
    """

    first: date
    last: date
    form: Form = Form.BAR
    tone: Tone = Tone.FIRST
    earliest: date | None = None
    latest: date | None = None

    @property
    def span(self) -> tuple[date, date]:
        """Where it can lie at all."""
        earliest, latest = self.earliest or self.first, self.latest or self.last
        return min(earliest, self.first), max(latest, self.last)


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of bars: all that is drawn of one thing.

    Attributes:
        name: What it is, in short.
        dates: Its days in words.
        bars: Its bars, by their days.
        label: What it is, whole, as a screen reader should say it.
        note: What else is to be written, such as that it is done.
        row: The row of the table that tells the same.
    """

    name: str
    dates: str
    bars: tuple[Bar, ...]
    label: str
    note: str = ""
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Upright:
    """A day that is marked from top to bottom, with its word."""

    day: date
    word: str
    tone: Tone = Tone.PLAIN
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """What a look means; a dashed line where it has no form."""

    word: str
    form: Form | None = None
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in a picture of its own, or in several where it has many rows.

    Attributes:
        title: What it is.
        rows: Its rows.
        uprights: The days that are marked in it.
        said: What it shows, in a sentence or two.
    """

    title: str
    rows: tuple[BarRow, ...]
    uprights: tuple[Upright, ...] = ()
    said: str = ""


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
    scale = scale_of(first, last, left=_LEFT, right=_RIGHT)
    return tuple(picture for part in parts for picture in _pictures(part, keys, scale))


def _pictures(part: Part, keys: Sequence[Key], scale: DayScale) -> Iterator[Picture]:
    """Draw a part in as many pictures as it takes, as equal as its rows let them be."""
    rows = [_Laid.of(row, scale) for row in part.rows]
    head = _Head.of(part, keys, scale)
    sheets = list(_sheets(rows, HIGHEST - head.bottom - _ABOVE))
    for number, sheet in enumerate(sheets, 1):
        said = f" ({number} of {len(sheets)})" if len(sheets) > 1 else ""
        yield _picture(part, head, sheet, scale, said)


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


def _picture(part: Part, head: _Head, rows: Sequence[_Laid], scale: DayScale, said: str) -> Picture:
    bottom = head.bottom + _total(rows)
    marks: list[Mark] = [*head.shapes, _grid(head, rows, scale, bottom)]
    marks.extend(_uprights(part, head, scale, bottom))
    tops = list(accumulate((row.height for row in rows), initial=head.bottom))[:-1]
    if room := [each for row, top in zip(rows, tops, strict=True) for each in row.room(top, scale)]:
        marks.append(Rules(tuple(room), dashed=True))
    marks.extend(row.drawn(top, scale) for row, top in zip(rows, tops, strict=True))
    days = Days(scale.first, scale.last, scale.left, scale.right, 0, bottom)
    return Picture(part.title + said, part.said, WIDTH, bottom + _ABOVE, tuple(marks), days)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the rows: what looks mean at the left, and the ticks of the scale.

    Attributes:
        shapes: All of it.
        bottom: Where the rows begin.
    """

    shapes: tuple[Shape, ...]
    bottom: float

    @classmethod
    def of(cls, part: Part, keys: Sequence[Key], scale: DayScale) -> _Head:
        """Lay out what stands above the rows of a part."""
        top = LANE + 2.0
        ticks = [(tick, top) for tick in scale.spans]
        ticks += [(tick, top + _STEP) for tick in scale.ticks]
        words = [Words(tick.x + GAP, y, (tick.word,), SIZE, quiet=True) for tick, y in ticks]
        spots = [_spot(upright, scale) for upright in part.uprights]
        lanes = _lanes(spots, gap=SIZE)
        for upright, (left, _), lane in zip(part.uprights, spots, lanes, strict=True):
            words.append(Words(left, top + _STEP * (lane + 2), (upright.word,), SIZE))
        right = top + _STEP * (max(lanes, default=-1) + 3)
        samples, below = _samples(keys, top)
        return cls((*samples, *words), max(below, right) + 2)


def _samples(keys: Sequence[Key], top: float) -> tuple[list[Shape], float]:
    """Show what looks mean, in lines, and say where they end."""
    shapes: list[Shape] = []
    x, y = 0.0, top
    for key in keys:
        width = _SAMPLE + width_of(key.word, SIZE)
        if x and x + width > _DATES:
            x, y = 0.0, y + _STEP
        middle = y + _STEP / 2
        if key.form is None:
            shapes.append(Rules((((x, middle), (x + _SAMPLE - 6, middle)),), dashed=True))
        else:
            shapes.append(_shape(key.form, key.tone, x + 1, x + _SAMPLE - 7, middle))
        shapes.append(Words(x + _SAMPLE, y, (key.word,), SIZE))
        x += width + SIZE
    return shapes, y + _STEP if keys else top


def _spot(upright: Upright, scale: DayScale) -> tuple[float, float]:
    """Say from where to where the word of a marked day stands, as near to it as there is room."""
    width = width_of(upright.word, SIZE)
    wanted = scale.middle(upright.day) - width / 2
    left = max(min(wanted, scale.right - width), scale.left)
    return left, left + width


def _lanes(spots: Sequence[tuple[float, float]], *, gap: float) -> tuple[int, ...]:
    """Give each stretch the first line in which it lies over no other."""
    lanes: list[list[tuple[float, float]]] = []
    found = []
    for spot in spots:
        free = (number for number, taken in enumerate(lanes) if not _meets(spot, taken, gap))
        number = next(free, len(lanes))
        if number == len(lanes):
            lanes.append([])
        lanes[number].append(spot)
        found.append(number)
    return tuple(found)


def _meets(spot: tuple[float, float], taken: Sequence[tuple[float, float]], gap: float) -> bool:
    return any(spot[0] < end + gap and start < spot[1] + gap for start, end in taken)


def _grid(head: _Head, rows: Sequence[_Laid], scale: DayScale, bottom: float) -> Rules:
    """Lines where each tick begins, and between the rows."""
    across = [head.bottom]
    for row in rows:
        across.append(across[-1] + row.height)
    down = [*(tick.x for tick in scale.ticks), scale.right]
    return Rules(
        (
            *(((x, head.bottom), (x, bottom)) for x in down),
            *(((0.0, y), (scale.right, y)) for y in across),
        )
    )


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
        lanes = _lanes([_reach(bar, scale) for bar in row.bars], gap=0)
        lines = max(len(name) + len(note), len(dates))
        bars = (max(lanes, default=0) + 1) * (_TALL + 4)
        return cls(row, name, note, dates, lanes, max(lines * _STEP, bars) + 2 * _ABOVE)

    def room(self, top: float, scale: DayScale) -> Iterator[Stretch]:
        """Show from when to when its bars could be as well, where it begins at some height."""
        return _room(self._bars(top), scale)

    def drawn(self, top: float, scale: DayScale) -> Node:
        """Draw it, beginning at some height."""
        shapes = (_drawn(bar, y, scale) for bar, y in self._bars(top))
        return Node(self.row.label, (*self._words(top + _ABOVE), *shapes), self.row.row)

    def _bars(self, top: float) -> list[tuple[Bar, float]]:
        """Its bars, each with the height of its middle."""
        middle = [top + _ABOVE + _TALL / 2 + 3 + lane * (_TALL + 4) for lane in self.lanes]
        return list(zip(self.row.bars, middle, strict=True))

    def _words(self, top: float) -> Iterator[Words]:
        yield Words(0, top, self.name, SIZE)
        if self.note:
            yield Words(0, top + _STEP * len(self.name), self.note, SIZE, strong=True)
        yield Words(_DATES_LEFT, top, self.dates, SIZE, quiet=True)


def _room(bars: Sequence[tuple[Bar, float]], scale: DayScale) -> Iterator[Stretch]:
    """A line in each lane from where its bars could begin to where they could end."""
    for y in sorted({y for _, y in bars}):
        own = [bar for bar, lane in bars if lane == y]
        left = scale.begin(min(bar.span[0] for bar in own))
        right = scale.end(max(bar.span[1] for bar in own))
        reaches = [_reach(bar, scale) for bar in own]
        if left < min(start for start, _ in reaches) or right > max(end for _, end in reaches):
            yield (left, y), (right, y)


def _reach(bar: Bar, scale: DayScale) -> tuple[float, float]:
    """Say from where to where something is drawn."""
    if bar.form is Form.BAR:
        left = scale.begin(bar.first)
        return left, max(scale.end(bar.last), left + _LEAST)
    middle = scale.middle(bar.last)
    return middle - _HALF, middle + _HALF


def _drawn(bar: Bar, y: float, scale: DayScale) -> Shape:
    left, right = _reach(bar, scale)
    return _shape(bar.form, bar.tone, left, right, y)


def _shape(form: Form, tone: Tone, left: float, right: float, y: float) -> Shape:
    """Draw a form around the middle of a stretch; a bar fills it."""
    middle = (left + right) / 2
    match form:
        case Form.BAR:
            return Box(left, y - _TALL / 2, right - left, _TALL, tone, radius=2)
        case Form.DIAMOND:
            corners = ((0, -_HALF), (_HALF, 0), (0, _HALF), (-_HALF, 0))
            return Region((tuple((middle + x, y + dy) for x, dy in corners),), tone)
        case Form.SQUARE:
            side = 2 * _HALF - 4
            return Box(middle - side / 2, y - side / 2, side, side, tone, radius=0)
