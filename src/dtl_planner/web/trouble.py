"""What a page shows while the files have errors: those first, then the last report without any."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner import __version__
from dtl_planner.diagnostics import Severity
from dtl_planner.plan.timeline.hashes import hash_of
from dtl_planner.render.layout import Page
from dtl_planner.render.messages import Report as Findings
from dtl_planner.render.messages.full import summary
from dtl_planner.render.report.blocks import Cell, Grid, Manner, Row, Words
from dtl_planner.render.report.document import Made, Panel, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.app.opening import DataError
    from dtl_planner.diagnostics import Diagnostic, Span
    from dtl_planner.render.report.blocks import Block

_HEAD = ("Place", "What is wrong", "As it stands there", "What to do")
_BELOW = "What stands below is the last report without errors. It is not what the files say now."
_NOTHING_YET = "There has been no report without errors since `dtl serve` began."
_LONGEST = 300
"""As much of a line of a file as helps."""


def with_findings(last: Report | None, error: DataError) -> Report:
    """Put what is wrong with the files above the last report without errors."""
    told = Findings(error.diagnostics, error.texts, len(error.texts), error.limits.errors_shown)
    order = list(Severity)
    shown = sorted(told.shown, key=lambda found: order.index(found.severity))
    rows = tuple(_row(number, found, error.texts) for number, found in enumerate(shown, 1))
    line = " ".join(summary(told, Page()).split())
    grid = Grid("What is to be mended", _HEAD, rows)
    return _above(last, Panel("trouble", "Errors", line, (grid,), "dtl check"), error.texts)


def with_reason(last: Report | None, reason: str) -> Report:
    """Put in a sentence, above the last report without errors, why there is none now."""
    return _above(last, Panel("trouble", "No report", f"{reason[:1].upper()}{reason[1:]}", ()), {})


def with_fault(last: Report | None) -> Report:
    """Say that `dtl` failed, above the last report without errors."""
    said = "This is a fault in dtl, not in your files. Nothing was changed."
    more = Words("The terminal in which `dtl serve` runs names a file with the details.")
    return _above(last, Panel("trouble", "A fault in dtl", said, (more,)), {})


def _above(last: Report | None, trouble: Panel, texts: Mapping[str, str]) -> Report:
    note = Words(_BELOW if last else _NOTHING_YET, Manner.WARNING)
    panel = replace(trouble, blocks=(*trouble.blocks, note))
    if last is None:
        made = Made(hash_of(texts), None, __version__)
        return Report("No report yet", trouble.title, (panel,), made)
    return replace(last, subtitle=f"{trouble.title}: {last.subtitle}", panels=(panel, *last.panels))


def _row(number: int, found: Diagnostic, texts: Mapping[str, str]) -> Row:
    said = (f"{found.severity.value} {found.code.id}: {found.message}",)
    cells = (
        Cell(tuple(_places(found)) or ("the workspace",)),
        Cell(said),
        Cell(tuple(_excerpt(found.span, texts)) if found.span else ()),
        Cell((found.hint,) if found.hint else ()),
    )
    details: tuple[Block, ...] = (Words(found.code.why), Words(found.code.mend))
    return Row(cells, id=f"finding-{number}", details=details)


def _places(found: Diagnostic) -> Iterator[str]:
    """Name the place of a finding, and those that belong to it."""
    if found.span:
        yield _place(found.span)
    for related in found.related:
        yield f"{related.label}: {_place(related.span)}"


def _place(span: Span) -> str:
    return f"{span.file}:{span.line}:{span.column}"


def _excerpt(span: Span, texts: Mapping[str, str]) -> Iterator[str]:
    """Give the line, and which part of it is meant where that is not all of it."""
    lines = texts.get(span.file, "").splitlines()
    if not 1 <= span.line <= len(lines) or len(lines[span.line - 1]) > _LONGEST:
        return
    line = lines[span.line - 1]
    yield line.strip()
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    meant = line[span.column - 1 : end].strip()
    if meant and meant != line.strip():
        yield f"here: {meant}"
