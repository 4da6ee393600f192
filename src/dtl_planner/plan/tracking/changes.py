"""The log of dates that changed: what plans moved, and what people agreed to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.plan.tracking.track import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.progress import Approval
    from dtl_planner.plan.timeline.plan import Moved, Plan
    from dtl_planner.plan.tracking.track import Tracked


def changes_of(
    catalogue: Catalogue, things: Sequence[Tracked], baseline: Plan | None
) -> tuple[Change, ...]:
    """Give every change of a date, by the new date and id.

    A move of the saved plan to which somebody agreed is one change and not two.

    Args:
        catalogue: Where the approvals are written.
        things: What is tracked.
        baseline: The saved plan, with the log of its own moves.
    """
    moved = baseline.moved if baseline else ()
    thing = {one.id: one for one in things}
    of_plan = (_planned(one, thing.get(one.id), catalogue) for one in moved)
    told = {one.id: one for one in moved}
    agreed = (change for one in things for change in _agreed(one, told.get(one.id), catalogue))
    return tuple(sorted((*of_plan, *agreed), key=_order))


def as_partial(day: date) -> PartialDate:
    """Give a day as dates are written."""
    return PartialDate(day, day, "day", day.isoformat())


def _planned(moved: Moved, thing: Tracked | None, catalogue: Catalogue) -> Change:
    """Tell of a move of the saved plan, with who agreed to just that date."""
    approvals = thing.step.moved if thing and thing.step else ()
    fitting = [one for one in approvals if _fits(one, moved)]
    agreed = fitting[-1] if fitting else None
    cited = catalogue.cite(agreed.source) if agreed and agreed.source else None
    return Change(
        id=moved.id,
        name=thing.name if thing else moved.name,
        was=as_partial(moved.was) if moved.was else None,
        became=as_partial(moved.became) if moved.became else None,
        why=moved.why,
        approved_by=agreed.by if agreed else moved.approved_by,
        on=agreed.on if agreed else None,
        source=cited,
    )


def _agreed(one: Tracked, moved: Moved | None, catalogue: Catalogue) -> Iterator[Change]:
    """Tell of each move that was agreed, from the date that stood before it."""
    before = one.stated or (as_partial(one.planned.finish) if one.planned else None)
    for approval in one.step.moved if one.step else ():
        if moved is None or not _fits(approval, moved):
            yield Change(
                id=one.id,
                name=one.name,
                was=before,
                became=approval.to,
                why=approval.why,
                approved_by=approval.by,
                on=approval.on,
                source=catalogue.cite(approval.source) if approval.source else None,
            )
        before = approval.to


def _fits(approval: Approval, moved: Moved) -> bool:
    return moved.became is not None and approval.to.first <= moved.became <= approval.to.last


def _order(change: Change) -> tuple[date, str]:
    new = change.became or change.was
    return new.last if new else date.max, change.id
