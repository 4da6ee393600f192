"""`dtl diff` as a page: a block for each group, a line for each change, and what sums it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.grouping import By, grouped
from dtl_planner.diff.summary import STAYS, summary_of
from dtl_planner.render.diff import words
from dtl_planner.render.diff.sources import Sources
from dtl_planner.render.diff.summing import no_difference, summed
from dtl_planner.render.diff.telling import Teller
from dtl_planner.render.layout import Page, cells_of, paragraph
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import Group
    from dtl_planner.render.diff.telling import Entry, Told


def text(compared: Compared, by: By, page: Page, *, in_full: bool) -> str:
    """Write the page."""
    if not compared.changes:
        return paragraph(clean(no_difference(compared)), page) + "\n"
    sources = Sources.of_changes(compared)
    teller = Teller(compared, by, in_full, sources, words.contacts_after(compared))
    told = f"{compared.a.told} -> {compared.b.told}"
    blocks = [page.paint(paragraph(clean(told), page, hanging="  "), "strong")]
    blocks.extend("\n".join(_block(group, teller, page)) for group in grouped(compared, by))
    blocks.append(page.paint(paragraph(clean(" ".join(_foot(teller))), page), "dim"))
    blocks.append(paragraph(clean(summed(summary_of(compared))), page))
    return "\n\n".join(blocks) + "\n"


def _block(group: Group, teller: Teller, page: Page) -> Iterator[str]:
    yield _title(group, teller.by, page)
    if group.note:
        yield page.paint(paragraph(group.note, page, indent="  "), "dim")
    for entry in teller.entries(group):
        yield from _entry(entry, page)


def _title(group: Group, by: By, page: Page) -> str:
    title = clean(words.heading(group.title))
    if by is By.DEGREE:
        return page.paint(paragraph(title, page), "strong")
    degree = f"degree: {words.degree_of(group)}"
    room = page.width - cells_of(title) - cells_of(degree)
    joint = " " * room if room >= _GAP else "\n  "
    return page.paint(paragraph(title, page), "strong") + joint + degree


_GAP = 2
_VERB = 13
"""The width of the longest verb."""


def _entry(entry: Entry, page: Page) -> Iterator[str]:
    """Tell of some units: their names at the first change, further changes below it."""
    for number, told in enumerate(entry.changes):
        line = told.alone
        if number == 0 and told.beside is not None:
            joint = "" if told.beside.startswith(":") else " "
            line = f"{'; '.join(entry.names)}{joint}{told.beside.lstrip()}"
        yield from _lines(told, line, page, indent="    " if number else "  ")


def _lines(told: Told, line: str, page: Page, *, indent: str) -> Iterator[str]:
    column = " " * (4 + _VERB + 2)
    folded = paragraph(clean(line), page, indent=column).lstrip()
    verb = page.paint(told.kind, *(() if told.kind == STAYS else ("strong",)))
    yield f"{indent}{verb}{' ' * (len(column) - len(indent) - len(told.kind))}{folded}"
    for detail in told.details:
        hanging = f"{column}  "
        yield page.paint(paragraph(clean(detail), page, indent=column, hanging=hanging), "dim")


def _foot(teller: Teller) -> Iterator[str]:
    scale = ", ".join(degree.word for degree in Degree)
    unknown = "not known where a state is not stated, or undecided"
    yield f"In [ ] the degree of change, on a scale of our own: {scale}; {unknown}."
    if not teller.in_full:
        yield from (told for told in (teller.sources.told,) if told)
        yield "Reasons in full, with their sources: --why, -f json, -f csv."
