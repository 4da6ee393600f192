"""How large a step it is from one figure to another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.figures import rounded

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """How far one figure lies from another.

    Attributes:
        by: The difference, the later less the earlier.
        part: The same as a part of the earlier; `None` where that is nought.
    """

    by: Decimal
    part: Fraction | None

    @property
    def per_cent(self) -> Decimal | None:
        """The step in per cent to one digit, a half rounded away from nought."""
        return None if self.part is None else rounded(self.part * 100, 1)


def step_between(before: Decimal, after: Decimal) -> Step:
    """Say how far it is from one figure to another.

    >>> from decimal import Decimal
    >>> step = step_between(Decimal("2142"), Decimal("1131"))
    >>> step.by, step.per_cent
    (Decimal('-1011'), Decimal('-47.2'))
    """
    by = after - before
    return Step(by, Fraction(by) / abs(Fraction(before)) if before else None)
