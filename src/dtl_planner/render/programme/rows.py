"""A programme as rows: one for each aim, workstream, body, role, stage, project and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.development import Development
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.projects import Project
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.render.consult.words import as_written
from dtl_planner.render.programme.aims import aim_facts
from dtl_planner.render.programme.beside import (
    development_facts,
    enabler_facts,
    event_facts,
    flexibility_facts,
    project_facts,
    stage_facts,
    strand_facts,
    where,
)
from dtl_planner.render.programme.steering import body_facts
from dtl_planner.render.programme.words import cited, held
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.tracking.track import Track
    from dtl_planner.tables import Cell

_COLUMNS = (
    Column("part", "Part"),
    Column("id", "Id"),
    Column("number", "Number"),
    Column("name", "Name"),
    Column("group", "For, or under"),
    Column("when", "When"),
    Column("told", "What is told of it"),
    Column("note", "Note"),
    Column("basis", "Basis"),
    Column("source", "Source"),
)


def programme_table(track: Track, catalogue: Catalogue) -> Table:
    """Set out all parts of a programme, in the order of the page."""
    parts = (
        _aims(catalogue),
        _workstreams(track, catalogue),
        _bodies(catalogue),
        _roles(catalogue),
        _development(catalogue),
        _projects(catalogue),
        _rest(catalogue),
    )
    return Table(_COLUMNS, tuple(row for part in parts for row in part))


def _aims(catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    for one in catalogue.of(Aim):
        yield (
            one.kind,
            one.id,
            one.number,
            one.text,
            one.group,
            as_written(one.by),
            "; ".join(aim_facts(one, catalogue)) or None,
            one.note,
            one.basis.value,
            cited(one, catalogue),
        )


def _workstreams(track: Track, catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    for one in track.strands:
        record = one.record
        told, basis = strand_facts(one, catalogue), record.state_basis.value
        head = ("workstream", record.id, None, record.name, None, None)
        yield (*head, told, record.note, basis if record.state else None, one.source)


def _bodies(catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    for one in catalogue.of(Body):
        told = "; ".join(body_facts(one, catalogue)) or None
        above = held(one.reports_to, catalogue, Body)
        head = ("body", one.id, None, one.name, f"reports to: {above}", as_written(one.since))
        yield (*head, told, one.note, None, cited(one, catalogue))


def _roles(catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    for one in catalogue.of(Role):
        manager = "nobody in the programme" if one.is_top else held(one.managed_by, catalogue, Role)
        told = f"answers for joint work to: {held(one.accountable_to, catalogue, Role, Body)}"
        head = ("role", one.id, None, one.name, f"managed by: {manager}", as_written(one.filled))
        yield (*head, told, one.note, None, cited(one, catalogue))


def _development(catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    for one in catalogue.of(Development):
        told, source = "; ".join(development_facts(one, catalogue)), cited(one, catalogue)
        head = ("development", one.id, None, one.name, None, None)
        yield (*head, told, one.note, one.basis.value, source)
        for number, stage in enumerate(one.stages, 1):
            yield (
                "stage",
                one.id,
                str(number),
                stage.name,
                one.name,
                as_written(stage.when),
                "; ".join(stage_facts(stage)) or None,
                stage.note,
                one.basis.value,
                cited(stage, catalogue) or source,
            )


def _projects(catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    for one in catalogue.of(Project):
        yield (
            "project",
            one.id,
            None,
            one.name,
            where(one.places, catalogue),
            as_written(one.when),
            "; ".join(project_facts(one, catalogue)),
            one.note,
            one.basis.value,
            cited(one, catalogue),
        )


def _rest(catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    """Give flexibility rules, steps of engagement and enablers."""
    for rule in catalogue.of(Flexibility):
        told, source = flexibility_facts(rule, catalogue), cited(rule, catalogue)
        yield (
            "flexibility",
            rule.id,
            None,
            rule.name,
            None,
            None,
            told,
            rule.note,
            rule.basis.value,
            source,
        )
    for event in catalogue.of(Event):
        head = ("event", event.id, None, event.name, None, as_written(event.when))
        yield (*head, "; ".join(event_facts(event)), event.note, None, cited(event, catalogue))
    for enabler in catalogue.of(Enabler):
        there = ("enabler", enabler.id, None, enabler.name, None, as_written(enabler.ready))
        yield (
            *there,
            "; ".join(enabler_facts(enabler)) or None,
            enabler.note,
            None,
            cited(enabler, catalogue),
        )
