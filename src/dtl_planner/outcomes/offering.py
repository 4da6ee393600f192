"""What each place is to offer and does: the floor is equal, and the top is not.

What is core is due in every place of its tier, and what is not is for the places that need more.
That nothing is stated is kept apart from no: the first is a question to ask, the second a gap to
close.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.entitlement import Entitlement
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.outcomes.state import State

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.answers import Answer


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that is offered, in one place.

    Attributes:
        place: The place.
        state: Whether it is offered there.
        answer: What was written of it.
        is_gap: Whether it is due there and not wholly offered, or nobody has said so.
    """

    place: Place
    state: State
    answer: Answer | None
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Uneven:
    """A place that needs more and does not have something, and one that needs less and does.

    Attributes:
        needier: The place that needs more.
        rank: Its rank, 1 for the greatest need.
        other: The place that needs less.
        other_rank: The rank of that one.
    """

    needier: Place
    rank: int
    other: Place
    other_rank: int


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that is offered, over all places.

    Attributes:
        item: What it is.
        offers: How it stands in each place, in the order of the files.
        is_ranked: Whether the need for it is ranked in two places or more.
        uneven: Where it stands though others need it more; only for what is not core.
    """

    item: Entitlement
    offers: tuple[Offer, ...]
    is_ranked: bool
    uneven: tuple[Uneven, ...]

    @property
    def gaps(self) -> tuple[Offer, ...]:
        """Where it is due and not wholly offered."""
        return tuple(offer for offer in self.offers if offer.is_gap)

    def only(self, places: Collection[str]) -> Offered:
        """Give the same for some places alone."""
        return replace(
            self,
            offers=tuple(one for one in self.offers if one.place.id in places),
            uneven=tuple(one for one in self.uneven if {one.needier.id, one.other.id} & {*places}),
        )


def offered(
    catalogue: Catalogue, *, needs: Mapping[str, Mapping[str, int]] | None = None
) -> tuple[Offered, ...]:
    """Say what is offered where.

    Args:
        catalogue: A catalogue without errors.
        needs: By indicator, the rank of each place, 1 for the greatest need.
    """
    places = catalogue.of(Place)
    return tuple(_offered(item, places, needs or {}) for item in catalogue.of(Entitlement))


def _offered(
    item: Entitlement, places: Iterable[Place], needs: Mapping[str, Mapping[str, int]]
) -> Offered:
    told = (place for place in places if place.tier == item.tier or place.id in item.offered)
    offers = tuple(_offer(item, place) for place in told)
    ranks = needs.get(item.indicator or "", {})
    uneven = () if item.core else tuple(_uneven(offers, ranks))
    return Offered(item, offers, sum(one.place.id in ranks for one in offers) > 1, uneven)


def _offer(item: Entitlement, place: Place) -> Offer:
    answer = item.offered.get(place.id)
    state = State.of(answer)
    is_due = item.core and item.tier in {None, place.tier}
    return Offer(place, state, answer, is_due and state is not State.YES)


def _uneven(offers: Iterable[Offer], ranks: Mapping[str, int]) -> Iterator[Uneven]:
    ranked = sorted(
        ((ranks[one.place.id], one) for one in offers if one.place.id in ranks),
        key=lambda pair: pair[0],
    )
    for rank, needier in ranked:
        for other_rank, other in ranked:
            is_wrong_way = needier.state is State.NO and other.state is State.YES
            if rank < other_rank and is_wrong_way and needier.place.tier == other.place.tier:
                yield Uneven(needier.place, rank, other.place, other_rank)
