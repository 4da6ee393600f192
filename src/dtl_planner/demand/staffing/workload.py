"""How much work one post has in each place, and where that is out of balance."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.demand.scale import total

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from dtl_planner.demand.staffing.apportionment import Demand

Posts: TypeAlias = "Mapping[str, int] | Mapping[str, Fraction]"


@dataclass(frozen=True, slots=True)
class Load:
    """The work of one place.

    Attributes:
        place: The place.
        demand: How much there is to do.
        posts: How many posts there are for it.
        average: The work of one post over all places; `None` where there is no post at all.
    """

    place: str
    demand: Fraction
    posts: Fraction
    average: Fraction | None

    @property
    def for_one_post(self) -> Fraction | None:
        """How much one post has; `None` where there is no post."""
        return self.demand / self.posts if self.posts else None

    @property
    def above(self) -> Fraction | None:
        """How far that lies above the average of all posts, as a part of it.

        1/10 is ten per cent above, -1/4 a quarter below; `None` where there is no post, or no work.
        """
        for_one = self.for_one_post
        return for_one / self.average - 1 if for_one is not None and self.average else None


@dataclass(frozen=True, slots=True)
class Balance:
    """The work of all places.

    Attributes:
        loads: The work of each place, by id.
        average: The work of one post over all places; `None` where there is no post.
        warn_above: The per cent beyond which it is warned of.
        heavy: The places where one post has more than that above the average.
        unserved: The places with work and no post.
        idle: The places with posts and no work.
    """

    loads: tuple[Load, ...]
    average: Fraction | None
    warn_above: Decimal
    heavy: tuple[str, ...]
    unserved: tuple[str, ...]
    idle: tuple[str, ...]

    @property
    def is_even(self) -> bool:
        """Whether nothing has to be warned of."""
        return not (self.heavy or self.unserved)

    @property
    def heaviest_to_lightest(self) -> Fraction | None:
        """How many times the work of the lightest post the heaviest has."""
        known = [load.for_one_post for load in self.loads if load.for_one_post]
        return max(known) / min(known) if known else None


def balance_of(demand: Demand, posts: Posts, *, warn_above: Decimal) -> Balance:
    """Say how much work one post has in each place.

    Args:
        demand: How much there is to do in each place.
        posts: How many posts each of these places has.
        warn_above: By how many per cent a post's work may lie above the average.
    """
    work = {place: Fraction(demand[place]) for place in sorted(demand)}
    hands = {place: Fraction(posts[place]) for place in work}
    all_hands = total(hands.values())
    average = total(work.values()) / all_hands if all_hands else None
    line = average * (1 + Fraction(warn_above) / 100) if average else None
    loads = tuple(Load(place, work[place], hands[place], average) for place in work)
    return Balance(
        loads,
        average,
        warn_above,
        tuple(load.place for load in loads if line is not None and _is_above(load, line)),
        tuple(load.place for load in loads if load.demand and not load.posts),
        tuple(load.place for load in loads if load.posts and not load.demand),
    )


def _is_above(load: Load, line: Fraction) -> bool:
    """Whether one post has more than that; nothing is divided, for this is asked of every place."""
    demand, posts = load.demand, load.posts
    work = demand.numerator * posts.denominator * line.denominator
    return bool(posts) and work > posts.numerator * demand.denominator * line.numerator
