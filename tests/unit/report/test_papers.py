"""Papers are put together out of the panels of the page, and say nothing that these do not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample_report import MADE, row
from tests.programmes import PROGRAMMES
from told_panels import facts_with, for_team, programme

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
from dtl_planner.render.report.folding import folded, levels
from dtl_planner.render.report.linking import without_loose_links
from dtl_planner.render.report.papers.brief import (
    at_length,
    beyond_lists,
    by_group,
    by_name,
    in_brief,
    in_lists,
    in_warnings,
    milestones,
    not_titled,
    titled,
    undrawn,
)
from dtl_planner.render.report.papers.committee import committee_paper
from dtl_planner.render.report.papers.consultation import consultation_paper
from dtl_planner.render.report.papers.taking import (
    in_full,
    in_lines,
    in_short,
    in_whole,
    in_words,
)
from dtl_planner.render.report.papers.team import team_paper
from dtl_planner.render.report.papers.undecided import still_open
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


def test_in_lines_a_table_of_many_rows_is_a_list_that_tells_each_name_once() -> None:
    rows = (
        row("Play", "moved", "to Care", "stated", group="Youth"),
        row("Play", "split", "", "stated", group="Youth"),
        *(row(f"Club {n}") for n in range(29)),
    )
    many = Grid("Changes", ("What", "Change", "After", "Why"), rows)
    few = Grid("Few", ("What", "Why"), (row("Play", "stated"),))
    _, told, why, *others = in_lines(in_full, "Why")(panel(many, few, CLOSED, NOTE))
    assert isinstance(told, Points)
    assert told.points[0] == Point("Youth", (Point("Play: moved, to Care; split"),))
    assert told.points[1].text == "The others"
    assert told.points[1].below[0] == Point("Club 0")
    assert why == Words("The table in the whole report has \u201cWhy\u201d too.", Manner.NOTE)
    assert others == [Grid("Few", ("What",), (row("Play"),)), why, CLOSED, NOTE]


def test_in_lines_short_tables_stay_as_they_are() -> None:
    few = Grid("Few", ("What", "Why"), (row("Play", "stated"),))
    assert list(in_lines(in_full, "Why")(panel(few, NOTE))) == [few, NOTE]


def test_in_short_of_a_long_list_it_is_said_how_long_it_is_and_where() -> None:
    tree = Points((Point("top", (Point("below"),) * 60),))
    assert list(in_short(panel(tree, TREE))) == [
        LINE,
        Words("This list, 61 lines, is in the whole report.", Manner.NOTE),
        TREE,
    ]


def test_in_full_there_are_tables_of_any_length_and_their_notes() -> None:
    found = in_full(panel(Words("told before"), Heading("H"), LONG, Points(()), NOTE))
    assert list(found) == [Heading("H"), LONG, NOTE]


WORDY = Grid("Wordy", ("A",), tuple(row("a" * 29) for _ in range(50)))
TREE = Points((Point("top", (Point("below"),)),))
LIST = Points((Point("so"),))


def test_in_whole_a_team_gets_what_others_open_with_a_click() -> None:
    assert list(in_whole(panel(DETAILED, NOTE))) == [LINE, DETAILED, NOTE]


def test_in_brief_there_is_what_is_short_and_it_is_said_where_the_rest_is() -> None:
    every = panel(Heading("Long"), TREE, WORDY, Heading("Short"), LIST, DETAILED, NOTE)
    assert list(in_brief(every)) == [
        LINE,
        Heading("Short"),
        LIST,
        CLOSED,
        NOTE,
        Words("In the appendices: \u201cWordy\u201d (50 rows).", Manner.NOTE),
    ]
    assert list(at_length()(every)) == [Heading("Long"), TREE, WORDY, NOTE]


def test_what_is_in_brief_leaves_nothing_to_an_appendix() -> None:
    every = panel(Heading("Short"), LIST, DETAILED, NOTE)
    assert list(in_brief(every)) == [LINE, Heading("Short"), LIST, CLOSED, NOTE]
    assert list(at_length(grouped=True)(every)) == []


def test_by_group_a_table_is_told_by_its_headings_and_stands_whole_in_an_appendix() -> None:
    every = panel(LONG, DETAILED)
    assert list(by_group(every)) == [
        LINE,
        Words("Long. How much stands under each of its headings:"),
        Points((Point("The others: kept 31"), Point("odd: kept 30"))),
        CLOSED,
        Words("In the appendices: \u201cLong\u201d (61 rows).", Manner.NOTE),
    ]
    assert list(at_length(grouped=True, whole=True)(every)) == [LONG]
    assert list(at_length(grouped=True)(every)) == [LEFT_OUT]
    assert list(at_length()(every)) == []


def test_by_group_what_stands_below_is_counted_by_its_kind_where_it_has_one() -> None:
    rows = (row("a", "moved", group="G"), row("b", "split", group="G"), row("c", group="G"))
    found = tuple(by_group(panel(Grid("Changes", ("What", "Change"), rows))))
    assert found[2] == Points((Point("G: moved 1, split 1, 1"),))


def test_by_name_a_table_is_told_by_the_names_under_its_headings() -> None:
    rows = (row("a", "why", group="core"), row("b", group="core"), row("c", group="hosted"))
    found = tuple(by_name(panel(Grid("Services", ("Service", "Why"), rows))))
    assert found[1:3] == (
        Words("Services. Here the names only, under each of its headings:"),
        Points((Point("core: a; b"), Point("hosted: c"))),
    )


def test_short_lists_are_taken_alone_and_all_else_is_taken_beyond_them() -> None:
    every = panel(NOTE, Heading("Tree"), TREE, Heading("List"), LIST, LONG)
    assert list(in_lists(every)) == [Heading("List"), LIST]
    assert list(beyond_lists(every)) == [NOTE, Heading("Tree"), TREE, Heading("List"), LEFT_OUT]


def test_some_headings_are_taken_and_the_others_in_another_place() -> None:
    where = Heading("Aims (report, 1)")
    every = panel(Words("first"), CLOSED, where, LIST, Heading("Bodies"), TREE, NOTE)
    assert list(titled("Aims")(every)) == [Words("first"), where, LIST, NOTE]
    assert list(not_titled("Aims")(every)) == [Heading("Bodies"), TREE]


def test_of_links_the_warnings_are_taken_with_what_explains_them_and_the_short_tables() -> None:
    warned = Words("apart", Manner.WARNING)
    every = panel(Words("plain"), LIST, warned, TREE, LIST, LONG, DETAILED, warned, Heading("End"))
    assert list(in_warnings(every)) == [LINE, warned, TREE, LONG, CLOSED, warned]


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
        NOTE,
    ]
    assert list(undrawn(panel(NOTE, Drawn((), dates), WORDY))) == [WORDY, NOTE]


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
    told = {one.text.partition(" ")[2] for part in paper.panels for one in words(part)}
    assert len(lines & told) > 5
    assert paper.made == page.made


def words(one: Panel) -> Iterator[Words]:
    return (block for block in one.blocks if isinstance(block, Words))


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
        yield from texts_of(one)


def texts_of(one: Panel) -> Iterator[str]:
    for block in one.blocks:
        match block:
            case Words() | Heading():
                yield block.text
            case Points():
                yield from (text for _, text in levels(block.points))
    for grid in grids(one.blocks):
        yield from (line for each in grid.rows for cell in each.cells for line in cell.lines)


@pytest.mark.needs("ortools")
@pytest.mark.parametrize("name", PROGRAMMES)
def test_members_read_a_short_paper_and_nothing_stands_in_it_and_in_its_appendices(
    name: str,
) -> None:
    paper = committee_paper(programme(name))
    behind = [one for one in paper.panels if one.on_new_page]
    itself = [one for one in paper.panels if not one.on_new_page]
    letters = sum(len(text) for one in itself for text in texts_of(one))
    assert letters < 30_000, "some twelve pages"
    assert [one.title[:11] for one in behind] == [f"Appendix {c}:" for c in "ABCDEFGHI"][
        : len(behind)
    ]
    assert itself[-1].blocks == (
        Points(tuple(Point(one.title.removeprefix("Appendix ")) for one in behind)),
    )
    captions = [grid.caption for one in paper.panels for grid in grids(one.blocks)]
    assert len(captions) == len(set(captions))


@pytest.mark.needs("ortools")
def test_what_is_to_be_decided_of_portage_stands_once_with_what_was_said_below() -> None:
    _, points, told = still_open(programme("peterborough"))
    assert isinstance(points, Points)
    portage, *others = points.points
    assert portage.text.startswith("Portage: under review, between core and city-wide")
    assert [one.text.partition(":")[0] for one in portage.below] == [
        "Where portage will sit is under review; people leaned towards a locality.",
        "People asked",
        "People asked",
    ]
    assert "ortage" not in "".join(one.text for one in others)
    assert others[-1] == Point("How will locality managers be appointed? That is not settled yet")
    assert told == Words(
        "What came up in the consultation is to be told further in: Consultation on the detailed "
        "design of locality services (November 2009)."
    )


SEVERAL = """\
dtl: 1
events:
  - {id: june, name: Paper of June, kind: paper}
  - {id: july, name: Paper of July, kind: paper}
