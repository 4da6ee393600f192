"""Whole posts out of shares, by a named method, exact to the last fraction.

Every method here is a known one, and they do not agree: that is why the method is named. Hamilton
always stays within the quota (a place gets its exact share rounded down or up) but can take a post
from a place when there is one more to give. The others give out posts one after the other by a
divisor, so nobody ever loses through a larger total; now and then they break the quota, and where
they do it is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heapreplace
from math import ceil, floor
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.demand.scale import whole_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

Demand: TypeAlias = "Mapping[str, Decimal | Fraction | int]"
"""How much demand each place has; never below nought."""

_Claim: TypeAlias = tuple[tuple[int, Fraction], str]
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A divisor method.

    Attributes:
        divisor: By what demand is divided where a place has so many posts.
        power: Two where both are squared, so that no root need be taken.
    """

    divisor: Callable[[int], Fraction]
    power: int = 1


@dataclass(frozen=True, slots=True)
class Seat:
    """What one place gets.

    Attributes:
        place: The place.
        quota: Its exact share of all posts.
        posts: How many it gets.
    """

    place: str
    quota: Fraction
    posts: int

    @property
    def breaks_quota(self) -> bool:
        """Whether it gets more than its quota rounded up, or less than its quota rounded down."""
        return not floor(self.quota) <= self.posts <= ceil(self.quota)


@dataclass(frozen=True, slots=True)
class Tie:
    """The last posts could have gone to others as well: the ids decided, and nothing else.

    Attributes:
        got: The places that got one.
        missed: The places with just as good a claim.
    """

    got: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apportionment:
    """Posts given out to places.

    Attributes:
        method: How.
        seats: What each place gets, by id.
        least: What every place gets whatever its share.
        tie: Where the ids decided.
    """

    method: Method
    seats: tuple[Seat, ...]
    least: int
    tie: Tie | None

    @property
    def posts(self) -> dict[str, int]:
        """How many posts each place gets, by id."""
        return {seat.place: seat.posts for seat in self.seats}

    @property
    def off_quota(self) -> tuple[Seat, ...]:
        """Where the quota is broken, by the method or by the posts that every place has."""
        return tuple(seat for seat in self.seats if seat.breaks_quota)


class NotEnoughPosts(ValueError):  # noqa: N818 - it names what is wrong
    """There are fewer posts than every place is to have at least."""


def apportion(
    posts: int, demand: Demand, *, method: Method = Method.HAMILTON, least: int = 0
) -> Apportionment:
    """Give out posts by demand.

    Args:
        posts: How many posts there are.
        demand: How much demand each place has; some must be above nought if there is any post.
        method: How shares become whole posts.
        least: How many posts each place gets whatever its share; they are part of `posts`.

    Raises:
        NotEnoughPosts: There are fewer posts than `least` for every place.
        ValueError: A demand is below nought, or there is none at all.
    """
    places = sorted(demand)
    sizes = dict(zip(places, whole_numbers(demand[place] for place in places), strict=True))
    _check(posts, sizes, least=least)
    if method is Method.HAMILTON:
        given, tie = _by_remainders(posts, sizes, least)
    else:
        given, tie = _by_divisors(posts, sizes, least, _RULES[method])
    whole = sum(sizes.values())
    seats = [
        Seat(place, Fraction(size * posts, whole), given[place]) for place, size in sizes.items()
    ]
    return Apportionment(method, tuple(seats), least, tie)


def _check(posts: int, sizes: Mapping[str, int], *, least: int) -> None:
    if any(size < 0 for size in sizes.values()):
        raise ValueError("demand is never below nought")
    if not any(sizes.values()):
        raise ValueError("without any demand there is nothing to share out by")
    if posts < least * len(sizes):
        raise NotEnoughPosts(f"{posts} posts are not {least} for each of {len(sizes)} places")


def _by_remainders(
    posts: int, sizes: Mapping[str, int], least: int
) -> tuple[dict[str, int], Tie | None]:
    """Give each place its quota rounded down, and the rest to the largest remainders (Hamilton).

    Places whose quota is below the least get the least, and the others share what is left: that may
    push one more below it, so it is looked at again until it holds.
    """
    given: dict[str, int] = {}
    rest, above = posts, dict(sizes)
    while True:
        whole = sum(above.values())
        low = [place for place, size in above.items() if size * rest < least * whole]
        if not low:
            break
        given |= dict.fromkeys(low, least)
        rest -= least * len(low)
        above = {place: size for place, size in above.items() if place not in given}
    given |= {place: size * rest // whole for place, size in above.items()}
    left = posts - sum(given.values())
    claims = sorted((-(size * rest % whole), place) for place, size in above.items())
    for _, place in claims[:left]:
        given[place] += 1
    return given, _tie_of(claims, left)


def _tie_of(claims: list[tuple[int, str]], left: int) -> Tie | None:
    """Find whether the last that got a post and the first that did not had the same claim."""
    if not 0 < left < len(claims) or claims[left - 1][0] != claims[left][0]:
        return None
    strength = claims[left][0]
    return Tie(_with(strength, claims[:left]), _with(strength, claims[left:]))


def _with(strength: int, claims: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(place for claim, place in claims if claim == strength)


def _by_divisors(
    posts: int, sizes: Mapping[str, int], least: int, rule: _Rule
) -> tuple[dict[str, int], Tie | None]:
    """Give out posts one after the other, each to the place with the strongest claim.

    The claim of a place with `n` posts is its demand by the divisor for `n`. A divisor of nought is
    a claim before all others, of which the largest demand goes first.
    """
    given = _sure(posts, sizes, least)
    powers = {place: size**rule.power for place, size in sizes.items() if size}
    heap = [_claim(powers[place], rule.divisor(given[place]), place) for place in powers]
    heapify(heap)
    last: list[_Claim] = []
    for _ in range(posts - sum(given.values())):
        claim, place = heap[0]
        last = [*last, heap[0]] if last and last[0][0] == claim else [heap[0]]
        given[place] += 1
        heapreplace(heap, _claim(powers[place], rule.divisor(given[place]), place))
    return given, _last_tie(last, heap)


def _sure(posts: int, sizes: Mapping[str, int], least: int) -> dict[str, int]:
    """Give out at once what every divisor method is sure to give.

    No method gives a place more than one post above its demand by a divisor. So with a divisor that
    keeps one post, and the least, back for every place, the posts suffice for all claims as strong;
    and rounding down never takes a weaker one. One less keeps equal claims to be compared.
    """
    whole, room = sum(sizes.values()), posts - len(sizes) * (1 + least)
    if room <= 0:
        return dict.fromkeys(sizes, least)
    return {place: max(least, size * room // whole - 1) for place, size in sizes.items()}


def _claim(size: int, divisor: Fraction, place: str) -> _Claim:
    """Give a claim so that the strongest is the smallest; of equal ones the id decides."""
    return ((1, -size / divisor) if divisor else (0, Fraction(-size))), place


def _last_tie(last: list[_Claim], heap: list[_Claim]) -> Tie | None:
    missed = sorted(place for claim, place in heap if last and claim == last[0][0])
    return Tie(tuple(sorted({place for _, place in last})), tuple(missed)) if missed else None


_RULES = {
    Method.WEBSTER: _Rule(lambda n: n + _HALF),
    Method.JEFFERSON: _Rule(lambda n: Fraction(n + 1)),
    Method.HUNTINGTON_HILL: _Rule(lambda n: Fraction(n * (n + 1)), power=2),
    Method.ADAMS: _Rule(Fraction),
}
