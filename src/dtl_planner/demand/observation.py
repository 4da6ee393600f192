"""What is known of one place, one indicator and one period: a figure, a rank or a share.

Any of the three may be missing, and a rank is never turned into a number. A figure that was left
out keeps the symbol that stands for it and is not nought.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.sources import SourceRef

if TYPE_CHECKING:
    from decimal import Decimal

    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.catalogue.values.figures import Kind

Subject: TypeAlias = tuple[str, str]
"""An indicator and a period as written: what is added up and compared stands under one of them."""


class Status(StrEnum):
    """Whether a figure is known."""

    GIVEN = "given"
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not available"


SYMBOLS = {
    "c": Status.SUPPRESSED,
    "low": Status.SUPPRESSED,
    "u": Status.SUPPRESSED,
    "*": Status.SUPPRESSED,
    "x": Status.NOT_AVAILABLE,
    "z": Status.NOT_AVAILABLE,
    ":": Status.NOT_AVAILABLE,
}
"""What stands for a figure in the tables of the Department for Education.

`c`, in older tables `*`, is kept back so that nobody can be recognised, `low` is too small to be
shown rounded, `u` is too unreliable, `x` and `:` are not available, and `z` cannot be there.
"""


@dataclass(frozen=True, slots=True)
class Observation:
    """What is known of one place, one indicator and one period.

    Attributes:
        place: The place's id.
        indicator: The indicator's id.
        period: When; `None` where it is not stated.
        value: The figure; `None` where there is none.
        rank: The place's rank, 1 for the highest figure.
        share: Its share of the whole, from 0 to 1, to as many digits as were written.
        kind: Flow, stock or mean.
        status: Whether the figure is known; where only a rank or a share is, that is given.
        symbol: What stands in place of the figure.
        among: Among which places the rank is; among those of the table where it is not said.
        basis: What it rests on.
        source: Where it is stated: the id of a source, and the section after a colon.
        caveat: What to bear in mind.
    """

    place: str
    indicator: str
    period: PartialDate | None
    value: Decimal | None
    rank: int | None
    share: Decimal | None
    kind: Kind
    status: Status = Status.GIVEN
    symbol: str = ""
    among: str = ""
    basis: Basis = Basis.STATED
    source: str = ""
    caveat: str = ""

    @property
    def subject(self) -> Subject:
        """The indicator and the period as written."""
        return self.indicator, self.period.wording if self.period else ""

    @property
    def reference(self) -> SourceRef | None:
        """Where it is stated; `None` where nobody says."""
        id_, _, section = self.source.partition(": ")
        if not id_:
            return None
        return SourceRef(id=id_, section=section) if section else SourceRef(id=id_)
