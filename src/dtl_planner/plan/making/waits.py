"""What waits for what, item by item: as playbooks, dependencies, milestones and alliances say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.graph.drawing import waiting_ties
from dtl_planner.plan.making.brief import Place
from dtl_planner.plan.making.ends import Chain, Ends, team_of
from dtl_planner.plan.making.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.catalogue.values.dependencies import Dependency
    from dtl_planner.catalogue.values.lengths import Length
    from dtl_planner.plan.making.scope import Scope
    from dtl_planner.plan.making.works import Work

Kind: TypeAlias = Literal[
    "finish-to-start", "start-to-start", "finish-to-finish", "start-to-finish"
]
FINISH_TO_START: Kind = "finish-to-start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One item waits for another.

    Attributes:
        rule: The id of the rule that asks for it.
        before: The item that is waited for.
        after: The item that waits.
        kind: Which end waits for which.
        lag: How long after it.
        told: The rule in words.
        written: Where it is written; `None` for what `dtl` itself assumes.
    """

    rule: str
    before: str
    after: str
    kind: Kind = FINISH_TO_START
    lag: Length | None = None
    told: str
    written: Place | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something is waited for that brings nothing, so that there is nothing to wait for.

    Attributes:
        by: The id of what waits.
        name: The id of what is waited for.
        written: Where the waiting is written.
    """

    by: str
    name: str
    written: Place


@dataclass(frozen=True, slots=True)
class Waits:
    """All that waits, and what there is nothing to wait for."""

    found: tuple[Wait, ...]
    missing: tuple[Missing, ...] = field(default=())


def waits_of(scope: Scope) -> Waits:
    """Gather what waits for what."""
    ends = Ends(scope)
    gathered = list(
        chain(
            _in_plays(scope),
            _ready(scope),
            _of_records(scope, ends),
            _of_activities(scope, ends),
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


def _of_records(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    """What `depends_on` says of services, alliances, teams, roles and enablers."""
    numbers: dict[str, int] = {}
    for tie in waiting_ties(scope.catalogue):
        number = numbers[tie.source] = numbers.get(tie.source, -1) + 1
        if tie.dependency is not None:
            place = tie.places[0]
            written = Place(place.section, place.record, ("depends_on", number))
            rule = f"link:{tie.source}:{number}"
            chains = ends.chains(tie.source, but=(tie.target,))
            yield from _linked(scope, ends, tie.source, chains, tie.dependency, rule, written)


def _of_activities(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    for work in scope.work.values():
        for number, link in enumerate(work.activity.waits_for):
            written = _within(work, number)
            rule = f"play:{work.subject.id}:{work.activity.id}:{number}"
            told = f"{work.subject.name}: {work.item.name}"
            chains = [Chain((work.item.id,), (work.item.id,))]
            for found in _linked(scope, ends, work.subject.id, chains, link, rule, written):
                if isinstance(found, Wait):
                    yield replace(found, told=found.told.replace(work.subject.name, told, 1))
                else:
                    yield found


def _of_milestones(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    for milestone in scope.catalogue.of(Milestone):
        if milestone.id not in scope.milestones:
            continue
        for number, link in enumerate(milestone.depends_on):
            written = Place("milestones", milestone.id, ("depends_on", number))
            rule = f"link:{milestone.id}:{number}"
            chains = [Chain((milestone.id,), (milestone.id,))]
            yield from _linked(scope, ends, milestone.id, chains, link, rule, written)
        for number, name in enumerate(milestone.when_done):
            written = Place("milestones", milestone.id, ("when_done", number))
            rule = f"milestone:{milestone.id}:done:{number}"
            yield from _when_done(scope, ends, milestone, name, rule, written)


def _when_done(  # noqa: PLR0913, PLR0917 - one thing to be done, in all its parts
    scope: Scope, ends: Ends, milestone: Milestone, name: str, rule: str, written: Place
) -> Iterator[Wait | Missing]:
    chains = ends.wholly(name)
    if not chains:
        yield Missing(milestone.id, name, written)
    for before in dict.fromkeys(last for found in chains for last in found.lasts):
        yield Wait(
            rule=rule,
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
                            told=f"{work.subject.name} is fragile: after {scope.called(name)}",
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
            for first in _firsts(ends.chains(member, but=team_of(alliance.id, scope.catalogue))):
                for before in lasts:
                    yield Wait(
                        rule=f"alliance:{alliance.id}:team",
                        before=before,
                        after=first,
                        told=f"{alliance.name}: the team before its members",
                        written=written,
                    )


def _linked(  # noqa: PLR0913, PLR0917 - one link, in all its parts
    scope: Scope,
    ends: Ends,
    by: str,
    waiting: Iterable[Chain],
    link: Dependency,
    rule: str,
    written: Place | None,
) -> Iterator[Wait | Missing]:
    """Tie the ends of what waits to the ends of what is waited for."""
    first_end, _, second_end = link.kind.partition("-to-")
    afters = [
        item
        for found in waiting
        for item in (found.firsts if second_end == "start" else found.lasts)
    ]
    if not afters:
        return
    awaited = ends.chains(link.on, but=(by,))
    if not awaited and written is not None:
        yield Missing(by, link.on, written)
    for found in awaited:
        for before in found.lasts if first_end == "finish" else found.firsts:
            for after in afters:
                if before != after:
                    yield Wait(
                        rule=rule,
                        before=before,
                        after=after,
                        kind=link.kind,
                        lag=link.lag,
                        told=_told(scope, by, link),
                        written=written,
                    )


def _told(scope: Scope, by: str, link: Dependency) -> str:
    is_open = link.because == "waits-for-decision" and link.on not in scope.milestones
    what = "a decision on " if is_open else ""
    return f"{scope.called(by)} waits for {what}{scope.called(link.on)}{_lag_told(link.lag)}"


def _lag_told(lag: Length | None) -> str:
    if lag is None or lag.number == 0:
        return ""
    if lag.number < 0:
        return f" (less {lag.wording.removeprefix('-')})"
    return f" ({lag.wording} after)"


def _within(work: Work, number: int) -> Place | None:
    if work.written is None:
        return None
    place = work.written
    return replace(place, route=(*place.route, "waits_for", number))


def _firsts(chains: Iterable[Chain]) -> Iterator[str]:
    return iter(dict.fromkeys(first for found in chains for first in found.firsts))
