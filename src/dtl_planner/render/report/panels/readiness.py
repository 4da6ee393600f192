"""What each place is to offer and to have, how far it has got, and which teams it has.

A team gets the roll-out where it is one of those that are rolled out: what places are to be ready
for is the business of those who lead them. An audience gets all of it: it is about where they live.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.outcomes.readiness.offered import offer_cells, offer_rows, offer_title
from dtl_planner.render.outcomes.readiness.summing import answer, summary
from dtl_planner.render.outcomes.readiness.teams import band_cells, gap_words, team_rows
from dtl_planner.render.outcomes.readiness.tested import (
    feature_cells,
    feature_title,
    features_of,
    meanings,
    place_rows,
    test_rows,
)
from dtl_planner.render.report.blocks import Grid, Heading, Manner, Point, Points, Row, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Facts
from dtl_planner.render.report.figures.tables import cell_of, crossed
from dtl_planner.render.report.panels import PanelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.features import Feature
    from dtl_planner.outcomes.offering import Offered
    from dtl_planner.outcomes.reports import Readied
    from dtl_planner.outcomes.rollout import PlaceRollout
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Reader


def _panel(facts: Facts) -> Panel | None:
    found = _for(facts.reader, facts.readied)
    if not (found.offered or found.places or found.rollouts):
        return None
    blocks = (Words(answer(found)), *_offered(found), *_ready(found), *_teams(found))
    return Panel("readiness", "Readiness of places", summary(found), blocks, "dtl readiness")


def _for(reader: Reader, found: Readied) -> Readied:
    """Leave to a team the places that it, or a part of it, is rolled out in."""
    if reader.circle is not Circle.TEAM:
        return found
    ours = tuple(one for one in found.rollouts if _has(one, reader))
    return replace(found, offered=(), places=(), rollouts=ours)


def _has(one: PlaceRollout, reader: Reader) -> bool:
    return any(team.team is not None and reader.concerns(team.team) for team in one.teams)


def _offered(found: Readied) -> Iterator[Block]:
    """What is offered where, and what lacks."""
    if not found.offered:
        return
    things, places, cells = offer_cells(found.offered)
    yield Heading("What each place offers")
    if places:
        yield crossed("Offers by place", things, places, cells, kind="Offer")
    rows = tuple(_offer(one, found) for one in found.offered)
    yield Grid("Each offer, and where it is promised", ("Offer", "What is known"), rows)


def _offer(one: Offered, found: Readied) -> Row:
    said = (f"{key}: {words}" for key, words in offer_rows(one, found))
    cells = (cell_of(offer_title(one.item)), cell_of(*said, one.item.note or ""))
    return Row(cells, id=f"offer-{one.item.id}")


def _ready(found: Readied) -> Iterator[Block]:
    """How far places have got: each as a whole, then feature by feature, then test by test."""
    if not found.places:
        return
    yield Heading("How far each place has got")
    common, rows = place_rows(found)
    if common:
        yield Words(f"{common}.")
    told = tuple(Row(tuple(map(cell_of, row))) for row in rows)
    yield Grid("Places as a whole", ("Place", "Ready", "What is told"), told)
    things, places, cells = feature_cells(found)
    if things:
        yield crossed("Features by place", things, places, cells, kind="Feature")
        tests = (row for feature in features_of(found) for row in _tests(feature, found))
        head = ("Test", "How it stands")
        yield Grid("The tests of each feature, and what shows them", head, tuple(tests))
    yield from (Words(said, Manner.NOTE) for said in meanings(found))


def _tests(feature: Feature, found: Readied) -> Iterator[Row]:
    title = feature_title(feature)
    for (word, text), *others in test_rows(feature, found):
        yield Row((cell_of(text), cell_of(word, *(said for _, said in others))), group=title)
    if not feature.tests:
        yield Row((cell_of("no test is written"), cell_of()), group=title)


def _teams(found: Readied) -> Iterator[Block]:
    """Which teams each place has for which ages, and for which it has none."""
    if not found.rollouts:
        return
    yield Heading("Which teams each place has")
    for tier, bands, places, cells in band_cells(found.rollouts):
        head = ("Place", *bands)
        rows = (
            Row((cell_of(place), *map(cell_of, (row[n] for row in cells))))
            for n, place in enumerate(places)
        )
        yield Grid(f"Teams by age, {tier} by {tier}", head, tuple(rows))
    told = tuple(Row(tuple(map(cell_of, row))) for row in team_rows(found))
    yield Grid("The teams", ("Where", "Team"), told)
    gaps = tuple(map(Point, gap_words(found.rollouts)))
    if gaps:
        yield Points(gaps)


PANEL = PanelKind(100, _panel)
