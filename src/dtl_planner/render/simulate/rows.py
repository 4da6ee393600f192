"""A simulation as rows: the deadline, each gate, and each item of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.simulation.result import LEVELS
from dtl_planner.render.plan.words import called
from dtl_planner.render.simulate.words import date_text, share_text
from dtl_planner.tables import Cell, Column, Table

if TYPE_CHECKING:
    from dtl_planner.plan.simulation.result import Aimed, Chance, Dates, Simulated, Simulation

_COLUMNS = (
    ("item", "Id"),
    ("kind", "Kind"),
    ("name", "Name"),
    ("planned", "Planned"),
    ("due", "Due"),
    ("met", "Met in"),
    ("runs", "Of runs"),
    ("chance_percent", "Chance, %"),
    ("least_percent", "At least, %"),
    ("most_percent", "At most, %"),
    ("as_planned_percent", "As planned, %"),
    *((f"p{level}", f"P{level}") for level in LEVELS),
    ("critical_percent", "Decides the end, %"),
    ("moves_end_working_days", "Moves the end by, working days"),
    ("varies", "Varies"),
)


def table_of(found: Simulation) -> Table:
    """Give a row for the deadline, each gate, and each item in the order of the plan."""
    rows: list[tuple[Cell, ...]] = []
    if found.whole is not None:
        rows.append(_aimed("deadline", found.whole, found.planned.isoformat(), found.dates))
    rows += [_aimed("gate", gate, None, None) for gate in found.gates]
    drive = {one.item.id: f"{one.days:.1f}" for one in found.drivers}
    rows += [_item(one, drive.get(one.item.id)) for one in found.items]
    return Table(tuple(Column(*one) for one in _COLUMNS), tuple(rows))


def _aimed(kind: str, aimed: Aimed, planned: str | None, dates: Dates | None) -> tuple[Cell, ...]:
    levels: tuple[Cell, ...] = (None,) * len(LEVELS) if dates is None else _dates(dates)
    ours: tuple[Cell, ...] = (aimed.id, kind, aimed.name, planned, aimed.due.isoformat())
    return (*ours, *_chance(aimed.chance), None, *levels, None, None, None)


def _item(one: Simulated, drives: str | None) -> tuple[Cell, ...]:
    item = one.item
    return (
        item.id,
        item.kind.value,
        called(item),
        item.finish.isoformat(),
        one.due.isoformat() if one.due else None,
        *(_chance(one.chance) if one.chance else (None,) * 5),
        share_text(one.as_planned.share),
        *_dates(one.dates),
        share_text(one.critical),
        drives,
        one.varies,
    )


def _chance(chance: Chance) -> tuple[Cell, ...]:
    shares = (chance.share, chance.least, chance.most)
    return (chance.met, chance.runs, *map(share_text, shares))


def _dates(dates: Dates) -> tuple[Cell, ...]:
    return tuple(date_text(dates, level) for level in LEVELS)
