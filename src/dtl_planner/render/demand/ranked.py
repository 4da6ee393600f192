"""Indicators of which only ranks and shares are stated: no number is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.demand.blocks import title
from dtl_planner.render.demand.words import (
    in_order,
    name_of,
    period_words,
    rank_words,
    reading_words,
    share_words,
)
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.picture.picture import Tier
    from dtl_planner.demand.picture.spread import Part, Spread
    from dtl_planner.demand.picture.topics import Topic
    from dtl_planner.render.layout import Page

TITLE = "Ranks and shares without figures"


def ranked(topics: Sequence[Topic], tier: Tier, catalogue: Catalogue, page: Page) -> Iterator[str]:
    """A line for each, with the places of which something is stated."""
    times = list(dict.fromkeys(period_words(topic.newest) for topic in topics))
    when = times[0] if len(times) == 1 else ""
    yield title(TITLE, when, page)
    rows = [
        (
            clean(topic.indicator.name) + ("" if when else f", {period_words(topic.newest)}"),
            "; ".join(
                standing(part, topic.newest, catalogue) for part in by_rank(topic.newest, tier)
            ),
        )
        for topic in topics
    ]
    yield columns(rows, page)
    yield paragraph(without_figures(topics), page, indent="  ")


def without_figures(topics: Sequence[Topic]) -> str:
    """Tell why nothing is added up, and what a place that is not named means."""
    what = "these" if len(topics) > 1 else "this"
    return (
        f"No figure of {what} is stated, so nothing is added up; of the places that a line does "
        "not name nothing is stated either."
    )


def by_rank(spread: Spread, tier: Tier) -> list[Part]:
    """Give what is known of places, by rank; those without a rank last."""
    known = [part for part in in_order(spread, tier) if part.observation]
    return sorted(known, key=lambda part: part.rank.position if part.rank else spread.places + 1)


def standing(part: Part, spread: Spread, catalogue: Catalogue) -> str:
    """A place with its rank and its share."""
    rank = rank_words(part.rank, spread.places) if part.rank else ""
    share = f"({share_words(part.share)})" if part.share else ""
    words = f"{name_of(part.place, catalogue)} {' '.join(filter(None, (rank, share)))}"
    return f"{words}{reading_words(part)}"
