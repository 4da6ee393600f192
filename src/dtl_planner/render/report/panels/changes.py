"""What changes from the current structure to the one planned for, and what else is proposed.

A team sees the changes in which one of its units takes part; everybody else sees all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.grouping import By, grouped
from dtl_planner.diff.summary import summary_of
from dtl_planner.render.diff.cells import HEADS, SCALE, CellTeller, degrees
from dtl_planner.render.diff.sources import Sources
from dtl_planner.render.diff.summing import no_difference, summed
from dtl_planner.render.diff.words import contacts_after, degree_of, heading
from dtl_planner.render.report.blocks import (
    Cell,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Lacking
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import Group
    from dtl_planner.render.diff.cells import Cells
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts, Reader


def _panel(facts: Facts) -> Panel | None:
    compared = facts.compared
    if isinstance(compared, Lacking):
        return None
    blocks = tuple(_blocks(facts, compared))
    if not blocks:
        return None
    return Panel(
        id="changes",
        title="What changes",
        line=_line(compared, facts.reader),
        blocks=blocks,
        command=f"dtl diff {compared.a.asked} {compared.b.asked}",
    )


def _line(compared: Compared, reader: Reader) -> str:
    if not compared.changes:
        return no_difference(compared)
    if reader.circle is not Circle.TEAM:
        return summed(summary_of(compared))
    every = compared.changes
    number = sum(_concerns(change, reader) for change in every)
    verb = "concerns" if number == 1 else "concern"
    return f"{number} of {plural(len(every), 'change')} {verb} {reader.name}."


def _blocks(facts: Facts, compared: Compared) -> Iterator[Block]:
    told = tuple(_difference(compared, "change-", facts))
    variants = tuple(block for one in facts.variants for block in _variant(one, facts))
    yield from told
    yield from variants
    if told or variants:
        yield Words(SCALE)
        yield Points(tuple(Point(each) for each in degrees()))


def _variant(compared: Compared, facts: Facts) -> Iterator[Block]:
    """Tell what another proposal would change against the structure planned for."""
    found = tuple(_difference(compared, f"change-{compared.b.asked}.", facts))
    if not (found or facts.reader.circle is not Circle.TEAM):
        return
    yield Heading(f"What else is proposed. {compared.b.told}")
    if facts.reader.circle is not Circle.TEAM:
        said = summed(summary_of(compared)) if compared.changes else no_difference(compared)
        yield Words(f"Against the {compared.a.told[:1].lower()}{compared.a.told[1:]}: {said}")
    yield from found


def _difference(compared: Compared, prefix: str, facts: Facts) -> Iterator[Block]:
    rows = tuple(_rows(compared, prefix, facts))
    if rows:
        sources = Sources.of_changes(compared)
        yield Grid(f"From: {compared.a.told}. To: {compared.b.told}", HEADS, rows, is_searched=True)
        if sources.told:
            yield Words(sources.told, Manner.NOTE)


def _rows(compared: Compared, prefix: str, facts: Facts) -> Iterator[Row]:
    reader = facts.reader
    told = CellTeller(compared, contacts_after(compared), Sources.of_changes(compared))
    for group in grouped(compared, By.SERVICE):
        title = _title(group)
        seen: set[str] = set()
        for change in group.changes:
            if _concerns(change, reader):
                id_ = None if change.unit in seen else f"{prefix}{change.unit}"
                seen.add(change.unit)
                yield _row(told.cells(change), title, id_, _place(change.unit, facts))
        for pointer in group.elsewhere:
            if _concerns(pointer.change, reader):
                yield _row(told.pointer(pointer), title, None, _place(pointer.unit, facts))


def _title(group: Group) -> str:
    return f"{heading(group.title)}. Degree of change: {degree_of(group)}"


def _concerns(change: Change, reader: Reader) -> bool:
    return reader.concerns(change.unit, *change.others)


def _row(cells: Cells, group: str, id_: str | None, link: str | None) -> Row:
    head, *others = cells
    return Row(
        (Cell(tuple(head), link), *(Cell(tuple(lines)) for lines in others)),
        id=id_,
        group=group,
    )


def _place(unit: str, facts: Facts) -> str | None:
    """The row of a unit among the structures, where it has one."""
    is_there = any(unit in one.units for one in facts.structures.values())
    return f"unit-{unit}" if is_there and facts.reader.concerns(unit) else None


PANEL = PanelKind(50, _panel)
