"""What waits for what as people wrote it down: `depends_on`, and `waits_for` of activities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.graph.drawing import waiting_ties
from dtl_planner.plan.making.brief import Place
from dtl_planner.plan.making.ends import Chain, Ends
from dtl_planner.plan.making.wait import Missing, Wait

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.values.dependencies import Dependency
    from dtl_planner.catalogue.values.lengths import Length
    from dtl_planner.plan.making.scope import Scope


def waits_of_records(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
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


def waits_of_activities(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    """What `waits_for` says of activities."""
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


def waits_of_milestones(scope: Scope, ends: Ends) -> Iterator[Wait | Missing]:
    """What `depends_on` says of milestones."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A dependency as it was written: whose it is, under which rule, and where."""

    by: str
    called: str
    link: Dependency
    rule: str
    written: Place


def _linked(
    scope: Scope, ends: Ends, asked: _Asked, waiting: Iterable[Chain]
) -> Iterator[Wait | Missing]:
    """Tie the ends of what waits to the ends of what is waited for."""
    first_end, _, second_end = asked.link.kind.partition("-to-")
    afters = ends_of(waiting, second_end)
    awaited = ends.chains(asked.link.on, but=(asked.by,))
    if afters and not awaited:
        yield Missing(asked.by, asked.link.on, asked.written)
    for before in ends_of(awaited, first_end):
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


def ends_of(chains: Iterable[Chain], end: str) -> tuple[str, ...]:
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
