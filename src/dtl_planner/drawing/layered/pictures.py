"""All charts as pictures: large ones by themselves, small ones side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dtl_planner.drawing.layered.chart import Chart, chart_of
from dtl_planner.drawing.layered.sizes import Labels
from dtl_planner.drawing.shapes import ACROSS, Picture
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.drawing.layered.things import Link, Thing
    from dtl_planner.drawing.shapes import Mark

_SMALL = 6
"""Up to how many boxes a chart is put beside others."""
_ASIDE, _BELOW = 40.0, 32.0
"""What is left free between charts of one picture."""


def connected(things: Sequence[Thing], links: Iterable[Link]) -> list[list[Thing]]:
    """Part things by what ties connect, the largest part first.

    Parts and what is in them are in the order of the things; what no tie leads to is a part too.
    """
    group = {thing.id: [thing] for thing in things}
    for link in links:
        one, other = group[link.source], group[link.target]
        if one is not other:
            if len(one) < len(other):
                one, other = other, one
            one.extend(other)
            group.update((thing.id, one) for thing in other)
    place = {thing.id: number for number, thing in enumerate(things)}
    parts = {id(part): part for part in group.values()}.values()
    ordered = [sorted(part, key=lambda thing: place[thing.id]) for part in parts]
    return sorted(ordered, key=lambda part: (-len(part), place[part[0].id]))


def pictures(title: str, things: Sequence[Thing], links: Sequence[Link]) -> tuple[Picture, ...]:
    """Draw things and their ties.

    Args:
        title: What the pictures are called; where there are several, they are numbered.
        things: The boxes.
        links: The ties between them.
    """
    return _pictures(title, tuple(things), tuple(links))


@lru_cache(maxsize=8)  # a server draws the same again at each change of something else
def _pictures(
    title: str, things: tuple[Thing, ...], links: tuple[Link, ...]
) -> tuple[Picture, ...]:
    drawn = [link for link in links if link.source != link.target]
    charts = list(_charts(things, drawn))
    large = [[chart] for chart in charts if len(chart.things) > _SMALL]
    small = [chart for chart in charts if len(chart.things) <= _SMALL]
    sheets = [*large, *([small] if small else [])]
    return tuple(
        _picture(_numbered(title, number, len(sheets)), sheet)
        for number, sheet in enumerate(sheets, start=1)
    )


def _charts(things: Sequence[Thing], links: Sequence[Link]) -> Iterator[Chart]:
    inside: dict[int, list[Link]] = {}
    parts = connected(things, links)
    numbers = {thing.id: number for number, part in enumerate(parts) for thing in part}
    for link in links:
        inside.setdefault(numbers[link.source], []).append(link)
    labels = Labels.of([link.word for link in links])
    for number, part in enumerate(parts):
        yield chart_of(part, inside.get(number, []), labels)


def _numbered(title: str, number: int, most: int) -> str:
    return f"{title}, {number} of {most}" if most > 1 else title


def _picture(title: str, charts: Sequence[Chart]) -> Picture:
    width, height, marks = _packed(charts)
    return Picture(title, _description(charts), width, height, marks)


def _description(charts: Sequence[Chart]) -> str:
    """Say what there is, and how it is read."""
    boxes = plural(sum(len(chart.things) for chart in charts), "box", "boxes")
    lines = plural(sum(len(chart.links) for chart in charts), "line")
    ways = {"downward" if chart.upright else "from left to right" for chart in charts}
    apart = f" in {len(charts):,} groups that nothing ties to each other" if charts[1:] else ""
    said = f"{boxes} and {lines}{apart}, read {listed(sorted(ways), joint='or')}."
    backward = sum(chart.backward for chart in charts)
    if backward:
        verb = "leads" if backward == 1 else "lead"
        said += f" {plural(backward, 'line')} {verb} backward, closing a ring."
    return said


@dataclass(slots=True)
class _Shelf:
    """A row of charts: how far it is filled, and how high it is."""

    charts: list[tuple[float, Chart]]
    filled: float = 0.0

    @property
    def height(self) -> float:
        return max(chart.height for _, chart in self.charts)

    def put(self, chart: Chart) -> None:
        x = self.filled + _ASIDE if self.charts else 0.0
        self.charts.append((x, chart))
        self.filled = x + chart.width


def _packed(charts: Sequence[Chart]) -> tuple[float, float, tuple[Mark, ...]]:
    """Put charts side by side, each into the first row that has room for it."""
    shelves: list[_Shelf] = []
    for chart in charts:
        room = ACROSS - _ASIDE - chart.width
        shelf = next((one for one in shelves if one.filled <= room), None)
        if shelf is None:
            shelf = _Shelf([])
            shelves.append(shelf)
        shelf.put(chart)
    marks: list[Mark] = []
    y = 0.0
    for shelf in shelves:
        for x, chart in shelf.charts:
            marks.extend(chart.marks(x, y))
        y += shelf.height + _BELOW
    return max(shelf.filled for shelf in shelves), y - _BELOW, tuple(marks)
