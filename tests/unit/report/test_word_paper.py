"""python-docx reads the paper back, and LibreOffice opens it."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hostile_names import HOSTILE_NAMES
from inline_snapshot import snapshot
from sample_report import MADE, report_of, row, sample_report

from dtl_planner.render.report.blocks import Grid, Point, Points, Words
from dtl_planner.render.report.document import Panel, Report
from dtl_planner.render.report.writing import Form, write_report
from dtl_planner.shown import clean

docx = pytest.importorskip("docx", reason="needs python-docx, of the extra `office`")

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

SOFFICE = shutil.which("soffice") or "soffice"


def read(report: Report) -> Document:
    found: Document = docx.Document(BytesIO(write_report(report, Form.DOCX)))
    return found


def grids(*tables: Grid) -> Report:
    return Report("Title", "Kind", (Panel("one", "One", "", tables),), MADE)


def test_every_kind_of_block_for_word() -> None:
    paper = read(sample_report())
    assert [(line.style and line.style.name, line.text) for line in paper.paragraphs] == snapshot(
        [
            ("Title", "Two teams, Ourtown"),
            ("Subtitle", "Report, as of 1 May 2026"),
            ("Heading 1", "Services"),
            ("Normal", "3 services."),
            ("Caption", "Services by category"),
            ("Normal", ""),
            ("Normal", "Play"),
            ("List Bullet", "Why it is so."),
            ("List Bullet", "because of this"),
            ("List Bullet", "The answers"),
            ("List Bullet 2", "Answers"),
            ("List Bullet 3", "Local?; Answer: yes"),
            ("List Bullet 3", "Direct?"),
            ("Heading 1", "1. Teams"),
            ("Numbered paragraph", "1.1\tTwo teams"),
            ("Normal", "Note: Their names may change."),
            ("Normal", "Warning: One has no head."),
            ("List Bullet", "East"),
            ("List Bullet 2", "Play"),
            ("List Bullet 3", "Clubs"),
            ("List Bullet 3", "Chess"),
            ("Heading 2", "What ties them"),
            ("Normal", "Ties: Play waits for Youth."),
            ("Caption", "Each tie"),
            ("Normal", ""),
            ("Heading 1", "What this paper was made from"),
            (
                "List Bullet",
                "Workspace: a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
            ),
            (
                "List Bullet",
                "Plan: b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2",
            ),
            ("List Bullet", "Made by dtl 9.9"),
        ]
    )


def test_a_table_names_itself_repeats_its_head_and_breaks_no_row() -> None:
    table = read(sample_report()).tables[0]
    assert [[cell.text for cell in one.cells] for one in table.rows] == snapshot(
        [
            ["Service", "Where", "Posts"],
            ["core", "core", "core"],
            ["Play", "every locality", "12"],
            [
                """\
