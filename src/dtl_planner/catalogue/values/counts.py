"""Counts as documents give them: `180`, `about 180`, `over 200`, `400-500`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.json_schema import JsonSchemaValue

_NUMBER = r"[0-9]{1,18}(?:\.[0-9]{1,18})?"
_RANGE = re.compile(rf"({_NUMBER}) ?- ?({_NUMBER})")
_WORDED = re.compile(rf"(about|over|under|at least|at most) ({_NUMBER})|({_NUMBER})")


@dataclass(frozen=True, slots=True)
class Count(Written):
    """A number, or the range it lies in, with the words that were used.

    `about 180` keeps 180 at both ends and says that it is approximate: the source gives no margin,
    so none is made up. `over 200` and `under 50` leave out the number they name.

    Attributes:
        low: The lowest it can be.
        high: The highest it can be; `None` where nothing limits it.
        wording: As written.
        approximate: Whether `about` was written.
        exclusive: Whether the number named is itself left out.
    """

    low: float
    high: float | None
    wording: str
    approximate: bool = False
    exclusive: bool = False

    json_schema: ClassVar[JsonSchemaValue] = {
        "anyOf": [
            {"type": "number", "minimum": 0},
            {
                "type": "string",
                "pattern": r"^((about|over|under|at least|at most) )?[0-9]+(\.[0-9]+)?$"
                r"|^[0-9]+(\.[0-9]+)? ?- ?[0-9]+(\.[0-9]+)?$",
            },
        ],
        "description": "A count: 180, about 180, over 200, under 50, at least 3, 400-500.",
    }

    @classmethod
    def read(cls, written: object) -> Count:
        """Read a count.

        Raises:
            PydanticCustomError: It is not one (`count_form`), runs backwards (`count_order`), or is
                below nought (`count_sign`).
        """
        match written:
            case bool():
                pass
            case int() | float():
                return _plain(written)
            case str():
                return _from_text(written)
        raise PydanticCustomError("count_form", "a count is wanted here")


def _plain(number: float) -> Count:
    if number < 0:
        raise PydanticCustomError("count_sign", "a count cannot be below 0")
    return Count(number, number, str(number))


def _from_text(text: str) -> Count:
    if (found := _RANGE.fullmatch(text)) is not None:
        low, high = _number(found[1]), _number(found[2])
        if high < low:
            raise PydanticCustomError("count_order", "this range of counts runs backwards")
        return Count(low, high, text)
    if (found := _WORDED.fullmatch(text)) is None:
        raise PydanticCustomError("count_form", "this is not a count that `dtl` can read")
    return _WORDS[found[1]](_number(found[2] or found[3]), text)


def _number(digits: str) -> float:
    return float(digits) if "." in digits else int(digits)


_WORDS: dict[str | None, Callable[[float, str], Count]] = {
    None: lambda number, text: Count(number, number, text),
    "about": lambda number, text: Count(number, number, text, approximate=True),
    "over": lambda number, text: Count(number, None, text, exclusive=True),
    "under": lambda number, text: Count(0, number, text, exclusive=True),
    "at least": lambda number, text: Count(number, None, text),
    "at most": lambda number, text: Count(0, number, text),
}
