"""The problems met while one file is read, in a bounded number.

A wrong file can hold a million of them. The first thousand are kept and the rest counted, so that
nothing is passed over in silence and the machine stays alive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity, Span, in_order

if TYPE_CHECKING:
    from dtl_planner.catalogue.reading.events import Event
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.reading.sourcemap import SourceMap

TOO_MANY_PROBLEMS = Code(
    "DTL025",
    "too-many-problems",
    Severity.ERROR,
    "So many problems in one file mostly have one cause, such as the wrong file.",
    "Mend the problems that are listed, then run the command again.",
)

_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A problem between two keys, whose places are looked up once reading is over."""

    diagnostic: Diagnostic
    label: str
    first: Route
    second: Route | None  # None: the diagnostic's own span is the second place

    def resolved(self, places: SourceMap) -> Diagnostic:
        """Give the diagnostic with both places."""
        span = self.diagnostic.span if self.second is None else places.key(self.second)
        related = Related(self.label, places.key(self.first))
        return replace(self.diagnostic, span=span, related=(related,))


class Findings:
    """Collects the problems of one file."""

    __slots__ = ("_file", "_found", "_unlisted")

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Diagnostic | Pair] = []
        self._unlisted = 0

    def add(self, code: Code, message: str, event: Event, hint: str | None = None) -> None:
        """Report a problem at an event."""
        self.keep(Diagnostic(code, message, self.span(event), hint))

    def keep(self, finding: Diagnostic | Pair) -> None:
        """Keep a problem, or count it when there are too many."""
        if len(self._found) < _MOST:
            self._found.append(finding)
        else:
            self._unlisted += 1

    def span(self, event: Event) -> Span:
        """Give the place of an event; of a mapping or list only where it begins."""
        start, end = event.start_mark, event.end_mark
        line, column = start.line + 1, start.column + 1
        last = end.column + 1 if end.line == start.line else column + 1
        return Span(self._file, line, column, line, last)

    def listed(self, places: SourceMap) -> tuple[Diagnostic, ...]:
        """Give all problems in the order of the file."""
        found = [one.resolved(places) if isinstance(one, Pair) else one for one in self._found]
        if self._unlisted:
            found.append(_unlisted(self._unlisted, file=self._file))
        return in_order(found)


def _unlisted(number: int, *, file: str) -> Diagnostic:
    return Diagnostic(
        TOO_MANY_PROBLEMS,
        f"This file has {number:,} more problems than the {_MOST:,} that are listed.",
        Span(file, 1, 1, 1, 1),
        "mend those first; they may well have one cause",
    )
