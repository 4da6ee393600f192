"""What stands in a paper itself, and what is left to its appendices.

Members read some ten pages. So a paper proper has sentences, short lists and short tables; of a
long table it says how much or who stands under each of its headings. The appendices have the rest,
and nothing stands in both.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Drawn, Grid, Heading, Manner, Point, Points, Words
from dtl_planner.render.report.folding import cell_text, named
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.render.report.papers.taking import closed, left_out, short, without_empty_heads
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dtl_planner.render.report.blocks import Block, Row
    from dtl_planner.render.report.document import Panel
    from dtl_planner.render.report.papers.parts import Taking

MOST_LETTERS = 1400
"""Letters of a table that stands in the paper itself: they fill about a third of a page."""
_MILESTONE = "milestone-"
"""What the ids of milestones in the timeline begin with."""
_TOO_MUCH = frozenset({"Kind", "Waits for"})
"""Columns that a table of milestones does without: all are of one kind, and words tell the rest."""


def in_brief(panel: Panel) -> Iterator[Block]:
    """Take what is said, the short lists and the short tables; `at_length` takes the rest."""
    return _briefly(panel)


def by_group(panel: Panel) -> Iterator[Block]:
    """Take the same, but of a table with headings how much stands under each."""
    return _briefly(panel, _counted)


def by_name(panel: Panel) -> Iterator[Block]:
    """Take the same, but of a table with headings the names of what stands under each."""
    return _briefly(panel, _called)


def milestones(panel: Panel) -> Iterator[Block]:
    """Take of a timeline the milestones, and the rest in brief; `undrawn` takes what is long."""
    found = next((block.grid for block in panel.blocks if isinstance(block, Drawn)), None)
    for block in in_brief(_undrawn(panel)):
        yield block
        if found and isinstance(block, Words) and block.text == panel.line:
            yield from _milestones(found)


def undrawn(panel: Panel) -> Iterator[Block]:
    """Take of a timeline what is long, but not all its dates: these are too many."""
    yield from at_length()(_undrawn(panel))


def in_lists(panel: Panel) -> Iterator[Block]:
    """Take the short lists alone, each with its heading; `beyond_lists` takes the rest."""
    yield from without_empty_heads(
        block for block in panel.blocks if isinstance(block, Heading) or _is_list(block)
    )


def in_warnings(panel: Panel) -> Iterator[Block]:
    """Take the line, each warning with the list that explains it, and the short tables."""
    yield Words(panel.line)
    is_warned = False
    for block in panel.blocks:
        is_warning = isinstance(block, Words) and block.manner is Manner.WARNING
        is_short = isinstance(block, Grid) and not _is_long(block)
        if is_warning or is_short or (is_warned and isinstance(block, Points)):
            yield closed(block)
        is_warned = is_warning


def at_length(*, grouped: bool = False, whole: bool = False) -> Taking:
    """Take what the paper itself leaves out, with the notes on how it is meant.

    Args:
        grouped: Tables with headings too, whatever their length: the paper told them by these.
        whole: Tables of any length; otherwise of the longest it is said where they are.
    """

    def is_left(block: Block) -> bool:
        return _is_long(block) or (grouped and _is_grouped(block))

    def take(panel: Panel) -> Iterator[Block]:
        if any(map(is_left, panel.blocks)):
            kept = (one for one in panel.blocks if isinstance(one, Heading) or is_left(one))
            yield from map(closed if whole else short, without_empty_heads(kept))
            yield from filter(_is_note, panel.blocks)

    return take


def beyond_lists(panel: Panel) -> Iterator[Block]:
    """Take all but the line and the short lists; of the longest tables only where they are."""
    kept = (block for block in panel.blocks if not _is_list(block))
    yield from map(short, without_empty_heads(kept))


def titled(*titles: str) -> Taking:
    """Take what is said before the first heading and under some of the headings, no tables."""
    return lambda panel: (
        block for block, title in _headed(panel) if title in ("", *titles) and _grid(block) is None
    )


def not_titled(*titles: str) -> Taking:
    """Take what stands under all the other headings."""
    return lambda panel: (block for block, title in _headed(panel) if title not in ("", *titles))


def _headed(panel: Panel) -> Iterator[tuple[Block, str]]:
    """Give each block with the heading that it stands under, notes at the end with none.

    A heading is known by what it says before the source in brackets.
    """
    title = ""
    for block in panel.blocks:
        if isinstance(block, Heading):
            title = block.text.partition(" (")[0]
        yield block, "" if _is_note(block) else title


def _briefly(
    panel: Panel, instead: Callable[[Grid], Iterable[Block]] | None = None
) -> Iterator[Block]:
    yield Words(panel.line)
    yield from without_empty_heads(_brief_blocks(panel, instead))
    is_left = (one for one in panel.blocks if _is_long(one) or (instead and _is_grouped(one)))
    if grids := [grid for block in is_left if (grid := _grid(block))]:
        yield _left_to_appendices(grids)


def _brief_blocks(
    panel: Panel, instead: Callable[[Grid], Iterable[Block]] | None
) -> Iterator[Block]:
    for block in panel.blocks:
        grid = _grid(block)
        if grid is not None and instead is not None and _is_grouped(block):
            yield from instead(grid)
        elif not _is_long(block):
            yield closed(block)


def _left_to_appendices(grids: Iterable[Grid]) -> Words:
    told = listed(
        [f"\u201c{grid.caption}\u201d ({plural(len(grid.rows), 'row')})" for grid in grids]
    )
    return Words(f"In the appendices: {told}.", Manner.NOTE)


def _undrawn(panel: Panel) -> Panel:
    return replace(panel, blocks=tuple(one for one in panel.blocks if not isinstance(one, Drawn)))


def _milestones(grid: Grid) -> Iterator[Block]:
    rows = tuple(row for row in grid.rows if row.id is not None and row.id.startswith(_MILESTONE))
    if rows:
        found = replace(grid, caption="Milestones", rows=rows)
        yield closed(without_empty(found, titled=_TOO_MUCH))
    if len(rows) < len(grid.rows):
        yield left_out(grid)


def _counted(grid: Grid) -> Iterator[Block]:
    """Count by the second column, which says of what kind each row is."""
    found: dict[str, Counter[str]] = {}
    for row in grid.rows:
        kind = cell_text(row.cells[1]) if len(row.cells) > 1 else ""
        found.setdefault(row.group, Counter())[kind] += 1
    yield Words(f"{grid.caption}. How much stands under each of its headings:")
    yield _points(
        (group, ", ".join(f"{kind} {number}".lstrip() for kind, number in kinds.items()))
        for group, kinds in found.items()
    )


def _called(grid: Grid) -> Iterator[Block]:
    found: dict[str, list[str]] = {}
    for row in grid.rows:
        found.setdefault(row.group, []).append(named(row))
    yield Words(f"{grid.caption}. Here the names only, under each of its headings:")
    yield _points((group, "; ".join(names)) for group, names in found.items())


def _points(told: Iterable[tuple[str, str]]) -> Points:
    return Points(tuple(Point(f"{group or 'The others'}: {said}") for group, said in told))


def _grid(block: Block) -> Grid | None:
    if isinstance(block, Drawn):
        return block.grid
    return block if isinstance(block, Grid) else None


def _is_long(block: Block) -> bool:
    """Whether it is a long table, or a list of several levels."""
    if isinstance(block, Points):
        return not _is_list(block)
    grid = _grid(block)
    return grid is not None and _letters(grid.rows) > MOST_LETTERS


def _is_grouped(block: Block) -> bool:
    grid = _grid(block)
    return grid is not None and any(row.group for row in grid.rows)


def _letters(rows: Iterable[Row]) -> int:
    return sum(len(line) for row in rows for cell in row.cells for line in cell.lines)


def _is_list(block: Block) -> bool:
    return isinstance(block, Points) and not any(point.below for point in block.points)


def _is_note(block: Block) -> bool:
    return isinstance(block, Words) and block.manner is Manner.NOTE
