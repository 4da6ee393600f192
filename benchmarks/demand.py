"""Figures of very many places: read, shared out, ranked, and turned into posts."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from functools import partial
from io import StringIO
from random import Random
from time import process_time
from typing import TYPE_CHECKING

import polars as pl

from benchmarks.contest import Contender, machine, measured, report
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.demand.picture.spread import spreads_of
from dtl_planner.demand.staffing.sizing import Order, size
from dtl_planner.demand.tables.known import Known
from dtl_planner.demand.tables.reading import read_figures
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.demand.picture.spread import Spread
    from dtl_planner.demand.tables.reading import Figures

_BARE = "csv.DictReader, nothing read but text (the floor)"
_POSTS_A_PLACE = 3


def main(*, places: int, indicators: int, rounds: int) -> None:
    """Measure, compare the totals, and print."""
    print(machine("polars"))
    known = _known(places, indicators)
    data = _table(known)
    limits = replace(Limits(), table_rows=10**7, table_bytes=10**9)
    read = partial(read_figures, data, file="demand.csv", known=known, limits=limits)
    figures = read()
    spreads = spreads_of(figures.observations, known.places)
    _check(data, figures, spreads)
    contenders = [
        _timed(_BARE, partial(_bare, data)),
        _timed("polars: values as floats, shares and ranks, no checks", partial(_polars, data)),
        _timed("dtl: read and checked", read),
        _timed("dtl: shares, ranks, concentration", partial(_spread, figures, known)),
        _timed("dtl: posts by Hamilton, with work for each", partial(_size, spreads)),
        _timed("dtl: all three", partial(_all, read, known)),
    ]
    report(
        f"{places:,} places x {indicators} indicators: {places * indicators:,} rows, "
        f"{len(data) / 1e6:.0f} MB; seconds of CPU",
        contenders,
        measured(contenders, rounds=rounds),
        yardstick=_BARE,
    )


def _timed(name: str, run: Callable[[], object]) -> Contender:
    def measure() -> float:
        began = process_time()
        run()
        return process_time() - began

    return Contender(name, measure=measure)


def _known(places: int, indicators: int) -> Known:
    named = (Indicator(id=f"indicator-{n}", name="It", kind=Kind.STOCK) for n in range(indicators))
    ids = frozenset(f"place-{n}" for n in range(places))
    return Known(ids, {one.id: one for one in named}, ("source",), {})


def _table(known: Known) -> bytes:
    """Make figures up, in no order; the seed is fixed, so every run has the same."""
    random = Random(2019)
    rows = [
        f"{place},{indicator},2019-02,{random.randint(0, 2_000)},,,stock,source: Table 1,\n"
        for indicator in sorted(known.indicators)
        for place in sorted(known.places)
    ]
    random.shuffle(rows)
    heading = "place,indicator,period,value,rank,share,kind,source,caveat\n"
    return (heading + "".join(rows)).encode()


def _bare(data: bytes) -> int:
    return sum(1 for _ in csv.DictReader(StringIO(data.decode(), newline="")))


def _polars(data: bytes) -> pl.DataFrame:
    value = pl.col("value")
    return pl.read_csv(data).with_columns(
        share=value / value.sum().over("indicator"),
        rank=value.rank("min", descending=True).over("indicator"),
    )


def _spread(figures: Figures, known: Known) -> tuple[Spread, ...]:
    return spreads_of(figures.observations, known.places)


def _size(spreads: tuple[Spread, ...]) -> None:
    for spread in spreads:
        demand = {part.place: part.value or Decimal() for part in spread.parts}
        size(Order(_POSTS_A_PLACE * len(demand)), demand)


def _all(read: Callable[[], Figures], known: Known) -> None:
    _size(_spread(read(), known))


def _check(data: bytes, figures: Figures, spreads: tuple[Spread, ...]) -> None:
    """Hold the totals against those of polars; where they differ, the run ends."""
    totals = pl.read_csv(data).group_by("indicator").agg(pl.col("value").sum()).rows()
    ours = {spread.indicator: spread.total for spread in spreads}
    if figures.diagnostics or ours != dict(totals):
        raise SystemExit("dtl and polars do not add up to the same totals")
