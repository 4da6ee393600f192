"""Finding where one value stands, without noting where everything else does.

Most files with a mistake have one or two. So the first questions are answered by reading on until
what is meant has passed, and by looking into nothing on the way that does not lead to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.finder import Finder, after

if TYPE_CHECKING:
    from dtl_planner.catalogue.reading.events import Event
    from dtl_planner.catalogue.reading.finder import Route


class RouteFinder(Finder):
    """Reads the events of a text up to the end of the value at one route.

    Attributes:
        is_lost: Whether the way leads through an alias, so that only the whole map knows.
    """

    __slots__ = ("_aside", "_route", "_tail", "is_lost")

    def __init__(self, text: str, route: Route) -> None:
        super().__init__(text)
        self.is_lost = False
        self._route = route
        self._aside: list[bool] = []  # what is open off the way, and whether each has brackets
        self._tail: Event | None = None  # the last text off the way

    def scalar(self, event: Event) -> bool:
        """Note a key or a value; the value that is meant ends the reading."""
        if self._aside:
            self._tail = event
            return False
        is_end = self._key is not None and self._is_on_the_way()
        super().scalar(event)
        return is_end

    def alias(self, event: Event) -> bool:
        """Give up where an alias stands on the way."""
        if self._aside:
            self._tail, self._last = None, (1, 1, *after(event.end_mark))
            return False
        self.is_lost = self._is_on_the_way()
        super().alias(event)
        return self.is_lost

    def mapping(self, event: Event) -> None:
        """Go into a mapping, or past it."""
        self._enter(event, key=None)

    def items(self, event: Event) -> None:
        """Go into a list, or past it."""
        self._enter(event, key=0)

    def close(self, event: Event) -> bool:
        """Leave a mapping or a list; where one on the way ends, there is no more to find."""
        is_end = not self._aside
        if self._aside and self._aside.pop():
            self._tail, self._last = None, (1, 1, *after(event.end_mark))
        if self._aside:
            return False
        if self._tail is not None:
            self._last, self._tail = self._extent(self._tail), None
        super().close(event)
        return is_end

    def _enter(self, event: Event, *, key: int | None) -> None:
        if self._aside:
            self._aside.append(event.flow_style)
            return
        is_aside = not self._is_on_the_way()
        super()._enter(event, key=key)
        if is_aside:
            self._aside.append(event.flow_style)

    def _is_on_the_way(self) -> bool:
        """Whether what comes next leads to the value, or is it."""
        depth = len(self._open) - 1
        return depth < 0 or (depth < len(self._route) and self._key == self._route[depth])
