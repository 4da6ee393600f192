"""What is said below the figures of an indicator: the whole, how uneven, per head, earlier."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtl_planner.demand.picture.spread import Whole, unknown
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.demand.words import (
    STATUSES,
    figure,
    in_order,
    name_of,
    names_of,
    one_digit,
    percent,
    places_words,
    stated_percent,
)
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.demand.picture.picture import Tier
    from dtl_planner.demand.picture.spread import Spread
    from dtl_planner.demand.picture.topics import Topic


def said_of(
    topic: Topic, tier: Tier, catalogue: Catalogue, indicators: Mapping[str, Indicator]
) -> Iterator[str]:
    """What is to be said of an indicator below its figures."""
    spread = topic.newest
    yield from _silent(spread, tier, catalogue)
    yield _whole(topic)
    yield from _uneven(spread, tier, catalogue)
    yield from per_head(topic, indicators)


def _silent(spread: Spread, tier: Tier, catalogue: Catalogue) -> Iterator[str]:
    """Of which places nothing is stated."""
    silent = [part.place for part in in_order(spread, tier) if part.observation is None]
    if silent:
        yield f"Not stated: {places_words(silent, catalogue)}."


def _whole(topic: Topic) -> str:
    """What the figures make together, or why nothing is added up."""
    spread = topic.newest
    unit = f" {clean(topic.indicator.unit)}" if topic.indicator.unit else ""
    match spread.state:
        case Whole.MEANS:
            return "An average does not add up, so there is no whole to have shares of."
        case Whole.NOTHING:
            return "All figures are 0, so there are no shares."
        case Whole.NOT_ONE:
            together = stated_percent(spread.stated_sum or Decimal())
            return f"The shares that are stated make {together} together, which is no whole."
        case Whole.COMPLETE if spread.total is not None:
            return f"Together {figure(spread.total)}{unit}."
        case Whole.COMPLETE:
            return "The shares that are stated make a whole."
    return f"No shares of the whole: {_why_not(spread)}."


def _why_not(spread: Spread) -> str:
    """What is missing of a whole, by why it is."""
    known = unknown(spread.parts)
    aside = {place for places in known.values() for place in places}
    counts = [(STATUSES[status], len(places)) for status, places in known.items()]
    counts.append(("not stated", sum(place not in aside for place in spread.missing)))
    counts.append(("of places that nobody named", spread.unnamed))
    said = [f"{number:,} {words}" for words, number in counts if number]
    return f"of {plural(spread.places, 'figure')} {listed(said)}"


def _uneven(spread: Spread, tier: Tier, catalogue: Catalogue) -> Iterator[str]:
    """How uneven it is, in plain words."""
    found = spread.concentration
    if found is None or not spread.is_complete:
        return
    if not found.gini:
        yield "Every place has the same share."
        return
    top = min(len(found.top), found.places - 1)
    written = stated_percent if spread.total is None else percent
    said = f"{_first(spread, tier, catalogue)} {written(found.top[0])}"
    if top > 1:
        said += f", the {_NUMBERS[top]} highest together {written(found.top[top - 1])}"
    yield f"{said}. Spread as over {one_digit(found.as_if_equal)} equal places of {found.places}."


_NUMBERS = {2: "two", 3: "three"}


def _first(spread: Spread, tier: Tier, catalogue: Catalogue) -> str:
    """The place that has most, by its share: a rank that was stated may say something else."""
    shares = spread.shares
    most = max(shares.values())
    first = [place for place in tier.places if shares[place] == most]
    if len(first) > 1:
        return f"{listed(names_of(first, catalogue))} have most, each"
    return f"{name_of(first[0], catalogue)} has"


def per_head(topic: Topic, indicators: Mapping[str, Indicator]) -> Iterator[str]:
    """Whose heads are counted, and when."""
    rates = list(topic.newest_rates.values())
    per = topic.indicator.per
    if per is None:
        return
    people = clean(indicators[per].name) if per in indicators else per
    if not rates:
        if all(part.value is None for part in topic.newest.parts):
            return
        yield f"Nothing per head: of `{people}` nothing is known for these places."
        return
    others = {rate.counted for rate in rates if not rate.same_period and rate.counted}
    in_turn = sorted(others, key=lambda one: (one.first, one.last, one.wording))
    times = ", ".join(map(date_words, in_turn))
    when = f", counted at another time ({clean(times)})" if others else ""
    yield f"Per {rates[0].per:,} of `{people}`{when}."


def earlier_words(topic: Topic) -> str:
    """Tell which earlier periods there are, without a full stop; nothing where there are none."""
    periods = [spread.period or "one without a period" for spread in topic.spreads[1:]]
    if not periods:
        return ""
    if len(periods) == 1:
        return f"Earlier: {clean(periods[0])}"
    number = plural(len(periods), "period")
    return f"Earlier: {number}, {clean(periods[-1])} to {clean(periods[0])}"
