"""Demand by place: who stands highest, and indicator by indicator what is known of each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.demand.alone import alone_rows
from dtl_planner.render.demand.page import highest_words
from dtl_planner.render.demand.ranked import TITLE, by_rank, standing, without_figures
from dtl_planner.render.demand.topics import place_rows
from dtl_planner.render.demand.whole import earlier_words, per_head, said_of
from dtl_planner.render.demand.words import about, period_words
from dtl_planner.render.report.blocks import Grid, Heading, Manner, Row, Words
from dtl_planner.render.report.figures.tables import cell_of, grid_of
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.demand.overview import Overview
    from dtl_planner.demand.picture.topics import Told, Topic
    from dtl_planner.render.report.blocks import Block


def tier_blocks(told: Told, found: Overview) -> Iterator[Block]:
    """Tell of the places of one tier."""
    tier = told.tier
    yield Heading(f"{tier.name}: {plural(len(tier.places), 'place')}")
    if tier.unnamed:
        more = plural(tier.unnamed, "more place")
        yield Words(f"{more} of this tier nobody named; nothing is known of each.")
    if len(tier.places) == 1:
        yield from _alone(told, found)
        return
    yield Words(highest_words(told, found.catalogue))
    for topic in told.topics:
        if topic.has_figures:
            yield from _topic(topic, told, found)
    rest = [topic for topic in told.topics if not topic.has_figures]
    if rest:
        yield from _ranked(rest, told, found)


def _alone(told: Told, found: Overview) -> Iterator[Block]:
    yield grid_of("What is known of the place", alone_rows(told), first="Indicator")
    said = (said for one in told.topics for said in per_head(one, found.indicators))
    yield from map(Words, dict.fromkeys(said))


def _topic(topic: Topic, told: Told, found: Overview) -> Iterator[Block]:
    """An indicator with its places, and what is to be said of the whole."""
    caption = f"{topic.indicator.name}, {period_words(topic.newest)} ({about(topic.indicator)})"
    yield grid_of(caption, place_rows(topic, told.tier, found.catalogue), numbers=True)
    earlier = earlier_words(topic)
    said = [*said_of(topic, told.tier, found.catalogue, found.indicators)]
    said += [f"{earlier}."] if earlier else []
    yield Words(" ".join(said))


def _ranked(topics: Sequence[Topic], told: Told, found: Overview) -> Iterator[Block]:
    """Indicators of which only ranks and shares are stated: no number is made of them."""
    rows = (
        Row(
            (
                cell_of(topic.indicator.name),
                cell_of(period_words(topic.newest)),
                cell_of(
                    *(
                        standing(part, topic.newest, found.catalogue)
                        for part in by_rank(topic.newest, told.tier)
                    )
                ),
            ),
            id=f"indicator-{topic.indicator.id}",
        )
        for topic in topics
    )
    yield Grid(TITLE, ("Indicator", "When", "Places"), tuple(rows))
    yield Words(without_figures(topics), Manner.NOTE)
