"""All that is to be planned, before anybody looks at a calendar: what changes, and its items.

Nothing here or in what it is made of knows the engine, so that `dtl check` can look at a plan's
parts without loading what solves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.calendar import Calendar
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.values.states import State
from dtl_planner.graph.drawing import waiting_ties
from dtl_planner.plan.making.assumed_playbook import assumed_playbook
from dtl_planner.plan.making.moments import milestones_of, ready_of, there_by
from dtl_planner.plan.making.reports import Reports
from dtl_planner.plan.making.subjects import ENABLER, subjects_of
from dtl_planner.plan.making.wording import some
from dtl_planner.plan.making.works import Book, Work, works_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diff.difference import Difference
    from dtl_planner.plan.making.brief import Item
    from dtl_planner.plan.making.settings import Settings
    from dtl_planner.plan.making.subjects import Subject


@dataclass(frozen=True)
class Scope:
    """What is to be planned.

    Attributes:
        difference: What changes.
        settings: What the plan works back from, and what it prefers.
        subjects: Everything that changes or can be waited for, by id.
        book: The playbook.
        reports: What was reported of progress.
        works: The work that each subject brings, by its id; none where it brings nothing.
        ready: The moments at which something is there, by the id of the subject.
        milestones: The milestones, by id.
        stopped: The names of what was stopped, and is not planned.
    """

    difference: Difference
    settings: Settings
    subjects: Mapping[str, Subject]
    book: Book
    reports: Reports
    works: Mapping[str, tuple[Work, ...]]
    ready: Mapping[str, Item]
    milestones: Mapping[str, Item]
    stopped: tuple[str, ...]

    @property
    def catalogue(self) -> Catalogue:
        """The records of the structure that is planned for."""
        return self.difference.comparison.after.catalogue

    @cached_property
    def work(self) -> dict[str, Work]:
        """Each piece of work by the id of its item."""
        return {work.item.id: work for works in self.works.values() for work in works}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its id: subject by subject, then the milestones."""
        found: dict[str, Item] = {}
        for name in self.subjects:
            found |= {work.item.id: work.item for work in self.works.get(name, ())}
            if name in self.ready:
                found[name] = self.ready[name]
        return found | dict(self.milestones)

    def called(self, name: str) -> str:
        """Give the name of something that is waited for; its id where it has none."""
        if name in self.subjects:
            return self.subjects[name].name
        milestone = self.catalogue.find(Milestone, name)
        if milestone is not None:
            return milestone.name
        return self.difference.comparison.before.called(name)


def scope_of(difference: Difference, settings: Settings) -> Scope:
    """Find out what is to be planned: work, moments, milestones."""
    catalogue = difference.comparison.after.catalogue
    reports = Reports.of(catalogue)
    calendar = next(iter(catalogue.of(Calendar)), None) or Calendar()
    book = Book(
        settings.playbook or assumed_playbook(),
        settings.playbook is not None,
        settings.takes,
        len(set(calendar.week)),
        catalogue,
    )
    subjects = subjects_of(difference)
    works = {name: tuple(works_of(one, book, reports)) for name, one in subjects.items()}
    works = {name: found for name, found in works.items() if found}
    milestones = {item.id: item for item in milestones_of(catalogue)}
    return Scope(
        difference=difference,
        settings=settings,
        subjects=subjects,
        book=book,
        reports=reports,
        works=works,
        ready=_ready(subjects, works, reports, catalogue, settings),
        milestones={
            name: item
            for name, item in milestones.items()
            if reports.state(name) is not State.STOPPED
        },
        stopped=tuple(_stopped(subjects, milestones, reports)),
    )


def _ready(
    subjects: Mapping[str, Subject],
    works: Mapping[str, tuple[Work, ...]],
    reports: Reports,
    catalogue: Catalogue,
    settings: Settings,
) -> dict[str, Item]:
    """Give the moments that have a date, and enablers that something waits for.

    A post without a date is there already, unless it is created: then its work is waited for.
    """
    awaited = _awaited(works, catalogue, settings)
    found: dict[str, Item] = {}
    for name, subject in subjects.items():
        item = ready_of(subject, catalogue)
        if item is None or reports.state(name) is State.STOPPED:
            continue
        is_awaited = name in awaited and subject.kind == ENABLER and name not in works
        if is_awaited or there_by(subject, catalogue) is not None:
            found[name] = item
    return found


def _awaited(
    works: Mapping[str, tuple[Work, ...]], catalogue: Catalogue, settings: Settings
) -> set[str]:
    """Give the ids of all that anything waits for; what nothing planned needs falls out later."""
    found = {tie.target for tie in waiting_ties(catalogue)} | set(settings.care.after)
    for milestone in catalogue.of(Milestone):
        found |= {*milestone.when_done, *(link.on for link in milestone.depends_on)}
    for brought in works.values():
        found |= {link.on for work in brought for link in work.activity.waits_for}
    return found


def _stopped(
    subjects: Mapping[str, Subject], milestones: Mapping[str, Item], reports: Reports
) -> Iterator[str]:
    """Name what was stopped, as a whole or in part."""
    names = {name: one.name for name, one in subjects.items()}
    names |= {name: one.name for name, one in milestones.items()}
    for name, whole in reports.standing.items():
        parts = [one for one, step in whole.activities.items() if step.state is State.STOPPED]
        if name in names and (parts or whole.state is State.STOPPED):
            yield names[name] if whole.state is State.STOPPED else f"{names[name]} ({some(parts)})"
