"""You said, we did: what the audience that a report is for said, and what became of it."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from dtl_planner.render.consult import prose
from dtl_planner.render.consult.said import page_blocks, page_title, summary
from dtl_planner.render.report.blocks import Heading, Point, Points, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.panels import PanelKind

if TYPE_CHECKING:
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts


def _panel(facts: Facts) -> Panel | None:
    told = facts.reader.told
    if told is None:
        return None
    page = told.pages[0]
    return Panel(
        id="heard",
        title=page_title(page),
        line=summary(page),
        blocks=tuple(_block(one) for one in page_blocks(told.trail, page)),
        command=f"dtl consult --said-did --audience {quote(page.audiences[0])}",
    )


def _block(block: prose.Block) -> Block:
    match block:
        case prose.Heading():
            return Heading(block.text)
        case prose.Words():
            return Words(block.text)
        case _:
            return Points(tuple(_point(one) for one in block))


def _point(point: prose.Point) -> Point:
    return Point(point.text, tuple(Point(below) for below in point.below))


PANEL = PanelKind(10, _panel, frozenset({Circle.AUDIENCE}))
