"""What the programme is for, who steers it, and what runs beside the change of services.

Everybody gets the vision and the aims, the bodies and roles, the workstreams, the development of
staff and the projects; the steps of engagement stand with the consultation, rules of flexibility
with demand, and enablers where something waits for them. A team gets the development and the
projects that are for it, and no aims: it asks what is done for and by it. An audience gets the aims
and who steers: what runs inside the council is not what it asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.development import Development
from dtl_planner.catalogue.sections.projects import Project
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.layout import Page
from dtl_planner.render.programme.aims import TITLES, aim_words, nested_aims
from dtl_planner.render.programme.beside import (
    development_facts,
    project_facts,
    stage_facts,
    strand_facts,
    where,
)
from dtl_planner.render.programme.lacking import summary
from dtl_planner.render.programme.sheet import Sheet
from dtl_planner.render.programme.steering import (
    body_facts,
    nested_bodies,
    role_lines,
    role_title,
)
from dtl_planner.render.programme.words import reading
from dtl_planner.render.report.blocks import Cell, Grid, Heading, Manner, Row, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Facts
from dtl_planner.render.report.figures.outline import outline
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.report.timeline.chosen import tracked_for
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dtl_planner.render.papers import Sourced
    from dtl_planner.render.report.blocks import Block


def _panel(facts: Facts) -> Panel | None:
    told = _Told(facts, Sheet(facts.catalogue, Page()))
    blocks = tuple(block for part in _PARTS[facts.reader.circle] for block in part(told))
    if not blocks:
        return None
    sources = told.sheet.papers.told()
    notes = (Words(sources, Manner.NOTE),) if sources else ()
    return Panel(
        "programme", "The programme", _line(told), (*_when(facts), *blocks, *notes), "dtl programme"
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What is written, and how its sources are named."""

    facts: Facts
    sheet: Sheet

    def title(self, text: str, records: Sequence[Sourced]) -> Heading:
        """Write a heading, with the source where all below it have the same."""
        shared = self.sheet.papers.shared(records)
        return Heading(f"{text} ({shared})" if shared else text)

    @property
    def development(self) -> tuple[Development, ...]:
        """What is done to develop those who read, everybody's among it."""
        found = self.facts.catalogue.of(Development)
        return tuple(one for one in found if not one.of or self.facts.reader.concerns(*one.of))

    @property
    def projects(self) -> tuple[Project, ...]:
        """The projects that concern those who read."""
        found = self.facts.catalogue.of(Project)
        return tuple(one for one in found if self.facts.reader.concerns(*one.services))


def _line(told: _Told) -> str:
    """Sum up as the command does; for a team, what is there for it alone."""
    facts = told.facts
    if facts.reader.circle is not Circle.TEAM:
        return summary(facts.track, facts.catalogue)
    counted = (
        (told.development, "offer of development", "offers of development"),
        (told.projects, "project", "projects"),
    )
    said = [plural(len(found), one, many) for found, one, many in counted if found]
    return f"{listed(said)} for {facts.reader.name}, or for everybody."


def _when(facts: Facts) -> Iterator[Block]:
    programme = facts.catalogue.programme
    if programme is None:
        return
    go_live = date_words(programme.go_live) if programme.go_live else "not stated"
    yield Words(f"In force: {go_live}.")
    if programme.note and facts.reader.circle is not Circle.TEAM:
        yield Words(programme.note)


def _aims(told: _Told) -> Iterator[Block]:
    for kind, title in TITLES.items():
        found = [one for one in told.facts.catalogue.of(Aim) if one.kind == kind]
        if found:
            yield told.title(title, found)
            yield outline(_aim_lines(found, told))


def _aim_lines(aims: Sequence[Aim], told: _Told) -> Iterator[tuple[int, str]]:
    behind = told.sheet.behind(aims)
    for depth, aim in nested_aims(aims):
        if isinstance(aim, str):
            yield depth, f"for {aim}"
            continue
        said = aim_words(aim, told.facts.catalogue).removeprefix("- ")
        yield depth, f"{said}{behind.of(aim)}"
        if aim.note:
            yield depth + 1, f"note: {aim.note}"


def _bodies(told: _Told) -> Iterator[Block]:
    catalogue = told.facts.catalogue
    bodies, roles = catalogue.of(Body), catalogue.of(Role)
    if bodies:
        behind = told.sheet.behind(bodies)
        yield told.title("Bodies, each below the one that it reports to", bodies)
        yield outline(
            (depth, "; ".join([body.name, *body_facts(body, catalogue)]) + behind.of(body))
            for depth, body in nested_bodies(bodies)
        )
    if roles:
        yield Heading(role_title(roles))
        yield outline((1, line) for line in role_lines(roles))


def _workstreams(told: _Told) -> Iterator[Block]:
    """Tell how far workstreams have got where the timeline, which tells more of them, does not."""
    strands = told.facts.track.strands
    if strands and not tracked_for(told.facts.track, told.facts.reader):
        rows = (
            Row(
                (Cell((one.record.name,)), Cell((strand_facts(one, told.facts.catalogue),))),
                id=f"workstream-{one.record.id}",
            )
            for one in strands
        )
        yield Grid("Workstreams", ("Workstream", "How far it has got"), tuple(rows))


def _development(told: _Told) -> Iterator[Block]:
    if told.development:
        yield told.title("Development of leaders and staff", told.development)
        yield outline(_stages(told))


def _stages(told: _Told) -> Iterator[tuple[int, str]]:
    behind = told.sheet.behind(told.development)
    for one in told.development:
        said = "; ".join([one.name, *development_facts(one, told.facts.catalogue)])
        yield 1, f"{said}{reading(one.basis)}{behind.of(one)}"
        for stage in one.stages:
            facts = "; ".join([stage.name, *stage_facts(stage)])
            yield 2, f"{facts}{told.sheet.apart(stage, one)}"


def _projects(told: _Told) -> Iterator[Block]:
    if told.projects:
        yield told.title("Commissioned projects", told.projects)
        yield outline(_by_place(told))


def _by_place(told: _Told) -> Iterator[tuple[int, str]]:
    behind = told.sheet.behind(told.projects)
    groups: dict[tuple[str, ...], list[Project]] = {}
    for one in told.projects:
        groups.setdefault(one.places, []).append(one)
    for places, projects in groups.items():
        yield 1, where(places, told.facts.catalogue)
        for one in projects:
            facts = "; ".join([one.name, *project_facts(one, told.facts.catalogue)])
            yield 2, f"{facts}{reading(one.basis)}{behind.of(one)}"


_PARTS: dict[Circle, tuple[Callable[[_Told], Iterator[Block]], ...]] = {
    Circle.EVERYBODY: (_aims, _bodies, _workstreams, _development, _projects),
    Circle.TEAM: (_development, _projects),
    Circle.AUDIENCE: (_aims, _bodies),
}

PANEL = PanelKind(15, _panel)
