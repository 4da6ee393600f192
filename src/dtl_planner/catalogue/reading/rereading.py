"""Files of one workspace that are read again and again, as a server does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.source import document_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.reading.files import FileText, Unreadable
    from dtl_planner.catalogue.reading.source import Document
    from dtl_planner.limits import Limits


class Rereading:
    """Makes documents of files; of a file that is as it was the last time, the same document.

    Only those of the last time are kept: what people wrote before, and changed, is let go.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[str, FileText | Unreadable, Limits], Document] = {}

    def documents(
        self, files: Mapping[str, FileText | Unreadable], *, limits: Limits
    ) -> tuple[Document, ...]:
        """Make documents of files, by their names in the workspace."""
        before, self._last = self._last, {}
        for name, read in files.items():
            key = (name, read, limits)
            self._last[key] = before.get(key) or document_of(read, name=name, limits=limits)
        return tuple(self._last.values())
