"""Figures as people write them: exact, and without the noughts that nobody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.figures import rounded

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

_DIGITS = 18
"""As many digits behind the point as a figure of a file has."""


def plain(number: Fraction | Decimal, *, digits: int = _DIGITS) -> str:
    """Write a number without an exponent and without noughts at its end.

    >>> from decimal import Decimal
    >>> from fractions import Fraction
    >>> plain(Decimal("21.30")), plain(Decimal("-1011")), plain(Fraction(1, 3), digits=2)
    ('21.3', '-1011', '0.33')
    """
    text = f"{rounded(number, digits):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits_of(number: Decimal) -> int:
    """Count the digits that a figure was written with behind the point.

    >>> from decimal import Decimal
    >>> digits_of(Decimal("94.30")), digits_of(Decimal(94))
    (2, 0)
    """
    return max(0, -int(number.as_tuple().exponent))


def in_thousands(number: Fraction | Decimal, *, digits: int = _DIGITS) -> str:
    """Write the same with a comma between thousands.

    >>> from fractions import Fraction
    >>> in_thousands(Fraction(-12345, 2)), in_thousands(Fraction(-1, 2))
    ('-6,172.5', '-0.5')
    """
    whole, point, rest = plain(number, digits=digits).partition(".")
    return f"{int(whole):,}{point}{rest}" if whole != "-0" else f"-0{point}{rest}"
