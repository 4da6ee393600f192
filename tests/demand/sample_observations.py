"""Observations in few words, for tests."""

from __future__ import annotations

from decimal import Decimal

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.demand.observation import Observation, Status


def observed(  # noqa: PLR0913 - as many as a row has cells
    place: str,
    value: str | None = None,
    *,
    rank: int | None = None,
    share: str | None = None,
    indicator: str = "open-cases",
    period: str | None = "2019-02",
    kind: Kind = Kind.STOCK,
    status: Status = Status.GIVEN,
    among: str = "",
) -> Observation:
    return Observation(
        place,
        indicator,
        PartialDate.read(period) if period else None,
        None if value is None else Decimal(value),
        rank,
        None if share is None else Decimal(share),
        kind,
        status,
        "c" if status is Status.SUPPRESSED else "",
        among,
    )
