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
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.answers import Answer
    from dtl_planner.outcomes.needs import Need, Needs


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
        need: Its need.
        other: The place that needs less.
        less: The need of that one.
    """

    needier: Place
    need: Need
    other: Place
    less: Need


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that is offered, over all places.

    Attributes:
        item: What it is.
        offers: How it stands in each place, in the order of the files.
        is_ranked: Whether the need for it is ranked in two places or more.
        uneven: Where it stands though others need it more; only for what is not core.
        is_open: Whether more of that may be so, as of some places it is not stated or not known.
    """

    item: Entitlement
    offers: tuple[Offer, ...]
    is_ranked: bool
    uneven: tuple[Uneven, ...]
    is_open: bool

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


def offered(catalogue: Catalogue, *, needs: Needs | None = None) -> tuple[Offered, ...]:
    """Say what is offered where.

    Args:
        catalogue: A catalogue without errors.
        needs: By indicator, the need of each place.
    """
    places = catalogue.of(Place)
    return tuple(_offered(item, places, needs or {}) for item in catalogue.of(Entitlement))


def _offered(item: Entitlement, places: Iterable[Place], needs: Needs) -> Offered:
    told = (place for place in places if place.tier == item.tier or place.id in item.offered)
    offers = tuple(_offer(item, place) for place in told)
    known = needs.get(item.indicator or "", {})
    needed = [(known[one.place.id], one) for one in offers if one.place.id in known]
    pairs = [] if item.core else list(_by_need(needed))
    return Offered(
        item,
        offers,
        len(needed) > 1,
        tuple(
            Uneven(needier.place, need, other.place, less)
            for need, needier, less, other in pairs
            if (needier.state, other.state) == (State.NO, State.YES)
        ),
        any(_may_be_uneven(needier.state, other.state) for _, needier, _, other in pairs),
    )


def _offer(item: Entitlement, place: Place) -> Offer:
    answer = item.offered.get(place.id)
    state = State.of(answer)
    is_due = item.core and item.tier in {None, place.tier}
    return Offer(place, state, answer, is_due and state is not State.YES)


def _by_need(
    needed: Sequence[tuple[Need, Offer]],
) -> Iterator[tuple[Need, Offer, Need, Offer]]:
    """Give each pair of places of one tier of which the first needs more, the neediest first."""
    ranked = sorted(needed, key=lambda pair: pair[0].order)
    for need, needier in ranked:
        for less, other in ranked:
            if need.is_more_than(less) and needier.place.tier == other.place.tier:
                yield need, needier, less, other


def _may_be_uneven(needier: State, other: State) -> bool:
    """Say whether one of the two is open, and the needier may go without what the other has."""
    states = {needier, other}
    is_open = bool(states & {State.NOT_STATED, State.UNKNOWN})
    return is_open and needier is not State.YES and other is not State.NO
