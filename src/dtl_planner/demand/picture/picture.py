"""Demand as a workspace has it: by tier, by indicator and period, and what is newest of each.

A share is a part of all places of one tier, so tiers are looked at one after the other. What other
stages hold against demand (ranks for targets, figures for weights) is given as plain mappings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.demand.picture.rates import rates_of
from dtl_planner.demand.picture.spread import spreads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.demand.observation import Observation
    from dtl_planner.demand.picture.rates import Rate
    from dtl_planner.demand.picture.spread import Spread


@dataclass(frozen=True, slots=True)
class Tier:
    """The demand of all places of one tier.

    Attributes:
        name: The tier.
        places: The ids of its places, in the order of the files.
        unnamed: How many more places it has, which nobody named: beyond the records that stand
            for several, or beyond all that are listed where more are declared.
        spreads: How each indicator is spread in each period.
        rates: Rates per head, by indicator, period and place, where the people are known.
    """

    name: str
    places: tuple[str, ...]
    unnamed: int
    spreads: tuple[Spread, ...]
    rates: Mapping[tuple[str, str], Mapping[str, Rate]]

    def of(self, indicator: str, *, within: PartialDate | None = None) -> tuple[Spread, ...]:
        """Give the spreads of an indicator, the newest first.

        Args:
            indicator: The indicator's id.
            within: The time in which their periods lie; any without.
        """
        ours = [spread for spread in self.spreads if spread.indicator == indicator]
        if within is not None:
            ours = [spread for spread in ours if spread.lies_in(within)]
        return tuple(sorted(ours, key=_age, reverse=True))

    def newest(self, indicator: str, *, within: PartialDate | None = None) -> Spread | None:
        """Give the newest spread of an indicator, the same way."""
        return next(iter(self.of(indicator, within=within)), None)

    def silent(self, indicators: Iterable[str]) -> tuple[str, ...]:
        """Name the indicators of which nothing is known on this tier."""
        known = {spread.indicator for spread in self.spreads}
        return tuple(one for one in indicators if one not in known)


@dataclass(frozen=True, slots=True)
class Picture:
    """All demand of a workspace.

    Attributes:
        indicators: The indicators, by id, in the order of the files.
        observations: What is known, by indicator, period and place.
        tiers: The tiers of which something is known, the largest places first.
    """

    indicators: Mapping[str, Indicator]
    observations: tuple[Observation, ...]
    tiers: tuple[Tier, ...]

    def ranks(self) -> dict[str, dict[str, int]]:
        """Give the newest ranks, by indicator and place; ranks among other places are left out."""
        found: dict[str, dict[str, int]] = {}
        for tier in self.tiers:
            for indicator in self.indicators:
                spread = tier.newest(indicator)
                for part in spread.parts if spread else ():
                    if part.rank and not part.rank.among:
                        found.setdefault(indicator, {})[part.place] = part.rank.position
        return found

    def figures(self) -> dict[str, dict[str, Decimal]]:
        """Give the newest figures, by indicator and place."""
        found: dict[str, dict[str, Decimal]] = {}
        for tier in self.tiers:
            for indicator in self.indicators:
                spread = tier.newest(indicator)
                for part in spread.parts if spread else ():
                    if part.value is not None:
                        found.setdefault(indicator, {})[part.place] = part.value
        return found


def picture_of(
    catalogue: Catalogue,
    observations: Sequence[Observation],
    *,
    indicators: Mapping[str, Indicator] | None = None,
) -> Picture:
    """Put what is known together.

    Args:
        catalogue: A catalogue without errors.
        observations: What was read from its tables, in any order; nothing is said twice.
        indicators: All that is counted, where it is more than the catalogue names.
    """
    ordered = tuple(sorted(observations, key=lambda one: (*one.subject, one.place)))
    indicators = catalogue.by_id(Indicator) if indicators is None else indicators
    places = catalogue.of(Place)
    said = {one.place for one in ordered}
    spoken = {place.tier for place in places if place.id in said}
    tiers = (
        _tier(
            name,
            [place for place in places if place.tier == name],
            ordered,
            indicators,
            declared=_declared(catalogue, name),
        )
        for name in _in_order(catalogue, spoken)
    )
    return Picture(indicators, ordered, tuple(tiers))


def _in_order(catalogue: Catalogue, spoken: set[str]) -> list[str]:
    """Give tiers in the order of the footprints that name them."""
    named = [tier for footprint in catalogue.of(Footprint) for tier in footprint.tiers]
    return [tier for tier in dict.fromkeys(named) if tier in spoken]


def _declared(catalogue: Catalogue, tier: str) -> int:
    """Say how many places of a tier there are said to be; nought where nothing is said."""
    return max((one.declared.get(tier, 0) for one in catalogue.of(Footprint)), default=0)


def _tier(
    name: str,
    places: Sequence[Place],
    observations: Sequence[Observation],
    indicators: Mapping[str, Indicator],
    *,
    declared: int,
) -> Tier:
    ids = tuple(place.id for place in places)
    unnamed = max(sum(place.count for place in places), declared) - len(places)
    spreads = spreads_of(observations, ids, unnamed=unnamed)
    people: dict[str, list[Observation]] = {
        one.per: [] for one in indicators.values() if one.per is not None
    }
    for one in observations:
        if one.indicator in people:
            people[one.indicator].append(one)
    return Tier(
        name,
        ids,
        unnamed,
        spreads,
        {
            (spread.indicator, spread.period): rates
            for spread in spreads
            if (rates := _rates(spread, people, indicators))
        },
    )


def _rates(
    spread: Spread, people: Mapping[str, Sequence[Observation]], indicators: Mapping[str, Indicator]
) -> Mapping[str, Rate]:
    per = indicators[spread.indicator].per if spread.indicator in indicators else None
    figures = [part.observation for part in spread.parts if part.observation]
    return rates_of(figures, people.get(per or "", ()))


def _age(spread: Spread) -> tuple[int, int, str]:
    """Say how new a spread is; what has no period is older than all that has."""
    period = spread.when
    if period is None:
        return 0, 0, ""
    return period.last.toordinal(), period.first.toordinal(), period.wording
