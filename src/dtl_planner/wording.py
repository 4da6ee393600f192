"""Words that every stage needs: dates as people write them, lists and numbers in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months, the first of them January."""


def long_date(day: date) -> str:
    """Write a date as a letter does: `30 April 2010`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str], *, joint: str = "and") -> str:
    """Write words as a list in a sentence."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def listed_names(names: Sequence[str]) -> str:
    """Write names as a list: parted by semicolons where a name has a comma or an `and` of its own.

    Three wards, `East`, `Eye, Thorney and Newborough` and `West`, must not look like five.
    """
    if len(names) <= 1 or not any("," in name or " and " in name for name in names):
        return listed(names)
    return f"{'; '.join(names[:-1])}; and {names[-1]}"


def row_of_names(names: Sequence[str]) -> str:
    """Write names beside each other: parted by semicolons where a name has a comma of its own."""
    return ("; " if any("," in name for name in names) else ", ").join(names)
