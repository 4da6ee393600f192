"""The words for demand: figures, shares, ranks, and what is kept back or not stated."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.figures import Kind, rounded
from dtl_planner.demand.observation import Status
from dtl_planner.demand.picture.ranks import Origin
from dtl_planner.render.consult.words import date_words
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.demand.observation import Observation
    from dtl_planner.demand.picture.picture import Tier
    from dtl_planner.demand.picture.ranks import Rank
    from dtl_planner.demand.picture.spread import Part, Share, Spread

STATUSES = {
    Status.SUPPRESSED: "kept back",
    Status.NOT_AVAILABLE: "not available",
}
"""What stands in place of a figure that is not there."""

NOT_STATED = "not stated"

KINDS = {
    Kind.FLOW: "counted over the period",
    Kind.STOCK: "counted at that time",
    Kind.MEAN: "an average",
}


def names_of(places: Iterable[str], catalogue: Catalogue) -> list[str]:
    """The names of places."""
    return [name_of(place, catalogue) for place in places]


def places_words(places: Sequence[str], catalogue: Catalogue) -> str:
    """The names of places; of many only how many there are."""
    if len(places) > _MANY:
        return plural(len(places), "place")
    return listed(names_of(places, catalogue))


_MANY = 6


def name_of(place: str, catalogue: Catalogue) -> str:
    """The name of a place."""
    found = catalogue.find(Place, place)
    return clean(found.name) if found else clean(place)


def figure(number: Decimal) -> str:
    """A figure with commas between thousands; behind the point nothing but what counts.

    >>> figure(Decimal("65189.0")), figure(Decimal("476.10")), figure(Decimal(1000))
    ('65,189', '476.10', '1,000')
    """
    whole = number.to_integral_value()
    return f"{whole if number == whole else number:,f}"


def percent(share: Fraction | Decimal, *, digits: int = 1) -> str:
    """A share in percent, to so many digits; nothing and all only where it is that exactly.

    >>> percent(Fraction(28, 100)), percent(Fraction(1, 9999)), percent(Fraction(9999, 10000))
    ('28.0 %', 'under 0.1 %', 'over 99.9 %')
    """
    number, least = rounded(Fraction(share) * 100, digits), Decimal(1).scaleb(-digits)
    if share and not number:
        return f"under {least} %"
    if share < 1 and number == _ALL:
        return f"over {_ALL - least} %"
    return f"{number:f} %"


_ALL = 100


def share_words(share: Share) -> str:
    """A share: to one digit where it was worked out, and with the digits of what was stated.

    >>> from dtl_planner.demand.picture.spread import Share
    >>> [share_words(Share(Fraction("0.28"), origin)) for origin in Origin]
    ['28 %', '28.0 %']
    """
    if share.origin is Origin.WORKED_OUT:
        return percent(share.value)
    return stated_percent(share.value)


def stated_percent(share: Fraction | Decimal) -> str:
    """What was stated, or the sum of it, in percent, with no more digits than it has.

    >>> stated_percent(Decimal("0.285")), stated_percent(Decimal(1)), stated_percent(Fraction(1, 5))
    ('28.5 %', '100 %', '20 %')
    """
    text = f"{rounded(Fraction(share) * 100, _DIGITS):f}"
    return f"{text.rstrip('0').rstrip('.')} %"


_DIGITS = 6
"""As many digits behind the point as are shown of what was stated."""


def rank_words(rank: Rank, places: int) -> str:
    """A rank: `1st`, `2nd, equal`, `1st of 5 known`, `55th among local authorities`."""
    words = ordinal(rank.position)
    if rank.tied:
        words += ", equal"
    if rank.among:
        return f"{words} among {clean(rank.among)}"
    return words if rank.of in {None, places} else f"{words} of {rank.of} known"


def ordinal(number: int) -> str:
    """A number as a rank.

    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 21, 112, 1003)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '112th', '1,003rd']
    """
    ending = "th" if number // 10 % 10 == 1 else _ENDINGS.get(number % 10, "th")
    return f"{number:,}{ending}"


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def value_words(one: Observation) -> str:
    """A figure, or why there is none; nothing where only a rank or a share was given."""
    if one.value is not None:
        return f"{one.value:,f}" if one.kind is Kind.MEAN else figure(one.value)
    return f"{STATUSES[one.status]} ({one.symbol})" if one.symbol else ""


def period_words(spread: Spread) -> str:
    """When, in words."""
    return date_words(spread.when) if spread.when else "period not stated"


def about(indicator: Indicator) -> str:
    """What kind of number an indicator gives, and of what."""
    reading = ", our reading" if indicator.basis is Basis.INFERRED else ""
    unit = f"{clean(indicator.unit)}, " if indicator.unit else ""
    return f"{unit}{KINDS[indicator.kind]}{reading}"


def one_digit(number: Fraction | Decimal) -> str:
    """A number to one digit behind the point."""
    return f"{rounded(number, 1):,f}"


def signed(number: int) -> str:
    """A change in posts; nothing changes without a sign."""
    return f"{number:+,}" if number else "0"


def cited(one: Observation, catalogue: Catalogue) -> str:
    """Where a fact is stated: the title of the source and the section; empty where nobody says."""
    return catalogue.cite(one.reference) if one.reference else ""


def in_order(spread: Spread, tier: Tier) -> list[Part]:
    """The places of a spread in the order of the files."""
    parts = {part.place: part for part in spread.parts}
    return [parts[place] for place in tier.places]


def reading_words(part: Part) -> str:
    """Whether what is said of a place is our reading."""
    one = part.observation
    return " (our reading)" if one and one.basis is Basis.INFERRED else ""
