"""Figures that are counted with: exact decimals, and what kind of number they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, ClassVar

from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.written import Written

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

_PATTERN = r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,18})?"
_FIGURE = re.compile(_PATTERN)


class Kind(StrEnum):
    """What kind of number an indicator gives.

    A flow is counted over a stretch of time (referrals in April and May), a stock at a moment
    (children on a plan in May), and a mean is an average (cases of one worker). Flows and stocks of
    places add up to those of the area around them; means do not.
    """

    FLOW = "flow"
    STOCK = "stock"
    MEAN = "mean"


class Good(StrEnum):
    """Which way is good: `neither` where more is no better and no worse than less."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Figure(Written):
    """A number, exact to the digits that were written.

    Attributes:
        number: The number.
        wording: As written.
    """

    number: Decimal
    wording: str

    json_schema: ClassVar[JsonSchemaValue] = {
        "anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_PATTERN}$"}],
        "description": "A figure: 1131, '1,131', 21.3.",
    }

    @classmethod
    def read(cls, written: object) -> Figure:
        """Read a figure.

        Raises:
            PydanticCustomError: It is not one (`figure_form`).
        """
        # A decimal of a file has at most 18 digits and is not calculated with before it gets here,
        # so the shortest way to write it is the way it was written.
        is_number = isinstance(written, int | float) and not isinstance(written, bool)
        text = str(written) if is_number or isinstance(written, str) else ""
        number = number_of(text)
        if number is None:
            raise PydanticCustomError("figure_form", "a figure is wanted here")
        return cls(number, text)


def number_of(text: str) -> Decimal | None:
    """Read a number, with or without commas between thousands; `None` where it is none.

    >>> number_of("1,131"), number_of("21.30"), number_of("12,34"), number_of("c")
    (Decimal('1131'), Decimal('21.30'), None, None)
    """
    return Decimal(text.replace(",", "")) if _FIGURE.fullmatch(text) else None


def rounded(number: Fraction | Decimal, digits: int) -> Decimal:
    """Round to so many digits behind the point, a half away from nought, as people do it.

    >>> rounded(Fraction(-1011, 2142) * 100, 1), rounded(Fraction(1, 8), 2), rounded(Fraction(0), 1)
    (Decimal('-47.2'), Decimal('0.13'), Decimal('0.0'))
    """
    scaled = Fraction(number) * 10**digits
    whole = floor(abs(scaled) + Fraction(1, 2))
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-digits)
