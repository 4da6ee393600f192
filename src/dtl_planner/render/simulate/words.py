"""The words that the pages on simulations share: chances, and how far dates lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.plan.words import day
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.plan.simulation.result import Chance, Dates


def percent(share: float) -> str:
    """A share in whole percent; 0 and 100 only where it is that without rounding."""
    if 0 < share < 0.005:  # noqa: PLR2004 - what rounds to nothing
        return "under 1 %"
    if 0.995 <= share < 1:  # noqa: PLR2004 - what rounds to all
        return "over 99 %"
    return f"{int(share * 100 + 0.5)} %"


def chance_words(chance: Chance) -> str:
    """A chance with the interval of its estimate, where rounding leaves one: `83 % (82-84)`."""
    least, most = (int(share * 100 + 0.5) for share in (chance.least, chance.most))
    between = f" ({least}-{most})" if least < most else ""
    return f"{percent(chance.share)}{between}"


def date_words(dates: Dates, level: int) -> str:
    """The date by which so many percent of the runs were over."""
    said = day(dates.by[level])
    return f"after {said}" if level in dates.beyond else said


def by_words(dates: Dates, level: int) -> str:
    """The same in a sentence."""
    return f"{'' if level in dates.beyond else 'by '}{date_words(dates, level)}"


def date_text(dates: Dates, level: int) -> str:
    """The same for programs."""
    return f"{'after ' if level in dates.beyond else ''}{dates.by[level].isoformat()}"


def apart(planned: date, found: date) -> str:
    """How much later than planned something is, in days of the calendar."""
    days = (found - planned).days
    return f"{days:+,} {'day' if abs(days) == 1 else 'days'}" if days else "as planned"


def days_words(days: float) -> str:
    """A number of working days, whole from ten on."""
    return plural(int(days + 0.5), "day") if days >= _WHOLE_FROM else f"{days:.1f} days"


_WHOLE_FROM = 10


def share_text(share: float) -> str:
    """A share in percent with a decimal, for programs."""
    return f"{share * 100:.1f}"
