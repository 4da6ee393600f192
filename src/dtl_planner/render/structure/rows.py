"""A structure as rows: one for each unit, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.structure.words import settled_by
from dtl_planner.structure.contacts import contacts_of
from dtl_planner.structure.model import Kind, Open
from dtl_planner.structure.outline import outside_why
from dtl_planner.tables import Cell, Column, Table

if TYPE_CHECKING:
    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.structure.model import Held, Structure, Unit

_COLUMNS = (
    Column("unit", "Id"),
    Column("kind", "Kind"),
    Column("name", "Name"),
    Column("part_of", "Part of"),
    Column("category", "Category"),
    Column("managed", "Managed"),
    Column("member_of", "Member of"),
    Column("host", "Host"),
    Column("teams", "Teams"),
    Column("members", "Members"),
    Column("division", "Division"),
    Column("places", "Places"),
    Column("base", "Base"),
    Column("locality_facing", "Locality facing"),
    Column("contacts", "Named contacts"),
    Column("contacts_missing", "Contacts missing"),
    Column("managed_by", "Line manager"),
    Column("accountable_to", "Answers to as well"),
    Column("reports_to", "Reports to"),
    Column("leads", "Leads"),
    Column("ages", "Ages"),
    Column("posts", "Posts"),
    Column("fte", "FTE"),
    Column("live", "Live"),
    Column("basis", "Basis"),
    Column("because", "Because"),
    Column("source", "Source"),
)


def structure_table(structure: Structure) -> Table:
    """Every unit as a row, with the ground of where it goes."""
    contacts = contacts_of(structure)
    rows = (_row(structure, unit, contacts.get(unit.id)) for unit in structure.units.values())
    return Table(_COLUMNS, tuple(rows))


def main_attribute(unit: Unit) -> str:
    """The attribute that says where a unit goes, the most telling first."""
    wanted = ("category", "managed", "teams", "division", "managed_by", "reports_to", "places")
    held = (each for each in wanted if each in unit.grounds and getattr(unit, each))
    return next(held, "name")


def _row(structure: Structure, unit: Unit, contacts: Contacts | None) -> tuple[Cell, ...]:
    ground = unit.grounds.get(main_attribute(unit))
    members = structure.members.get(unit.id, ()) if unit.kind is Kind.TEAM else ()
    because = outside_why(structure, unit) or (ground.because if ground else None)
    return (
        unit.id,
        unit.kind.value,
        unit.name,
        unit.part_of,
        _cell(unit.category),
        _cell(unit.managed),
        unit.member_of,
        _cell(unit.host),
        _joined(unit.teams),
        _joined(tuple(member.id for member in members)),
        _cell(unit.division),
        _joined(unit.places),
        unit.base,
        unit.locality_facing,
        _joined(contacts.named if contacts else ()),
        _joined(contacts.missing if contacts else ()),
        _cell(unit.managed_by),
        _cell(unit.accountable_to),
        _cell(unit.reports_to),
        _joined(unit.leads),
        str(unit.ages) if unit.ages else None,
        unit.posts.wording if unit.posts else None,
        unit.fte.wording if unit.fte else None,
        unit.live.wording if unit.live else None,
        ground.basis.value if ground else None,
        because,
        ground.source if ground else None,
    )


def _cell(value: Held) -> str | None:
    if isinstance(value, Open):
        between = f": {' or '.join(value.between)}" if value.between else ""
        return f"undecided{between}{settled_by(value)}"
    return value


def _joined(ids: tuple[str, ...]) -> str | None:
    return "; ".join(ids) or None
