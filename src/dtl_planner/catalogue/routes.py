"""From a route in what was written to its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.catalogue.source import Document, Route
    from dtl_planner.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: a document, and the route to the record in it."""

    document: Document
    route: Route

    def value(self, *route: str | int) -> Span:
        """Give the span of a value inside the record."""
        return self.document.map.value(self.written(route))

    def key(self, *route: str | int) -> Span:
        """Give the span of the key, or of the list item, at the end of a route in the record."""
        return self.document.map.key(self.written(route))

    def written(self, route: Route) -> Route:
        """Give the full route, cut to the part of it that somebody wrote.

        A bare `yes` has no `value` below it, and a bare source id no `id`: the short form is then
        the place that is meant.
        """
        return (*self.route, *_written(self.data(), route))

    def data(self) -> object:
        """Give what was written for the record."""
        found: object = self.document.data
        for part in self.route:
            found = step(found, part)
        return found


class NotWritten(LookupError):  # noqa: N818 - it says what is so, and only `_written` meets it
    """A route leads to something that nobody wrote."""


def step(data: object, part: str | int) -> object:
    """Go one step down into what was written.

    Raises:
        NotWritten: There is nothing there.
    """
    match data, part:
        case dict(), str() if part in data:
            return data[part]
        case list(), int() if 0 <= part < len(data):
            return data[part]
    raise NotWritten(part)


def _written(data: object, route: Route) -> Route:
    kept: list[str | int] = []
    for part in route:
        try:
            data = step(data, part)
        except NotWritten:
            break
        kept.append(part)
    return tuple(kept)
