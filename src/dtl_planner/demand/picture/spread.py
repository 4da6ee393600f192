"""How the demand of one indicator in one period is spread over places.

Shares are worked out only where every part is known. Where one is missing, what was stated goes
through as it is, and what is missing is named: a part of a whole that nobody knows is no share.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.collector import collector_at_rest
from dtl_planner.demand.observation import Status
from dtl_planner.demand.picture.concentration import Concentration, concentration_of
from dtl_planner.demand.picture.ranks import Origin, Rank, ranks_of
from dtl_planner.demand.scale import whole_numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.demand.observation import Observation, Subject


class Whole(StrEnum):
    """Whether the shares make a whole, and if not why."""

    COMPLETE = "complete"
    PARTS_MISSING = "parts missing"
    NOT_ONE = "shares do not make one"
    NOTHING = "nothing to share"
    MEANS = "means do not add up"


@dataclass(frozen=True, slots=True)
class Share:
    """The share of a place.

    Attributes:
        value: From 0 to 1.
        origin: Whether it was stated.
    """

    value: Fraction
    origin: Origin


@dataclass(frozen=True, slots=True)
class Part:
    """What is known of one place.

    Attributes:
        place: The place.
        observation: What was written of it; `None` where nothing was.
        share: Its share, where it is stated or can be worked out.
        rank: Its rank, the same.
    """

    place: str
    observation: Observation | None
    share: Share | None
    rank: Rank | None

    @property
    def value(self) -> Decimal | None:
        """The figure, where there is one."""
        return self.observation.value if self.observation else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How demand is spread over places.

    Attributes:
        indicator: The indicator's id.
        period: The period as written; empty where it is not stated.
        parts: What is known of each place, by id.
        state: Whether the shares make a whole.
        total: The sum of all figures, where every one is known and they add up.
        stated_sum: The sum of the shares that were stated, where no figure was needed.
        missing: The places whose figure is wanting, or their share where more shares are known.
        unnamed: How many more places there are, which nobody named.
        concentration: How uneven it is, over the known figures or a whole of stated shares.
    """

    indicator: str
    period: str
    parts: tuple[Part, ...]
    state: Whole
    total: Decimal | None
    stated_sum: Decimal | None
    missing: tuple[str, ...]
    concentration: Concentration | None
    unnamed: int = 0

    @property
    def places(self) -> int:
        """How many places make up the whole, those that nobody named among them."""
        return len(self.parts) + self.unnamed

    @property
    def is_complete(self) -> bool:
        """Whether the shares make a whole, so that posts may be shared out by them."""
        return self.state is Whole.COMPLETE

    @property
    def shares(self) -> dict[str, Fraction]:
        """The shares there are, by place."""
        return {part.place: part.share.value for part in self.parts if part.share}

    @property
    def when(self) -> PartialDate | None:
        """The period; `None` where it is not stated."""
        return next((part.observation.period for part in self.parts if part.observation), None)

    @property
    def highest(self) -> tuple[str, ...]:
        """The places that come first: as stated, or by figures or shares where all are known."""
        first = [(part.place, part.rank) for part in self.parts if part.rank]
        first = [(place, rank) for place, rank in first if rank.position == 1 and not rank.among]
        stated = tuple(place for place, rank in first if rank.origin is Origin.STATED)
        by_figures = tuple(place for place, rank in first if rank.of == self.places)
        return stated or by_figures or self._largest_share

    @property
    def _largest_share(self) -> tuple[str, ...]:
        """The place with the largest share of a whole; equal shares may be so by rounding alone."""
        if not self.is_complete:
            return ()
        most = max(self.shares.values())
        first = tuple(place for place, share in self.shares.items() if share == most)
        return first if len(first) == 1 else ()

    def lies_in(self, time: PartialDate) -> bool:
        """Whether the period lies in a stretch of time, or is written in the same words."""
        if self.when is None:
            return False
        inside = time.first <= self.when.first and self.when.last <= time.last
        return inside or self.period == time.wording


def spreads_of(
    observations: Iterable[Observation], places: Collection[str], *, unnamed: int = 0
) -> tuple[Spread, ...]:
    """Say how each indicator is spread in each period, by indicator and period.

    Args:
        observations: What is known, in any order; what is of other places is left aside.
        places: The places that make up the whole, among them those of which nothing is known.
        unnamed: How many more belong to it and have no name, so that nothing is known of them.
    """
    by_subject: dict[Subject, list[Observation]] = {}
    ours = frozenset(places)
    with collector_at_rest():
        for one in observations:
            if one.place in ours:
                by_subject.setdefault(one.subject, []).append(one)
        return tuple(
            spread_of(by_subject[subject], ours, unnamed=unnamed) for subject in sorted(by_subject)
        )