effects:
  - {id: open-play, text: Where play goes., kind: open, units: [play], told_in: june}
  - {id: open-bases, text: Who shares a base, kind: open, told_in: july}
replies:
  - {id: when, question: When?, status: open, resolves_in: july}
  - {id: play-when, question: Play when?, status: open, units: [play]}
  - {id: play-who, question: Who plays?, answer: All., status: open, units: [play]}
"""
OPEN_PLAY = """\
dtl: 1
services:
  - {id: play, name: Play service}
"""


def test_where_several_papers_are_to_come_each_matter_says_which() -> None:
    facts = facts_with({"services.yaml": OPEN_PLAY, "consultation.yaml": SEVERAL})
    _, points = still_open(facts)
    assert isinstance(points, Points)
    play, *others = points.points
    assert [one.text for one in play.below] == [
        "Where play goes. Next: Paper of June.",
        "People asked: Play when?",
        "People asked: Who plays? All.",
    ]
    assert others == [
        Point("Who shares a base. Next: Paper of July"),
        Point("When?. Next: Paper of July"),
    ]


def test_a_team_reads_why_its_services_are_where_they_are() -> None:
    told = team_paper(for_team(programme("plymouth"), "social-care"))
    services = next(one for one in told.panels if one.id == "services")
    assert any(each.details for grid in grids(services.blocks) for each in grid.rows)


@pytest.mark.needs("ortools")
def test_paragraphs_are_numbered_by_the_part_that_they_stand_in() -> None:
    for part in committee_paper(programme("croydon")).panels:
        mark = part.title.removeprefix("Appendix ").partition(":" if part.on_new_page else ".")[0]
        told = [
            block.text.partition(" ")[0]
            for block in part.blocks
            if isinstance(block, Words) and block.manner is Manner.NUMBERED
        ]
        assert told == [f"{mark}.{place}" for place in range(1, len(told) + 1)]


def test_pictures_and_what_can_be_opened_in_what_is_opened_become_lists() -> None:
    inner = Grid("Inner", ("A", "B"), (row("1", "2", details=(Words("deep"),)),))
    assert folded((Heading("H"), Drawn((), inner), Words("end"))) == (
        Point("H", (Point("Inner", (Point("1; B: 2", (Point("deep"),)),)), Point("end"))),
    )
