"""Findings as JSON, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Severity
from dtl_planner.render.formats import FORMAT_VERSION, json_text
from dtl_planner.render.messages import MessageStyle, Report

if TYPE_CHECKING:
    from dtl_planner.diagnostics import Diagnostic, Span
    from dtl_planner.render.layout import Page


def write(report: Report, page: Page) -> str:  # noqa: ARG001 - every style is called alike
    """Write all findings, none left out."""
    return json_text(
        {
            "format_version": FORMAT_VERSION,
            "diagnostics": [_document(found) for found in report.diagnostics],
            "summary": {severity.value: report.count(severity) for severity in Severity},
        }
    )


def _document(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code.id,
        "slug": found.code.slug,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        "span": _place(found.span) if found.span else None,
        "related": [{"label": one.label, "span": _place(one.span)} for one in found.related],
    }


def _place(span: Span) -> dict[str, object]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


STYLE = MessageStyle("json", "for programs", write)
