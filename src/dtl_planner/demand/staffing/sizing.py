"""Team sizes by demand: whole posts for each place, what is kept free, and what a post then has.

What a rule such as 80/20 measures is for its owner to say. Where it measures posts, some of them
are tied to places and the others go where they are needed; where it measures cases or time, every
post is tied to a place, and that part of its cases or its hours may come from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Literal, TypeAlias

from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.collector import collector_at_rest
from dtl_planner.demand.staffing.apportionment import Apportionment, apportion
from dtl_planner.demand.staffing.workload import Balance, balance_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.demand.staffing.apportionment import Demand, Seat
    from dtl_planner.demand.staffing.workload import Load

Measure: TypeAlias = Literal["posts", "cases", "time"]

MEASURES: tuple[Measure, ...] = ("posts", "cases", "time")
"""What a rule may measure."""

WARN_ABOVE = Decimal(10)
"""By how many per cent a post's work may lie above the average before it is warned of."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A rule such as 80/20.

    Attributes:
        name: What it is called.
        per_cent: How much of a hundred is tied to a place.
        measures: What the hundred are; `None` where nobody has said so.
        meaning: What it means, in its owner's words.
        owner: Who says what it means.
    """

    name: str
    per_cent: int
    measures: Measure | None = None
    meaning: str = ""
    owner: str = ""

    @property
    def free(self) -> Fraction:
        """What part is not tied to a place."""
        return Fraction(100 - self.per_cent, 100)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sized.

    Attributes:
        posts: How many posts there are.
        method: How shares become whole posts.
        least: How many every place has whatever its share.
        rule: What is kept free; nothing where there is no rule.
        reading: What the rule is taken to measure where nobody has said so.
        warn_above: By how many per cent a post's work may lie above the average.
    """

    posts: int
    method: Method = Method.HAMILTON
    least: int = 0
    rule: Tied | None = None
    reading: Measure = "posts"
    warn_above: Decimal = WARN_ABOVE

    @property
    def measures(self) -> Measure | None:
        """What the rule measures, as its owner says or as it is read here."""
        return (self.rule.measures or self.reading) if self.rule else None

    @property
    def is_our_reading(self) -> bool:
        """Whether nobody has said what the rule measures."""
        return self.rule is not None and self.rule.measures is None

    @property
    def tied_posts(self) -> int:
        """How many posts are tied to places: a part of a post is kept free."""
        if self.rule is None or self.measures != "posts":
            return self.posts
        return floor(self.posts * (1 - self.rule.free))


@dataclass(frozen=True, slots=True)
class Line:
    """One place in a sizing.

    Attributes:
        seat: What it gets.
        before: The work of its posts today; `None` where nobody says how many there are where.
        after: The work of its posts with the new sizes.
        helped: The same with what is kept free where it is needed most; `None` without a rule.
        heavy_before: Whether one post has more work today than it should.
        heavy_after: Whether it has with the new sizes.
    """

    seat: Seat
    before: Load | None
    after: Load
    helped: Load | None
    heavy_before: bool
    heavy_after: bool

    @property
    def move(self) -> int | None:
        """How many posts more or fewer than before; `None` where that is open."""
        return None if self.before is None else self.seat.posts - int(self.before.posts)


@dataclass(frozen=True, slots=True)
class Sizing:
    """Team sizes, and the work of one post before and after.

    Attributes:
        order: What was asked for.
        given: The posts that are tied to places.
        free_posts: The posts that go where they are needed.
        before: The balance of work today; `None` where nobody says how many posts there are where.
        after: The balance of work with the new sizes, before any free post is sent anywhere.
        helped: The same with the free posts, or the free part of each post's cases or time, where
            they are needed most.
    """

    order: Order
    given: Apportionment
    free_posts: int
    before: Balance | None
    after: Balance
    helped: Balance | None

    @property
    def moves(self) -> dict[str, int]:
        """How many posts more or fewer each place has than before; empty where that is open."""
        lines = self.lines.items()
        return {place: line.move for place, line in lines if line.move is not None}

    @property
    def lines(self) -> dict[str, Line]:
        """All that is known of each place, by its id."""
        nobody = (None,) * len(self.given.seats)
        heavy_before = frozenset(self.before.heavy) if self.before else frozenset()
        heavy_after = frozenset(self.after.heavy)
        rows = zip(
            self.given.seats,
            self.before.loads if self.before else nobody,
            self.after.loads,
            self.helped.loads if self.helped else nobody,
            strict=True,
        )
        return {
            seat.place: Line(
                seat,
                before,
                after,
                helped,
                seat.place in heavy_before,
                seat.place in heavy_after,
            )
            for seat, before, after, helped in rows
        }


def size(order: Order, demand: Demand, *, now: Mapping[str, int] | None = None) -> Sizing:
    """Size teams by demand.

    Args:
        order: What is to be sized.
        demand: How much demand each place has: figures, or shares that make one.
        now: How many posts each place has today, where that is known of every place.

    Raises:
        NotEnoughPosts: There are fewer posts than every place is to have at least.
        ValueError: There is no demand to size by.
    """
    with collector_at_rest():
        return _sized(order, demand, now)


def _sized(order: Order, demand: Demand, now: Mapping[str, int] | None) -> Sizing:
    given = apportion(order.tied_posts, demand, method=order.method, least=order.least)
    posts = given.posts
    known_now = now if now is not None and set(now) >= set(posts) else None
    return Sizing(
        order,
        given,
        order.posts - order.tied_posts,
        balance_of(demand, known_now, warn_above=order.warn_above) if known_now else None,
        balance_of(demand, posts, warn_above=order.warn_above),
        _helped(order, demand, posts),
    )


def _helped(order: Order, demand: Demand, posts: Mapping[str, int]) -> Balance | None:
    """Say how work stands once what is kept free is where it is needed most."""
    if order.rule is None:
        return None
    tied: dict[str, Fraction] = {place: Fraction(number) for place, number in posts.items()}
    free = Fraction(order.posts) - sum(tied.values())
    if order.measures != "posts":
        free = order.rule.free * sum(tied.values())
        tied = {place: number * (1 - order.rule.free) for place, number in tied.items()}
    return balance_of(demand, _levelled(demand, tied, free), warn_above=order.warn_above)


def _levelled(
    demand: Demand, tied: Mapping[str, Fraction], free: Fraction
) -> Mapping[str, Fraction]:
    """Add what is free so that the heaviest work for one post becomes as light as can be.

    Places are levelled to one common load; those whose posts have less work already get nothing.
    """
    work = {place: Fraction(demand[place]) for place in tied}
    low = [place for place in work if work[place]]
    if not free:
        return tied
    while True:
        load = sum((work[place] for place in low), Fraction()) / (
            free + sum(tied[place] for place in low)
        )
        light = {place for place in low if work[place] < load * tied[place]}
        if not light:
            levelled = {place: work[place] / load for place in low}
            return {place: levelled.get(place, tied[place]) for place in tied}
        low = [place for place in low if place not in light]
