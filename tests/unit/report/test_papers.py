"""Papers are put together out of the panels of the page, and say nothing that these do not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample_report import MADE, row

from dtl_planner.app.opening import open_workspace
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.limits import Limits
from dtl_planner.render.report.blocks import (
    Cell,
    Drawn,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.document import Panel, Report
from dtl_planner.render.report.folding import folded
from dtl_planner.render.report.linking import without_loose_links
from dtl_planner.render.report.papers.committee import committee_paper
from dtl_planner.render.report.papers.consultation import consultation_paper
from dtl_planner.render.report.papers.taking import (
    by_group,
    in_full,
    in_short,
    in_words,
    milestones,
)
from dtl_planner.render.report.whole import whole_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.render.report.blocks import Block

ROOT = Path(__file__).parents[3]
LONG = Grid(
    "Long", ("A", "B"), tuple(row(str(n), "kept", group="odd" if n % 2 else "") for n in range(61))
)
DETAILED = Grid("Short", ("A",), (row("1", details=(Words("more"),)),), is_searched=True)
CLOSED = Grid("Short", ("A",), (row("1"),))
NOTE = Words("Where it is told", Manner.NOTE)
LEFT_OUT = Words("The table \u201cLong\u201d, 61 rows, is in the whole report.", Manner.NOTE)


def panel(*blocks: Block) -> Panel:
    return Panel("one", "One", "In a line.", blocks)


LINE = Words("In a line.")


def test_in_words_there_are_no_tables_and_no_headings_of_tables() -> None:
    points = Points((Point("so"),))
    found = in_words(panel(Heading("Tables"), LONG, Heading("Lists"), points, NOTE, Heading("End")))
    assert list(found) == [LINE, Heading("Lists"), points, NOTE]


def test_in_short_nothing_has_to_be_opened_and_of_long_tables_it_is_said_where_they_are() -> None:
    found = in_short(panel(DETAILED, LONG, Drawn((), DETAILED), NOTE))
    assert list(found) == [LINE, CLOSED, LEFT_OUT, Drawn((), CLOSED), NOTE]


def test_in_full_there_are_tables_of_any_length_and_their_notes() -> None:
    found = in_full(panel(Words("told before"), Heading("H"), LONG, Points(()), NOTE))
    assert list(found) == [Heading("H"), LONG, NOTE]


def test_by_group_a_table_is_told_by_its_headings() -> None:
    found = by_group(panel(LONG, DETAILED))
    assert list(found) == [
        LINE,
        Words("Long. How much stands under each of its headings:"),
        Points((Point("The others: 31 kept"), Point("odd: 30 kept"))),
        CLOSED,
    ]


def test_by_group_what_stands_below_is_counted_by_its_kind_where_it_has_one() -> None:
    rows = (row("a", "moved", group="G"), row("b", "split", group="G"), row("c", group="G"))
    found = tuple(by_group(panel(Grid("Changes", ("What", "Change"), rows))))
    assert found[-1] == Points((Point("G: 1 moved, 1 split, 1"),))


def test_of_a_timeline_the_milestones_are_taken_in_the_columns_that_say_something() -> None:
    dates = Grid(
        "Every date",
        ("What", "Kind", "Days", "Due", "Slack", "Waits for"),
        (
            row("Work", "activity", "1 May", "soon", "1", id="item-work"),
            row("Ready", "milestone", "2 May", "", "2", "Work", id="milestone-ready"),
            Row((Cell(("Live",)),), id="milestone-live"),
        ),
        numbers=(4,),
    )
    found = milestones(panel(NOTE, Drawn((), dates)))
    assert list(found) == [
        LINE,
        NOTE,
        Grid(
            "Milestones",
            ("What", "Days", "Slack"),
            (
                row("Ready", "2 May", "2", id="milestone-ready"),
                row("Live", "", "", id="milestone-live"),
            ),
            numbers=(2,),
        ),
        Words("The table \u201cEvery date\u201d, 3 rows, is in the whole report.", Manner.NOTE),
    ]


def test_where_all_dates_are_milestones_none_is_left_out_and_without_any_there_is_no_table() -> (
    None
):
    every = Grid("Every date", ("What",), (row("Ready", id="milestone-ready"),))
    none = Grid("Every date", ("What",), (row("Work", id="item-work"), row("Rest")))
    assert [getattr(one, "caption", None) for one in milestones(panel(Drawn((), every)))] == [
        None,
        "Milestones",
    ]
    assert list(milestones(panel(Drawn((), none))))[1:] == [
        Words("The table \u201cEvery date\u201d, 2 rows, is in the whole report.", Manner.NOTE)
    ]


def test_a_link_stays_where_it_leads_somewhere() -> None:
    def linked(link: str) -> Row:
        return Row(
            (Cell(("x",), link),), id="here", details=(Grid("G", ("A",), (row("y", id="in"),)),)
        )

    grid = Grid("G", ("A",), tuple(map(linked, ("one", "here", "in", "nowhere"))))
    report = Report("T", "K", (panel(grid, Drawn((), grid), NOTE),), MADE)
    made = without_loose_links(report).panels[0].blocks
    for one in grids(made):
        assert [each.cells[0].link for each in one.rows] == ["one", "here", "in", None]


@pytest.mark.needs("ortools")
@pytest.mark.parametrize("name", [".", "examples/croydon"])
def test_the_committee_reads_the_numbers_of_the_page(name: str) -> None:
    facts = gather(open_workspace(ROOT / name, limits=Limits()), Asked())
    page, paper = whole_report(facts), committee_paper(facts)
    rows = {
        cells(one) for panel in page.panels for grid in grids(panel.blocks) for one in grid.rows
    }
    taken = [grid for one in paper.panels for grid in grids(one.blocks)]
    assert len(taken) > 5
    for grid in taken:
        for one in grid.rows:
            assert any(cells(one) <= there for there in rows), (grid.caption, one)
    lines = {panel.line for panel in page.panels}
    summary = next(one for one in paper.panels if one.id == "summary").blocks[0]
    assert isinstance(summary, Points)
    assert {point.text.partition(": ")[2] for point in summary.points} <= lines
    assert paper.made == page.made


def cells(one: Row) -> frozenset[tuple[str, ...]]:
    return frozenset(cell.lines for cell in one.cells)


def grids(blocks: Iterable[Block]) -> Iterator[Grid]:
    for block in blocks:
        if isinstance(block, Grid):
            yield block
        elif isinstance(block, Drawn):
            yield block.grid


@pytest.mark.needs("ortools")
def test_the_committee_reads_what_nothing_is_written_of_and_what_was_settled() -> None:
    facts = gather(open_workspace(ROOT, limits=Limits()), Asked())
    said = "\n".join(texts(committee_paper(facts)))
    assert (
        "Nothing is written of: demand, and how many staff each place needs; targets, and figures "
        "before and after; risks, and what is done about them." in said
    )
    assert "changed: The heads come before their teams" in said


@pytest.mark.needs("ortools")
def test_a_consultation_paper_tells_nobody_what_is_the_programmes_own_work_nor_ids() -> None:
    facts = gather(open_workspace(ROOT / "examples/croydon", limits=Limits()), Asked())
    said = "\n".join(texts(consultation_paper(facts)))
    assert "What are the benefits and the risks" in said
    assert "breaks off" not in said
    assert "breaks in the trail" not in said
    for id_ in ("benefits-and-risks", "follow-up-talks", "write-programme-plan"):
        assert id_ not in said


def texts(report: Report) -> Iterator[str]:
    for one in report.panels:
        for block in one.blocks:
            match block:
                case Words() | Heading():
                    yield block.text
                case Points():
                    yield from (point.text for point in block.points)
        for grid in grids(one.blocks):
            yield from (line for each in grid.rows for cell in each.cells for line in cell.lines)


@pytest.mark.needs("ortools")
def test_paragraphs_are_numbered_by_the_part_that_they_stand_in() -> None:
    facts = gather(open_workspace(ROOT / "examples/croydon", limits=Limits()), Asked())
    for number, part in enumerate(committee_paper(facts).panels, start=1):
        assert part.title.startswith(f"{number}. ")
        told = [
            block.text.partition(" ")[0]
            for block in part.blocks
            if isinstance(block, Words) and block.manner is Manner.NUMBERED
        ]
        assert told == [f"{number}.{place}" for place in range(1, len(told) + 1)]


def test_pictures_and_what_can_be_opened_in_what_is_opened_become_lists() -> None:
    inner = Grid("Inner", ("A", "B"), (row("1", "2", details=(Words("deep"),)),))
    assert folded((Heading("H"), Drawn((), inner), Words("end"))) == (
        Point("H", (Point("Inner", (Point("1; B: 2", (Point("deep"),)),)), Point("end"))),
    )
