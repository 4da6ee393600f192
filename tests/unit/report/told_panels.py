"""Panels of the cases and of the five programmes, and what a panel says as plain lines."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.programmes import PROGRAMMES, ROOT

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.drawing.shapes import Node
from dtl_planner.limits import Limits
from dtl_planner.render.layout import Page, paragraph
from dtl_planner.render.report.blocks import Drawn, Grid, Heading, Points, Words
from dtl_planner.render.report.facts import Circle, Facts, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.render.report.blocks import Block, Point, Row
    from dtl_planner.render.report.document import Panel

CASES = ROOT / "tests/cases"
_PAGE = Page(88)


@cache
def programme(name: str) -> Facts:
    """What the commands answer on one of the five programmes."""
    return facts_of(PROGRAMMES[name])


def facts_of(folder: Path) -> Facts:
    """The same on any folder."""
    return gather(open_workspace(folder, limits=Limits()), Asked())


@cache
def case(name: str) -> Facts:
    """The same on a folder of `tests/cases`, with the plainest files for what it lacks."""
    return facts_with({path.name: path.read_text("utf-8") for path in (CASES / name).iterdir()})


def facts_with(files: dict[str, str]) -> Facts:
    """The same on a few files, with the plainest ones for what is not among them."""
    with TemporaryDirectory() as folder:
        shutil.copytree(CASES / "defaults", folder, dirs_exist_ok=True)
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return facts_of(Path(folder))


def for_team(facts: Facts, *ids: str) -> Facts:
    """The same facts for a team that these ids mean."""
    return replace(facts, reader=Reader(Circle.TEAM, "The team", frozenset(ids)))


def for_audience(facts: Facts) -> Facts:
    """The same facts for people outside."""
    return replace(facts, reader=Reader(Circle.AUDIENCE, "Parents"))


def told(panel: Panel | None) -> str:
    """Everything that a panel says: a line for each row, and one for each node of a picture."""
    assert panel is not None
    lines = [f"{panel.id}: {panel.title} ({panel.command})", panel.line, *_lines(panel.blocks)]
    return "\n".join(_folded(line) for line in lines) + "\n"


def rows_of(panel: Panel | None) -> tuple[Row, ...]:
    """All rows of all tables of a panel, those beside pictures among them."""
    assert panel is not None
    return tuple(row for grid in grids_of(panel) for row in grid.rows)


def grids_of(panel: Panel | None) -> tuple[Grid, ...]:
    """All tables of a panel, those beside pictures among them."""
    assert panel is not None
    return tuple(
        block.grid if isinstance(block, Drawn) else block
        for block in panel.blocks
        if isinstance(block, Drawn | Grid)
    )


def nodes_of(panel: Panel | None) -> tuple[Node, ...]:
    """All nodes of all pictures of a panel."""
    assert panel is not None
    drawn = (block for block in panel.blocks if isinstance(block, Drawn))
    return tuple(node for block in drawn for picture in block.pictures for node in nodes(picture))


def nodes(picture: Picture) -> Iterator[Node]:
    """The nodes of a picture."""
    return (mark for mark in picture.marks if isinstance(mark, Node))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"## {block.text}"
            case Words():
                yield block.text if block.manner == "plain" else f"[{block.manner}] {block.text}"
            case Points():
                yield from _points(block.points, "- ")
            case Grid():
                yield from _grid(block)
            case Drawn():
                for picture in block.pictures:
                    yield f"<{picture.title}: {picture.description}>"
                    yield from (f"<{node.label}> #{node.row}" for node in nodes(picture))
                yield from _grid(block.grid)


def _points(points: Iterable[Point], mark: str) -> Iterator[str]:
    for point in points:
        yield f"{mark}{point.text}"
        yield from _points(point.below, f"  {mark}")


def _grid(grid: Grid) -> Iterator[str]:
    yield f"== {grid.caption}: {' | '.join(grid.head)}"
    group = ""
    for row in grid.rows:
        if row.group != group:
            group = row.group
            yield f"= {group}"
        cells = " | ".join("; ".join(cell.lines) for cell in row.cells)
        yield f"{cells}{f' #{row.id}' if row.id else ''}"
        yield from _lines(row.details)


def _folded(line: str) -> str:
    start = len(line) - len(line.lstrip())
    return paragraph(line, _PAGE, indent=" " * start, hanging=" " * (start + 4))
