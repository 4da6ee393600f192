"""Services by category, each with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.classify.classification import summary
from dtl_planner.render.report.blocks import Cell, Grid, Row
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Facts, Lacking
from dtl_planner.render.report.panels import PanelKind

if TYPE_CHECKING:
    from dtl_planner.classify.placing import Placed


def _panel(facts: Facts) -> Panel | None:
    found = facts.classification
    if isinstance(found, Lacking):
        return None
    rows = tuple(_row(one) for one in found.placed)
    grid = Grid("Services by category", ("Service", "Category"), rows, is_searched=True)
    return Panel("services", "Services", summary(found), (grid,), "dtl classify")


def _row(placed: Placed) -> Row:
    component = placed.component
    title = placed.category.title if placed.category else str(placed.status)
    cells = (Cell((component.record.name,)), Cell((title,)))
    return Row(cells, id=f"service-{component.record.id}", group=title)


PANEL = PanelKind(20, _panel)
