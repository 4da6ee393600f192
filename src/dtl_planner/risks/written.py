"""The rules that are written in a workspace, whether or not there is a plan to keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.capacity import Capacity
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.phases import Phase
from dtl_planner.catalogue.sections.planning import Planning
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.windows import Window
from dtl_planner.plan.making.brief import Place
from dtl_planner.plan.making.wording import due, some, stretch
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.times import Stretch

FAMILIES = (
    "fragile",
    "busy",
    "window",
    "capacity",
    "alliance",
    "funding",
    "start",
    "deadline",
    "milestone",
)
"""The first words of the rules that can be seen without a plan, in the order of their telling."""

ONLY_IN_PLANS = ("phase", "done", "link", "play", "ready", "takes")
"""The first words of the rules that only a plan has."""

_TOGETHER = {"phase": "its members change in one phase", "time": "its members begin together"}


class Wanted(NamedTuple):
    """A rule as it is written.

    Attributes:
        id: The id that a plan has for it.
        told: What it asks for, to stand in a list.
        written: Where it is written.
    """

    id: str
    told: str
    written: Place


def written_rules(catalogue: Catalogue) -> Iterator[Wanted]:
    """Give every rule that is written, as far as that can be seen without a plan."""
    for service in services(catalogue):
        yield from _of_service(service)
    yield from _of_windows(catalogue)
    yield from _of_capacity(catalogue)
    yield from _of_alliances(catalogue)
    yield from _of_dates(catalogue)
    yield from _of_milestones(catalogue)


def services(catalogue: Catalogue) -> tuple[Service, ...]:
    """Give the services and their components, each service before its own."""
    found: dict[str, Service] = {}
    for service in catalogue.of(Service):
        found[service.id] = service
        found |= {part.id: part for part in service.components}
    return tuple(found.values())


def _of_service(service: Service) -> Iterator[Wanted]:
    care = service.constraints
    if care is None:
        return
    section, id_, key = "services", service.id, "constraints"
    if care.fragile:
        written = Place(section, id_, (key, "fragile"))
        yield Wanted(f"fragile:{id_}", f"{service.name}: fragile", written)
    for number, time in enumerate(care.busy):
        told = f"{service.name}: busy ({_span(time)})"
        yield Wanted(f"busy:{id_}:{number}", told, Place(section, id_, (key, "busy", number)))
    if care.funding_ends:
        told = f"{service.name}: funded until {long_date(care.funding_ends.last)}"
        yield Wanted(f"funding:{id_}", told, Place(section, id_, (key, "funding_ends")))


def _of_windows(catalogue: Catalogue) -> Iterator[Wanted]:
    for window in catalogue.of(Window):
        kept = "work only in" if window.only else "no work in"
        told = f"{kept} {window.name} ({some(_span(time) for time in window.times)})"
        yield Wanted(f"window:{window.id}", told, Place("windows", window.id))


def _of_capacity(catalogue: Catalogue) -> Iterator[Wanted]:
    for one in catalogue.of(Capacity):
        where = "" if one.per == "programme" else f" in each {one.per}"
        told = f"no more than {one.at_once:,} at once{where} of {one.name}"
        yield Wanted(f"capacity:{one.id}", told, Place("capacity", one.id, ("at_once",)))


def _of_alliances(catalogue: Catalogue) -> Iterator[Wanted]:
    for one in catalogue.of(Alliance):
        wish, id_ = one.in_plan, f"alliance:{one.id}"
        if wish and wish.together:
            written = Place("alliances", one.id, ("in_plan", "together"))
            yield Wanted(id_, f"{one.name}: {_TOGETHER[wish.together]}", written)
        if wish and wish.team_first:
            written = Place("alliances", one.id, ("in_plan", "team_first"))
            yield Wanted(f"{id_}:team", f"{one.name}: the team before its members", written)


def _of_dates(catalogue: Catalogue) -> Iterator[Wanted]:
    planning = next(iter(catalogue.of(Planning)), None) or Planning()
    programme = catalogue.programme
    if planning.start:
        told = f"the start, {long_date(planning.start.first)}"
        yield Wanted("start", told, Place("planning", "", ("start",)))
    if planning.deadline:
        told = f"the deadline, {long_date(planning.deadline.last)}"
        yield Wanted("deadline", told, Place("planning", "", ("deadline",)))
    elif programme and programme.go_live:
        told = f"the deadline, {long_date(programme.go_live.last)}"
        yield Wanted("deadline", told, Place("programme", "", ("go_live",)))


def _of_milestones(catalogue: Catalogue) -> Iterator[Wanted]:
    for one in catalogue.of(Milestone):
        rule = f"milestone:{one.id}"
        if one.by:
            written = Place("milestones", one.id, ("by",))
            yield Wanted(f"{rule}:by", f"{one.name} {due(one.by)}", written)
        if one.phase:
            phase = catalogue.find(Phase, one.phase)
            told = f"{one.name} in the phase {phase.name if phase else one.phase}"
            yield Wanted(f"{rule}:phase", told, Place("milestones", one.id, ("phase",)))
        for number, name in enumerate(one.when_done):
            written = Place("milestones", one.id, ("when_done", number))
            yield Wanted(f"{rule}:done:{number}", f"{one.name}: when {name} is done", written)


def _span(time: Stretch) -> str:
    return stretch(time.begins.first, time.to.last)
