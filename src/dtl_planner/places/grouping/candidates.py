"""Every locality that there could be: all sets of units in one piece whose demand is even enough.

Sets of units are whole numbers, one bit a unit. Each set is found once, from its first unit on: a
unit at its edge is either in, or out for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import add, le
from typing import TYPE_CHECKING

from dtl_planner.places.grouping.question import MILLION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.places.grouping.units import Units


@dataclass(frozen=True, slots=True)
class Candidate:
    """A locality that there could be.

    Attributes:
        units: Its units, one bit each.
        over: Its excess beyond what is near enough, of the indicator where it is largest.
        rim: How many borders it has with units outside it.
    """

    units: int
    over: int
    rim: int


class Candidates:
    """Every locality that there could be in a grouping that is at least so even.

    Attributes:
        all: The candidates, the most even first.
        is_complete: Whether there are no others; `False` where it would have taken too many steps.
    """

    def __init__(self, units: Units, *, worst: int, most_steps: int) -> None:
        self._units = units
        self._near = tuple(sum(1 << other for other in near) for near in units.near)
        search = _Search(units, self._near, worst, most_steps)
        found = sorted(search.found())
        self.is_complete = search.left >= 0
        self.all = tuple(
            Candidate(chosen, over, search.rim(chosen)) for over, chosen in found * self.is_complete
        )

    def within(self, limit: int) -> tuple[Candidate, ...]:
        """Give those that a grouping may have whose largest excess is within a limit.

        What a locality leaves over must be of use: each piece of it is enough for some number of
        localities, and not more than enough for it.
        """
        lowest, highest = window(self._units, limit)
        return tuple(
            each
            for each in self.all
            if each.over <= limit and self._leaves_enough(each.units, lowest, highest)
        )

    def _leaves_enough(self, chosen: int, lowest: Sequence[int], highest: Sequence[int]) -> bool:
        for piece in self._pieces(((1 << len(self._units)) - 1) & ~chosen):
            units = list(bits(piece))
            for place, (low, high) in enumerate(zip(lowest, highest, strict=True)):
                load = sum(self._units.demand[unit][place] for unit in units)
                if -(-load // high) * low > load:
                    return False
        return True

    def _pieces(self, left: int) -> Iterator[int]:
        """Give the pieces that hang together, without those next to what is taken away."""
        while left:
            piece, rim = 0, left & -left
            while rim:
                piece |= rim
                around = 0
                for unit in bits(rim):
                    around |= self._near[unit]
                rim = around & left & ~piece
            left &= ~piece
            yield piece


def bits(units: int) -> Iterator[int]:
    """Give the units of a set, by number."""
    while units:
        bit = units & -units
        units ^= bit
        yield bit.bit_length() - 1


def window(units: Units, worst: int) -> tuple[list[int], list[int]]:
    """Give the least and the most that a locality may have of each indicator, or one further.

    An excess is rounded up, so that it may be that little too wide, and never too narrow.
    """
    question, lowest, highest = units.question, [], []
    for each in question.indicators:
        parts = (worst + question.near_enough) * each.total // each.weight // MILLION
        lowest.append((each.total - parts) // question.into - 1)
        highest.append((each.total + parts) // question.into + 1)
    return lowest, highest


class _Search:
    def __init__(self, units: Units, near: Sequence[int], worst: int, most_steps: int) -> None:
        self.units, self.near, self.worst, self.left = units, near, worst, most_steps
        self.question = units.question
        self.many = [[pair for pair in near.items() if pair[1] > 1] for near in units.near]
        self.lowest, self.highest = window(units, worst)
        self.never = [0] * len(units)  # with each unit: those that may not be beside it
        for one, other in units.apart:
            self.never[one] |= 1 << other
            self.never[other] |= 1 << one
        self.bonds = [sum(1 << unit for unit in bond) for bond in units.bonds]

    def found(self) -> Iterator[tuple[int, int]]:
        """Give the excess and the units of every candidate, as long as there are steps left."""
        everything = (1 << len(self.units)) - 1
        for first in range(len(self.units)):
            for units, load in self._from(first, everything & ~((2 << first) - 1)):
                if not all(map(le, self.lowest, load)) or not self._keeps_bonds(units):
                    continue
                over = self._over(load)
                if over <= self.worst:
                    yield over, units

    def rim(self, units: int) -> int:
        """Count the borders that a set of units has with those outside it."""
        outside, rim = ~units, 0
        for unit in bits(units):
            rim += (self.near[unit] & outside).bit_count()
            for other, borders in self.many[unit]:
                rim += (borders - 1) * (outside >> other & 1)
        return rim

    def _from(self, first: int, later: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give the sets that begin with a unit and go on with later ones, and what they have."""
        demand, near, never = self.units.demand, self.near, self.never
        stack = [(1 << first, near[first] & later, later, demand[first])]
        while stack and self.left >= 0:
            chosen, edge, free, load = stack.pop()
            yield chosen, load
            while edge:
                bit = edge & -edge
                edge, free = edge & ~bit, free & ~bit
                unit = bit.bit_length() - 1
                more = tuple(map(add, load, demand[unit]))
                self.left -= 1
                if all(map(le, more, self.highest)) and not never[unit] & chosen:
                    stack.append((chosen | bit, edge | near[unit] & free, free, more))

    def _keeps_bonds(self, units: int) -> bool:
        """Whether those that must be together are all in a set, or all outside."""
        return all(units & bond in {0, bond} for bond in self.bonds)

    def _over(self, load: tuple[int, ...]) -> int:
        pairs = zip(self.question.indicators, load, strict=True)
        most = max(self.question.excess(indicator, each) for indicator, each in pairs)
        return max(most - self.question.near_enough, 0)
