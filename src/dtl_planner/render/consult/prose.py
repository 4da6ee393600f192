"""Prose with headings and points: made once, and written as plain text or as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.harmless import in_markdown
from dtl_planner.render.layout import cells_of, paragraph
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.render.layout import Page


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is that of a whole page."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list, with the points below it."""

    text: str
    below: tuple[str, ...] = ()


Block: TypeAlias = Heading | Words | tuple[Point, ...]
"""One block of a page; points that follow each other are one list."""

_UNDERLINES = {1: "=", 2: "-"}


def plain_text(blocks: Iterable[Block], page: Page) -> str:
    """Write blocks as plain text."""
    return "\n\n".join(_plain(block, page) for block in blocks) + "\n"


def markdown_text(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown, one line to a point or a paragraph."""
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def _plain(block: Block, page: Page) -> str:
    match block:
        case Heading():
            lines = paragraph(clean(block.text), page).split("\n")
            rule = _UNDERLINES[block.level] * max(map(cells_of, lines))
            return "\n".join([*(page.paint(line, "strong") for line in lines), rule])
        case Words():
            return paragraph(clean(block.text), page)
        case _:
            return "\n".join(_plain_point(point, page) for point in block)


def _plain_point(point: Point, page: Page) -> str:
    lines = [paragraph(clean(point.text), page, indent="- ", hanging="  ")]
    lines.extend(
        paragraph(clean(text), page, indent="  -> ", hanging="     ") for text in point.below
    )
    return "\n".join(lines)


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_harmless(block.text)}"
        case Words():
            return _harmless(block.text)
        case _:
            return "\n".join(_markdown_point(point) for point in block)


def _markdown_point(point: Point) -> str:
    below = [f"  - {_harmless(text)}" for text in point.below]
    return "\n".join([f"- {_harmless(point.text)}", *below])


def _harmless(text: str) -> str:
    return in_markdown(clean(text))
