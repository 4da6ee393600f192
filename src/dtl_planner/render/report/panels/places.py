"""Where it happens: the places on a map where boundaries are known, and as a table always.

A team is shown the places in which it works and what lies in them; how footprints are counted and
how they lie to each other is for those who plan.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dtl_planner.render.papers import Papers
from dtl_planner.render.places.survey import answer, summary
from dtl_planner.render.places.words import few
from dtl_planner.render.report.blocks import Manner, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.report.places.divided import (
    between_blocks,
    footprint_blocks,
    places_grid,
)
from dtl_planner.render.report.places.maps import map_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.places.survey import Survey
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts


def _panel(facts: Facts) -> Panel | None:
    survey = facts.survey
    if facts.reader.circle is Circle.TEAM:
        return _of_team(facts)
    if not survey.trees and not survey.places:
        return None
    blocks = [
        Words(answer(survey)),
        *_where(survey, None),
        *footprint_blocks(survey),
        *between_blocks(survey),
        *_papers(survey, facts.catalogue),
    ]
    return _made(summary(survey), blocks)


def _papers(survey: Survey, catalogue: Catalogue) -> Iterator[Block]:
    """Tell which papers the ids mean by which places name their sources."""
    papers = Papers.behind(survey.places, catalogue)
    titles = "; ".join(f"{id_}: {title}" for id_, title in papers.titles.items())
    if titles:
        yield Words(f"Sources are named by paper and section. {titles}.", Manner.NOTE)


def _of_team(facts: Facts) -> Panel | None:
    survey = facts.survey
    own = _worked_in(facts)
    named = [place for place in survey.places if place.id in own]
    if not named:
        return None
    wanted = own | _below(survey, own)
    return _made(f"Works in {few(named)}.", list(_where(survey, wanted)))


def _where(survey: Survey, wanted: frozenset[str] | None) -> Iterator[Block]:
    """The maps, and the places that are on none."""
    for mapped in survey.mapped:
        for found in mapped.maps:
            yield from map_blocks(survey, found, wanted)
    yield from places_grid(survey, wanted)


def _worked_in(facts: Facts) -> frozenset[str]:
    """Give the places in which a team works, has named contacts, is managed or hosted."""
    structure = facts.structures.get(facts.shown)
    units = structure.units.values() if structure else ()
    own = [unit for unit in units if facts.reader.concerns(unit.id)]
    where = ((*unit.places, *unit.contacts, unit.managed, unit.host) for unit in own)
    return frozenset(place for place in chain.from_iterable(where) if isinstance(place, str))


def _below(survey: Survey, own: frozenset[str]) -> frozenset[str]:
    """Give the places that lie in some others, in any footprint."""
    return frozenset(
        id_ for tree in survey.trees for id_ in tree.places if not own.isdisjoint(tree.above(id_))
    )


def _made(line: str, blocks: list[Block]) -> Panel:
    return Panel("places", "Places", line, tuple(blocks), "dtl places")


PANEL = PanelKind(80, _panel)
