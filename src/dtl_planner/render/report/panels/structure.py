"""Who is where: the structures side by side, and each of them from the top.

A team sees the rows of its own units: how they are run then it has read already. What is wanting in
a structure is the programme's own work, and not shown to those outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Cell, Grid, Heading, Point, Points, Row, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.naming import with_names
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.report.plainly import plainly, without_rule_ids
from dtl_planner.render.report.structure.alike import READING
from dtl_planner.render.report.structure.columns import columns_of
from dtl_planner.render.report.structure.grid import side_by_side
from dtl_planner.render.structure.page import proposal_said, sections, summary
from dtl_planner.structure.current import CURRENT
from dtl_planner.structure.findings import structure_findings
from dtl_planner.structure.outline import outline
from dtl_planner.structure.proposed import PROPOSED
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts
    from dtl_planner.render.report.structure.columns import Column
    from dtl_planner.render.structure.entries import Entry
    from dtl_planner.structure.model import Structure

_MANY = 300
"""Of more units than these only the structure planned for is told from the top."""


def _panel(facts: Facts) -> Panel | None:
    shown = facts.structures.get(facts.shown)
    if shown is None or not shown.units:
        return None
    columns = columns_of(facts)
    grid = side_by_side(facts, columns)
    is_of_team = facts.reader.circle is Circle.TEAM
    told = () if is_of_team else tuple(_from_the_top(facts, shown, columns))
    return Panel(
        id="structure",
        title="Structures side by side",
        line=_of_team(grid, facts) if is_of_team else summary(outline(shown)),
        blocks=(Words(READING), grid, *told),
        command=f"dtl structure {facts.shown}",
    )


def _of_team(grid: Grid, facts: Facts) -> str:
    number = plural(len(grid.rows), "unit")
    return f"Where {facts.reader.name} is now, as planned and as otherwise proposed: {number}."


def _from_the_top(facts: Facts, shown: Structure, columns: Sequence[Column]) -> Iterator[Block]:
    yield Heading(f"{shown.title}, from the top")
    yield _tree(shown)
    if facts.reader.circle is Circle.EVERYBODY and (wanting := _wanting(shown, facts)):
        yield Heading("What is wanting in the structure planned for")
        yield Points(wanting)
    others = (one for one in columns if one.structure is not shown)
    yield Grid("The other structures", ("Structure", "In one line"), tuple(map(_other, others)))


def _other(column: Column) -> Row:
    """Tell another structure; one that is laid over another stands in the table above."""
    structure = column.structure
    is_own = structure.name in (CURRENT, PROPOSED) and len(structure.units) <= _MANY
    return Row(
        (Cell((column.title,)), Cell((*proposal_said(structure), summary(outline(structure))))),
        id=f"structure-{structure.name}",
        details=(_tree(structure),) if is_own else (),
    )


def _tree(structure: Structure) -> Points:
    told = outline(structure)
    return Points(
        tuple(
            Point(
                f"{section.title}: {section.said}" if section.said else section.title,
                tuple(map(_point, section.entries)),
            )
            for section in sections(told)
        )
    )


def _point(entry: Entry) -> Point:
    beside = without_rule_ids(plainly(entry.beside)) if entry.beside else None
    text = ": ".join(each for each in (entry.text, beside) if each)
    return Point(text, tuple(map(_point, entry.below)))


def _wanting(structure: Structure, facts: Facts) -> tuple[Point, ...]:
    found = structure_findings(structure)
    return tuple(Point(with_names(each.message, facts.catalogue)) for each in found)


PANEL = PanelKind(40, _panel)
