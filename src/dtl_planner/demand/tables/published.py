"""Figures from published tables, read as they are through a layout that says what stands where.

A layout is data: those of the statistics that `dtl` knows stand in `published.yaml` beside this
module, and a workspace may hold more of its own. Rows of other places are left aside and counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.layouts import Layout
from dtl_planner.demand.tables.opened import open_sheet
from dtl_planner.demand.tables.reading import COLUMNS, Figures, read_rows
from dtl_planner.demand.tables.sheet import Sheet
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.limits import Limits
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.layouts import Columns
    from dtl_planner.demand.tables.known import Known
    from dtl_planner.demand.tables.sheet import Row
    from dtl_planner.diagnostics import Span

NO_LAYOUT = Code(
    "DTL910",
    "no-layout",
    Severity.ERROR,
    "Published tables differ in their columns. Without a layout that fits, nobody knows which "
    "column is the place and which the figure, and no guess is made.",
    "Write a layout for the table under `layouts` in `outcomes.yaml`.",
)
LAYOUT_COLUMN = Code(
    "DTL911",
    "layout-without-column",
    Severity.ERROR,
    "The layout names a column that the table lacks, so it is the layout of another table, or the "
    "table has been published in another form.",
    "Correct the layout, or name another.",
)
NO_ROWS = Code(
    "DTL912",
    "no-rows-of-these-places",
    Severity.WARNING,
    "No row of the table has the code of a place of the workspace, so nothing was taken from it.",
    "Give the places their published `code`, such as E06000031, in `localities.yaml`.",
)

_SOURCE = "published.yaml"
_YEAR = re.compile(r"[0-9]{4}")
_TWO_YEARS = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Published:
    """What came of reading a published table.

    Attributes:
        layout: The layout by which it was read; `None` where none would do.
        figures: What was read.
        left_aside: How many rows were of places that the workspace does not have.
    """

    layout: Layout | None
    figures: Figures
    left_aside: int = 0


@cache
def bundled() -> Catalogue:
    """Give the layouts that come with `dtl`, and their indicators."""
    text = files(__package__).joinpath(_SOURCE).read_text(encoding="utf-8")
    return load_texts({"outcomes.yaml": text}, limits=Limits()).catalogue


def bundled_layouts() -> tuple[Layout, ...]:
    """Give the layouts that come with `dtl`."""
    return bundled().of(Layout)


def bundled_indicators() -> Mapping[str, Indicator]:
    """Give the indicators of those layouts, by id."""
    return bundled().by_id(Indicator)


def read_published(
    data: bytes, *, file: str, layouts: Iterable[Layout], known: Known, limits: Limits
) -> Published:
    """Read a published table by the first layout all of whose columns it has.

    Args:
        data: What the file holds.
        file: Its name in messages.
        layouts: The layouts to choose from; of one alone it is told what does not fit.
        known: What the table may speak of; the codes of the places choose the rows.
        limits: The limits in force.
    """
    sheet = open_sheet(data, file=file, limits=limits)
    if not isinstance(sheet, Sheet):
        return Published(None, Figures((), (), None, sheet))
    return read_published_sheet(sheet, tuple(layouts), known)


def read_published_sheet(sheet: Sheet, layouts: Sequence[Layout], known: Known) -> Published:
    """Read a published table that is open, as `read_published` does."""
    fitting = layout_of(sheet, layouts)
    if fitting is None:
        return Published(None, Figures((), (), sheet, tuple(_misfits(sheet, layouts))))
    turning = _Turning(sheet, fitting, known)
    figures = read_rows(turning.sheet(), known)
    if not (figures.observations or figures.diagnostics):
        message = "This table has no row of a place of this workspace."
        hint = "give the places their published `code`"
        nothing = sheet.heading_finding(NO_ROWS, message, hint)
        figures = replace(figures, diagnostics=(nothing,))
    return Published(fitting, figures, turning.left_aside)


def layout_of(sheet: Sheet, layouts: Iterable[Layout]) -> Layout | None:
    """Choose the first layout all of whose columns a table has."""
    return next((one for one in layouts if not _wanting(one, sheet.heading)), None)


def _wanting(layout: Layout, heading: Collection[str]) -> list[str]:
    """Name the columns that a layout wants and a table lacks."""
    wanted = [layout.code, *layout.where, *([layout.years] if layout.years else [])]
    for columns in layout.figures:
        named = (columns.value, columns.rank, columns.share)
        wanted += [*columns.where, *(name for name in named if name)]
    return [name for name in dict.fromkeys(wanted) if name not in heading]


def _misfits(sheet: Sheet, layouts: Sequence[Layout]) -> Iterator[Diagnostic]:
    if len(layouts) != 1:
        message = (
            f"`{clean(sheet.file)}` has neither the columns `place` and `indicator` nor those of "
            f"any of the {len(layouts)} layouts."
        )
        hint = "name its columns, or write a layout for it under `layouts` in `outcomes.yaml`"
        yield sheet.heading_finding(NO_LAYOUT, message, hint)
        return
    for name in _wanting(layouts[0], sheet.heading):
        near = nearest(name, sheet.heading)
        hint = f"the table has `{clean(near)}`" if near else "check the layout"
        message = f"The layout `{layouts[0].id}` wants the column `{clean(name)}`."
        yield sheet.heading_finding(LAYOUT_COLUMN, message, hint)


@dataclass(frozen=True, slots=True)
class _Turned:
    """Tells where in the published table the cell of a turned row came from.

    A row of the published table becomes one for each indicator; its number says which.
    """

    sheet: Sheet
    columns: tuple[tuple[int, ...], ...]

    def at(self, row: int, column: int) -> tuple[Span | None, str]:
        """Give the place of a cell."""
        number, which = divmod(row, len(self.columns))
        return self.sheet.where.at(number, self.columns[which][column])


class _Turning:
    """Turns a published table into one with the columns of ours.

    Attributes:
        left_aside: How many rows were of other places, once the table has been read.
    """

    def __init__(self, sheet: Sheet, layout: Layout, known: Known) -> None:
        self.left_aside = 0
        self._sheet = sheet
        self._layout = layout
        self._codes = known.codes
        self._at = {name: at for at, name in enumerate(sheet.heading)}
        cited = layout.source if layout.source and layout.source.id in known.sources else None
        self._source = (
            f"{cited.id}: {cited.section}" if cited and cited.section else cited.id if cited else ""
        )

    def sheet(self) -> Sheet:
        """Give the turned table."""
        columns = tuple(self._columns(one) for one in self._layout.figures)
        return Sheet(
            self._sheet.file,
            COLUMNS,
            self._sheet.heading_row,
            self._rows(),
            _Turned(self._sheet, columns),
        )

    def _columns(self, one: Columns) -> tuple[int, ...]:
        """Say from which columns those of ours come; what comes from none is told at the code."""
        layout = self._layout
        names = {"period": layout.years, "value": one.value, "rank": one.rank, "share": one.share}
        return tuple(self._at[names.get(name) or layout.code] for name in COLUMNS)

    def _rows(self) -> Iterator[Row | Diagnostic]:
        layout, at = self._layout, self._at
        tests = [(at[name], wanted) for name, wanted in layout.where.items()]
        code, number = at[layout.code], len(layout.figures)
        for row in self._sheet.rows:
            if isinstance(row, Diagnostic):
                yield row
                continue
            line, cells = row
            if not all(cells[column].strip() == wanted for column, wanted in tests):
                continue
            place = self._codes.get(cells[code].strip())
            if place is None:
                self.left_aside += 1
                continue
            for which, one in enumerate(layout.figures):
                turned = self._turned(place, cells, one)
                if turned:
                    yield line * number + which, turned

    def _turned(self, place: str, cells: list[str], one: Columns) -> list[str] | None:
        """Turn the figures of one indicator; `None` where there are none."""
        at = self._at
        if not all(cells[at[name]].strip() == wanted for name, wanted in one.where.items()):
            return None
        named = (one.value, one.rank, one.share)
        figures = [cells[at[name]].strip() if name else "" for name in named]
        if not any(figures):
            return None
        year = cells[at[self._layout.years]].strip() if self._layout.years else ""
        period = period_of(year, one.period or self._layout.period or "{year}")
        rest = ["", one.among or "", "", self._source, one.caveat or ""]
        return [place, one.indicator, period, *figures, *rest]


def period_of(year: str, form: str) -> str:
    """Put a year into the form of a period; two years written as one, such as 202425, end there.

    >>> period_of("2025", "{year}-03-31"), period_of("2025", "{before}/{yy}")
    ('2025-03-31', '2024/25')
    >>> period_of("202425", "{before}/{yy}"), period_of("", "2025")
    ('2024/25', '2025')
    """
    if _TWO_YEARS.fullmatch(year):
        year = str(int(year[:4]) + 1)
    if "{" not in form:
        return form
    if not _YEAR.fullmatch(year):
        return year
    before = str(int(year) - 1)
    return form.replace("{year}", year).replace("{before}", before).replace("{yy}", year[2:])
