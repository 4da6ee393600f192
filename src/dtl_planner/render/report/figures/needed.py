"""Demand by place: who stands highest, and indicator by indicator what is known of each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.levels import Level, Thing, level_picture
from dtl_planner.render.demand.alone import alone_rows
from dtl_planner.render.demand.page import highest_words
from dtl_planner.render.demand.ranked import TITLE, by_rank, standing, without_figures
from dtl_planner.render.demand.topics import place_rows
from dtl_planner.render.demand.whole import earlier_words, per_head, said_of
from dtl_planner.render.demand.words import (
    NOT_STATED,
    about,
    in_order,
    name_of,
    period_words,
    rank_words,
    share_words,
    value_words,
)
from dtl_planner.render.report.blocks import Drawn, Grid, Heading, Manner, Row, Words
from dtl_planner.render.report.figures.tables import cell_of, grid_of
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.demand.overview import Overview
    from dtl_planner.demand.picture.spread import Part
    from dtl_planner.demand.picture.topics import Told, Topic
    from dtl_planner.render.report.blocks import Block


_MOST = 60
"""As many places as are drawn: those with the largest figures. The table has all."""


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
    name = name_of(told.tier.places[0], found.catalogue)
    yield grid_of(f"What is known of {name}", alone_rows(told), first="Indicator")
    said = (said for one in told.topics for said in per_head(one, found.indicators))
    yield from map(Words, dict.fromkeys(said))


def _topic(topic: Topic, told: Told, found: Overview) -> Iterator[Block]:
    """An indicator with its places, and what is to be said of the whole."""
    title = f"{topic.indicator.name} by {told.tier.name}, {period_words(topic.newest)}"
    parts = [part for part in in_order(topic.newest, told.tier) if part.observation]
    grid = grid_of(
        f"{title} ({about(topic.indicator)})",
        place_rows(topic, told.tier, found.catalogue),
        ids=[_row(topic, part) for part in parts],
        numbers=True,
    )
    drawn = _drawn(parts)
    if drawn:
        things = [_thing(topic, part, found) for part in drawn]
        yield Drawn((level_picture(title, _described(drawn, parts), things),), grid)
    else:
        yield grid
    earlier = earlier_words(topic)
    said = [*said_of(topic, told.tier, found.catalogue, found.indicators)]
    said += [f"{earlier}."] if earlier else []
    yield Words(" ".join(said))


def _row(topic: Topic, part: Part) -> str:
    """Give the id of the row of a place; a place stands on one tier alone."""
    return f"indicator-{topic.indicator.id}--{part.place}"


def _drawn(parts: Sequence[Part]) -> list[Part]:
    """Choose the places that are drawn: none where there is nothing to compare."""
    values = {part.place: part.value for part in parts if part.value is not None}
    if len(values) <= 1:
        return []
    if len(parts) <= _MOST:
        return list(parts)
    highest = {*sorted(values, key=lambda place: (-values[place], place))[:_MOST]}
    return [part for part in parts if part.place in highest]


def _described(drawn: Sequence[Part], parts: Sequence[Part]) -> str:
    if len(drawn) == len(parts):
        return "A bar for each place of which a figure is stated, all to one scale."
    return (
        f"A bar for each of the {len(drawn)} highest of {len(parts):,} places, all to one scale; "
        "the table has the others."
    )


def _thing(topic: Topic, part: Part, found: Overview) -> Thing:
    said = (
        (value_words(part.observation) if part.observation else "") or NOT_STATED,
        rank_words(part.rank, topic.newest.places) if part.rank else "",
        share_words(part.share) if part.share else "",
    )
    level = Level(part.value, ", ".join(filter(None, said)))
    return Thing(name_of(part.place, found.catalogue), (level,), _row(topic, part))


def _ranked(topics: Sequence[Topic], told: Told, found: Overview) -> Iterator[Block]:
    """Indicators of which only ranks and shares are stated: no number is made of them."""
    # The same indicator may be known on several tiers, and an id stands once on a page.
    beyond = "" if told is found.told[0] else f"--{told.tier.name}"
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
            id=f"indicator-{topic.indicator.id}{beyond}",
        )
        for topic in topics
    )
    yield Grid(f"{TITLE}, by {told.tier.name}", ("Indicator", "When", "Places"), tuple(rows))
    yield Words(without_figures(topics), Manner.NOTE)
