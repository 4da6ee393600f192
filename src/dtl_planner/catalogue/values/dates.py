"""Dates as documents give them: a day, a month, a quarter, a year, or a stretch of years."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, cast

from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.written import Written

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

Precision: TypeAlias = Literal["day", "month", "quarter", "financial-year", "year", "range"]
Qualifier: TypeAlias = Literal["by", "from", "about"]

FIRST_YEAR = 1900
LAST_YEAR = 2200

_PLAIN = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?|-Q[1-4]|/[0-9]{2})?"
_DATE = re.compile(rf"(?:(by|from|about) )?({_PLAIN})(?:\.\.({_PLAIN}))?")


@dataclass(frozen=True, slots=True)
class PartialDate(Written):
    """The first and the last day that a written date can mean.

    `by 2009-10` keeps October as it stands and says `by`: the deadline is the last day. `2009/10`
    is the year from April to March.

    Attributes:
        first: The first day it can mean.
        last: The last day it can mean.
        precision: How fine it is.
        wording: As written.
        qualifier: `by`, `from` or `about`, where written.
    """

    first: date
    last: date
    precision: Precision
    wording: str
    qualifier: Qualifier | None = None

    json_schema: ClassVar[JsonSchemaValue] = {
        "anyOf": [
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            {"type": "string", "pattern": rf"^((by|from|about) )?{_PLAIN}(\.\.{_PLAIN})?$"},
        ],
        "description": (
            "A date: 2009-10-15, 2009-10, 2009-Q4, 2009/10 (April to March), 2009, 2006..2009; "
            "with by, from or about before it."
        ),
    }

    @classmethod
    def read(cls, written: object) -> PartialDate:
        """Read a date.

        Raises:
            PydanticCustomError: It is not one (`date_form`), no such day exists (`date_day`), it
                lies outside 1900 to 2200 (`date_year`), or it runs backwards (`date_order`).
        """
        match written:
            case bool():
                pass
            case int():
                return _from_text(str(written))
            case str():
                return _from_text(written)
        raise PydanticCustomError("date_form", "a date is wanted here")

    def is_before(self, other: PartialDate) -> bool:
        """Say whether it lies before another, whatever day each of them means."""
        is_open = self.qualifier == "from" or other.qualifier == "by"
        return self.last < other.first and not is_open


def _from_text(text: str) -> PartialDate:
    found = _DATE.fullmatch(text)
    if found is None:
        raise PydanticCustomError("date_form", "this is not a date that `dtl` can read")
    first, last, precision = _stretch(found[2])
    if found[3] is not None:
        last, precision = _stretch(found[3])[1], "range"
    if last < first:
        raise PydanticCustomError("date_order", "this stretch of time ends before it begins")
    return PartialDate(first, last, precision, text, cast("Qualifier | None", found[1]))


def _stretch(plain: str) -> tuple[date, date, Precision]:
    """Give the days that one written date covers; its form has been checked."""
    year, rest = int(plain[:4]), plain[4:]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PydanticCustomError(
            "date_year",
            "years run from {first} to {last} here",
            {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    if rest.startswith("/"):
        return _financial_year(year, int(rest[1:]))
    if rest.startswith("-Q"):
        quarter = int(rest[2])
        return date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter), "quarter"
    return _calendar(year, *(int(part) for part in rest.split("-")[1:]))


def _calendar(
    year: int, month: int | None = None, day: int | None = None
) -> tuple[date, date, Precision]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    try:
        first = date(year, month, 1 if day is None else day)
    except ValueError:
        raise PydanticCustomError("date_day", "there is no such day") from None
    if day is None:
        return first, _month_end(year, month), "month"
    return first, first, "day"


def _financial_year(year: int, following: int) -> tuple[date, date, Precision]:
    if following != (year + 1) % 100:
        raise PydanticCustomError(
            "date_financial_year",
            "the year after {year} ends in {wanted}",
            {"year": year, "wanted": f"{(year + 1) % 100:02}"},
        )
    return date(year, 4, 1), date(year + 1, 3, 31), "financial-year"


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
