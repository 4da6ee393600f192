"""Opening a table of figures, whatever it was written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.demand.tables.csv_sheet import read_csv_sheet

if TYPE_CHECKING:
    from dtl_planner.demand.tables.sheet import Sheet
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.limits import Limits


def open_sheet(data: bytes, *, file: str, limits: Limits) -> Sheet | tuple[Diagnostic, ...]:
    """Open a table by the end of its name, or say why it cannot be read."""
    if file.casefold().endswith(".xlsx"):
        # Most runs read no workbook, and starting up is to be quick.
        from dtl_planner.demand.tables.xlsx_sheet import read_xlsx_sheet  # noqa: PLC0415

        return read_xlsx_sheet(data, file=file, limits=limits)
    return read_csv_sheet(data, file=file, limits=limits)
