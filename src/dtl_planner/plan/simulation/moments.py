"""The dates of working days and back, as tables: for lags in days of the calendar.

Dates are counted from that of the first working day. Needs numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Moments:
    """Dates and working days.

    Attributes:
        mornings: The date of each working day, for what starts on it.
        evenings: The date after the working day before, for what is over by then.
        begins: For each date the first working day on which something can start.
        finishes: For each date the first number at which something can be over.
        last: The last date of the last two.
    """

    mornings: NDArray[np.int64]
    evenings: NDArray[np.int64]
    begins: NDArray[np.int64]
    finishes: NDArray[np.int64]
    last: int

    @classmethod
    def of(cls, days: Sequence[int]) -> Moments:
        """Make the tables.

        Args:
            days: The ordinal of the date of each working day.
        """
        mornings = np.array(days, dtype=np.int64) - days[0]
        evenings = np.concatenate(([0], mornings[:-1] + 1))
        dates = np.arange(mornings[-1] + 2)
        begins = np.searchsorted(mornings, dates)
        finishes = np.searchsorted(mornings, dates - 1) + 1
        finishes[0] = 0
        return cls(mornings, evenings, begins, finishes, len(dates) - 1)
