"""Where a record stands: a document, and the way to it from the top of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.reading.source import Document
    from dtl_planner.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that holds a record, and the route to the record in it.

    A part that nobody wrote has the place of what stands for it: a bare `yes` for its `value`, a
    bare source id for its `id`.
    """

    document: Document
    route: Route

    def value(self, *route: str | int) -> Span:
        """Give the place of a value inside the record."""
        return self.document.map.value((*self.route, *route))

    def key(self, *route: str | int) -> Span:
        """Give the place of a key, or of a list item, inside the record."""
        return self.document.map.key((*self.route, *route))
