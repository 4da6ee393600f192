"""A grid of things by places that stays readable however many places there are.

Places stand across the page where they fit. Where they do not, the grid is turned; and where the
names of things do not fit across either, the grid goes on further down, long ones numbered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.render.layout import cells_of, fold, pad, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.render.layout import Page

NONE = "-"
"""What stands where a thing is not for a place."""

_INDENT, _GAP = "  ", "  "
_NAMES_LEAST = 16
"""As many columns as names at the side get, however many columns there are beside them."""
_HEAD_WIDTH, _HEAD_LINES = 12, 4
"""How wide a head is before it folds, and in how many lines it may stand."""


def grid(
    things: Sequence[str],
    places: Sequence[str],
    cells: Sequence[Sequence[str]],
    page: Page,
    *,
    is_turned: bool = False,
) -> str:
    """Set out how each thing stands in each place.

    Args:
        things: The names of the things.
        places: The names of the places.
        cells: For each thing, how it stands in each place.
        page: What it is laid out for.
        is_turned: Whether places are to stand at the side even where they would fit across.
    """
    upright = _Grid(things, places, cells)
    turned = _Grid(places, things, [[row[n] for row in cells] for n in range(len(places))])
    for one in (turned,) if is_turned else (upright, turned):
        if one.fits(page):
            return one.text(page)
    return _divided(turned, page)


def legend_of(cells: Sequence[Sequence[str]]) -> str:
    """Say what a dash means, where there is one."""
    return f"  {NONE}: not for that place." if any(NONE in row for row in cells) else ""


def is_uniform(cells: Sequence[Sequence[str]]) -> bool:
    """Say whether a grid would show nothing: one word everywhere, or one place alone."""
    return len({cell for row in cells for cell in row}) <= 1 or len(cells[0]) <= 1


def _divided(whole: _Grid, page: Page) -> str:
    """Set as many columns beside each other as there is room for; long heads are numbered."""
    heads = whole.heads
    blocks = []
    if any(cells_of(head) > _HEAD_WIDTH for head in heads):
        heads = [str(number) for number in range(1, len(heads) + 1)]
        blocks.append("\n".join(_legend(heads, whole.heads, page)))
    first = 0
    while first < len(heads):
        last = len(heads)
        while last > first + 1 and not whole.columns(heads, first, last).fits(page):
            last -= 1
        blocks.append(whole.columns(heads, first, last).text(page))
        first = last
    return "\n\n".join(blocks)


def _legend(heads: Sequence[str], names: Sequence[str], page: Page) -> Iterator[str]:
    for number, name in zip(heads, names, strict=True):
        mark = f"{_INDENT}{number:>{len(heads[-1])}}  "
        yield paragraph(name, page, indent=mark, hanging=" " * len(mark))


@dataclass(frozen=True, slots=True)
class _Grid:
    """A grid as it stands on the page.

    Attributes:
        names: What stands at the side.
        heads: What stands across.
        cells: A row for each name, with a cell for each head.
    """

    names: Sequence[str]
    heads: Sequence[str]
    cells: Sequence[Sequence[str]]

    def columns(self, heads: Sequence[str], first: int, last: int) -> _Grid:
        """Give some of its columns, with other heads."""
        return _Grid(self.names, heads[first:last], [row[first:last] for row in self.cells])

    def fits(self, page: Page) -> bool:
        """Say whether the page is wide enough for it, and no head is too long."""
        widths = self._widths(page)
        lines = max(len(fold(*each)) for each in zip(self.heads, widths[1:], strict=True))
        used = len(_INDENT) + sum(widths) + len(_GAP) * len(self.heads)
        return used <= page.width and lines <= _HEAD_LINES

    def text(self, page: Page) -> str:
        """Set it out."""
        widths = self._widths(page)
        lines = list(_lines(("", *self.heads), widths))
        for name, row in zip(self.names, self.cells, strict=True):
            lines += _lines((name, *row), widths)
        return "\n".join(lines)

    def _widths(self, page: Page) -> list[int]:
        """Give the widths of its columns: names get what the others leave."""
        beside = [
            max(_of_head(head), *(cells_of(row[n]) for row in self.cells))
            for n, head in enumerate(self.heads)
        ]
        room = page.width - len(_INDENT) - sum(beside) - len(_GAP) * len(beside)
        longest = max(cells_of(name) for name in self.names)
        return [min(longest, max(room, _NAMES_LEAST)), *beside]


def _of_head(head: str) -> int:
    """How many columns a head takes once it is folded."""
    return max(cells_of(line) for line in fold(head, _HEAD_WIDTH))


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    folded = [fold(cell, width) for cell, width in zip(row, widths, strict=True)]
    for n in range(max(map(len, folded))):
        parts = [
            pad(lines[n] if n < len(lines) else "", width)
            for lines, width in zip(folded, widths, strict=True)
        ]
        yield (_INDENT + _GAP.join(parts)).rstrip()
