"""The rows of a plan, for its pictures and its table alike: as `dtl plan` has them.

In each phase milestones come first, then what must be in place, then one row for each service,
with all its work in that phase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.plan import words
from dtl_planner.render.plan.phases import by_subject, phase_title
from dtl_planner.tables.plans import in_phases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.timeline.plan import Plan, Planned, PlanPhase


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: one milestone, one thing in place, or the work of one service in a phase.

    Attributes:
        id: The name of its row in the page.
        name: What it is called.
        items: Its items, by their days.
    """

    id: str
    name: str
    items: tuple[Planned, ...]

    @property
    def kind(self) -> ItemKind:
        """What it is."""
        return self.items[0].kind

    @property
    def days(self) -> str:
        """Its first and its last day, or its only one."""
        last = max(item.finish for item in self.items)
        if self.kind is ItemKind.ACTIVITY:
            return words.stretch(self.items[0].start, last)
        return words.day(last)


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase with its rows.

    Attributes:
        title: What it is called.
        phase: The phase; `None` for what falls into none.
        items: Its items.
        entries: Its rows.
    """

    title: str
    phase: PlanPhase | None
    items: tuple[Planned, ...]
    entries: tuple[Entry, ...]


def stages_of(plan: Plan, items: Sequence[Planned]) -> tuple[Stage, ...]:
    """Put some items of a plan into rows, by phase; phases without any are left out."""
    chosen = {item.id for item in items}
    taken: set[str] = set()
    found = []
    for number, (phase, every) in enumerate(in_phases(plan), 1):
        own = tuple(item for item in every if item.id in chosen)
        title = phase_title(number, phase) if phase else "In no phase"
        if own:
            found.append(Stage(title, phase, own, tuple(_entries(own, phase, taken))))
    return tuple(found)


def _entries(items: Sequence[Planned], phase: PlanPhase | None, taken: set[str]) -> Iterator[Entry]:
    for item in items:
        if item.kind is ItemKind.MILESTONE:
            yield Entry(f"milestone-{item.id}", item.name, (item,))
    for item in items:
        if item.kind is ItemKind.READY:
            yield Entry(f"ready-{item.id}", words.called(item), (item,))
    for group in by_subject([item for item in items if item.kind is ItemKind.ACTIVITY]):
        subject = group[0].subject
        id_ = f"item-{subject}"
        if id_ in taken:  # the service has a row in a phase before this one
            id_ = f"{id_}.{phase.id if phase else 'rest'}"
        taken.add(id_)
        yield Entry(id_, group[0].subject_name, tuple(group))
