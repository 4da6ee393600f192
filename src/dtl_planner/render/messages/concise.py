"""Findings one a line, as editors and `grep` like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.messages import MessageStyle, Report
from dtl_planner.render.messages.full import TONES, summary
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.render.layout import Page


def write(report: Report, page: Page) -> str:
    """Write one line a finding, and a summing-up."""
    lines = [_line(found, page) for found in report.shown]
    return "\n".join([*lines, summary(report, page)]) + "\n"


def _line(found: Diagnostic, page: Page) -> str:
    span = found.span
    place = f"{clean(span.file)}:{span.line}:{span.column}: " if span else ""
    code = page.paint(f"{found.severity.value}[{found.code.id}]", TONES[found.severity])
    hint = f" ({clean(found.hint)})" if found.hint else ""
    return f"{place}{code} {clean(found.message)}{hint}"


STYLE = MessageStyle("concise", "one line a finding", write)
