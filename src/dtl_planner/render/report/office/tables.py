"""Tables for Word: columns as wide as what stands in them, a head that each page repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dtl_planner.drawing.letters import width_of
from dtl_planner.render.report.office.setting import ROOM, ROOM_ACROSS, SIZE
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from dtl_planner.render.report.blocks import Cell, Grid, Row

_SIZE = SIZE - 1.5
"""Letters in tables are smaller, in points."""
_PADDING = 216
"""What the two edges of a cell take, in twentieths of a point."""
_LEAST, _MOST = 500, 5200
"""A column's width, in the same."""
_WORD = 2600
"""A longer word than that may be broken."""
_GREY, _PALE = "DDE3EC", "F1F3F7"
_TEXT_LIMIT = 250
"""Word cuts what it is told of a table for those who listen."""


def is_wide(grid: Grid) -> bool:
    """Whether a table needs a page across: its longest words do not fit beside each other."""
    return sum(least for least, _ in _needs(grid)) > ROOM


def table(grid: Grid) -> BaseOxmlElement:
    """Make a table, with one row that spans it for each group of rows."""
    widths = _widths(grid)
    made = _element("w:tbl")
    made.append(_about(grid, widths))
    columns = _element("w:tblGrid")
    columns.extend(_element("w:gridCol", w=str(width)) for width in widths)
    made.append(columns)
    made.append(_head(grid, widths))
    made.extend(_rows(grid, widths))
    return made


def _widths(grid: Grid) -> list[int]:
    """Share the page out: to each column its longest word, the rest to those with more to say."""
    needs = _needs(grid)
    least = sum(low for low, _ in needs)
    room = ROOM_ACROSS if least > ROOM else ROOM
    if least > room:
        return [int(low * room / least) for low, _ in needs]
    more = sum(high - low for low, high in needs) or 1
    share = min(1.0, (room - least) / more)
    return [int(low + (high - low) * share) for low, high in needs]


def _needs(grid: Grid) -> list[tuple[float, float]]:
    """Say of each column how wide it must be, and how wide it would be in one line."""
    return [_need(list(texts)) for texts in _columns(grid)]


def _columns(grid: Grid) -> Iterator[Iterator[str]]:
    for number, head in enumerate(grid.head):
        yield _column(grid, number, head)


def _column(grid: Grid, number: int, head: str) -> Iterator[str]:
    yield head
    for row in grid.rows:
        if number < len(row.cells):
            yield from row.cells[number].lines


def _need(texts: list[str]) -> tuple[float, float]:
    words = {word for text in texts for word in text.split()}
    longest = max((_width(word) for word in words), default=0)
    line = max((_width(text) for text in texts), default=0)
    least = max(_LEAST, min(longest, _WORD) + _PADDING)
    return least, max(least, min(line + _PADDING, _MOST))


def _width(text: str) -> float:
    return width_of(text, _SIZE, strong=True) * 20


def _about(grid: Grid, widths: list[int]) -> BaseOxmlElement:
    """Say how a table is meant: its lines, its fixed columns, and its name for those who listen."""
    made = _element("w:tblPr")
    made.append(_element("w:tblW", w=str(sum(widths)), type="dxa"))
    lines = _element("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        lines.append(_element(f"w:{edge}", val="single", sz="4", space="0", color="8A93A6"))
    made.append(lines)
    made.append(_element("w:tblLayout", type="fixed"))
    margins = _element("w:tblCellMar")
    for edge, width in (("top", "40"), ("left", "108"), ("bottom", "40"), ("right", "108")):
        margins.append(_element(f"w:{edge}", w=width, type="dxa"))
    made.append(margins)
    made.append(_element("w:tblLook", val="06A0", firstRow="1", firstColumn="1", noVBand="1"))
    made.append(_element("w:tblCaption", val=clean(grid.caption)[:_TEXT_LIMIT]))
    columns = clean(", ".join(grid.head))
    made.append(_element("w:tblDescription", val=f"Columns: {columns}"[:_TEXT_LIMIT]))
    return made


def _head(grid: Grid, widths: list[int]) -> BaseOxmlElement:
    cells = [
        _cell([title], width, fill=_GREY, strong=True, right=number in grid.numbers)
        for number, (title, width) in enumerate(zip(grid.head, widths, strict=True))
    ]
    return _line(cells, is_head=True)


def _rows(grid: Grid, widths: list[int]) -> Iterator[BaseOxmlElement]:
    group = ""
    for row in grid.rows:
        if row.group and row.group != group:
            whole = _cell([row.group], sum(widths), fill=_PALE, strong=True, span=len(widths))
            yield _line([whole], keep=True)
        group = row.group
        yield _line(_cells(row, grid, widths))


def _cells(row: Row, grid: Grid, widths: list[int]) -> Iterator[BaseOxmlElement]:
    for number, (cell, width) in enumerate(zip(_filled(row, grid), widths, strict=True)):
        yield _cell(
            cell.lines if cell else (),
            width,
            strong=number == 0,
            right=number in grid.numbers,
        )


def _filled(row: Row, grid: Grid) -> list[Cell | None]:
    return [*row.cells, *[None] * (len(grid.head) - len(row.cells))]


def _line(
    cells: Iterable[BaseOxmlElement], *, is_head: bool = False, keep: bool = False
) -> BaseOxmlElement:
    """Make a row that no page breaks."""
    made = _element("w:tr")
    about = _element("w:trPr")
    about.append(_element("w:cantSplit"))
    if is_head:
        about.append(_element("w:tblHeader"))
    made.append(about)
    for cell in cells:
        if is_head or keep:
            for text in cell.iter(qn("w:pPr")):
                text.insert(0, _element("w:keepNext"))
        made.append(cell)
    return made


def _cell(  # noqa: PLR0913 - each a look of its own
    lines: Iterable[str],
    width: int,
    *,
    fill: str | None = None,
    strong: bool = False,
    right: bool = False,
    span: int = 1,
) -> BaseOxmlElement:
    made = _element("w:tc")
    about = _element("w:tcPr")
    about.append(_element("w:tcW", w=str(width), type="dxa"))
    if span > 1:
        about.append(_element("w:gridSpan", val=str(span)))
    if fill:
        about.append(_element("w:shd", val="clear", color="auto", fill=fill))
    made.append(about)
    made.extend(_paragraph(text, strong=strong, right=right) for text in tuple(lines) or ("",))
    return made


def _paragraph(text: str, *, strong: bool, right: bool) -> BaseOxmlElement:
    made = _element("w:p")
    about = _element("w:pPr")
    about.append(_element("w:spacing", before="0", after="0", line="252", lineRule="auto"))
    if right:
        about.append(_element("w:jc", val="right"))
    made.append(about)
    if text:
        made.append(_run(text, strong=strong))
    return made


def _run(text: str, *, strong: bool) -> BaseOxmlElement:
    made = _element("w:r")
    about = _element("w:rPr")
    if strong:
        about.append(_element("w:b"))
    about.append(_element("w:sz", val=str(int(_SIZE * 2))))
    made.append(about)
    words = _element("w:t")
    words.text = clean(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(words)
    return made


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    return OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
