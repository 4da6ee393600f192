"""A report for Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.render.report.document import Report


def word_paper(report: Report) -> bytes:
    """Write a report for Word."""
    return report.title.encode()
