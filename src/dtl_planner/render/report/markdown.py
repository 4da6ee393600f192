"""A report as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.render.report.document import Report


def markdown_paper(report: Report) -> str:
    """Write a report as Markdown."""
    return f"# {report.title}\n"
