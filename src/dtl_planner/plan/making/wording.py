"""Dates and lengths of time in words, for what a plan says of its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.wording import listed, long_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dtl_planner.catalogue.values.dates import PartialDate

_MOST_NAMES = 3
"""As many names as a sentence gives before it only counts the rest."""


def stretch(first: date, last: date) -> str:
    """Tell a stretch of time with both its ends: `20 July 2009 to 1 September 2009`."""
    return long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"


def due(when: PartialDate) -> str:
    """Tell when something is due: `by 31 October 2009`, `on 1 April 2010`, `from 1 April 2010`."""
    match when.qualifier:
        case "by":
            return f"by {long_date(when.last)}"
        case "from":
            return f"from {long_date(when.first)} on"
    if when.first == when.last:
        return f"on {long_date(when.last)}"
    return f"between {long_date(when.first)} and {long_date(when.last)}"


def some(names: Iterable[str]) -> str:
    """List names, a few of them at most: `Portage, Play service, Music and 4 more`."""
    known = list(dict.fromkeys(names))
    if len(known) > _MOST_NAMES + 1:
        return f"{', '.join(known[:_MOST_NAMES])} and {len(known) - _MOST_NAMES} more"
    return listed(known)


def count(number: int, noun: str) -> str:
    """Tell how many there are: `1 day`, `3 days`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
