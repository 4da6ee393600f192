"""A plan as a table, a row for each item, and the words that every format of a plan shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.timeline.plan import Plan, Planned, PlanPhase, Tie
    from dtl_planner.tables import Cell

_COLUMNS = tuple(
    Column(key, title)
    for key, title in (
        ("item", "Id"),
        ("kind", "Kind"),
        ("name", "Name"),
        ("subject", "Subject id"),
        ("subject_name", "Subject"),
        ("division", "Division"),
        ("workstream", "Workstream"),
        ("phase", "Phase"),
        ("start", "First day"),
        ("finish", "Last day"),
        ("days", "Working days"),
        ("least", "At least"),
        ("likely", "Most likely"),
        ("most", "At most"),
        ("counted_in", "Counted in"),
        ("earliest", "Earliest first day"),
        ("latest", "Latest first day"),
        ("latest_finish", "Latest last day"),
        ("slack", "Slack in working days"),
        ("critical", "Critical"),
        ("fragile", "Fragile"),
        ("due", "Due"),
        ("wording", "Date in the source's words"),
        ("state", "State"),
        ("waits_for", "Waits for"),
        ("uses", "Uses"),
        ("changes", "Changes"),
        ("basis", "Basis"),
        ("source", "Source"),
    )
)


def item_table(plan: Plan) -> Table:
    """Set out every item of a plan, in its order; dates are written as 2009-11-02."""
    waits: dict[str, list[str]] = {item.id: [] for item in plan.items}
    for tie in plan.ties:
        waits[tie.after].append(f"{tie.before} {how_tied(tie)}")
    return Table(_COLUMNS, tuple(_row(item, waits[item.id]) for item in plan.items))


def full_name(item: Planned) -> str:
    """Name an item so that it is understood alone: milestones are, all else needs its subject."""
    if item.kind is ItemKind.MILESTONE:
        return item.name
    return f"{item.subject_name}: {item.name}"


def how_known(item: Planned) -> str:
    """Say whether an item's length or date is stated in a source, or how we read what is."""
    return "stated" if item.basis == "stated" else "our reading"


def in_phases(plan: Plan) -> Iterator[tuple[PlanPhase | None, tuple[Planned, ...]]]:
    """Give each phase with the items that finish in it; last, those that finish in none."""
    for phase in plan.phases:
        yield phase, tuple(item for item in plan.items if item.phase == phase.id)
    known = {phase.id for phase in plan.phases}
    rest = tuple(item for item in plan.items if item.phase not in known)
    if rest:
        yield None, rest


def how_tied(tie: Tie) -> str:
    """Say how one item waits for another: `start-to-start 28 calendar days`."""
    return f"{tie.kind} {tie.lag} {tie.unit}" if tie.lag else tie.kind


def _row(item: Planned, waits: list[str]) -> tuple[Cell, ...]:
    spread = item.spread
    return (
        item.id,
        item.kind.value,
        item.name,
        item.subject,
        item.subject_name,
        item.division,
        item.workstream,
        item.phase,
        item.start.isoformat(),
        item.finish.isoformat(),
        item.days,
        spread.least,
        spread.likely,
        spread.most,
        "calendar days" if spread.is_calendar else "working days",
        item.earliest.isoformat(),
        item.latest.isoformat(),
        item.latest_finish.isoformat(),
        item.slack,
        item.is_critical,
        item.is_fragile,
        item.due,
        item.wording,
        item.state.value if item.state else None,
        "; ".join(waits) or None,
        "; ".join(f"{resource} {much}" for resource, much in item.uses) or None,
        "; ".join(item.changes) or None,
        item.basis,
        item.source,
    )
