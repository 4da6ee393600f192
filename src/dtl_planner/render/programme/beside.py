"""What runs beside the change of services: workstreams, development, projects, events, enablers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.development import Development
from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.projects import Project
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.layout import columns
from dtl_planner.render.programme.words import name_of, names_of, reading
from dtl_planner.render.track.summing import by_state
from dtl_planner.render.track.words import STATES, strand_words
from dtl_planner.shown import clean
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.development import Stage
    from dtl_planner.plan.tracking.track import Strand, Track
    from dtl_planner.render.programme.sheet import Sheet


def workstreams_text(track: Track, sheet: Sheet) -> str:
    """Tell each workstream: how far it has got, and how many milestones it has."""
    rows = [(one.record.name, strand_facts(one, sheet.catalogue)) for one in track.strands]
    return _block([sheet.head("Workstreams; more: dtl track"), _columns(rows, sheet)]) * bool(rows)


def strand_facts(strand: Strand, catalogue: Catalogue) -> str:
    """Tell how far a workstream has got, who leads it, and how far its milestones are."""
    leader = strand.record.led_by
    led_by = name_of(leader, catalogue, Role, Body) if leader else None
    number = len(strand.milestones)
    counted = f"{plural(number, 'milestone')}: {by_state(strand.milestones)}"
    told = counted if number else "no milestones"
    return f"{strand_words(strand.record, led_by)}; {told}"


def development_text(sheet: Sheet) -> str:
    """Tell what is done to develop leaders and staff, stage by stage."""
    found = sheet.catalogue.of(Development)
    behind = sheet.behind(found)
    lines = [sheet.head("Development of leaders and staff", found)] * bool(found)
    for one in found:
        said = "; ".join([one.name, *development_facts(one, sheet.catalogue)])
        lines.append(sheet.line(f"{said}{reading(one.basis)}{behind.of(one)}"))
        for stage in one.stages:
            facts = "; ".join([stage.name, *stage_facts(stage)])
            lines.append(sheet.line(f"- {facts}{sheet.apart(stage, one)}", indent="    "))
    return _block(lines)


def development_facts(one: Development, catalogue: Catalogue) -> Iterator[str]:
    """Tell whom it is for, who runs it, and how far it has got."""
    if whom := [
        *(name_of(id_, catalogue, Role, Body, Team, Service) for id_ in one.of),
        *one.audiences,
    ]:
        yield f"for {', '.join(whom)}"
    if one.led_by:
        yield f"run by {one.led_by}"
    if one.state:
        yield STATES[one.state]
    if not one.stages:
        yield "stages not stated"


def stage_facts(stage: Stage) -> Iterator[str]:
    """Tell what is done in a stage, when, and how far it has got."""
    if stage.what:
        yield stage.what.removesuffix(".")
    if stage.when:
        yield date_words(stage.when)
    if stage.state:
        yield STATES[stage.state]


def projects_text(sheet: Sheet) -> str:
    """Tell what is commissioned, by the places that it is for."""
    found = sheet.catalogue.of(Project)
    behind = sheet.behind(found)
    groups: dict[tuple[str, ...], list[Project]] = {}
    for one in found:
        groups.setdefault(one.places, []).append(one)
    lines = [sheet.head("Commissioned projects", found)] * bool(found)
    for places, projects in groups.items():
        lines.append(sheet.line(where(places, sheet.catalogue)))
        for one in projects:
            facts = "; ".join([one.name, *project_facts(one, sheet.catalogue)])
            said = f"- {facts}{reading(one.basis)}{behind.of(one)}"
            lines.append(sheet.line(said, indent="    "))
    return _block(lines)


def where(places: tuple[str, ...], catalogue: Catalogue) -> str:
    """Name the places of a project."""
    return names_of(places, catalogue, Place) if places else "The whole area"


def project_facts(one: Project, catalogue: Catalogue) -> Iterator[str]:
    """Tell what a project is for, whom, by whom, and with which money."""
    if one.purpose:
        yield one.purpose.removesuffix(".")
    if one.audiences:
        yield f"for {', '.join(one.audiences)}"
    if one.bodies:
        yield f"commissioned by {names_of(one.bodies, catalogue, Body)}"
    if one.services:
        yield f"carried out by {names_of(one.services, catalogue, Service)}"
    yield f"paid for by {one.funding}" if one.funding else "what pays for it is not stated"
    if one.pounds:
        yield f"{one.pounds.wording} pounds"
    if one.when:
        yield date_words(one.when)
    if one.state:
        yield STATES[one.state]


def flexibility_text(sheet: Sheet) -> str:
    """Tell each flexibility rule, and what it means or that nobody says so."""
    found = sheet.catalogue.of(Flexibility)
    behind = sheet.behind(found)
    rows = [
        (one.name, f"{flexibility_facts(one, sheet.catalogue)}{behind.of(one)}") for one in found
    ]
    return _block([sheet.head("Flexibility", found), _columns(rows, sheet)]) * bool(rows)


def flexibility_facts(one: Flexibility, catalogue: Catalogue) -> str:
    """Tell how much is tied, of what, for whom, and in whose words."""
    what = f" {one.measures}" if one.measures else ""
    lack = "" if one.measures else ", of what is not stated"
    whom = names_of(one.of, catalogue, Service, Team, Division) if one.of else "everyone"
    means = one.meaning or "what it means is not stated"
    owner = one.owner or "not stated"
    return (
        f"{one.tied} of a hundred{what} tied to a place{lack}; for {whom}; "
        f"{means.removesuffix('.')}; "
        f"who says what it means: {owner}{reading(one.basis)}"
    )


def events_text(sheet: Sheet) -> str:
    """Tell the steps of engagement: when, what, how many, who was heard."""
    found = sheet.catalogue.of(Event)
    behind = sheet.behind(found)
    rows = [
        (
            date_words(one.when) if one.when else "date not stated",
            f"{'; '.join([one.name, *event_facts(one)])}{behind.of(one)}",
        )
        for one in found
    ]
    return _block([sheet.head("Engagement", found), _columns(rows, sheet)]) * bool(rows)


def event_facts(one: Event) -> Iterator[str]:
    """Tell of what kind a step was, how many there were, and who took part."""
    yield one.kind
    if one.number and one.number.wording != "1":
        yield f"{one.number.wording} of them"
    if one.took_part:
        yield f"{one.took_part.wording} people"
    if one.audiences:
        yield f"with {', '.join(one.audiences)}"


def enablers_text(sheet: Sheet) -> str:
    """Tell what the change needs besides services, and when it is there."""
    found = sheet.catalogue.of(Enabler)
    behind = sheet.behind(found)
    lines = [sheet.head("Enablers", found)] * bool(found)
    for one in found:
        facts = "; ".join([one.name, *enabler_facts(one)])
        lines.append(sheet.line(f"- {facts}{behind.of(one)}"))
    return _block(lines)


def enabler_facts(one: Enabler) -> Iterator[str]:
    """Tell the kind of an enabler, and when it is ready."""
    if one.kind:
        yield one.kind
    if one.ready:
        yield f"ready {date_words(one.ready)}"


def _block(lines: Sequence[str]) -> str:
    return "\n".join(lines)


def _columns(rows: Sequence[tuple[str, str]], sheet: Sheet) -> str:
    return columns([(clean(name), clean(said)) for name, said in rows], sheet.page)
