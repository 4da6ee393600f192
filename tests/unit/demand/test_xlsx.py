"""Workbooks as people save them, and workbooks that were made to do harm."""

from __future__ import annotations

import sys
import zipfile
from datetime import date, datetime, time
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from inline_snapshot import snapshot
from sample_tables import known, read, told

from dtl_planner.demand.tables.reading import Figures, read_figures
from dtl_planner.limits import Limits

pytestmark = pytest.mark.needs("openpyxl")

HEADING = ["place", "indicator", "period", "value", "rank", "share", "caveat"]


def workbook(
    *rows: list[Any], title: str = "Demand", formats: dict[str, str] | None = None
) -> bytes:
    openpyxl = import_module("openpyxl")  # the library that the program reads with writes them too
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_book(data: bytes, **limits: int) -> Figures:
    return read_figures(data, file="demand.XLSX", known=known(), limits=Limits(**limits))


def repacked(data: bytes, *, parts: dict[str, bytes] | None = None, level: int = 9) -> bytes:
    """Pack a workbook again with some of its parts changed or added."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        kept = {name: packed.read(name) for name in packed.namelist()}
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as packed:
        for name, text in (kept | (parts or {})).items():
            packed.writestr(name, text)
    return stream.getvalue()


def test_a_workbook_says_what_the_same_cells_in_csv_say() -> None:
    book = workbook(
        HEADING,
        ["north", "open-cases", date(2019, 2, 1), 1131, None, 0.28, "as typed"],
        ["south", "open-cases", "2019-02", "c", 2.0, "27%"],
        [],
        ["croydon", "caseload", 2019, 17.7],
        ["north", "caseload", datetime(2019, 2, 1), 1e-7],  # noqa: DTZ001 - as a sheet has it
        ["south", "caseload", date(2019, 1, 1), -1e16],
        formats={"C2": "mmm-yy", "C6": "yyyy-mm-dd", "C7": "yyyy"},
    )
    text = """place,indicator,period,value,rank,share,caveat
north,open-cases,2019-02,1131,,0.28,as typed
south,open-cases,2019-02,c,2,27%,
croydon,caseload,2019,17.7,,,
north,caseload,2019-02-01,0.0000001,,,
south,caseload,2019,-10000000000000000,,,
"""
    figures, plain = read_book(book), read(text)
    assert figures.observations == plain.observations
    assert figures.rows == (2, 3, 5, 6, 7)
    assert told(figures) == ""


def test_mistakes_are_told_at_the_name_of_the_cell() -> None:
    book = workbook(
        HEADING,
        ["nroth", "open-cases", "2019", True, None, None, None],
        ["north", "open-cases", time(12, 30), "#REF!", None, None, "a\u202eb"],
        ["north", "open-cases", "2019", 5, None, None, None, "beside"],
        ["north", "open-cases", "2019", 5, 0.5],
        title="Sheet 1",
    )
    assert told(read_book(book)) == snapshot("""\

DTL201 Cell A2 of `Sheet 1` in `demand.XLSX`: There is no place `nroth`.
    did you mean `north`?
DTL903 Cell G3 of `Sheet 1` in `demand.XLSX`: a character that cannot be seen stands
here.
    type the text of the cell again
DTL903 Cell H4 of `Sheet 1` in `demand.XLSX`: no column stands above what is written
here.
    name the column, or clear the cell
DTL907 Cell D2 of `Sheet 1` in `demand.XLSX`: `yes` is not a figure.
    write a number; `c`, `low`, `u`, `*`, `x`, `z`, `:` stand for a figure that is kept
    back or not available
DTL907 Cell E5 of `Sheet 1` in `demand.XLSX`: `0.5` is not a rank.
    write a whole number, 1 for the highest\
""")


def test_the_sheet_called_demand_goes_before_the_first() -> None:
    openpyxl = import_module("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["notes"])
    sheet = book.create_sheet("demand")
    sheet.append(["place", "indicator", "value"])
    sheet.append(["north", "open-cases", 5])
    stream = BytesIO()
    book.save(stream)
    assert len(read_book(stream.getvalue()).observations) == 1


def test_what_is_no_workbook_is_told_in_one_sentence() -> None:
    sound = workbook(HEADING)
    broken = (
        b"",
        b"place,indicator,value\n",
        sound[:-200],
        repacked(sound, parts={"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}),
        repacked(sound, parts={"xl/workbook.xml": b"<a/>"}),
        workbook([]),
    )
    assert "".join(told(read_book(data)) for data in broken) == snapshot("""\

1:1 DTL901 `demand.XLSX` is damaged, or no workbook at all.
    open it in its program and save it again as a workbook `.xlsx`
1:1 DTL901 `demand.XLSX` is damaged, or no workbook at all.
    open it in its program and save it again as a workbook `.xlsx`
1:1 DTL901 `demand.XLSX` is damaged, or no workbook at all.
    open it in its program and save it again as a workbook `.xlsx`
1:1 DTL901 `demand.XLSX` is damaged, or no workbook at all.
    open it in its program and save it again as a workbook `.xlsx`
