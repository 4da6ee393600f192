"""Two readers that others wrote open the workbook: dates are dates, and no text is a formula."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from drawn_plans import plans
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import snapshot
from small_plan import small_plan

from dtl_planner.exporters.plans import xlsx
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.plan.timeline.plan import Plan

SOFFICE = shutil.which("soffice") or "soffice"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1",
    "\uff1d1",
    "012",
    "1e5",
    "1:30",
    "yes",
    "'quoted",
    "https://example.org/",
    "internal:Sheet2!A1",
    "<r><t>rich</t></r>",
    "<r></si><si></r>",
    "_x0041_ stays",
    "a \ud800 \x00 \x1b \ufffe b",
    " spaces at both ends ",
    "two\nlines",
    "{=1+1}",
)


def open_book(data: bytes) -> Any:
    openpyxl = import_module("openpyxl")  # has no types
    return openpyxl.load_workbook(BytesIO(data))


def rows_of(data: bytes, sheet: str = "Plan") -> list[dict[str, Any]]:
    heads, *rows = open_book(data)[sheet].iter_rows(values_only=True)
    return [dict(zip(heads, map(without_hour, row), strict=True)) for row in rows]


def without_hour(value: Any) -> Any:
    """Give the date of a date; openpyxl adds midnight."""
    if not isinstance(value, datetime):
        return value
    assert (value.hour, value.minute, value.second) == (0, 0, 0)
    return value.date()


def named(*names: str) -> Plan:
    """Give a plan with a milestone for each name."""
    plan = small_plan()
    items = tuple(
        replace(plan.items[0], id=f"item {place}", name=name, source=name)
        for place, name in enumerate(names)
    )
    return replace(plan, items=items, ties=(), path=(), moved=())


@pytest.mark.needs("xlsxwriter", "openpyxl")
def test_openpyxl_reads_the_names_and_real_dates() -> None:
    plan = small_plan()
    rows = {row["Id"]: row for row in rows_of(xlsx.write(plan))}
    assert list(rows) == list(plan.item)
    for item in plan.items:
        row = rows[item.id]
        assert row["What"] == clean(item.name)
        assert (row["Start"], row["Finish"]) == (item.start, item.finish)
        assert (row["Earliest start"], row["Latest finish"]) == (
            item.earliest,
            item.latest_finish,
        )
        assert row["Working days"] == item.days
        assert row["Calendar days"] == (42 if item.id == "portage.consult" else None)
    assert rows["portage.consult"] == snapshot(
        {
            "Id": "portage.consult",
            "What": "<script>alert(1)</script> | consult \\u{202e}staff",
            "For": "Portage",
            "Phase": "By the end of January 2010",
            "Start": date(2009, 11, 30),
            "Finish": date(2010, 1, 10),
            "Working days": 28,
            "Calendar days": 42,
            "Kind": "activity",
            "Division": "learning",
            "Workstream": None,
            "Slack in working days": 3,
            "Critical": "no",
            "Fragile": "yes",
            "Earliest start": date(2009, 11, 30),
            "Latest start": date(2009, 12, 3),
            "Latest finish": date(2010, 1, 13),
            "Due": None,
            "Wording": None,
            "Stated or our reading": "our reading",
            "Source": None,
            "Brought by": "split",
            "State": None,
            "Uses": None,
        }
    )


@pytest.mark.needs("xlsxwriter", "openpyxl")
def test_each_sheet_has_filters_and_a_header_that_stays() -> None:
    sheets = open_book(xlsx.write(small_plan())).worksheets
    assert [(one.title, one.freeze_panes, one.auto_filter.ref) for one in sheets] == snapshot(
        [
            ("Plan", "A2", "A1:X7"),
            ("Phases", "A2", "A1:G4"),
            ("Links", "A2", "A1:H8"),
            ("Moves", "A2", "A1:F2"),
            ("Read me", "A2", "A1:B14"),
        ]
    )


@pytest.mark.needs("xlsxwriter", "openpyxl")
def test_each_sheet_is_printed_across_with_its_header_and_names_on_every_page() -> None:
    for sheet in open_book(xlsx.write(small_plan())).worksheets:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 8)
        assert (setup.fitToWidth, setup.fitToHeight) == (2, 0)
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$B")


@pytest.mark.needs("xlsxwriter", "openpyxl")
def test_the_other_sheets_tell_of_phases_links_moves_and_the_plan() -> None:
    data = xlsx.write(small_plan())
    assert [list(row.values()) for row in rows_of(data, "Phases")] == snapshot(
        [
            [
                "By the end of October 2009",
                date(2009, 9, 15),
                date(2009, 10, 31),
                1,
                None,
                None,
                "Response to consultation, Key timescales",
            ],
            [
                "By the end of January 2010",
                date(2009, 11, 1),
                date(2010, 1, 13),
                3,
                "Play service",
                "Services in change: 1 of 2 services",
                None,
            ],
            [
                "By April 2010",
                date(2010, 1, 14),
                date(2010, 4, 30),
                2,
                "Portage",
                None,
                None,
            ],
        ]
    )
    assert [
        (row["Waits"], row["Waits for"], row["Kind"], row["Lag"], row["Lag in"])
        for row in rows_of(data, "Links")
    ] == [
        (tie.after, tie.before, tie.kind, tie.lag, tie.unit if tie.lag else None)
        for tie in small_plan().ties
    ]
    assert [list(row.values()) for row in rows_of(data, "Moves")] == snapshot(
        [
            [
                "teams-live",
                "Core locality teams fully implemented",
                date(2010, 1, 13),
                date(2010, 1, 20),
                "it waits for Settle in and review",
                "not recorded",
            ]
        ]
    )
    assert [list(row.values()) for row in rows_of(data, "Read me")] == snapshot(
        [
            ["Plan", "Delivering through Localities"],
            ["Structure planned for", "proposed"],
            ["Deadline", "30 April 2010"],
            ["Playbook", "Moving a service"],
            ["Everything is", "as late as it can be"],
            ["Quality", "sound, not proved best"],
            ["Aim", "fragile early: 1, and no plan is below 0"],
            ["Aim", "not late: 211, and no plan is below 204"],
            [
                "Assumed",
                "The lengths of time of the playbook are assumptions: no source states them.",
            ],
            ["Start and finish", "The first and the last day of work; a milestone has one date."],
            ["Slack", "By how many working days it can start later, others moved as needed."],
            ["Made from", "1111111111111111111111111111111111111111111111111111111111111111"],
            ["Compared with", "0000000000000000000000000000000000000000000000000000000000000000"],
        ]
    )


@pytest.mark.needs("xlsxwriter", "openpyxl")
def test_a_plan_that_nothing_is_compared_with_has_no_sheet_of_moves() -> None:
    plan = replace(small_plan(), moved=(), against=None, scenario="one", is_repeatable=False)
    data = xlsx.write(plan)
    assert open_book(data).sheetnames == ["Plan", "Phases", "Links", "Read me"]
    told = {row["Subject"]: row["Words"] for row in rows_of(data, "Read me")}
    assert (told["Scenario"], told["Not repeatable"], "Compared with" in told) == snapshot(
        ("one", "Made with a limit of time: another run may give another plan.", False)
    )


@pytest.mark.needs("xlsxwriter", "openpyxl")
def test_no_hostile_name_is_a_formula_a_link_a_number_or_mark_up() -> None:
    sheet = open_book(xlsx.write(named(*HOSTILE)))["Plan"]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    expected = {"<r><t>rich</t></r>", "<r></si><si></r>"}
    assert [cell.value for cell in cells] == [
        clean(name) + " " * (name in expected) for name in HOSTILE
    ]


@pytest.mark.needs("xlsxwriter", "soffice")
def test_libreoffice_reads_the_same_texts_and_dates_and_no_formula(tmp_path: Path) -> None:
    plan = named(*HOSTILE)
    cells = by_libreoffice(xlsx.write(plan), tmp_path)
    heads = [text for _, text in cells[0]]
    columns = {head: [row[place] for row in cells[1:]] for place, head in enumerate(heads)}
    # LibreOffice itself drops spaces at the ends when it writes a text as its own XML.
    assert [text.strip() for _, text in columns["What"]] == [clean(one).strip() for one in HOSTILE]
    assert {kind for kind, _ in columns["What"]} == {"string"}
    assert columns["Start"] == [("date", str(item.start)) for item in plan.items]
    assert columns["Latest finish"] == [("date", str(item.latest_finish)) for item in plan.items]


def by_libreoffice(data: bytes, folder: Path) -> list[list[tuple[str, str]]]:
    """Let LibreOffice turn a workbook into its own format, and give kind and text of each cell."""
    (folder / "plan.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "ods", "plan.xlsx"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with ZipFile(folder / "plan.ods") as archive:
        content = archive.read("content.xml")
    assert b"table:formula" not in content
    assert b"text:a " not in content
    sheet = next(ET.fromstring(content).iter(TABLE + "table"))  # noqa: S314 - our own
    rows = [
        [cell for one in row.iter(TABLE + "table-cell") for cell in told(one)]
        for row in sheet.iter(TABLE + "table-row")
    ]
    return [row for row in rows if any(kind for kind, _ in row)]


def told(cell: ET.Element) -> list[tuple[str, str]]:
    """Give a cell as often as it is repeated."""
    kind = cell.get(OFFICE + "value-type", "")
    day = cell.get(OFFICE + "date-value")
    text = "".join(cell.itertext()) if day is None else day
    return [(kind, text)] * int(cell.get(TABLE + "number-columns-repeated", "1"))


@pytest.mark.needs("xlsxwriter", "openpyxl")
@settings(max_examples=25)
@given(plan=plans())
def test_whatever_the_names_are_they_come_back(plan: Plan) -> None:
    rows = rows_of(xlsx.write(plan))
    assert [(row["What"] or "").strip() for row in rows] == [
        clean(item.name).strip() for item in plan.items
    ]
    assert [(row["Start"], row["Finish"]) for row in rows] == [
        (item.start, item.finish) for item in plan.items
    ]


@pytest.mark.needs("xlsxwriter", "openpyxl")
@settings(max_examples=10)
@given(mark=st.sampled_from("aé健🏥"))
def test_what_is_too_long_for_a_cell_is_cut_and_says_so(mark: str) -> None:
    value = rows_of(xlsx.write(named(mark * 40_000)))[0]["What"]
    assert value.endswith("[cut short]")
    assert set(value.removesuffix(" [cut short]")) == {mark}
    units = len(value.encode("utf-16-le")) // 2
    assert 32_767 - 1 <= units <= 32_767


@pytest.mark.needs("xlsxwriter")
def test_the_same_plan_gives_the_same_bytes_seconds_later() -> None:
    first = xlsx.write(small_plan())
    time.sleep(2.1)  # a zip tells two seconds apart, a document's properties one
    assert xlsx.write(small_plan()) == first


@pytest.mark.needs("xlsxwriter", "openpyxl")
def test_the_workbook_was_made_on_the_first_day_of_the_plan() -> None:
    properties = open_book(xlsx.write(small_plan())).properties
    assert properties.created == datetime(2009, 9, 15)  # noqa: DTZ001 - plans have no zones
