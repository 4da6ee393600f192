"""Findings for people: a headline, the place, the line itself with a caret, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Severity
from dtl_planner.render.layout import Page, Tone, cells_of, cut, fold, paragraph
from dtl_planner.render.messages import MessageStyle, Report
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

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
    where = f" in {plural(report.files, 'file')}" if report.files else ""
    said = [f"{listed(counts)}{where}." if counts else f"Nothing wrong{where}."]
    if notes := report.count(Severity.NOTE):
        said.append(f"{plural(notes, 'note')}{'' if report.notes else ': dtl check --notes'}.")
    countable = len(report.diagnostics) - (0 if report.notes else notes)
    if hidden := countable - len(report.shown):
        said.append(f"{hidden:,} more not shown: --limit errors-shown=N shows them.")
    if report.shown:
        said.append(f"`dtl explain {report.worst.code.id}` tells more.")
    return paragraph(" ".join(said), page)


def _block(found: Diagnostic, report: Report, page: Page) -> Iterator[str]:
    yield from _headline(found, page)
    if found.span is not None:
        yield from _excerpt(found.span, report, page, tone=TONES[found.severity], label=None)
    for related in found.related:
        yield from _excerpt(related.span, report, page, tone="blue", label=related.label)
    if found.hint:
        yield paragraph(f"= help: {clean(found.hint)}", page, indent="    ", hanging="      ")


def _headline(found: Diagnostic, page: Page) -> Iterator[str]:
    """What is wrong, over as many lines as it takes."""
    tag = f"{found.severity.value}[{found.code.id}]"
    lines = fold(f"{tag}: {clean(found.message)}", page.width)
    painted = page.paint(tag, "strong", TONES[found.severity])
    yield painted + page.paint(lines[0].removeprefix(tag), "strong")
    for line in lines[1:]:
        yield page.paint(line, "strong")


def _excerpt(
    span: Span, report: Report, page: Page, *, tone: Tone, label: str | None
) -> Iterator[str]:
    named = f": {clean(label)}" if label else ""
    arrow = "-->" if label is None else ":::"
    place = f"{clean(span.file)}:{span.line}:{span.column}{named}"
    yield f"  {page.paint(arrow, 'blue')} {paragraph(place, page, indent=' ' * 6).lstrip()}"
    line = _line(span, report)
    if line is None:
        return
    number = str(span.line)
    gutter = " " * len(number)
    shown, before, marked = _window(_cut(line, span), page.width - len(number) - 4)
    yield f" {gutter} |"
    yield f" {number} | {shown}".rstrip()
    yield f" {gutter} | {' ' * before}{page.paint('^' * marked, tone)}"


def _window(parts: tuple[str, str, str], width: int) -> tuple[str, int, int]:
    """As much of a line as the page holds, with the marked part in it.

    Returns:
        The text, how many columns stand before the mark, and how long the mark is.
    """
    before, marked, after = parts
    text = before + marked + after
    if cells_of(text) <= width:
        return text, cells_of(before), max(cells_of(marked), 1)
    lead = before
    if cells_of(before) > width // 2:
        lead = "…" + _tail(before, width // 2 - 1)
    shown = cut(lead + marked + after, width - 1)
    start = cells_of(lead)
    return shown + "…", start, max(min(cells_of(marked), width - 1 - start), 1)


def _line(span: Span, report: Report) -> str | None:
    """The line itself; none where the file could not be read or the line is too long to help."""
    lines = report.texts.get(span.file, "").splitlines()
    if not 1 <= span.line <= len(lines):
        return None
    line = lines[span.line - 1]
    return line if len(line) <= _LINE_MOST else None


_LINE_MOST = 300


def _cut(line: str, span: Span) -> tuple[str, str, str]:
    """The parts of a line before, inside and behind a span, as they are shown."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return clean(line[:start]), clean(line[start:end]), clean(line[end:])


def _tail(text: str, width: int) -> str:
    """The last characters of a text that fit into a width."""
    while cells_of(text) > width:
        text = text[1:]
    return text


STYLE = MessageStyle("full", "for people: the line, a caret and what to do", write)
