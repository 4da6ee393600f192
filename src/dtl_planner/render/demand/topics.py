"""The blocks of the page on demand: one for each indicator with figures, a list for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.demand.alone import alone
from dtl_planner.render.demand.blocks import title, without_empty
from dtl_planner.render.demand.ranked import ranked
from dtl_planner.render.demand.whole import earlier_words, said_of
from dtl_planner.render.demand.words import (
    NOT_STATED,
    about,
    in_order,
    name_of,
    one_digit,
    period_words,
    rank_words,
    reading_words,
    share_words,
    value_words,
)
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.demand.picture.picture import Tier
    from dtl_planner.demand.picture.topics import Told, Topic
    from dtl_planner.render.layout import Page


def topic_blocks(
    told: Told, catalogue: Catalogue, indicators: Mapping[str, Indicator], page: Page
) -> Iterator[str]:
    """Tell of each indicator of a tier, in the order of the files."""
    if len(told.tier.places) == 1:
        yield "\n".join(alone(told, indicators, page))
        return
    for topic in told.topics:
        if topic.has_figures:
            yield "\n".join(_block(topic, told.tier, catalogue, indicators, page))
    rest = [topic for topic in told.topics if not topic.has_figures]
    if rest:
        yield "\n".join(ranked(rest, told.tier, catalogue, page))


def _block(
    topic: Topic,
    tier: Tier,
    catalogue: Catalogue,
    indicators: Mapping[str, Indicator],
    page: Page,
) -> Iterator[str]:
    """An indicator with its places, and what is to be said of the whole."""
    spread = topic.newest
    yield title(clean(topic.indicator.name), period_words(spread), page)
    yield paragraph(f"({about(topic.indicator)})", page, indent="  ")
    yield columns(place_rows(topic, tier, catalogue), page)
    for sentence in said_of(topic, tier, catalogue, indicators):
        yield paragraph(sentence, page, indent="  ")
    if earlier := earlier_words(topic):
        yield paragraph(f"{earlier} (--period).", page, indent="  ")


def place_rows(topic: Topic, tier: Tier, catalogue: Catalogue) -> list[tuple[str, ...]]:
    """Give a head and a row for each place of which something is known; no column of nothing."""
    rates = topic.newest_rates
    per = next((rate.per for rate in rates.values()), 0)
    head = ("", "figure", "rank", "share", f"per {per:,}")
    rows = [
        (
            f"{name_of(part.place, catalogue)}{reading_words(part)}",
            value_words(part.observation) or NOT_STATED,
            rank_words(part.rank, topic.newest.places) if part.rank else "",
            share_words(part.share) if part.share else "",
            one_digit(rates[part.place].value) if part.place in rates else "",
        )
        for part in in_order(topic.newest, tier)
        if part.observation
    ]
    return without_empty([head, *rows])
