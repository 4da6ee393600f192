"""Whom a service is for: ages, and levels of the vulnerability matrix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.written import Written

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

OLDEST = 25
"""Services for young people end at 25 at the latest (special educational needs, care leavers)."""

_AGES = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Ages(Written):
    """An age range with both ends inside: `0-7` is everybody until the eighth birthday.

    Attributes:
        low: The youngest, in years.
        high: The oldest, in years; at most 25.
    """

    low: int
    high: int

    json_schema: ClassVar[JsonSchemaValue] = {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": OLDEST},
            {"type": "string", "pattern": r"^[0-9]{1,2}-[0-9]{1,2}$"},
        ],
        "description": "Ages with both ends inside: 0-7, 8-13, 14-19; one age as 16.",
    }

    @classmethod
    def read(cls, written: object) -> Ages:
        """Read an age range.

        Raises:
            PydanticCustomError: It is not one (`ages_form`), runs backwards (`ages_order`), or goes
                past 25 (`ages_oldest`).
        """
        match written:
            case bool():
                pass
            case int():
                return _checked(written, written)
            case str() if (found := _AGES.fullmatch(written)) is not None:
                return _checked(int(found[1]), int(found[2]))
        raise PydanticCustomError("ages_form", "this is not an age range that `dtl` can read")

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


def _checked(low: int, high: int) -> Ages:
    if high < low:
        raise PydanticCustomError("ages_order", "this age range runs backwards")
    if low < 0 or high > OLDEST:
        raise PydanticCustomError("ages_oldest", "ages run from 0 to {oldest}", {"oldest": OLDEST})
    return Ages(low, high)


def _as_list(written: object) -> object:
    if isinstance(written, list | tuple):
        return written
    if isinstance(written, int) and not isinstance(written, bool):
        return [written]
    raise PydanticCustomError("levels_form", "a level or a list of levels is wanted here")


def _in_order(levels: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(levels)))


Level: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=4)]
Levels: TypeAlias = Annotated[
    tuple[Level, ...],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=Level | list[Level]),
    AfterValidator(_in_order),
]
