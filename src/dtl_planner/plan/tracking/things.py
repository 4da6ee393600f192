"""What is tracked: milestones, what was recorded as a whole, and the pieces of its work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.making.reports import FINISHED
from dtl_planner.plan.tracking.track import Tracked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.timeline.plan import Plan, Planned

_SUBJECTS: tuple[type[Service | Team | Role | Body | Alliance | Enabler], ...] = (
    Service,
    Team,
    Role,
    Body,
    Alliance,
    Enabler,
)


def things_of(catalogue: Catalogue, baseline: Plan | None) -> tuple[Tracked, ...]:
    """Give what is tracked, without a word yet on how it stands to any date.

    Args:
        catalogue: What is written.
        baseline: A saved plan, whose work is tracked too.
    """
    planned = {item.id: item for item in baseline.items} if baseline else {}
    lasts: dict[str, Planned] = {}
    for item in sorted(planned.values(), key=lambda one: (one.finish, one.id)):
        lasts[item.subject] = item
    gathered = _Gathered(catalogue, planned, lasts)
    rest = sorted((*gathered.recorded(), *gathered.unrecorded()), key=lambda one: one.id)
    return (*gathered.milestones(), *rest)


def is_of_another(plan: Plan, catalogue: Catalogue) -> bool:
    """Whether a saved plan is of another programme: another title, and nothing in common.

    One of the two alone is none: programmes are renamed, and services come and go.
    """
    programme = catalogue.programme
    if programme is None or plan.title == programme.title:
        return False
    kinds = (Milestone, *_SUBJECTS)
    return not any(catalogue.find(kind, item.subject) for item in plan.items for kind in kinds)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What there is to gather from.

    Attributes:
        catalogue: What is written.
        planned: The items of the saved plan, by id.
        lasts: The last of them for each subject.
    """

    catalogue: Catalogue
    planned: Mapping[str, Planned]
    lasts: Mapping[str, Planned]

    @property
    def standing(self) -> Mapping[str, Standing]:
        return self.catalogue.by_id(Standing)

    def milestones(self) -> Iterator[Tracked]:
        for one in self.catalogue.of(Milestone):
            yield Tracked(
                id=one.id,
                kind=ItemKind.MILESTONE,
                name=one.name,
                workstream=one.workstream,
                step=self.standing.get(one.id),
                stated=one.by,
                wording=one.wording,
                planned=self.planned.get(one.id),
                basis=one.basis.value,
                source=self.catalogue.cite(one.source) if one.source else None,
            )

    def recorded(self) -> Iterator[Tracked]:
        """Give what progress was recorded of, as a whole and by its activities."""
        milestones = self.catalogue.by_id(Milestone)
        for id_, whole in self.standing.items():
            if id_ in milestones:
                continue
            yield self._whole(id_, whole)
            for activity, step in whole.activities.items():
                item = self.planned.get(f"{id_}.{activity}")
                name = item.name if item else self._activity(activity)
                yield Tracked(
                    id=f"{id_}.{activity}",
                    kind=ItemKind.ACTIVITY,
                    name=f"{self._name(id_)}: {name}",
                    step=step,
                    planned=item,
                )

    def unrecorded(self) -> Iterator[Tracked]:
        """Give the planned work of which nothing was recorded, on its own or as a whole."""
        for item in self.planned.values():
            whole = self.standing.get(item.subject)
            activity = item.id.removeprefix(f"{item.subject}.")
            if item.kind is ItemKind.MILESTONE or (whole and _is_told(whole, item, activity)):
                continue
            yield Tracked(
                id=item.id,
                kind=item.kind,
                name=f"{item.subject_name}: {item.name}",
                workstream=item.workstream,
                stated=self._stated(item.subject) if item.kind is ItemKind.READY else None,
                planned=item,
            )

    def _whole(self, id_: str, whole: Standing) -> Tracked:
        item = self.planned.get(id_)
        if item is None and (whole.state in FINISHED or whole.expected or whole.moved):
            item = self.lasts.get(id_)
        return Tracked(
            id=id_,
            kind=ItemKind.READY,
            name=self._name(id_),
            step=whole,
            stated=self._stated(id_),
            planned=item,
        )

    def _name(self, id_: str) -> str:
        records = (self.catalogue.find(kind, id_) for kind in _SUBJECTS)
        return next((one.name for one in records if one is not None), id_)

    def _activity(self, id_: str) -> str:
        """Name an activity as the playbooks do, where they agree."""
        names = {
            activity.name
            for playbook in self.catalogue.of(Playbook)
            for play in playbook.plays
            for activity in play.activities
            if activity.id == id_
        }
        return names.pop() if len(names) == 1 else id_

    def _stated(self, id_: str) -> PartialDate | None:
        """Give the date by which a service, role or enabler is to be there."""
        if service := self.catalogue.find(Service, id_):
            return service.live
        if role := self.catalogue.find(Role, id_):
            return role.filled
        enabler = self.catalogue.find(Enabler, id_)
        return enabler.ready if enabler else None


def _is_told(whole: Standing, item: Planned, activity: str) -> bool:
    """Whether the record of something as a whole, or of this piece, speaks for this piece."""
    is_over = whole.state in (*FINISHED, State.STOPPED)
    return is_over or item.kind is ItemKind.READY or activity in whole.activities
