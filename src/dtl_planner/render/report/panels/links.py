"""Alliances and dependencies, each as a picture and as a table.

A team gets the alliances that it, its parts or its members are in, and the ties that touch them.
An audience gets neither what nothing ties nor the alliances that nobody recorded: those are for
whoever keeps the files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.graph.page import offer_reasons, summary
from dtl_planner.render.graph.words import named_few
from dtl_planner.render.report.blocks import Heading, Point, Points, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Facts, Lacking
from dtl_planner.render.report.links.alliances import alliance_blocks
from dtl_planner.render.report.links.looks import Looks
from dtl_planner.render.report.links.ties import is_drawn, tie_blocks
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.graph.offers import Offer
    from dtl_planner.graph.projects import Project
    from dtl_planner.graph.study import Study
    from dtl_planner.graph.ties import Tie
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Reader

_MOST_NAMES = 40
_MOST_OFFERS = 10


def _panel(facts: Facts) -> Panel | None:
    if isinstance(facts.study, Lacking):
        return None
    study = _of_concern(facts.study, facts.reader)
    ties = [tie for tie in study.graph.ties if is_drawn(tie) and _touches(tie, facts)]
    if not study.projects and not ties:
        return None
    looks = Looks.of(facts, study.placed)
    blocks = [*alliance_blocks(study, looks), *tie_blocks(study, ties, looks)]
    if facts.reader.circle is not Circle.AUDIENCE:
        blocks += [*_loose(study, ties), *_offers(study)]
    return Panel("links", "Alliances and dependencies", summary(study), tuple(blocks), "dtl graph")


def _of_concern(study: Study, reader: Reader) -> Study:
    """Keep what concerns the reader; the graph itself stays whole."""
    if reader.circle is not Circle.TEAM:
        return study
    return replace(
        study,
        projects=tuple(one for one in study.projects if _is_in(one, reader)),
        rings=tuple(
            ring for ring in study.rings if reader.concerns(*(tie.source for tie in ring.steps))
        ),
        clusters=tuple(
            one for one in study.clusters if reader.concerns(*(node.id for node in one.nodes))
        ),
        loose=tuple(node for node in study.loose if reader.concerns(node.id)),
        offers=replace(
            study.offers,
            found=tuple(
                offer
                for offer in study.offers.found
                if reader.concerns(*(one.id for one in offer.members))
            ),
        ),
    )


def _is_in(project: Project, reader: Reader) -> bool:
    team = [project.team.node.id] if project.team.node else []
    ids = (member.node.id for member in project.members)
    return reader.concerns(project.alliance.id, *team, *ids)


def _touches(tie: Tie, facts: Facts) -> bool:
    ends = (key.rpartition(":")[2] for key in (tie.source, tie.target))
    return facts.reader.concerns(*ends)


def _loose(study: Study, ties: Sequence[Tie]) -> Iterator[Block]:
    """Name what nothing ties; what is drawn all the same, as somebody leads it, is told apart."""
    drawn = {key for tie in ties for key in (tie.source, tie.target)}
    for is_drawn_too in (False, True):
        found = [node for node in study.loose if (node.key in drawn) is is_drawn_too]
        if found:
            names = named_few(found, _MOST_NAMES)
            also = ", though a team has it or somebody leads it" if is_drawn_too else ""
            yield Words(
                f"Tied to nothing by an alliance, a dependency or a new team{also}: {names}."
            )


def _offers(study: Study) -> Iterator[Block]:
    found = study.offers.found
    if not found:
        return
    yield Heading("Alliances that nobody recorded, and what suggests them")
    yield Points(tuple(_offer(one, study.catalogue) for one in found[:_MOST_OFFERS]))
    if len(found) > _MOST_OFFERS:
        yield Words(f"And {len(found) - _MOST_OFFERS:,} more, which `dtl graph` lists.")


def _offer(offer: Offer, catalogue: Catalogue) -> Point:
    names = listed([one.name for one in offer.members])
    return Point(names, tuple(map(Point, offer_reasons(offer, catalogue))))


PANEL = PanelKind(60, _panel)
