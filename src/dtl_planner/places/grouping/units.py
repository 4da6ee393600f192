"""The areas as a search moves them: those that must stay together and hang together are one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import gcd
from typing import TYPE_CHECKING

from dtl_planner.places.grouping.question import together_of
from dtl_planner.places.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.places.grouping.question import Grouping, Question


@dataclass(frozen=True, slots=True)
class Units:
    """What is moved.

    Attributes:
        question: What was asked.
        members: The areas of each unit, by number.
        near: For each unit the others that it borders on, with the number of borders.
        demand: For each unit how much it has of each indicator.
        bonds: Units that must be in one locality although they do not hang together.
        apart: Pairs of units that must not be in one.
        heads: A unit of each locality that has a name.
    """

    question: Question
    members: tuple[tuple[int, ...], ...]
    near: tuple[dict[int, int], ...]
    demand: tuple[tuple[int, ...], ...]
    bonds: tuple[tuple[int, ...], ...]
    apart: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.members)

    def grouping(self, where: Sequence[int]) -> Grouping:
        """Turn the locality of each unit into the areas of each locality."""
        areas: dict[int, list[int]] = {}
        for members, locality in zip(self.members, where, strict=True):
            areas.setdefault(locality, []).extend(members)
        return tuple(sorted(tuple(sorted(own)) for own in areas.values()))


def units_of(question: Question) -> Units:
    """Make units of areas; a unit has the number of its first area's place among the units."""
    near = question.neighbours().__getitem__
    groups = [pieces_of(areas, near) for areas in together_of(question)]
    members = sorted(piece for pieces in groups for piece in pieces)
    unit = {area: number for number, piece in enumerate(members) for area in piece}
    borders: list[dict[int, int]] = [{} for _ in members]
    for one, other in question.borders:
        p, q = unit[one], unit[other]
        if p != q:
            borders[p][q] = borders[p].get(q, 0) + 1
            borders[q][p] = borders[q].get(p, 0) + 1
    heads = tuple(unit[areas[0]] for _, areas in question.named if areas)
    apart = {(min(unit[p], unit[q]), max(unit[p], unit[q])) for p, q in question.apart}
    return Units(
        question,
        tuple(members),
        tuple(borders),
        tuple(
            tuple(sum(each.demand[area] for area in piece) for each in question.indicators)
            for piece in members
        ),
        tuple(tuple(unit[piece[0]] for piece in pieces) for pieces in groups if len(pieces) > 1),
        tuple(sorted(apart | {(min(pair), max(pair)) for pair in combinations(heads, 2)})),
        heads,
    )


def least_excess(units: Units) -> int:
    """Give what the largest deviation cannot be below, from the numbers alone.

    Whole numbers cannot always be shared out evenly, and the largest unit lies somewhere.
    """
    question, least = units.question, 0
    for number, indicator in enumerate(question.indicators):
        sizes = [demand[number] for demand in units.demand]
        step = gcd(*sizes)  # every load is a multiple of it
        mean_floor = indicator.total // (question.into * step) * step
        uneven = indicator.total != mean_floor * question.into
        loads = [mean_floor, mean_floor + step] if uneven else [mean_floor]
        if max(sizes) * question.into > indicator.total:
            loads.append(max(sizes))
        least = max(least, *(question.excess(indicator, load) for load in loads))
    return least
