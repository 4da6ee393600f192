"""CSV: a row for each item, as Excel and LibreOffice open it.

It begins with a byte order mark, without which Excel takes pounds and accents for something else,
and its lines end as RFC 4180 has it. Text that a spreadsheet would calculate has a quote before it.
There is no room for a remark in CSV, so the state of the workspace is not told.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from dtl_planner.exporters.plans import PlanExporter
from dtl_planner.harmless import protected
from dtl_planner.tables import words
from dtl_planner.tables.plans import item_table

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Plan


def write(plan: Plan) -> bytes:
    """Write a plan as CSV."""
    table = item_table(plan)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.key for column in table.columns)
    writer.writerows([protected(words(cell)) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


EXPORTER = PlanExporter("csv", ".csv", "rows for Excel, LibreOffice and other spreadsheets", write)
