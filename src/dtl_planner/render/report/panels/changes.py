"""What changes from the current structure to the one planned for, and what else is proposed.

A team sees the changes in which one of its units takes part; everybody else sees all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.edits import ID
from dtl_planner.diff.grouping import By, grouped
from dtl_planner.diff.summary import STAYS, summary_of
from dtl_planner.render.diff.cells import HEADS, SCALE, CellTeller, degrees
from dtl_planner.render.diff.sources import Sources
from dtl_planner.render.diff.summing import no_difference, summed
from dtl_planner.render.diff.words import beside_name, contacts_after, degree_of, heading
from dtl_planner.render.report.blocks import (
    FEW,
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
from dtl_planner.render.report.plainly import plainly, without_rule_ids
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import Group
    from dtl_planner.render.diff.cells import Cells
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts, Reader

    Changes = tuple[tuple[tuple[str, ...], ...], ...]


_HEAD = (*HEADS[:-1], "Degree")
_MANY = 40
"""More services than these are too many to choose from: the changes are grouped by degree."""

_FEW = 12
"""More units than these, of which the same is told, are named where the row is opened."""

_WHY = 2
"""Which of the cells behind the name says why."""


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
        command=_command(compared),
    )


def _command(compared: Compared) -> str:
    chosen = _by(compared)
    behind = "" if chosen is By.SERVICE else f" --by {chosen}"
    return f"dtl diff {compared.a.asked} {compared.b.asked}{behind}"


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
    sources = _sources(compared, *facts.variants)
    differences = tuple(_difference(compared, "change-", sources, facts))
    variants = tuple(block for one in facts.variants for block in _variant(one, sources, facts))
    if not (differences or variants):
        return
    yield from differences
    yield from variants
    if sources.told:
        yield Words(sources.told, Manner.NOTE)
    yield Words(SCALE)
    yield Points(tuple(Point(each) for each in degrees()))


def _sources(*several: Compared) -> Sources:
    """Find which papers are cited of all that is compared, so that each is told in one way."""
    grounds = (g for one in several for change in one.changes for g in change.grounds)
    return Sources.of(several[0], [ground.source for ground in grounds])


def _variant(compared: Compared, sources: Sources, facts: Facts) -> Iterator[Block]:
    """Tell what another proposal would change against the structure planned for."""
    found = tuple(_difference(compared, f"change-{compared.b.asked}.", sources, facts))
    if not (found or facts.reader.circle is not Circle.TEAM):
        return
    yield Heading(f"What else is proposed. {compared.b.told}")
    if facts.reader.circle is not Circle.TEAM:
        said = summed(summary_of(compared)) if compared.changes else no_difference(compared)
        yield Words(f"Against the {compared.a.told[:1].lower()}{compared.a.told[1:]}: {said}")
    yield from found


def _difference(compared: Compared, prefix: str, sources: Sources, facts: Facts) -> Iterator[Block]:
    told = CellTeller(compared, contacts_after(compared), sources)
    rows = tuple(_rows(told, prefix, facts))
    if rows:
        caption = f"From: {compared.a.told}. To: {compared.b.told}"
        yield Grid(caption, _HEAD, rows, is_searched=len(rows) > FEW)


def _rows(told: CellTeller, prefix: str, facts: Facts) -> Iterator[Row]:
    compared, chosen = told.compared, _by(told.compared)
    for group in grouped(compared, chosen):
        title = _titled(group, chosen, facts.reader)
        for changes, units in _alike(group, told, facts.reader).items():
            names = tuple(compared.called(unit) for unit in units)
            link = _place(units[0], facts) if len(units) == 1 else None
            for number, cells in enumerate(changes):
                yield Row(
                    (_names(names, None if number else link), *map(Cell, cells)),
                    id=None if number else f"{prefix}{units[0]}",
                    group=title,
                    details=(Words("; ".join(names)),) if len(names) > _FEW else (),
                )


def _titled(group: Group, chosen: By, reader: Reader) -> str:
    """Name a group with its degree, unless that may be due to changes that a team does not see."""
    is_seen = group.ways is not None or all(_concerns(one, reader) for one in group.changes)
    degree = f" ({degree_of(group)})" if is_seen and chosen is not By.DEGREE else ""
    return f"{heading(group.title)}{degree}"


def _names(names: tuple[str, ...], link: str | None) -> Cell:
    """The units that are told of; where they are too many, the row can be opened."""
    if len(names) > _FEW:
        return Cell((f"{names[0]} and {len(names) - 1} others, of which the same is told",), link)
    return Cell(names, link)


def _by(compared: Compared) -> By:
    """What changes are grouped by: the service, unless there are too many to choose from."""
    number = len({compared.roots[change.unit] for change in compared.changes})
    return By.SERVICE if number <= _MANY else By.DEGREE


def _alike(group: Group, told: CellTeller, reader: Reader) -> dict[Changes, list[str]]:
    """Give what is told of units, change by change, each with the units that it is told of."""
    cells = [(one.unit, _cells(one, told)) for one in group.changes if _concerns(one, reader)]
    cells += [(one.unit, told.pointer(one)) for one in group.elsewhere if reader.concerns(one.unit)]
    found: dict[str, list[tuple[tuple[str, ...], ...]]] = {}
    for unit, (_, kind, arrow, why, degree) in cells:
        before = {line for each in found.get(unit, ()) for line in each[_WHY]}
        fresh = tuple(line for line in dict.fromkeys(why) if line not in before)
        found.setdefault(unit, []).append((tuple(kind), tuple(arrow), fresh, tuple(degree)))
    alike: dict[Changes, list[str]] = {}
    for unit, changes in found.items():
        alike.setdefault(tuple(changes), []).append(unit)
    return alike


def _cells(change: Change, told: CellTeller) -> Cells:
    """Tell a change; of what stays also in which way it does not."""
    name, kind, arrow, why, degree = told.cells(change)
    if change.kind == STAYS and (said := beside_name(change, *name)) is not None:
        arrow = (said.removeprefix(": "),)
    before_and_after = tuple(plainly(_without_ids(each, change)) for each in arrow)
    return name, kind, before_and_after, tuple(map(without_rule_ids, why)), degree


def _without_ids(arrow: str, change: Change) -> str:
    """Leave out the ids behind what was renamed, unless it is only they that differ."""
    bare, former = arrow, [edit.before for edit in change.edits if edit.attribute == ID]
    for id_ in (change.unit, *change.others, *former):
        bare = bare.replace(f" ({id_})", "")
    before, _, after = bare.partition(" -> ")
    return arrow if before == after else bare


def _concerns(change: Change, reader: Reader) -> bool:
    return reader.concerns(change.unit, *change.others)


def _place(unit: str, facts: Facts) -> str | None:
    """The row of a unit among the structures, where it has one."""
    is_there = any(unit in one.units for one in facts.structures.values())
    return f"unit-{unit}" if is_there and facts.reader.concerns(unit) else None


PANEL = PanelKind(50, _panel)
