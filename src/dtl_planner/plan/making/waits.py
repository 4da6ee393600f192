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
    from dtl_planner.plan.making.brief import Item
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A dependency as it was written: whose it is, under which rule, and where."""

    by: str
    called: str
    link: Dependency
    rule: str
    written: Place


def _of_records(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    """What `depends_on` says of services, alliances, teams, roles and enablers."""
    numbers: dict[str, int] = {}
    ties = ((tie, tie.dependency) for tie in waiting_ties(scope.catalogue) if tie.dependency)
    for tie, link in ties:
        number = numbers[tie.source] = numbers.get(tie.source, -1) + 1
        asked = _Asked(
            by=tie.source,
            called=scope.called(tie.source),
            link=link,
            rule=f"link:{tie.source}:{number}",
            written=Place(tie.places[0].section, tie.source, ("depends_on", number)),
        )
        yield from _linked(scope, ends, asked, ends.chains(tie.source, but=(tie.target,)))


def _of_activities(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    for work in scope.work.values():
        place = work.written or Place("playbooks", scope.book.playbook.id)
        for number, link in enumerate(work.activity.waits_for):
            asked = _Asked(
                by=work.subject.id,
                called=f"{work.subject.name}: {work.item.name}",
                link=link,
                rule=f"play:{work.subject.id}:{work.activity.id}:{number}",
                written=replace(place, route=(*place.route, "waits_for", number)),
            )
            yield from _linked(scope, ends, asked, [_only(work.item.id)])


def _of_milestones(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    milestones = scope.catalogue.by_id(Milestone)
    for id_, item in scope.milestones.items():
        for number, link in enumerate(milestones[id_].depends_on):
            asked = _Asked(
                by=id_,
                called=item.name,
                link=link,
                rule=f"link:{id_}:{number}",
                written=Place("milestones", id_, ("depends_on", number)),
            )
            yield from _linked(scope, ends, asked, [_only(id_)])
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
            chains = ends.chains(member, but=team_of(alliance.id, scope.catalogue))
            for first in _ends_of(chains, "start"):
                for before in lasts:
                    yield Wait(
                        rule=f"alliance:{alliance.id}:team",
                        before=before,
                        after=first,
                        told=f"{alliance.name}: the team before its members",
                        written=written,
                    )


def _linked(
    scope: Scope, ends: Ends, asked: _Asked, waiting: Iterable[Chain]
) -> Iterator[Wait | Missing]:
    """Tie the ends of what waits to the ends of what is waited for."""
    first_end, _, second_end = asked.link.kind.partition("-to-")
    afters = _ends_of(waiting, second_end)
    awaited = ends.chains(asked.link.on, but=(asked.by,))
    if afters and not awaited:
        yield Missing(asked.by, asked.link.on, asked.written)
    for before in _ends_of(awaited, first_end):
        for after in afters:
            if before != after:
                yield Wait(
                    rule=asked.rule,
                    before=before,
                    after=after,
                    kind=asked.link.kind,
                    lag=asked.link.lag,
                    told=_told(scope, asked),
                    written=asked.written,
                )


def _ends_of(chains: Iterable[Chain], end: str) -> tuple[str, ...]:
    """Give the items with which chains start, or those with which they finish, each once."""
    items = (found.firsts if end == "start" else found.lasts for found in chains)
    return tuple(dict.fromkeys(chain.from_iterable(items)))


def _only(item: str) -> Chain:
    return Chain((item,), (item,))


def _told(scope: Scope, asked: _Asked) -> str:
    link = asked.link
    is_open = link.because == "waits-for-decision" and link.on not in scope.milestones
    what = "a decision on " if is_open else ""
    return f"{asked.called} waits for {what}{scope.called(link.on)}{_lag_told(link.lag)}"


def _lag_told(lag: Length | None) -> str:
    if lag is None or lag.number == 0:
        return ""
    if lag.number < 0:
        return f" (less {lag.wording.removeprefix('-')})"
    return f" ({lag.wording} after)"
