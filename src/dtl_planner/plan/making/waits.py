"""What waits for what, item by item: as playbooks, dependencies, milestones and alliances say."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.plan.making.brief import Place
from dtl_planner.plan.making.dependencies import (
    ends_of,
    waits_of_activities,
    waits_of_milestones,
    waits_of_records,
)
from dtl_planner.plan.making.ends import Chain, Ends, team_of
from dtl_planner.plan.making.wait import Missing, Wait, Waits
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.making.brief import Item
    from dtl_planner.plan.making.scope import Scope
    from dtl_planner.plan.making.works import Work


def waits_of(scope: Scope) -> Waits:
    """Gather what waits for what."""
    ends = Ends(scope)
    gathered = list(
        chain(
            _in_plays(scope),
            _ready(scope),
            waits_of_records(scope, ends),
            waits_of_activities(scope, ends),
            waits_of_milestones(scope, ends),
            _of_milestones(scope, ends),
            _of_care(scope, ends),
            _of_alliances(scope, ends),
        )
    )
    waits = dict.fromkeys(one for one in gathered if isinstance(one, Wait))
    missing = dict.fromkeys(one for one in gathered if isinstance(one, Missing))
    return Waits(tuple(waits), tuple(missing))


def without_idle(scope: Scope, waits: Waits) -> tuple[Scope, Waits]:
    """Leave out moments that have no date, no work, and nothing that waits for them."""
    kept, ready = waits.found, dict(scope.ready)
    while True:
        needed = {wait.before for wait in kept}
        idle = {
            name
            for name, item in ready.items()
            if item.due is None and name not in scope.works and name not in needed
        }
        if not idle:
            return replace(scope, ready=ready), Waits(kept, waits.missing)
        ready = {name: item for name, item in ready.items() if name not in idle}
        kept = tuple(wait for wait in kept if wait.after not in idle)


def _in_plays(scope: Scope) -> Iterator[Wait]:
    """The order of activities within one play."""
    for work in scope.work.values():
        names = listed([scope.work[before].item.name for before in work.after])
        for before in work.after:
            yield Wait(
                rule=f"play:{work.subject.id}:{work.activity.id}",
                before=before,
                after=work.item.id,
                told=f"{work.subject.name}: {work.item.name} after {names}",
                written=work.written,
            )


def _ready(scope: Scope) -> Iterator[Wait]:
    """What is to be there waits for the work that brings it."""
    for name, item in scope.ready.items():
        works = scope.works.get(name, ())
        followed = {before for work in works for before in work.after}
        for work in works:
            if work.item.id not in followed:
                yield Wait(
                    rule=f"ready:{name}:work",
                    before=work.item.id,
                    after=name,
                    told=f"{item.subject_name}: {item.name} after {work.item.name}",
                    written=work.written,
                )


def _of_milestones(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    """What must be done before each milestone."""
    milestones = scope.catalogue.by_id(Milestone)
    for id_, item in scope.milestones.items():
        for number, name in enumerate(milestones[id_].when_done):
            yield from _when_done(scope, ends.wholly(name), item, number, name)


def _when_done(
    scope: Scope, chains: tuple[Chain, ...], milestone: Item, number: int, name: str
) -> Iterator[Wait | Missing]:
    written = Place("milestones", milestone.id, ("when_done", number))
    if not chains:
        yield Missing(milestone.id, name, written)
    for before in dict.fromkeys(last for found in chains for last in found.lasts):
        yield Wait(
            rule=f"milestone:{milestone.id}:done:{number}",
            before=before,
            after=milestone.id,
            told=f"{milestone.name}: when {scope.called(name)} is done",
            written=written,
        )


def _of_care(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    """What must be there before anything fragile changes."""
    written = Place("planning", "", ("fragile", "after"))
    for name in scope.settings.care.after:
        chains = ends.chains(name)
        if not chains:
            yield Missing("", name, written)
        lasts = dict.fromkeys(last for found in chains for last in found.lasts)
        for subject, works in scope.works.items():
            if scope.subjects[subject].is_fragile:
                for before in lasts:
                    for work in first_changes(works):
                        yield Wait(
                            rule=f"fragile:{subject}:after",
                            before=before,
                            after=work.item.id,
                            told=f"{work.subject.name}: fragile, so after {scope.called(name)}",
                            written=written,
                        )


def first_changes(works: Sequence[Work]) -> tuple[Work, ...]:
    """Give the work with which a service begins to be in change; without any, its first work."""
    disturbing = [work for work in works if work.activity.disturbs] or list(works)
    inside = {work.item.id for work in disturbing}
    return tuple(work for work in disturbing if not inside & {*work.after})


def _of_alliances(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    """The team of an alliance is formed before its members change, where that is asked for."""
    for alliance in scope.catalogue.of(Alliance):
        if alliance.in_plan is None or not alliance.in_plan.team_first:
            continue
        written = Place("alliances", alliance.id, ("in_plan", "team_first"))
        teams = [ends.own(team) for team in team_of(alliance.id, scope.catalogue)]
        lasts = [last for found in teams if found for last in found.lasts]
        if not lasts:
            name = next(iter(team_of(alliance.id, scope.catalogue)), alliance.id)
            yield Missing(alliance.id, name, written)
        for member in ends.members(alliance.id):
            chains = ends.chains(member, but=team_of(alliance.id, scope.catalogue))
            for first in ends_of(chains, "start"):
                for before in lasts:
                    yield Wait(
                        rule=f"alliance:{alliance.id}:team",
                        before=before,
                        after=first,
                        told=f"{alliance.name}: the team before its members",
                        written=written,
                    )
