"""A plan drawn with plain characters: a row for each service or team and each milestone.

Columns are weeks, several of them a week where there is room, or months where there are too many
weeks. What a character means is said in words below the drawing; it is never told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.layout import cells_of, cut, pad, paragraph
from dtl_planner.render.plan.scale import header, scale_for
from dtl_planner.shown import clean
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from dtl_planner.plan.timeline.plan import Plan, Planned
    from dtl_planner.render.layout import Page
    from dtl_planner.render.plan.scale import Scale

_LEGEND = {
    "#": "critical work",
    "=": "work that can move",
    "X": "critical date",
    "o": "date that can move",
    ".": "where links and dates would let it be",
    "|": "end of a phase",
}
"""Every mark with its meaning; of two in one place the earlier one here is drawn."""

_MOST_ROWS = 100
_LABEL_PERCENT = 36
_GAP = "    "


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row: a service or team with its activities, or one milestone."""

    name: str
    items: tuple[Planned, ...]

    @property
    def order(self) -> tuple[date, date, str, str]:
        """By date, and then by name."""
        return (
            min(item.start for item in self.items),
            max(item.finish for item in self.items),
            self.name,
            self.items[0].id,
        )

    @property
    def matters(self) -> bool:
        """Whether it is drawn even where there is no room for all."""
        return any(item.is_critical or item.kind is ItemKind.MILESTONE for item in self.items)


def gantt_text(plan: Plan, page: Page, *, everything: bool) -> str:
    """Draw a plan; nothing where it has no items."""
    bars = sorted(_bars(plan.items), key=lambda bar: bar.order)
    if not bars:
        return ""
    drawn = bars
    if len(bars) > _MOST_ROWS and not everything:
        drawn = [bar for bar in bars if bar.matters]
    width = min(max(cells_of(bar.name) for bar in bars), page.width * _LABEL_PERCENT // 100)
    scale = scale_for(*_days_of(plan, bars), room=page.width - width - 2)
    rows = [_row(bar, plan, scale) for bar in drawn]
    lines = [pad("", width + 2) + line for line in header(scale)]
    lines += [
        f"{pad(_label(bar.name, width), width)}  {row}"
        for bar, row in zip(drawn, rows, strict=True)
    ]
    lines += _legend([scale.told(), *_meanings(rows)], page)
    if hidden := len(bars) - len(drawn):
        said_hidden = f"{plural(hidden, 'row')} with slack are not drawn; --all draws them."
        lines.append(page.paint(paragraph(said_hidden, page), "dim"))
    return "\n".join(line.rstrip() for line in lines)


def _bars(items: Iterable[Planned]) -> Iterator[_Bar]:
    work: dict[str, list[Planned]] = {}
    for item in items:
        if item.kind is ItemKind.ACTIVITY:
            work.setdefault(item.subject, []).append(item)
        elif item.kind is ItemKind.MILESTONE:
            yield _Bar(clean(item.name), (item,))
    for found in work.values():
        yield _Bar(clean(found[0].subject_name), tuple(found))


def _days_of(plan: Plan, bars: Sequence[_Bar]) -> tuple[date, date]:
    """The first day of any row, and the last day of any row or phase."""
    items = [item for bar in bars for item in bar.items]
    ends = [max(item.finish, item.latest_finish) for item in items]
    ends += [phase.last for phase in plan.phases]
    return min(min(item.start, item.earliest) for item in items), max(ends)


def _row(bar: _Bar, plan: Plan, scale: Scale) -> str:
    """Draw a row from the mark that matters least to the one that matters most."""
    cells = [" "] * scale.columns
    for phase in plan.phases:
        cells[max(scale.column(phase.last), 0)] = "|"
    ordered = sorted(bar.items, key=lambda item: (item.is_critical, item.start, item.id))
    for item in ordered:
        _mark(cells, scale.column(item.earliest), scale.column(item.latest_finish), ".")
    for item in ordered:
        mark = _mark_of(item)
        _mark(cells, scale.column(item.start), scale.column(item.finish), mark)
    return "".join(cells).rstrip()


def _mark_of(item: Planned) -> str:
    if item.is_moment:
        return "X" if item.is_critical else "o"
    return "#" if item.is_critical else "="


def _mark(cells: list[str], first: int, last: int, mark: str) -> None:
    for place in range(first, last + 1):
        cells[place] = mark


def _meanings(rows: Sequence[str]) -> list[str]:
    used = set("".join(rows))
    return [f"{mark} {meaning}" for mark, meaning in _LEGEND.items() if mark in used]


def _legend(meanings: Sequence[str], page: Page) -> Iterator[str]:
    """Set meanings in lines without breaking any of them."""
    line = ""
    for meaning in meanings:
        if line and cells_of(line) + len(_GAP) + cells_of(meaning) > page.width:
            yield page.paint(line, "dim")
            line = ""
        line = f"{line}{_GAP}{meaning}" if line else meaning
    yield page.paint(line, "dim")


def _label(name: str, width: int) -> str:
    return name if cells_of(name) <= width else f"{cut(name, width - 3).rstrip()}..."