def spread_of(
    observations: Sequence[Observation], places: Collection[str], *, unnamed: int = 0
) -> Spread:
    """Say how one indicator is spread in one period.

    Args:
        observations: What is known of it: at least one, and at most one for each place.
        places: The places that make up the whole.
        unnamed: How many more belong to it and have no name.
    """
    known = {one.place: one for one in observations}
    values = {place: one.value for place, one in known.items() if one.value is not None}
    stated = {place: one.share for place, one in known.items() if one.share is not None}
    adds_up = observations[0].kind is not Kind.MEAN
    number = len(places) + unnamed
    total = sum(values.values(), Decimal()) if adds_up and len(values) == number else None
    state = _state(total, stated, number, adds_up=adds_up)
    shares = _shares(known, total)
    ranks = _ranks(known, values, number)
    ordered = sorted(places)
    fuller = max(values, stated, key=len)
    return Spread(
        *observations[0].subject,
        tuple(
            Part(place, known.get(place), shares.get(place), ranks.get(place)) for place in ordered
        ),
        state,
        total,
        sum(stated.values(), Decimal()) if stated and total is None else None,
        tuple(place for place in ordered if place not in fuller),
        _concentration(values, stated, state, adds_up=adds_up),
        unnamed,
    )


def _state(
    total: Decimal | None,
    stated: Mapping[str, Decimal],
    number: int,
    *,
    adds_up: bool,
) -> Whole:
    if not adds_up:
        return Whole.MEANS
    if total is not None:
        return Whole.COMPLETE if total else Whole.NOTHING
    if len(stated) < number:
        return Whole.PARTS_MISSING
    return Whole.COMPLETE if makes_one(stated.values()) else Whole.NOT_ONE


def makes_one(shares: Iterable[Decimal]) -> bool:
    """Whether shares make one as far as their rounding allows: half of each one's last digit.

    >>> makes_one([Decimal("0.33")] * 3), makes_one([Decimal("0.333")] * 3)
    (True, True)
    >>> makes_one([Decimal("0.28"), Decimal("0.27"), Decimal("0.40")])
    False
    """
    parts = list(shares)
    room = sum((_half_of_last_digit(part) for part in parts), Decimal())
    return abs(sum(parts, Decimal()) - 1) <= room


def _half_of_last_digit(share: Decimal) -> Decimal:
    """Give what rounding may have changed; 0 and 1 without a point are meant exactly."""
    exponent = int(share.as_tuple().exponent)
    return Decimal(5).scaleb(exponent - 1) if exponent < 0 else Decimal()


def _shares(known: Mapping[str, Observation], total: Decimal | None) -> dict[str, Share]:
    if not total:
        return {
            place: Share(Fraction(one.share), Origin.STATED)
            for place, one in known.items()
            if one.share is not None
        }
    amounts = whole_numbers(one.value for one in known.values() if one.value is not None)
    whole = sum(amounts)
    return {
        place: Share(Fraction(amount, whole), Origin.WORKED_OUT)
        for place, amount in zip(known, amounts, strict=True)
    }


def _ranks(
    known: Mapping[str, Observation], values: Mapping[str, Decimal], number: int
) -> dict[str, Rank]:
    """Give the ranks that were stated, and work out what they leave open.

    Beside stated ranks none are worked out of some figures only: the two would not be comparable.
    """
    here = {place: one for place, one in known.items() if one.rank and not one.among}
    elsewhere = {place: one for place, one in known.items() if one.rank and one.among}
    worked_out = ranks_of(values) if not here or len(values) == number else {}
    return _stated(elsewhere) | worked_out | _stated(here)


def _stated(ranked: Mapping[str, Observation]) -> dict[str, Rank]:
    often = Counter((one.rank, one.among) for one in ranked.values())
    return {
        place: Rank(one.rank, Origin.STATED, often[one.rank, one.among] > 1, None, one.among)
        for place, one in ranked.items()
        if one.rank is not None
    }


def _concentration(
    values: Mapping[str, Decimal],
    stated: Mapping[str, Decimal],
    state: Whole,
    *,
    adds_up: bool,
) -> Concentration | None:
    if not adds_up:
        return None
    if len(values) < len(stated) and state is Whole.COMPLETE:
        return concentration_of(list(stated.values()))
    return concentration_of(list(values.values()))


def unknown(parts: Iterable[Part]) -> dict[Status, tuple[str, ...]]:
    """Say of which places the figure is kept back or not available, by why."""
    found: dict[Status, list[str]] = {}
    for part in parts:
        if part.observation and part.observation.status is not Status.GIVEN:
            found.setdefault(part.observation.status, []).append(part.place)
    return {status: tuple(found[status]) for status in Status if status in found}
