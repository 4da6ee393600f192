"""Lengths of time as plans state them: `10 days`, `4 weeks`, `45 calendar days`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias, cast

from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.written import Written

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

Counted: TypeAlias = Literal["working", "calendar"]
Step: TypeAlias = Literal["day", "week"]

_FORM = re.compile(r"(-?[0-9]{1,4}) (?:(working|calendar) )?(day|week)s?")


@dataclass(frozen=True, slots=True)
class Length(Written):
    """A length of time, in working days or in days of the calendar.

    What a bare number of weeks means hangs on where it stands: four weeks of work are the working
    days of four weeks, and four weeks that must go by are 28 days of the calendar. Bare days are
    working days everywhere.

    Attributes:
        number: How many days or weeks; less than none only where something may overlap.
        step: What the number counts.
        counted: Which days, where that was written.
        wording: As written.
    """

    number: int
    step: Step
    counted: Counted | None
    wording: str

    json_schema: ClassVar[JsonSchemaValue] = {
        "type": "string",
        "pattern": r"^-?[0-9]{1,4} ((working|calendar) )?(day|week)s?$",
        "description": "A length of time: 10 days, 4 weeks, 10 working days, 45 calendar days.",
    }

    @classmethod
    def read(cls, written: object) -> Length:
        """Read a length of time.

        Raises:
            PydanticCustomError: It is not one (`length_form`).
        """
        if isinstance(written, str) and (found := _FORM.fullmatch(written)) is not None:
            step, counted = cast("Step", found[3]), cast("Counted | None", found[2])
            return cls(int(found[1]), step, counted, written)
        raise PydanticCustomError("length_form", "this is not a length of time `dtl` can read")

    def is_calendar(self, *, weeks: Counted) -> bool:
        """Say whether days of the calendar are meant.

        Args:
            weeks: What a bare number of weeks counts here.
        """
        return (self.counted or (weeks if self.step == "week" else "working")) == "calendar"

    def days(self, *, a_week: int) -> int:
        """Give the number of days.

        Args:
            a_week: How many of them there are in a week: 7 of the calendar, or the working days.
        """
        return self.number * (a_week if self.step == "week" else 1)
