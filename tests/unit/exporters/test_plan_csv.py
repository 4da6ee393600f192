"""The rows of a plan, read back by Python's own reader and by LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hostile_names import HOSTILE_NAMES
from small_plan import small_plan

from dtl_planner.exporters.plans import csv_table
from dtl_planner.harmless import protected
from dtl_planner.shown import clean
from dtl_planner.tables.plans import item_table

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.plan.timeline.plan import Plan

SOFFICE = shutil.which("soffice") or "soffice"
MARK = "\ufeff"
WAITS_FOR_TWO = (
    "play-service.design finish-to-start 2 calendar days; "
    "portage.consult finish-to-finish -2 working days"
)


def hostile_plan() -> Plan:
    plan = small_plan()
    items = tuple(
        replace(plan.items[1], id=f"item-{number}", name=name, subject_name=name)
        for number, name in enumerate(HOSTILE_NAMES)
    )
    return replace(plan, items=items, ties=())


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Read rows as Python does."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_it_is_utf_8_with_a_mark_and_lines_end_as_rfc_4180_has_it() -> None:
    text = csv_table.write(small_plan()).decode("utf-8")
    assert text.startswith(MARK + "item,kind,name,")
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == 7
    assert text.endswith("\r\n")


def test_every_item_is_a_row_with_its_dates_lengths_and_links() -> None:
    rows = rows_of(csv_table.write(small_plan()))
    keys = ("item", "start", "finish", "days", "least", "likely", "most", "counted_in", "waits_for")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        (
            item.id,
            item.start.isoformat(),
            item.finish.isoformat(),
            str(item.days),
            *(str(days) for days in (item.spread.least, item.spread.likely, item.spread.most)),
            "calendar days" if item.spread.is_calendar else "working days",
            waits_for,
        )
        for item, waits_for in zip(
            small_plan().items,
            (
                "",
                "heads-recruited finish-to-start",
                "play-service.design start-to-start 28 calendar days",
                WAITS_FOR_TWO,
                "portage.consult finish-to-start 3 working days; play-service.move start-to-finish",
                "portage.embed finish-to-finish",
            ),
            strict=True,
        )
    ]
    assert [row["uses"] for row in rows] == [
        "", "changes-at-once 1", "", "changes-at-once 1", "", "",
    ]  # fmt: skip


def test_the_rows_are_the_table_and_names_come_back_but_for_the_quote() -> None:
    plan = hostile_plan()
    rows = rows_of(csv_table.write(plan))
    assert list(rows[0]) == [column.key for column in item_table(plan).columns]
    assert [row["name"] for row in rows] == [protected(clean(name)) for name in HOSTILE_NAMES]
    formulas = [row["name"] for row in rows if row["name"].lstrip()[:1] in set("=+-@\uff1d")]
    assert formulas == []


@pytest.mark.needs("soffice", "openpyxl")
def test_libreoffice_reads_the_same_dates_numbers_and_names_and_calculates_nothing(
    tmp_path: Path,
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    plan = hostile_plan()
    (tmp_path / "plan.csv").write_bytes(csv_table.write(plan))
    # Commas, quotes and UTF-8 are what its dialogue offers for such a file; here nobody is asked.
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={tmp_path.as_uri()}/profile", "--headless",
         "--infilter=CSV:44,34,76", "--convert-to", "xlsx", "--outdir", tmp_path,
         tmp_path / "plan.csv"],
        capture_output=True,
        check=True,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx").active
    head, *rows = sheet.iter_rows()
    keys = [cell.value for cell in head]
    assert keys == [column.key for column in item_table(plan).columns]
    read = [dict(zip(keys, row, strict=True)) for row in rows]
    assert {cell.data_type for row in rows for cell in row} <= {"n", "s", "d"}
    assert [row["name"].value or "" for row in read] == [
        protected(clean(name)) for name in HOSTILE_NAMES
    ]
    assert [(row["start"].value, row["finish"].value, row["days"].value) for row in read] == [
        (datetime(2009, 11, 2), datetime(2009, 11, 27), 20)  # noqa: DTZ001 - a date has no zone
    ] * len(HOSTILE_NAMES)
