"""The only place of a tier: nobody to share with or to stand before, but times to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.demand.blocks import without_empty
from dtl_planner.render.demand.whole import per_head
from dtl_planner.render.demand.words import (
    one_digit,
    period_words,
    rank_words,
    share_words,
    value_words,
)
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.demand.picture.spread import Part
    from dtl_planner.demand.picture.topics import Told, Topic
    from dtl_planner.render.layout import Page


def alone(told: Told, indicators: Mapping[str, Indicator], page: Page) -> Iterator[str]:
    """A row for each indicator, with what was before."""
    yield columns(alone_rows(told), page)
    for said in _heads(told, indicators):
        yield paragraph(clean(said), page, indent="  ", hanging="    ")


def _heads(told: Told, indicators: Mapping[str, Indicator]) -> Iterator[str]:
    """Say whose heads are counted; of which rows it is said, where it is not the same of all."""
    rows: dict[str, list[str]] = {}
    for topic in told.topics:
        for said in per_head(topic, indicators):
            rows.setdefault(said, []).append(topic.indicator.name)
    for said, names in rows.items():
        whose = f"{listed_names(names)}: " if len(rows) > 1 else ""
        yield f"{whose}{said[:1].lower()}{said[1:]}" if whose else said


def alone_rows(told: Told) -> list[tuple[str, ...]]:
    """Give a head and a row for each indicator, with what was before; no column of nothing."""
    per = next((one.per for topic in told.topics for one in topic.newest_rates.values()), 0)
    head = ("", "figure", "when", f"per {per:,}", "before that")
    rows = [
        (
            clean(topic.indicator.name),
            _fact(topic.newest.parts[0]),
            period_words(topic.newest),
            "".join(one_digit(rate.value) for rate in topic.newest_rates.values()),
            _before(topic),
        )
        for topic in told.topics
    ]
    return without_empty([head, *rows])


def _before(topic: Topic) -> str:
    """What is known of the period before the newest."""
    return "".join(
        f"{_fact(spread.parts[0])} ({period_words(spread)})" for spread in topic.spreads[1:2]
    )


def _fact(part: Part) -> str:
    """All that is known of a place, in a few words."""
    words = value_words(part.observation) if part.observation else ""
    rank = rank_words(part.rank, 1) if part.rank and part.rank.of is None else ""
    share = share_words(part.share) if part.share and not words else ""
    return ", ".join(filter(None, (words, rank, share))) or "-"
