"""Panels of the cases and of the five programmes, and what a panel says as plain lines."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from telling import nodes
from tests.programmes import PROGRAMMES, ROOT

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.limits import Limits
from dtl_planner.render.report.blocks import Drawn, Grid
from dtl_planner.render.report.facts import Circle, Facts, Reader

if TYPE_CHECKING:
    from dtl_planner.drawing.shapes import Node
    from dtl_planner.render.report.blocks import Row
    from dtl_planner.render.report.document import Panel

CASES = ROOT / "tests/cases"


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