1:1 DTL901 `demand.XLSX` holds no sheet with cells.
    open it in its program and save it again as a workbook `.xlsx`
1:1 DTL901 `demand.XLSX` has nothing in its sheet.
    begin the sheet with the names of columns\
""")


def test_entities_are_refused_before_anything_is_read() -> None:
    sound = workbook(HEADING)
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    wide = bomb.decode().encode("utf-16")
    late = b"<!--" + b" " * (64 * 1024 - 8) + b"-->" + bomb[21:]
    for text in (bomb, wide, late):
        data = repacked(sound, parts={"xl/worksheets/sheet1.xml": text}, level=0)
        assert "entities" in told(read_book(data))


def test_a_workbook_is_weighed_as_it_is_unpacked() -> None:
    sound = workbook(HEADING, ["north", "open-cases", "2019", 5])
    bomb = repacked(sound, parts={"xl/media/a.bin": bytes(5_000_000)})
    found = (
        read_book(bomb),
        read_book(bomb, workbook_growth=10_000, workbook_bytes=1_000_000),
        read_book(sound, workbook_parts=3),
        read_book(sound, table_columns=6),
        read_book(sound, workbook_rows=1),
    )
    assert "".join(told(each) for each in found) == snapshot("""\

1:1 DTL902 `demand.XLSX` unpacks to more than 100 times the bytes; the limit `workbook-
growth` is 100.
    `--limit workbook-growth=200` raises the limit
1:1 DTL902 `demand.XLSX` unpacks to more than 1,000,000 bytes; the limit `workbook-
bytes` is 1,000,000.
    `--limit workbook-bytes=2000000` raises the limit
1:1 DTL902 `demand.XLSX` has 9 parts; the limit `workbook-parts` is 3.
    `--limit workbook-parts=9` raises the limit
1:1 DTL902 `demand.XLSX` cannot be read. Cell A1 of `Demand` in `demand.XLSX`: the rows
from here on are not read: the limit `table-columns` is 6.
    clear what is not needed; or `--limit table-columns=12` raises the limit
DTL902 Cell A2 of `Demand` in `demand.XLSX`: the rows from here on are not read: the
limit `workbook-rows` is 1.
    clear what is not needed; or `--limit workbook-rows=2` raises the limit\
""")


def test_a_workbook_may_not_be_too_large_as_it_is_packed() -> None:
    data = workbook(HEADING)
    found = told(read_book(data, table_bytes=1_000))
    assert f"has {len(data):,} bytes; the limit `table-bytes` is 1,000" in found


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(HEADING)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (found,) = read_book(data).diagnostics
    assert (found.code.id, found.hint) == (
        "DTL904",
        "run `pip install '.[office]'`; or save the sheet as `CSV UTF-8`",
    )


def test_two_parts_of_one_name_are_refused() -> None:
    sound = workbook(HEADING)
    data = repacked(sound, parts={"XL/Workbook.xml": b"<a/>"})
    assert "two parts of one name" in told(read_book(data))


SHEET_BEGINS = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<dimension ref="A1:C3"/><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>place</t></is></c>'
    b'<c r="B1" t="inlineStr"><is><t>indicator</t></is></c>'
    b'<c r="C1" t="inlineStr"><is><t>value</t></is></c></row>'
)


def test_a_sheet_that_breaks_off_is_told_where_it_does() -> None:
    rows = b"".join(b'<row r="%d"></row>' % n for n in range(2, 3_000))
    parts = {"xl/worksheets/sheet1.xml": SHEET_BEGINS + rows + b"<row"}
    assert "the workbook is damaged" in told(
        read_book(repacked(workbook(HEADING), parts=parts, level=0))
    )


def test_a_row_that_reaches_far_to_the_right_ends_the_reading() -> None:
    rows = b'<row r="2"><c r="XFD2" s="0"/></row></sheetData></worksheet>'
    data = repacked(workbook(HEADING), parts={"xl/worksheets/sheet1.xml": SHEET_BEGINS + rows})
    assert told(read_book(data)) == snapshot("""\

DTL902 Cell A2 of `Demand` in `demand.XLSX`: the rows from here on are not read: the
limit `table-columns` is 200.
    clear what is not needed; or `--limit table-columns=400` raises the limit\
""")


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    openpyxl = import_module("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["place", "indicator", "value"])
    sheet.append(["north", "open-cases", 5])
    sheet["A4"] = "north"
    sheet["XFD1048576"] = "far"
    stream = BytesIO()
    book.save(stream)
    figures = read_book(stream.getvalue())
    assert len(figures.observations) == 1
    assert told(figures) == snapshot("""\

DTL902 Cell A100001 of `Sheet` in `demand.XLSX`: the rows from here on are not read: the
limit `workbook-rows` is 100,000.
    clear what is not needed; or `--limit workbook-rows=200000` raises the limit
DTL907 Cell B4 of `Sheet` in `demand.XLSX`: The indicator is missing.\
""")
