"""All tables of figures of a workspace: each by its columns, and then together.

A table has our own columns, or those of a published one that a layout describes. What stands in two
tables is said twice just as what stands twice in one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.layouts import Layout
from dtl_planner.demand.tables.known import Known
from dtl_planner.demand.tables.opened import open_sheet
from dtl_planner.demand.tables.published import (
    Published,
    bundled_indicators,
    bundled_layouts,
    layout_of,
    read_published_sheet,
)
from dtl_planner.demand.tables.reading import SAID_TWICE, Figures, is_own, read_own_sheet
from dtl_planner.demand.tables.sheet import Sheet
from dtl_planner.diagnostics import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.demand.observation import Observation, Subject
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.limits import Limits


@dataclass(frozen=True, slots=True)
class Tables:
    """What came of reading all tables.

    Attributes:
        tables: What was read of each, by the name of its file, in the order of reading.
        observations: What is known, in that order; of what is said twice the first.
        indicators: The indicators of the workspace, and those of published tables that were read.
        diagnostics: Everything that is wrong.
    """

    tables: Mapping[str, Published]
    observations: tuple[Observation, ...]
    indicators: Mapping[str, Indicator]
    diagnostics: tuple[Diagnostic, ...]


def read_tables(files: Mapping[str, bytes], catalogue: Catalogue, *, limits: Limits) -> Tables:
    """Read tables of figures.

    Args:
        files: What each file holds, by its name in messages.
        catalogue: A catalogue without errors.
        limits: The limits in force.
    """
    known = Known.of(catalogue)
    tables = {name: _read(data, name, catalogue, known, limits) for name, data in files.items()}
    figures = [table.figures for table in tables.values()]
    twice = dict(_said_twice(figures))
    return Tables(
        tables,
        tuple(
            one
            for number, each in enumerate(figures)
            for row, one in zip(each.rows, each.observations, strict=True)
            if (number, row) not in twice
        ),
        _indicators(tables.values(), known),
        (*(found for each in figures for found in each.diagnostics), *twice.values()),
    )


def _read(data: bytes, name: str, catalogue: Catalogue, known: Known, limits: Limits) -> Published:
    """Read a table by the layout that fits it, those of the workspace first, or as our own."""
    sheet = open_sheet(data, file=name, limits=limits)
    if not isinstance(sheet, Sheet):
        return Published(None, Figures((), (), None, sheet))
    own = catalogue.of(Layout)
    if layout_of(sheet, own):
        return read_published_sheet(sheet, own, known)
    if is_own(sheet):
        return Published(None, read_own_sheet(sheet, known))
    # Reading the layouts that come with dtl takes a moment, and most workspaces need none.
    wider = replace(known, indicators={**bundled_indicators(), **known.indicators})
    return read_published_sheet(sheet, (*own, *bundled_layouts()), wider)


def _said_twice(tables: Iterable[Figures]) -> Iterator[tuple[tuple[int, int], Diagnostic]]:
    """Tell of what another table has said already, by the number of the table and its row."""
    seen: dict[tuple[Subject, str], tuple[Sheet, int]] = {}
    for number, figures in enumerate(tables):
        if figures.sheet is None:
            continue
        for row, one in zip(figures.rows, figures.observations, strict=True):
            sheet, first = seen.setdefault((one.subject, one.place), (figures.sheet, row))
            if sheet is not figures.sheet:
                yield (number, row), _twice(one, figures.sheet, row, sheet, first)


def _twice(one: Observation, sheet: Sheet, row: int, first: Sheet, at: int) -> Diagnostic:
    when = f" in {one.period.wording}" if one.period else ""
    message = f"`{one.indicator}` of `{one.place}`{when} is said in `{first.file}` already."
    found = sheet.finding(SAID_TWICE, message, "keep one of the two", row=row)
    span = first.where.at(at, 0)[0]
    return replace(found, related=(Related("the first is here", span),) if span else ())


def _indicators(tables: Iterable[Published], known: Known) -> Mapping[str, Indicator]:
    """Give the indicators of the workspace, and those of layouts that come with dtl, as read."""
    read = {one.indicator for table in tables for one in table.figures.observations}
    if read <= known.indicators.keys():
        return known.indicators
    ours = bundled_indicators()
    people = {ours[name].per for name in read if name in ours}
    wanted = {name: one for name, one in ours.items() if name in read | people}
    return {**known.indicators, **{k: v for k, v in wanted.items() if k not in known.indicators}}
