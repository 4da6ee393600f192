"""The blocks of the page on demand: one for each indicator with figures, a list for the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.demand.spread import Whole, unknown
from dtl_planner.render.demand.words import (
    NOT_STATED,
    STATUSES,
    about,
    figure,
    name_of,
    names_of,
    one_digit,
    percent,
    period_words,
    rank_words,
    share_words,
    stated_percent,
    value_words,
)
from dtl_planner.render.layout import cells_of, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.demand.picture import Tier
    from dtl_planner.demand.spread import Part, Spread
    from dtl_planner.demand.topics import Told, Topic
    from dtl_planner.render.layout import Page

_MANY = 6
"""So many places are named one by one where something is missing."""


def topic_blocks(
    told: Told, catalogue: Catalogue, indicators: Mapping[str, Indicator], page: Page
) -> Iterator[str]:
    """Tell of each indicator of a tier, in the order of the files."""
    if len(told.tier.places) == 1:
        yield "\n".join(_alone(told, indicators, page))
        return
    for topic in told.topics:
        if topic.has_figures:
            yield "\n".join(_block(topic, told.tier, catalogue, indicators, page))
    rest = [topic for topic in told.topics if not topic.has_figures]
    if rest:
        yield "\n".join(_ranked(rest, told.tier, catalogue, page))


def _block(
    topic: Topic,
    tier: Tier,
    catalogue: Catalogue,
    indicators: Mapping[str, Indicator],
    page: Page,
) -> Iterator[str]:
    """An indicator with its places, and what is to be said of the whole."""
    spread = topic.newest
    yield _title(clean(topic.indicator.name), period_words(spread), page)
    yield paragraph(f"({about(topic.indicator)})", page, indent="  ")
    yield columns(_rows(topic, tier, catalogue), page)
    for sentence in _said(topic, tier, catalogue, indicators):
        yield paragraph(sentence, page, indent="  ")


def _title(name: str, when: str, page: Page) -> str:
    room = page.width - cells_of(name) - cells_of(when)
    if room > 1:
        return f"{page.paint(name, 'strong')}{' ' * room}{when}"
    return f"{page.paint(paragraph(name, page), 'strong')}\n{paragraph(when, page, indent='  ')}"


def _rows(topic: Topic, tier: Tier, catalogue: Catalogue) -> list[tuple[str, ...]]:
    """A row for each place of which something is known; no column of nothing."""
    rates = topic.newest_rates
    per = next((rate.per for rate in rates.values()), 0)
    head = ("", "figure", "rank", "share", f"per {per:,}")
    rows = [
        (
            f"{name_of(part.place, catalogue)}{_reading(part)}",
            value_words(part.observation) or NOT_STATED,
            rank_words(part.rank, len(tier.places)) if part.rank else "",
            share_words(part.share) if part.share else "",
            one_digit(rates[part.place].value) if part.place in rates else "",
        )
        for part in in_order(topic.newest, tier)
        if part.observation
    ]
    return _without_empty([head, *rows])


def in_order(spread: Spread, tier: Tier) -> list[Part]:
    """The places of a spread in the order of the files."""
    parts = {part.place: part for part in spread.parts}
    return [parts[place] for place in tier.places]


def _reading(part: Part) -> str:
    one = part.observation
    return " (our reading)" if one and one.basis is Basis.INFERRED else ""


def _said(
    topic: Topic, tier: Tier, catalogue: Catalogue, indicators: Mapping[str, Indicator]
) -> Iterator[str]:
    spread = topic.newest
    yield from _missing(spread, tier, catalogue)
    yield _whole(topic)
    yield from _concentration(spread, tier, catalogue)
    yield from _per_head(topic, indicators)
    yield from earlier(topic)


def _missing(spread: Spread, tier: Tier, catalogue: Catalogue) -> Iterator[str]:
    """Of which places nothing is stated."""
    silent = [part.place for part in in_order(spread, tier) if part.observation is None]
    if silent:
        yield f"Not stated: {_places(silent, catalogue)}."


def _places(places: Sequence[str], catalogue: Catalogue) -> str:
    if len(places) > _MANY:
        return plural(len(places), "place")
    return listed(names_of(places, catalogue))


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
    said = [f"{number:,} {words}" for words, number in counts if number]
    return f"of {plural(len(spread.parts), 'figure')} {listed(said)}"


def _concentration(spread: Spread, tier: Tier, catalogue: Catalogue) -> Iterator[str]:
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


def _per_head(topic: Topic, indicators: Mapping[str, Indicator]) -> Iterator[str]:
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
    others = {
        clean(rate.counted.wording) for rate in rates if not rate.same_period and rate.counted
    }
    when = f", counted at another time ({', '.join(sorted(others))})" if others else ""
    yield f"Per {rates[0].per:,} of `{people}`{when}."


def earlier(topic: Topic) -> Iterator[str]:
    """Which other periods there are."""
    periods = [spread.period or "one without a period" for spread in topic.spreads[1:]]
    if len(periods) == 1:
        yield f"Earlier: {clean(periods[0])} (--period)."
    elif periods:
        yield (
            f"Earlier: {plural(len(periods), 'period')}, {clean(periods[-1])} to "
            f"{clean(periods[0])} (--period)."
        )


def _alone(told: Told, indicators: Mapping[str, Indicator], page: Page) -> Iterator[str]:
    """The only place of a tier: nobody to share with or to stand before, but times to compare."""
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
    yield columns(_without_empty([head, *rows]), page)
    for said in dict.fromkeys(said for one in told.topics for said in _per_head(one, indicators)):
        yield paragraph(said, page, indent="  ")


def _before(topic: Topic) -> str:
    """What is known of the period before the newest."""
    return "".join(
        f"{_fact(spread.parts[0])} ({period_words(spread)})" for spread in topic.spreads[1:2]
    )


def _without_empty(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out the columns below whose heading nothing stands."""
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows[1:])]
    return [tuple(row[n] for n in kept) for row in rows]


