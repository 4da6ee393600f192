"""Numbers of any exact kind as whole numbers in the same proportions."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


def total(parts: Iterable[int | Decimal | Fraction]) -> Fraction:
    """Add up exactly; over many parts far quicker than adding fractions to each other.

    >>> total([1, Fraction(1, 2), Fraction(1, 3)])
    Fraction(11, 6)
    """
    ratios = [part.as_integer_ratio() for part in parts]
    by = lcm(*{below for _, below in ratios})
    return Fraction(sum(above * (by // below) for above, below in ratios), by)


def whole_numbers(parts: Iterable[int | Decimal | Fraction]) -> list[int]:
    """Multiply all by the least number that leaves nothing behind any point.

    >>> from decimal import Decimal
    >>> whole_numbers([Decimal("0.5"), Decimal("2.25"), 3])
    [2, 9, 12]
    """
    ratios = [part.as_integer_ratio() for part in parts]
    by = lcm(*{below for _, below in ratios})
    if by == 1:
        return [above for above, _ in ratios]
    return [above * (by // below) for above, below in ratios]
