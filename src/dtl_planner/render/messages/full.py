"""Findings for people: a headline, the place, the line itself with a caret, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.shown import clean
from dtl_planner.diagnostics import Severity
from dtl_planner.render.layout import Page, Tone, cells_of, listed, paragraph, plural
from dtl_planner.render.messages import MessageStyle, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diagnostics import Diagnostic, Span

TONES: dict[Severity, Tone] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}


def write(report: Report, page: Page) -> str:
    """Write findings with their lines, and a summing-up."""
    blocks = ["\n".join(_block(found, report, page)) for found in report.shown]
    return "\n\n".join([*blocks, summary(report, page)]) + "\n"


def summary(report: Report, page: Page) -> str:
    """Sum findings up: how many there are, how many are not shown, what to do next."""
    counts = [
        plural(number, severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if (number := report.count(severity))
    ]
    files = plural(report.files, "file")
    said = [f"{listed(counts)} in {files}." if counts else f"Nothing wrong in {files}."]
    if notes := report.count(Severity.NOTE):
        said.append(f"{plural(notes, 'note')}{'' if report.notes else ': dtl check --notes'}.")
    countable = len(report.diagnostics) - (0 if report.notes else notes)
    if hidden := countable - len(report.shown):
        said.append(f"{hidden:,} more not shown: --limit errors-shown=N shows them.")
    if report.shown:
        said.append(f"`dtl explain {report.shown[0].code.id}` tells more.")
    return paragraph(" ".join(said), page)


def _block(found: Diagnostic, report: Report, page: Page) -> Iterator[str]:
    head = page.paint(f"{found.severity.value}[{found.code.id}]", "strong", TONES[found.severity])
    yield f"{head}: {page.paint(clean(found.message), 'strong')}"
    if found.span is not None:
        yield from _excerpt(found.span, report, page, tone=TONES[found.severity], label=None)
    for related in found.related:
        yield from _excerpt(related.span, report, page, tone="blue", label=related.label)
    if found.hint:
        yield paragraph(f"= help: {clean(found.hint)}", page, indent="    ", hanging="      ")


def _excerpt(
    span: Span, report: Report, page: Page, *, tone: Tone, label: str | None
) -> Iterator[str]:
    named = f": {clean(label)}" if label else ""
    arrow = "-->" if label is None else ":::"
    yield f"  {page.paint(arrow, 'blue')} {span.file}:{span.line}:{span.column}{named}"
    line = _line(span, report)
    if line is None:
        return
    number = str(span.line)
    gutter = " " * len(number)
    before, marked = _cut(line, span)
    yield f" {gutter} |"
    yield f" {number} | {clean(line)[: page.width * 2]}"
    caret = " " * cells_of(before) + page.paint("^" * max(cells_of(marked), 1), tone)
    yield f" {gutter} | {caret}"


def _line(span: Span, report: Report) -> str | None:
    """The line itself; none where the file could not be read or the line is too long to help."""
    lines = report.texts.get(span.file, "").splitlines()
    if not 1 <= span.line <= len(lines):
        return None
    line = lines[span.line - 1]
    return line if len(line) <= _LINE_MOST else None


_LINE_MOST = 300


def _cut(line: str, span: Span) -> tuple[str, str]:
    """The part of a line before a span, and the part inside it, as they are shown."""
    end = span.end_column if span.end_line == span.line else len(line) + 1
    return clean(line[: span.column - 1]), clean(line[span.column - 1 : end - 1])


STYLE = MessageStyle("full", "for people: the line, a caret and what to do", write)
