"""What the blocks of the page on demand have in common: a title with its period, and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.layout import cells_of, paragraph

if TYPE_CHECKING:
    from dtl_planner.render.layout import Page


def title(name: str, when: str, page: Page) -> str:
    """A name and its period, at both ends of a line where there is room."""
    room = page.width - cells_of(name) - cells_of(when)
    if room > 1:
        return f"{page.paint(name, 'strong')}{' ' * room}{when}"
    return f"{page.paint(paragraph(name, page), 'strong')}\n{paragraph(when, page, indent='  ')}"


def without_empty(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out the columns below whose heading nothing stands."""
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows[1:])]
    return [tuple(row[n] for n in kept) for row in rows]
