"""How many posts, or full-time equivalents, several units have together: as sure as is stated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.catalogue.values.counts import Count


@dataclass(frozen=True, slots=True)
class Staff:
    """A sum of counts.

    Attributes:
        low: The least it can be.
        high: The most it can be; `None` where nothing limits it.
        stated: Of how many units it is stated.
        not_stated: Of how many it is not: they are not in the sum.
        approximate: Whether any of the counts is said to be rough.
        is_above: Whether it is more than `low`, and not `low` itself.
        is_below: Whether it is less than `high`, and not `high` itself.
    """

    low: Decimal
    high: Decimal | None
    stated: int
    not_stated: int
    approximate: bool
    is_above: bool
    is_below: bool

    @property
    def wording(self) -> str:
        """The sum in words."""
        about = "about " if self.approximate else ""
        low = _plain(self.low)
        if self.high is None:
            return f"{'over' if self.is_above else 'at least'} {about}{low}"
        if self.low == self.high:
            return f"{about}{low}"
        least = "over " if self.is_above else ""
        most = "under " if self.is_below else ""
        return f"{about}{least}{low} to {most}{_plain(self.high)}"


def summed_up(counts: Iterable[Count | None]) -> Staff:
    """Add counts; those that are not stated are counted, and never taken for nought."""
    every = tuple(counts)
    known = [count for count in every if count is not None]
    highs = [Decimal(str(count.high)) for count in known if count.high is not None]
    return Staff(
        low=sum((Decimal(str(count.low)) for count in known), Decimal()),
        high=sum(highs, Decimal()) if len(highs) == len(known) else None,
        stated=len(known),
        not_stated=len(every) - len(known),
        approximate=any(count.approximate for count in known),
        is_above=any(count.exclusive and count.high is None for count in known),
        is_below=any(count.exclusive and count.high is not None for count in known),
    )


def _plain(number: Decimal) -> str:
    """Write a number without noughts at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
