"""Findings as text: one module a style, over the same values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dtl_planner.render.layout import Page


@dataclass(frozen=True, slots=True)
class Report:
    """Findings to show.

    Attributes:
        diagnostics: The findings, in order.
        texts: The text of each file that they point into.
        files: How many files were read.
        most: How many findings are shown to people at the most.
        notes: Whether notes are shown to people, and not only counted.
    """

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    files: int
    most: int
    notes: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings are this bad."""
        return sum(found.severity is severity for found in self.diagnostics)

    @property
    def worst_is_warning(self) -> bool:
        """Whether there is a warning and no error."""
        return not self.count(Severity.ERROR) and bool(self.count(Severity.WARNING))

    @property
    def worst(self) -> Diagnostic:
        """The first of the worst findings that are shown."""
        order = list(Severity)
        return min(self.shown, key=lambda found: order.index(found.severity))

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """The findings for people: errors first come first, as far as the limit goes."""
        wanted = [d for d in self.diagnostics if self.notes or d.severity is not Severity.NOTE]
        errors = [d for d in wanted if d.severity is Severity.ERROR][: self.most]
        others = [d for d in wanted if d.severity is not Severity.ERROR][: self.most - len(errors)]
        kept = {*errors, *others}
        return tuple(d for d in wanted if d in kept)


@dataclass(frozen=True, slots=True)
class MessageStyle:
    """One way to write findings.

    Attributes:
        id: Its name on the command line.
        summary: What it is for.
        write: Turns findings into text.
    """

    id: str
    summary: str
    write: Callable[[Report, Page], str]
