"""A report as Markdown, for an agenda, a wiki, or another program to make a paper of.

CommonMark with the tables of GitHub: nothing in it is a tag, and a picture is told by its table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.harmless import in_markdown
from dtl_planner.render.report.blocks import Drawn, Grid, Heading, Points, Words
from dtl_planner.render.report.folding import cell_text, levels, opened, said, told
from dtl_planner.render.report.origin import origin
from dtl_planner.shown import clean
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.render.report.blocks import Block, Point, Row
    from dtl_planner.render.report.document import Panel, Report


def markdown_paper(report: Report) -> str:
    """Write a report as Markdown."""
    return "\n\n".join(_paper(report)) + "\n"


def _paper(report: Report) -> Iterator[str]:
    yield f"# {_text(report.title)}"
    yield f"**{_text(report.subtitle)}**"
    for panel in report.panels:
        yield from _panel(panel)
    yield "---"
    yield "\n".join(f"- {_text(line)}" for line in origin(report.made))


def _panel(panel: Panel) -> Iterator[str]:
    yield f"## {_text(panel.title)}"
    if panel.line:
        yield _text(panel.line)
    for block in panel.blocks:
        yield from _block(block)
    if panel.command:
        commands = [f"`{one}`" for one in panel.command.split(", ")]
        noun, verb = ("command", "tells") if len(commands) == 1 else ("commands", "tell")
        yield f"The {noun} {listed(commands)} {verb} more."


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"### {_text(block.text)}"
        case Words():
            yield _text(said(block))
        case Points():
            yield _list(levels(block.points))
        case Grid():
            yield from _grid(block)
        case Drawn():
            for picture in block.pictures:
                yield _text(told(picture))
            yield from _grid(block.grid)


def _grid(grid: Grid) -> Iterator[str]:
    yield f"**{_text(grid.caption)}**"
    yield "\n".join(_table(grid))
    below = [point for row, points in opened(grid) for point in _under(row, points)]
    if below:
        yield _list(below)


def _under(row: str, points: Iterable[Point]) -> Iterator[tuple[int, str]]:
    yield 0, row
    for depth, text in levels(points):
        yield depth + 1, text


def _list(lines: Iterable[tuple[int, str]]) -> str:
    return "\n".join(f"{'  ' * depth}- {_text(text)}" for depth, text in lines)


def _table(grid: Grid) -> Iterator[str]:
    yield _line(map(_text, grid.head))
    yield _line("---:" if n in grid.numbers else "---" for n in range(len(grid.head)))
    group = ""
    for row in grid.rows:
        if row.group and row.group != group:
            yield _line([f"**{_text(row.group)}**", *[""] * (len(grid.head) - 1)])
        group = row.group
        yield _row(row)


def _row(row: Row) -> str:
    return _line(_text(cell_text(cell)) for cell in row.cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    return in_markdown(clean(text).strip())