Youth
14-19\
""",
                "",
                "3",
            ],
            ["city-wide", "city-wide", "city-wide"],
            ["Library", "city-wide", "7.5"],
        ]
    )
    written = table._tbl.xml  # noqa: SLF001 - what python-docx has no name for
    assert written.count("<w:tblHeader/>") == 1
    assert written.count("<w:cantSplit/>") == len(table.rows)
    assert '<w:tblCaption w:val="Services by category"/>' in written
    assert '<w:tblDescription w:val="Columns: Service, Where, Posts"/>' in written
    assert 'w:firstRow="1" w:firstColumn="1"' in written


def test_the_paper_is_a4_in_british_english_and_says_whose_it_is() -> None:
    paper = read(sample_report())
    section = paper.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    said = paper.core_properties
    assert (said.title, said.subject, said.author, said.language) == (
        "Two teams, Ourtown",
        "Report, as of 1 May 2026",
        "dtl",
        "en-GB",
    )
    assert said.created == said.modified
    assert 'w:val="en-GB"' in paper.styles.element.xml
    foot = section.footer.paragraphs[0]
    assert foot.text == "Workspace a1a1a1a1a1a1, plan b2b2b2b2b2b2. Page 1 of 1"
    assert foot._p.xml.count("NUMPAGES") == 1  # noqa: SLF001 - a field


def test_a_table_with_many_long_words_lies_across_and_what_follows_stands_upright() -> None:
    wide = Grid("Wide", ("Extraordinarily",) * 9, (row(*["incomprehensibilities"] * 9),))
    wider = Grid("Wider", ("Extraordinarily",) * 30, (row(*["incomprehensibilities"] * 30),))
    small = Grid("Small", ("A", "B"), (row("1"),))
    paper = read(grids(small, wide, wider, small))
    turned = [round(section.page_width.mm) for section in paper.sections]  # type: ignore[union-attr]
    assert turned == [210, 297, 210]
    across = 297 - 2 * 22
    assert all(sum(column.width.mm for column in one.columns) <= across for one in paper.tables)


def test_what_follows_a_wide_table_stands_upright_whatever_it_is() -> None:
    wide = Grid("Wide", ("Extraordinarily",) * 9, (row(*["incomprehensibilities"] * 9),))
    for block in (Words("so"), Points((Point("so"),))):
        assert (
            len(read(Report("T", "K", (Panel("a", "A", "", (wide, block)),), MADE)).sections) == 3
        )


def test_appendices_begin_a_page_and_each_goes_on_below_the_last() -> None:
    itself = Panel("one", "1. One", "", (Words("Said."),))
    behind = [
        Panel(mark, f"Appendix {mark}", "", (Words("Said."),), on_new_page=True) for mark in "AB"
    ]
    lines = read(Report("Title", "Kind", (itself, *behind), MADE)).paragraphs
    begin = [line.text for line in lines if line.paragraph_format.page_break_before]
    assert begin == ["Appendix A"]


def test_lists_go_further_in_at_every_level() -> None:
    deep = Point("5", (Point("6"),))
    points = Points((Point("1", (Point("2", (Point("3", (Point("4", (deep,)),)),)),)),))
    paper = read(Report("T", "K", (Panel("a", "A", "", (points,)),), MADE))
    told = [line for line in paper.paragraphs if line.text in "123456"]
    own = [line.paragraph_format.left_indent for line in told]
    assert own[:3] == [None] * 3
    assert [round(indent.cm, 1) for indent in own[3:] if indent] == [2.5, 3.2, 3.8]


def test_what_people_wrote_is_text_and_nothing_else() -> None:
    paper = read(report_of(*HOSTILE_NAMES))
    told = {line.text for line in paper.paragraphs}
    assert {clean(name) for name in HOSTILE_NAMES} <= told
    assert paper.core_properties.title == clean(HOSTILE_NAMES[0])


def test_no_character_that_xml_forbids_is_left_by_clean() -> None:
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x10000), 0x10FFFF)))
    assert len(read(report_of(every)).paragraphs) > 1


def test_the_same_report_is_the_same_bytes_and_has_no_times() -> None:
    first, again = (write_report(sample_report(), Form.DOCX) for _ in "12")
    assert first == again
    with ZipFile(BytesIO(first)) as parts:
        infos = parts.infolist()
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
        names = [info.filename for info in infos]
        core = parts.read("docProps/core.xml")
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert "docProps/thumbnail.jpeg" not in names
    assert core.count(b"1980-01-01T00:00:00Z") == 2


@pytest.mark.needs("docx", "soffice", "pdftotext")
def test_libreoffice_prints_the_paper(tmp_path: Path) -> None:
    told = by_libreoffice(write_report(sample_report(), Form.DOCX), tmp_path)
    for said in (
        "Two teams, Ourtown Report, as of 1 May 2026 Services 3 services. Services by category",
        "Service Where Posts core Play every locality 12 Youth 14-19 3 city-wide Library city-wide",
        "1. Teams 1.1 Two teams Note: Their names may change. Warning: One has no head.",
        "What ties them Play waits for Youth. Each tie From To Play Youth",
        "Workspace a1a1a1a1a1a1, plan b2b2b2b2b2b2. Page 1 of 2",
    ):
        assert set(said.split()) <= set(told.split())


def by_libreoffice(data: bytes, folder: Path) -> str:
    """Let LibreOffice print a paper, and give the text of its pages."""
    (folder / "paper.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", "paper.docx"],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    told = subprocess.run(
        ["pdftotext", "paper.pdf", "-"],  # noqa: S607 - wherever it is installed
        cwd=folder,
        capture_output=True,
        check=True,
    )
    return told.stdout.decode()
