"""What a page tells of a structure, as values: lines below lines, for text and for a report."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dtl_planner.render.layout import columns, paragraph
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.layout import Page

_STEP = "  "


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is told, and what stands below it.

    Attributes:
        text: What is told, or its name where more stands beside it.
        beside: What is told of it in a column of its own; `None` where there is no such column.
        below: What stands below it.
        is_note: Whether it is a remark on those above it.
    """

    text: str
    beside: str | None = None
    below: tuple[Entry, ...] = ()
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading.

    Attributes:
        title: The heading.
        said: What it means, or what it is about; empty where it is plain.
        entries: What is told.
    """

    title: str
    said: str
    entries: tuple[Entry, ...]


def section_text(section: Section, page: Page) -> str:
    """Write a section as text."""
    lines = [_heading(section, page), *_entries(section.entries, page, _STEP)]
    return "\n".join(lines)


def _heading(section: Section, page: Page) -> str:
    """A heading, with what it means beside it."""
    title = clean(section.title)
    said = f"{title}: {clean(section.said)}" if section.said else title
    lines = paragraph(said, page, hanging=_STEP)
    if not lines.startswith(title):  # it is longer than a line
        return lines
    return page.paint(title, "strong") + lines[len(title) :]


def _entries(entries: tuple[Entry, ...], page: Page, indent: str) -> Iterator[str]:
    for is_row, group in groupby(entries, key=lambda entry: entry.beside is not None):
        if is_row:
            rows = [(clean(entry.text), clean(entry.beside or "")) for entry in group]
            yield columns(rows, page, indent=indent)
            continue
        for entry in group:
            hanging = indent if entry.is_note else indent + _STEP
            yield paragraph(clean(entry.text), page, indent=indent, hanging=hanging)
            yield from _entries(entry.below, page, indent + _STEP)
