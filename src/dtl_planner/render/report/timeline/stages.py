"""The rows of a plan, for its pictures and its table alike: as `dtl plan` has them.

In each phase milestones come first, then what must be in place, then one row for each service,
with all its work in that phase. Services of which all is the same but the name share a row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.plan import words
from dtl_planner.render.plan.phases import by_subject, phase_title
from dtl_planner.tables.plans import in_phases

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from dtl_planner.plan.timeline.plan import Plan, Planned, PlanPhase


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: one milestone, one thing in place, or the work of one service in a phase.

    Attributes:
        id: The name of its row in the page.
        names: What it is called; several names where all else is the same.
        items: Its items, by their days; of several the first one's.
        every: The items of all that share the row.
    """

    id: str
    names: tuple[str, ...]
    items: tuple[Planned, ...]
    every: tuple[Planned, ...]

    @classmethod
    def of(cls, id_: str, name: str, items: Sequence[Planned]) -> Entry:
        """Make a row for one alone."""
        return cls(id_, (name,), tuple(items), tuple(items))

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
            yield Entry.of(f"milestone-{item.id}", item.name, [item])
    for item in items:
        if item.kind is ItemKind.READY:
            yield Entry.of(f"ready-{item.id}", words.called(item), [item])
    for group in by_subject([item for item in items if item.kind is ItemKind.ACTIVITY]):
        subject = group[0].subject
        id_ = f"item-{subject}"
        if id_ in taken:  # the service has a row in a phase before this one
            id_ = f"{id_}.{phase.id if phase else 'rest'}"
        taken.add(id_)
        yield Entry.of(id_, group[0].subject_name, group)


def shared(
    stages: Sequence[Stage], told: Callable[[Entry, PlanPhase | None], Hashable]
) -> tuple[Stage, ...]:
    """Let those share a row of which all that is told and drawn is the same but the name.

    A milestone keeps a row of its own.

    Args:
        stages: The phases with their rows.
        told: What is told of a row besides its name.
    """
    return tuple(replace(stage, entries=tuple(_shared(stage, told))) for stage in stages)


def _shared(stage: Stage, told: Callable[[Entry, PlanPhase | None], Hashable]) -> Iterator[Entry]:
    alike: dict[Hashable, list[Entry]] = {}
    for entry in stage.entries:
        own = entry.id if entry.kind is ItemKind.MILESTONE else ""
        key = (own, told(entry, stage.phase), tuple(map(_drawn, entry.items)))
        alike.setdefault(key, []).append(entry)
    for first, *others in alike.values():
        together = (first, *others)
        yield replace(
            first,
            names=tuple(name for one in together for name in one.names),
            every=tuple(item for one in together for item in one.every),
        )


def _drawn(item: Planned) -> Hashable:
    """What a picture shows of an item."""
    span = item.start, item.finish, item.earliest, item.latest_finish
    return (item.kind, *span, item.state, item.is_critical)


def only(stages: Sequence[Stage], items: Sequence[Planned]) -> tuple[Stage, ...]:
    """Keep the rows of some items."""
    chosen = {item.id for item in items}
    kept = (
        replace(
            stage,
            items=tuple(item for item in stage.items if item.id in chosen),
            entries=tuple(
                entry for entry in stage.entries if any(one.id in chosen for one in entry.every)
            ),
        )
        for stage in stages
    )
    return tuple(stage for stage in kept if stage.entries)
