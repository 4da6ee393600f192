"""The first line of the pages on plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.layout import cells_of, paragraph
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.render.layout import Page


def heading(title: str, structure: str, page: Page) -> str:
    """The programme, and which structure is planned for."""
    title, named = clean(title), f"structure: {clean(structure)}"
    room = page.width - cells_of(title) - cells_of(named)
    joint = " " * room if room > 1 else "\n"
    return page.paint(paragraph(title, page), "strong") + joint + page.paint(named, "dim")
