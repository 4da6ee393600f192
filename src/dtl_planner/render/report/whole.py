"""The whole report: every panel that has something to show, after a summary of all of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dtl_planner.registry import discover
from dtl_planner.render.report import panels
from dtl_planner.render.report.document import Report
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.linking import without_loose_links
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.report.summary import summary_panel
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.report.document import Panel
    from dtl_planner.render.report.facts import Facts


def whole_report(facts: Facts) -> Report:
    """Make every panel that has something to show to the reader."""
    made = tuple(panels_for(facts))
    panels = (summary_panel(facts, made), *made)
    return without_loose_links(Report(facts.title, _subtitle(facts), panels, facts.made))


def panels_for(facts: Facts) -> Iterator[Panel]:
    """Make the panels that have something to show to the reader, in their order."""
    for kind in _kinds():
        if facts.reader.circle in kind.readers and (panel := kind.make(facts)) is not None:
            yield panel


@cache
def _kinds() -> tuple[PanelKind, ...]:
    return tuple(sorted(discover(panels, PanelKind, "PANEL"), key=lambda kind: kind.order))


def _subtitle(facts: Facts) -> str:
    said = {
        Circle.EVERYBODY: "Report",
        Circle.TEAM: f"What this means for {facts.reader.name}",
        Circle.AUDIENCE: f"Report for {facts.reader.name}",
    }[facts.reader.circle]
    if facts.as_of is None:
        return f"{said}; no day was given, so nothing is called late"
    return f"{said}, as of {long_date(facts.as_of)}"
