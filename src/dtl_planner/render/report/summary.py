"""The panel that every report begins with: the one line of each of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Cell, Grid, Row
from dtl_planner.render.report.document import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.render.report.facts import Facts


def summary_panel(facts: Facts, panels: Sequence[Panel]) -> Panel:
    """Sum up the panels, each with where more of it is."""
    rows = tuple(
        Row((Cell((one.title,), link=one.id), Cell((one.line,)), Cell(filter_none(one.command))))
        for one in panels
    )
    grid = Grid("What each part says", ("Part", "In one line", "Command"), rows)
    return Panel("summary", "Summary", facts.title, (grid,))


def filter_none(command: str | None) -> tuple[str, ...]:
    """Give a command as the lines of a cell."""
    return (command,) if command else ()
