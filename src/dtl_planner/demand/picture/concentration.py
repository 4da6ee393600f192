"""How unevenly demand is spread over places: exact, and only over what is known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from dtl_planner.demand.scale import whole_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Concentration:
    """How unevenly demand is spread.

    Attributes:
        places: Over how many places it was worked out.
        gini: 0 where all places have the same; nearly 1 where one has everything.
        herfindahl: The sum of the squares of the shares: 1 where one place has everything, and one
            by the number of places where all have the same.
        top: The share of the largest place, of the two largest together, of the three largest, and
            so on.
    """

    places: int
    gini: Fraction
    herfindahl: Fraction
    top: tuple[Fraction, ...]

    @property
    def as_if_equal(self) -> Fraction:
        """How many places of one size would be as concentrated."""
        return 1 / self.herfindahl


TOP = 3
"""For how many of the largest places their share together is given."""


def concentration_of(
    parts: Sequence[int | Decimal | Fraction], *, top: int = TOP
) -> Concentration | None:
    """Say how unevenly parts are spread; `None` where they add up to nothing.

    Args:
        parts: The figures or the shares of the places, none below nought, in any order.
        top: For how many of the largest places their share together is given.
    """
    # Whole numbers in place of fractions: shares stay the same, and adding up takes a tenth.
    rising = sorted(whole_numbers(parts))
    whole = sum(rising)
    if not whole:
        return None
    number = len(rising)
    weighed = sum((2 * n - number - 1) * part for n, part in enumerate(rising, start=1))
    falling = rising[: -top - 1 : -1]
    return Concentration(
        number,
        Fraction(weighed, number * whole),
        Fraction(sum(part * part for part in rising), whole * whole),
        tuple(Fraction(part, whole) for part in accumulate(falling)),
    )
