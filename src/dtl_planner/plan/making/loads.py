"""How much of each capacity something uses, and of which resource where each place has its own."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.catalogue.sections.capacity import Capacity
    from dtl_planner.plan.making.subjects import Subject
    from dtl_planner.plan.making.works import Work


def amount_of(work: Work, capacity: Capacity) -> int:
    """Give how much of a capacity a piece of work uses on each of its days."""
    if capacity.counts == "uses":
        return sum(use.amount for use in work.activity.uses if use.of == capacity.id)
    if not (work.activity.disturbs and work.subject.is_service):
        return 0
    return 1 if capacity.counts == "services" else staff_of(work.subject) or 0


def staff_of(subject: Subject) -> int | None:
    """Give the full-time equivalents of a subject, rounded up; its posts where these are stated."""
    unit = subject.unit
    counted = (unit.fte or unit.posts) if unit else None
    if counted is None:
        return None
    return ceil(counted.low if counted.high is None else counted.high)


def resources_of(capacity: Capacity, subject: Subject) -> tuple[str, ...]:
    """Name the resources of a capacity that a subject draws on: one, or one for each place."""
    if capacity.of and not {*capacity.of} & {*subject.answers_to}:
        return ()
    match capacity.per:
        case "programme":
            return (capacity.id,)
        case "division":
            return (f"{capacity.id}:{subject.division}",) if subject.division else ()
        case "place":
            return tuple(f"{capacity.id}:{place}" for place in subject.places)
