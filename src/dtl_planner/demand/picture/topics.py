"""What is told of demand: the indicators and the periods that somebody asked for, tier by tier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.demand.picture.leading import Leading, leading

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.demand.picture.picture import Picture, Tier
    from dtl_planner.demand.picture.rates import Rate
    from dtl_planner.demand.picture.spread import Spread


@dataclass(frozen=True, slots=True)
class Topic:
    """One indicator on one tier.

    Attributes:
        indicator: The indicator.
        spreads: How it is spread in each period asked for, the newest first; never none.
        rates: Rates per head, by period and place, where the people are known.
    """

    indicator: Indicator
    spreads: tuple[Spread, ...]
    rates: Mapping[str, Mapping[str, Rate]]

    @property
    def newest(self) -> Spread:
        """How it is spread in the newest period asked for."""
        return self.spreads[0]

    @property
    def newest_rates(self) -> Mapping[str, Rate]:
        """Rates per head in that period, by place."""
        return self.rates.get(self.newest.period, {})

    @property
    def has_figures(self) -> bool:
        """Whether a figure, or a symbol in place of one, is there in that period."""
        told = (part.observation for part in self.newest.parts if part.observation)
        return any(one.value is not None or one.symbol for one in told)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one tier.

    Attributes:
        tier: The tier.
        topics: The indicators of which something is known, in the order of the files.
        leading: Which places stand highest, in the newest period of each.
        leading_per_head: The same per head, where that is known of every place.
    """

    tier: Tier
    topics: tuple[Topic, ...]
    leading: Leading
    leading_per_head: Leading


def told(
    picture: Picture,
    *,
    indicators: Collection[str],
    tier: str | None = None,
    within: PartialDate | None = None,
) -> tuple[Told, ...]:
    """Choose what is told, the largest places first.

    Args:
        picture: All demand of a workspace.
        indicators: The ids of the indicators asked for.
        tier: The tier asked for; each of them without.
        within: The time in which the periods lie; any without.
    """
    wanted = [one for one in picture.indicators.values() if one.id in indicators]
    found = (
        _told(one, [_topic(each, one, within) for each in wanted])
        for one in picture.tiers
        if tier in {None, one.name}
    )
    return tuple(one for one in found if one.topics)


def _told(tier: Tier, topics: list[Topic | None]) -> Told:
    known = tuple(topic for topic in topics if topic is not None)
    highest = {topic.indicator.id: topic.newest.highest for topic in known}
    per_head = {
        topic.indicator.id: _highest(topic.newest_rates)
        for topic in known
        if len(topic.newest_rates) == topic.newest.places
    }
    return Told(tier, known, leading(highest, tier.places), leading(per_head, tier.places))


def _highest(rates: Mapping[str, Rate]) -> tuple[str, ...]:
    most = max(rate.value for rate in rates.values())
    return tuple(place for place, rate in rates.items() if rate.value == most)


def _topic(indicator: Indicator, tier: Tier, within: PartialDate | None) -> Topic | None:
    spreads = tier.of(indicator.id, within=within)
    rates = {
        spread.period: found
        for spread in spreads
        if (found := tier.rates.get((indicator.id, spread.period)))
    }
    return Topic(indicator, spreads, rates) if spreads else None
