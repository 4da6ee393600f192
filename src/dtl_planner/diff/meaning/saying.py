"""What people said, what came of it, and whom to ask, for the page of one team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.diff.meaning.line import Line
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.diff.meaning.line import Concern
    from dtl_planner.structure.model import Unit


def said(concern: Concern) -> Iterator[Line]:
    """Tell the themes behind these, what came of them, and what was asked and answered."""
    compared, catalogue = concern.compared, concern.after.catalogue
    ids = [
        theme
        for unit in (concern.subject, *concern.ids)
        for theme in compared.themes_of.get(unit, ())
    ]
    for id_ in dict.fromkeys(ids):
        theme = compared.theme(id_)
        yield Line(f"People said ({theme.kind}): {theme.text}", _cited(theme.source, concern))
    for effect in catalogue.of(Effect):
        if not {*concern.ids}.isdisjoint(effect.units):
            yield Line(
                f"What came of it ({effect.kind}): {effect.text}", _cited(effect.source, concern)
            )
    for reply in catalogue.of(Reply):
        if not {*concern.ids}.isdisjoint(reply.units):
            yield Line(
                f"People asked: {reply.question} {_answer(reply, concern)}",
                _cited(reply.source, concern),
            )


def _answer(reply: Reply, concern: Concern) -> str:
    told = [f"Answer: {reply.answer}"] if reply.answer else []
    if reply.status == "open":
        paper = (
            concern.after.catalogue.find(Event, reply.resolves_in) if reply.resolves_in else None
        )
        told.append(f"Still open; to be answered in: {paper.name}." if paper else "Still open.")
    return " ".join(told)


def _cited(source: SourceRef | None, concern: Concern) -> str | None:
    return concern.after.catalogue.cite(source) if source else None


def asking(concern: Concern) -> Iterator[Line]:
    """Name the roles to ask: those that lead or manage the subject, its service, team or host."""
    wanted = _above(concern)
    units = [unit for id_ in wanted if (unit := concern.after.units.get(id_))]
    managers = {unit.managed_by for unit in units}
    places = {place for unit in units for place in (*unit.places, unit.host)}
    for role in concern.after.of(Kind.ROLE):
        told = [f"leads {concern.compared.called(id_)}" for id_ in role.leads if id_ in wanted]
        if role.id in managers:
            told.append("is the line manager")
        if role.heads_place and not places.isdisjoint(role.places):
            told.append("heads a place in which it works or is hosted")
        if told and role.id != concern.subject:
            yield Line(f"{role.name}: {'; '.join(told)}", _source(role))


def _above(concern: Concern) -> dict[str, None]:
    """The subject, what it is part of, its teams and its division, in this order."""
    found: dict[str, None] = {}
    here: str | None = concern.subject
    while here is not None and here not in found:
        found[here] = None
        unit = concern.after.units.get(here)
        here = unit.part_of if unit else None
    units = [unit for id_ in found if (unit := concern.after.units.get(id_))]
    teams = (team for unit in units for team in unit.teams)
    divisions = (unit.division for unit in units if isinstance(unit.division, str))
    return found | dict.fromkeys((*teams, *divisions))


def _source(role: Unit) -> str | None:
    return next((ground.source for ground in role.grounds.values() if ground.source), None)
