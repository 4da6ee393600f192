"""Findings as SARIF 2.1.0, which code-review tools and editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner import __version__
from dtl_planner.diagnostics import Severity
from dtl_planner.render.formats import json_text
from dtl_planner.render.messages import MessageStyle, Report

if TYPE_CHECKING:
    from dtl_planner.diagnostics import Code, Diagnostic, Span
    from dtl_planner.render.layout import Page

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def write(report: Report, page: Page) -> str:  # noqa: ARG001 - every style is called alike
    """Write one SARIF run with all findings."""
    codes = {found.code.id: found.code for found in report.diagnostics}
    driver = {
        "name": "dtl",
        "version": __version__,
        "rules": [_rule(codes[name]) for name in sorted(codes)],
    }
    results = [_result(found) for found in report.diagnostics]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, object]:
    return {
        "id": code.id,
        "name": code.slug,
        "shortDescription": {"text": code.slug.replace("-", " ")},
        "fullDescription": {"text": code.why},
        "help": {"text": code.mend},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(found: Diagnostic) -> dict[str, object]:
    hint = f" ({found.hint})" if found.hint else ""
    result: dict[str, object] = {
        "ruleId": found.code.id,
        "level": _LEVELS[found.severity],
        "message": {"text": found.message + hint},
        "locations": [{"physicalLocation": _place(found.span)}] if found.span else [],
    }
    if found.related:
        result["relatedLocations"] = [
            {"message": {"text": one.label}, "physicalLocation": _place(one.span)}
            for one in found.related
        ]
    return result


def _place(span: Span) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": span.file},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


STYLE = MessageStyle("sarif", "code-review tools and editors", write)
