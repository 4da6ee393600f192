"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Severity
from dtl_planner.render.messages import MessageStyle, Report
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.render.layout import Page

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(report: Report, page: Page) -> str:  # noqa: ARG001 - every style is called alike
    """Write one command a finding."""
    return "".join(f"{_command(found)}\n" for found in report.diagnostics)


def _command(found: Diagnostic) -> str:
    properties = {"title": f"{found.code.id} {found.code.slug}"}
    if (span := found.span) is not None:
        properties |= {
            "file": clean(span.file),
            "line": str(span.line),
            "endLine": str(span.end_line),
            "col": str(span.column),
            "endColumn": str(span.end_column),
        }
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    hint = f" ({found.hint})" if found.hint else ""
    return f"::{_LEVELS[found.severity]} {named}::{_data(clean(found.message + hint))}"


def _data(text: str) -> str:
    """Escape what would end the message, as the runner asks."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


STYLE = MessageStyle("github", "annotations in a GitHub workflow", write)
