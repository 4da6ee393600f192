"""Ranks as in a competition: equal figures share a place, and the next place is left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

Number = TypeVar("Number", "int", "Decimal")


class Origin(StrEnum):
    """Whether somebody stated it, or it was worked out here."""

    STATED = "stated"
    WORKED_OUT = "worked out"


@dataclass(frozen=True, slots=True)
class Rank:
    """The rank of a place.

    Attributes:
        position: 1 for the highest figure.
        origin: Whether it was stated.
        tied: Whether others have the same.
        of: Among how many it was worked out; `None` where it was stated.
        among: Among which places, where that was stated.
    """

    position: int
    origin: Origin
    tied: bool
    of: int | None = None
    among: str = ""


def ranks_of(figures: Mapping[str, Number]) -> dict[str, Rank]:
    """Rank places by their figures, the highest first.

    >>> {place: rank.position for place, rank in ranks_of({"a": 5, "b": 9, "c": 9, "d": 1}).items()}
    {'b': 1, 'c': 1, 'a': 3, 'd': 4}
    """
    falling = sorted(figures, key=lambda place: (-figures[place], place))
    found: dict[str, Rank] = {}
    number = len(falling)
    first = 0
    while first < number:
        figure = figures[falling[first]]
        end = first + 1
        while end < number and figures[falling[end]] == figure:
            end += 1
        rank = Rank(first + 1, Origin.WORKED_OUT, end - first > 1, number)
        found |= dict.fromkeys(falling[first:end], rank)
        first = end
    return found
