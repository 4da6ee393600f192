"""How something stands in a place; that nothing is stated is a state of its own, and not a no."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.catalogue.values.answers import Answer
    from dtl_planner.catalogue.values.dates import PartialDate


class State(StrEnum):
    """How something stands in one place."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_STATED = "not stated"

    @classmethod
    def of(cls, answer: Answer | None) -> State:
        """Read an answer; what is none of the four words cannot be judged."""
        if answer is None:
            return cls.NOT_STATED
        known = {state.value: state for state in (cls.YES, cls.PARTLY, cls.NO)}
        return known.get(str(answer.value), cls.UNKNOWN)


def is_past(by: PartialDate | None, day: date | None) -> bool:
    """Say whether a date has passed on a day, whatever day of it is meant.

    What is due *from* a date on is never past, and without one of the two nothing can be said.
    """
    return by is not None and day is not None and by.qualifier != "from" and by.last < day
