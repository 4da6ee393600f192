"""A report for Word: headings, numbered paragraphs, lists and tables that a clerk can go on with.

A picture is told by its table. Everything that people wrote goes through `clean`, which leaves
nothing that XML forbids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Cm

from dtl_planner.render.report.blocks import Drawn, Grid, Heading, Manner, Points, Words
from dtl_planner.render.report.folding import levels, opened, said, told
from dtl_planner.render.report.office.packing import packed
from dtl_planner.render.report.office.setting import NUMBERED, blank_paper, turned
from dtl_planner.render.report.office.tables import is_wide, table
from dtl_planner.render.report.origin import origin
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document

    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.document import Panel, Report


def word_paper(report: Report) -> bytes:
    """Write a report for Word; the same report gives the same bytes."""
    writer = _Writer(blank_paper(report))
    writer.paragraph(report.title, "Title")
    writer.paragraph(report.subtitle, "Subtitle")
    for panel in report.panels:
        writer.panel(panel)
    writer.upright()
    writer.heading("What this paper was made from")
    writer.listed((0, line) for line in origin(report.made))
    return packed(writer.paper)


_BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
_STEP = Cm(0.63)
"""How much further in a list goes at each level below those that have a style."""


class _Writer:
    """Writes down a document from top to bottom, and turns the page where a table is wide."""

    def __init__(self, paper: Document) -> None:
        self.paper = paper
        self._is_across = False
        self._is_behind = False

    def panel(self, panel: Panel) -> None:
        """Write down a panel; the appendices begin a page, and each goes on below the last."""
        is_turned = self._is_across
        self.upright()
        begins = panel.on_new_page and not self._is_behind
        self.heading(panel.title, breaks=begins and not is_turned)
        self._is_behind = panel.on_new_page
        if panel.line:
            self.paragraph(panel.line)
        for block in panel.blocks:
            self._block(block)

    def paragraph(self, text: str, style: str | None = None) -> None:
        self.paper.add_paragraph(clean(text), style)

    def heading(self, text: str, level: int = 1, *, breaks: bool = False) -> None:
        line = self.paper.add_heading(clean(text), level)
        if breaks:
            line.paragraph_format.page_break_before = True

    def listed(self, lines: Iterable[tuple[int, str]]) -> None:
        last = len(_BULLETS) - 1
        for depth, text in lines:
            line = self.paper.add_paragraph(clean(text), _BULLETS[min(depth, last)])
            if depth > last:
                line.paragraph_format.left_indent = _STEP * (min(depth, 12) + 1)

    def upright(self) -> None:
        if self._is_across:
            turned(self.paper, across=False)
            self._is_across = False

    def _block(self, block: Block) -> None:
        match block:
            case Grid():
                self._grid(block)
            case Drawn():
                self.upright()
                for picture in block.pictures:
                    self.paragraph(told(picture))
                self._grid(block.grid)
            case Heading():
                self.upright()
                self.heading(block.text, 2)
            case Words():
                self.upright()
                self._words(block)
            case Points():
                self.upright()
                self.listed(levels(block.points))

    def _words(self, words: Words) -> None:
        if words.manner is Manner.NUMBERED:
            number, _, text = clean(words.text).partition(" ")
            self.paper.add_paragraph(f"{number}\t{text}", NUMBERED)
        else:
            self.paragraph(said(words))

    def _grid(self, grid: Grid) -> None:
        if is_wide(grid) != self._is_across:
            self._is_across = not self._is_across
            turned(self.paper, across=self._is_across)
        self.paragraph(grid.caption, "Caption")
        end = self.paper.add_paragraph()
        end._p.addprevious(table(grid))  # noqa: SLF001 - no other way to put in a ready table
        for row, points in opened(grid):
            self.paragraph(row)
            self.listed(levels(points))
