"""How far a programme has got as rows: a row for each workstream, milestone and piece of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.tracking.track import Strand, Track, Tracked
    from dtl_planner.tables import Cell

_COLUMNS = tuple(
    Column(key, title)
    for key, title in (
        ("item", "Id"),
        ("kind", "Kind"),
        ("name", "Name"),
        ("workstream", "Workstream"),
        ("state", "State"),
        ("due", "Due"),
        ("wording", "Date in the source's words"),
        ("planned", "Last day in the saved plan"),
        ("held_to", "Held to"),
        ("held_because", "Held because it is"),
        ("began", "Began"),
        ("expected", "Expected"),
        ("ended", "Ended"),
        ("overdue", "Overdue"),
        ("due_soon", "Due soon"),
        ("least_slip", "Working days late, at least"),
        ("most_slip", "Working days late, at most"),
        ("after_date", "After its date"),
        ("approved_by", "New date approved by"),
        ("goes_to", "Goes on with"),
        ("note", "Note"),
        ("basis", "Basis"),
        ("source", "Source"),
    )
)


def track_table(track: Track) -> Table:
    """Set out every workstream, then every milestone, then all other work; dates as written."""
    strands = (_strand(strand) for strand in track.strands)
    return Table(_COLUMNS, (*strands, *item_table(track).rows))


def item_table(track: Track) -> Table:
    """Set out the same without the workstreams."""
    is_told = track.as_of is not None
    return Table(_COLUMNS, tuple(_row(one, is_told=is_told) for one in track.tracked))


def _strand(strand: Strand) -> tuple[Cell, ...]:
    record = strand.record
    state = record.state.value if record.state else None
    told: dict[str, Cell] = {
        "item": record.id,
        "kind": "workstream",
        "name": record.name,
        "state": state,
        "goes_to": record.goes_to,
        "note": record.note,
        "basis": record.state_basis.value if state else None,
        "source": strand.source,
    }
    return tuple(told.get(column.key) for column in _COLUMNS)


def _row(one: Tracked, *, is_told: bool) -> tuple[Cell, ...]:
    step, held, slip = one.step, one.held, one.slip
    return (
        one.id,
        one.kind.value,
        one.name,
        one.workstream,
        one.state.value if one.state else None,
        _written(one.stated),
        one.wording,
        one.planned.finish.isoformat() if one.planned else None,
        held.by.wording if held else None,
        held.grounds.value if held else None,
        _written(step.began if step else None),
        _written(step.expected if step else None),
        _written(step.ended if step else None),
        one.is_overdue if is_told else None,
        one.is_upcoming if is_told else None,
        slip.least if slip else None,
        slip.most if slip else None,
        one.is_after_date,
        one.agreed.by if one.agreed else None,
        None,
        step.note if step else None,
        one.basis,
        one.source,
    )


def _written(date: PartialDate | None) -> str | None:
    return date.wording if date else None
