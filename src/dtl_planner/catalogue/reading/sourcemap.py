"""Where in a file a value stands, found only when somebody asks.

A file without problems never needs its positions, and noting them would double the time of
reading. So the text is walked again for the first questions, each time only as far as the answer;
after a few, the places of all values are noted at once, which answers every later question too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.finder import Finder, Place
from dtl_planner.catalogue.reading.narrow import RouteFinder
from dtl_planner.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.reading.events import EventReader
    from dtl_planner.catalogue.reading.finder import Extent, Route

_FEW = 2
"""As many questions are answered one by one; noting all places takes about as long as both."""


class SourceMap:
    """Answers where the value, or the key, at a route stands in one file."""

    __slots__ = ("_asked", "_root", "_text", "_walk", "file")

    def __init__(self, file: str, *, text: str, walk: Callable[[EventReader], object]) -> None:
        self.file = file
        self._text = text
        self._walk = walk
        self._asked = 0
        self._root: Place | Extent | None = None

    def value(self, route: Route) -> Span:
        """Give the span of the value; what was not written has that of its nearest ancestor."""
        return self._span(_extent_of(self._trail(route)[-1]))

    def key(self, route: Route) -> Span:
        """Give the span of the key that leads to the value; a list item has only its value's."""
        trail = self._trail(route)
        extent = _extent_of(trail[-1])
        if len(trail) == 1:
            return self._span(extent)
        step, holder = route[len(trail) - 2], trail[-2]
        return self._span(holder.keys.get(step, extent) if isinstance(holder, Place) else extent)

    def _trail(self, route: Route) -> list[Place | Extent]:
        root = self._root or self._nearby(route) or self._whole()
        trail: list[Place | Extent] = [root]
        for step in route:
            last = trail[-1]
            part = last.parts.get(step) if isinstance(last, Place) else None
            if part is None:
                break
            trail.append(part)
        return trail

    def _nearby(self, route: Route) -> Place | Extent | None:
        """Note the places along one route, unless there were several questions already."""
        self._asked += 1
        if self._asked > _FEW:
            return None
        finder = RouteFinder(self._text, route)
        self._walk(finder)
        return None if finder.is_lost else finder.root()

    def _whole(self) -> Place | Extent:
        finder = Finder(self._text)
        self._walk(finder)
        self._root = finder.root()
        return self._root

    def _span(self, extent: Extent) -> Span:
        return Span(self.file, *extent)


def _extent_of(place: Place | Extent) -> Extent:
    return place.extent if isinstance(place, Place) else place
