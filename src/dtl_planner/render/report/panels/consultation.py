"""The consultation: what was asked, said, promised and done, and where the trail breaks off.

A team sees the steps on the ways that lead to one of its units. Those outside see all that was said
and answered; where the trail breaks off is the programme's own work, and not shown to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.consultation import Consultation
from dtl_planner.render.consult.telling import counted, structures_of, summary
from dtl_planner.render.consult.ways import summary as summary_of_ways
from dtl_planner.render.report.blocks import Heading, Point, Points, Words
from dtl_planner.render.report.consultation.steps import Steps
from dtl_planner.render.report.consultation.tables import step_blocks
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.naming import with_names
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.trail.paths import Followed, paths, through

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts, Reader
    from dtl_planner.trail.orphans import Examined
    from dtl_planner.trail.trail import Trail

_TITLE = "What people said, and what became of it"


def _panel(facts: Facts) -> Panel | None:
    examined = facts.examined
    if examined.trail.is_empty:
        return None
    if facts.reader.circle is Circle.TEAM:
        return _of_team(examined.trail, facts.reader)
    is_whole = facts.reader.circle is Circle.EVERYBODY
    titles = {name: one.title for name, one in facts.structures.items()}
    return Panel(
        id="consultation",
        title=_TITLE,
        line=summary(examined) if is_whole else counted(examined.trail),
        blocks=tuple(_blocks(examined, titles, is_whole=is_whole)),
        command="dtl consult",
    )


def _blocks(examined: Examined, titles: Mapping[str, str], *, is_whole: bool) -> Iterator[Block]:
    yield from _head(examined.trail, titles)
    yield from step_blocks(Steps(examined.trail))
    if is_whole and examined.orphans:
        yield Heading("Where the trail breaks off")
        catalogue = examined.trail.catalogue
        broken = (with_names(found.message, catalogue) for found in examined.orphans)
        yield Points(tuple(map(Point, broken)))


def _head(trail: Trail, titles: Mapping[str, str]) -> Iterator[Block]:
    consultation = next(iter(trail.catalogue.of(Consultation)), None)
    if consultation is None:
        return
    people = consultation.took_part
    many = f"{people.wording} people took part." if people else ""
    cited = f"({trail.catalogue.cite(consultation.source)})" if consultation.source else ""
    yield Words(" ".join(filter(None, (f"{consultation.title}.", many, cited))))
    if said := structures_of(_titled(consultation, titles)):
        yield Words(f"{said[:1].upper()}{said[1:]}.")


def _titled(consultation: Consultation, titles: Mapping[str, str]) -> Consultation:
    """Call the structures by their titles."""
    asked, decided = consultation.consulted, consultation.decided
    update = {"consulted": asked and titles.get(asked, asked)}
    update["decided"] = decided and titles.get(decided, decided)
    return consultation.model_copy(update=update)


def _of_team(trail: Trail, reader: Reader) -> Panel | None:
    """Follow the ways that lead to the team's units."""
    found = through(paths(trail), reader.ids)
    if not found:
        return None
    wanted = sorted({id_ for path in found for id_ in path.ids} & reader.ids)
    steps = frozenset(id_ for path in found for id_ in path.ids)
    return Panel(
        id="consultation",
        title=_TITLE,
        line=with_names(summary_of_ways(Followed(trail, tuple(wanted), found)), trail.catalogue),
        blocks=tuple(step_blocks(Steps(trail, steps))),
        command=f"dtl consult {' '.join(wanted)}",
    )


PANEL = PanelKind(130, _panel)
