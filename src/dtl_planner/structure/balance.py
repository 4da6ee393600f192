"""Sharing out loads of different sizes over places, so that as little as possible is above a share.

Pure arithmetic on whole numbers: it knows neither services nor places, only their numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import gcd, prod
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMBINATIONS = 250_000
"""Up to how many ways of sharing out all are weighed; beyond, a good one is looked for."""

_ROUNDS = 20
"""How often every exchange is tried where not all ways are weighed."""

Cost: TypeAlias = tuple[int, int]
"""How much lies above its place's share; of equals, the more even goes first (sum of squares)."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Loads to be shared out.

    Attributes:
        sizes: The size of each load.
        allowed: The places that each may go to, by number.
        held: What each place holds already.
        shares: What each place should hold in the end.
    """

    sizes: tuple[int, ...]
    allowed: tuple[tuple[int, ...], ...]
    held: tuple[int, ...]
    shares: tuple[int, ...]

    def held_with(self, chosen: Sequence[int]) -> list[int]:
        """Give what each place holds once each load has gone where it was chosen to go."""
        held = list(self.held)
        for size, place in zip(self.sizes, chosen, strict=True):
            held[place] += size
        return held

    def cost(self, held: Sequence[int]) -> Cost:
        """Weigh what the places hold."""
        apart = [have - share for have, share in zip(held, self.shares, strict=True)]
        return sum(each for each in apart if each > 0), sum(each * each for each in apart)


@dataclass(frozen=True, slots=True)
class Shared:
    """Loads shared out.

    Attributes:
        chosen: The place of each load, by number.
        above: How much lies above its place's share.
        bound: What no sharing out can be below; equal to `above` where that is the least.
        ways: How many ways of sharing out there are.
        is_exact: Whether it is sure that none is better.
    """

    chosen: tuple[int, ...]
    above: int
    bound: int
    ways: int
    is_exact: bool


def share_out(sharing: Sharing, *, most: int = COMBINATIONS) -> Shared:
    """Share loads out: exactly where there are few ways or all loads are alike, else well.

    Args:
        sharing: What is to be shared out, and over which places.
        most: Up to how many ways all are weighed.
    """
    ways = prod(len(places) for places in sharing.allowed)
    chosen = _greedy(sharing)
    is_exact = _are_alike(sharing)
    if not is_exact:
        chosen = _exchanged(sharing, chosen)
        if ways <= most:
            chosen, is_exact = _best(sharing, chosen), True
    above, _ = sharing.cost(sharing.held_with(chosen))
    bound = above if is_exact else _bound(sharing)
    return Shared(tuple(chosen), above, bound, ways, is_exact or above == bound)


def _are_alike(sharing: Sharing) -> bool:
    """Whether giving each load to the place with most room is sure to be best.

    It is where all have one size and may go anywhere, or have no choice: what a further load costs
    a place never falls as the place fills.
    """
    everywhere = len(sharing.held)
    free = all(len(places) in {1, everywhere} for places in sharing.allowed)
    return free and len(set(sharing.sizes)) <= 1


def _greedy(sharing: Sharing) -> list[int]:
    """Give each load to the place with most room: those without a choice first, then by size."""
    held, chosen = list(sharing.held), [0] * len(sharing.sizes)
    order = sorted(
        range(len(chosen)), key=lambda n: (len(sharing.allowed[n]) > 1, -sharing.sizes[n], n)
    )
    for n in order:
        place = min(sharing.allowed[n], key=lambda p: held[p] - sharing.shares[p])
        chosen[n] = place
        held[place] += sharing.sizes[n]
    return chosen


def _exchanged(sharing: Sharing, chosen: list[int]) -> list[int]:
    """Move single loads and exchange pairs for as long as that is better."""
    held = sharing.held_with(chosen)
    for _ in range(_ROUNDS):
        before = list(chosen)
        for change in _changes(sharing, chosen):
            _change_if_better(sharing, chosen, held, change)
        if chosen == before:
            break
    return chosen


def _changes(sharing: Sharing, chosen: list[int]) -> Iterator[list[tuple[int, int]]]:
    """Give each move, and each exchange, as loads with their new places."""
    for n, places in enumerate(sharing.allowed):
        for place in places:
            yield [(n, place)]
    for n, m in combinations(range(len(chosen)), 2):
        if chosen[n] in sharing.allowed[m] and chosen[m] in sharing.allowed[n]:
            yield [(n, chosen[m]), (m, chosen[n])]


def _change_if_better(
    sharing: Sharing, chosen: list[int], held: list[int], change: list[tuple[int, int]]
) -> None:
    after = list(held)
    for n, place in change:
        after[chosen[n]] -= sharing.sizes[n]
        after[place] += sharing.sizes[n]
    if sharing.cost(after) < sharing.cost(held):
        held[:] = after
        for n, place in change:
            chosen[n] = place


def _best(sharing: Sharing, chosen: list[int]) -> list[int]:
    """Weigh every way that could still be better than the one at hand."""
    held, order = list(sharing.held), range(len(chosen))
    best, way = list(chosen), list(chosen)
    least = sharing.cost(sharing.held_with(chosen))

    def search(n: int) -> None:
        nonlocal best, least
        if n == len(order):
            best, least = list(way), sharing.cost(held)
            return
        for place in sharing.allowed[n]:
            way[n] = place
            held[place] += sharing.sizes[n]
            if _at_least(sharing, held, n + 1) < least:
                search(n + 1)
            held[place] -= sharing.sizes[n]

    search(0)
    return best


def _at_least(sharing: Sharing, held: Sequence[int], placed: int) -> Cost:
    """What a way begun so must cost: what is above its share now stays above it."""
    if placed == len(sharing.sizes):
        return sharing.cost(held)
    above = [have - share for have, share in zip(held, sharing.shares, strict=True) if have > share]
    return sum(above), sum(each * each for each in above)


def _bound(sharing: Sharing) -> int:
    """What no sharing out can be below: the larger of two simpler questions' answers."""
    return max(_bound_of_one(sharing), _bound_of_parts(sharing))


def _bound_of_one(sharing: Sharing) -> int:
    """What is above a share already, and what the load that fits worst must add to it."""
    room = [share - have for have, share in zip(sharing.held, sharing.shares, strict=True)]
    now = sum(-each for each in room if each < 0)
    added = (
        min(max(size - max(room[place], 0), 0) for place in places)
        for size, places in zip(sharing.sizes, sharing.allowed, strict=True)
    )
    return now + max(added, default=0)


def _bound_of_parts(sharing: Sharing) -> int:
    """What would be above a share if loads could be taken apart, down to what divides them all."""
    part = gcd(*sharing.sizes)
    if not part or sum(sharing.sizes) // part > _PARTS:
        return 0
    everywhere = tuple(range(len(sharing.held)))
    number = sum(sharing.sizes) // part
    parts = Sharing((part,) * number, (everywhere,) * number, sharing.held, sharing.shares)
    above, _ = parts.cost(parts.held_with(_greedy(parts)))
    return above


_PARTS = 20_000
"""Into how many parts loads are taken apart at most, to see what could not be better."""
