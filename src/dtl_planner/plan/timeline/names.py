"""What an item is called where nothing around it says what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.plan.making.brief import Item
    from dtl_planner.plan.timeline.plan import Planned


def called(item: Item | Planned) -> str:
    """Name an item: `Play service: Settle in`; a milestone is called what it is."""
    if item.name == item.subject_name:
        return item.name
    return f"{item.subject_name}: {item.name}"
