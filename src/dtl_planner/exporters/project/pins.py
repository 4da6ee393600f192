"""Which items Microsoft Project would move for a link, so that their dates have to be pinned.

It reads some links otherwise than `dtl` does: a link to the end of a task is taken back to its
beginning first and the lag is added there; a lag of working days is counted in the days of the
task that waits; a day's evening and the next one's morning are two hours for a milestone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dtl_planner.exporters.project.hours import MORNING, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.exporters.project.hours import Hours
    from dtl_planner.plan.timeline.plan import Tie


def pinned(hours: Hours, ties: Iterable[Tie]) -> frozenset[str]:
    """Name the items whose dates at least one of the links would move."""
    return frozenset(
        tie.after for tie in ties if not (hours.holds(tie) and _lets_it_be(hours, tie))
    )


def _lets_it_be(hours: Hours, tie: Tie) -> bool:
    """Whether the item that waits may begin when it does, as Microsoft Project reckons."""
    item = hours.plan.item[tie.after]
    calendar, begins = hours.calendar(item), hours.start(item)
    asked, length = hours.ends(tie)[0], hours.days(item)
    place = number(calendar, asked)
    if tie.kind.endswith("to-finish") and length:
        place -= length
        # A day before the first one counts as the first: rather one pin too many.
        asked = datetime.combine(calendar.date(max(place, 0)), MORNING)
    if tie.lag and tie.unit == "working days":
        return place + tie.lag <= number(calendar, begins)
    return asked + timedelta(tie.lag) <= begins