def _fact(part: Part) -> str:
    """All that is known of a place, in a few words."""
    words = value_words(part.observation) if part.observation else ""
    rank = rank_words(part.rank, 1) if part.rank and part.rank.of is None else ""
    share = share_words(part.share) if part.share and not words else ""
    return ", ".join(filter(None, (words, rank, share))) or "-"


def _ranked(topics: Sequence[Topic], tier: Tier, catalogue: Catalogue, page: Page) -> Iterator[str]:
    """The indicators of which only ranks and shares are stated: no number is made of them."""
    times = list(dict.fromkeys(period_words(topic.newest) for topic in topics))
    when = times[0] if len(times) == 1 else ""
    yield _title("Ranks and shares without figures", when, page)
    rows = [
        (
            clean(topic.indicator.name) + ("" if when else f", {period_words(topic.newest)}"),
            "; ".join(_standing(part, tier, catalogue) for part in _by_rank(topic.newest, tier)),
        )
        for topic in topics
    ]
    yield columns(rows, page)
    what = "these" if len(topics) > 1 else "this"
    yield paragraph(
        f"No figure of {what} is stated, so nothing is added up; of the places that a line does "
        "not name nothing is stated either.",
        page,
        indent="  ",
    )


def _by_rank(spread: Spread, tier: Tier) -> list[Part]:
    known = [part for part in in_order(spread, tier) if part.observation]
    return sorted(known, key=lambda part: part.rank.position if part.rank else len(tier.places) + 1)


def _standing(part: Part, tier: Tier, catalogue: Catalogue) -> str:
    """A place with its rank and its share."""
    rank = rank_words(part.rank, len(tier.places)) if part.rank else ""
    share = f"({share_words(part.share)})" if part.share else ""
    words = f"{name_of(part.place, catalogue)} {' '.join(filter(None, (rank, share)))}"
    return f"{words}{_reading(part)}"
