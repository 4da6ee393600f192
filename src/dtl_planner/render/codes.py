"""`dtl explain` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.tables import Column, Table
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.diagnostics import Code

_COLUMNS = (
    Column("code", "Code"),
    Column("slug", "Problem"),
    Column("severity", "Severity"),
    Column("why", "Why it matters"),
    Column("mend", "What to do"),
)


def view(codes: Sequence[Code]) -> View:
    """Show what codes mean: one in full, several as a list."""
    return View(
        text=lambda page: _one(codes[0], page) if len(codes) == 1 else _list(codes, page),
        table=lambda: Table(_COLUMNS, tuple(_row(code) for code in codes)),
        document=lambda: {
            "codes": [
                dict(zip((column.key for column in _COLUMNS), _row(code), strict=True))
                for code in codes
            ]
        },
    )


def _one(code: Code, page: Page) -> str:
    head = page.paint(f"{code.id} {code.slug}", "strong")
    parts = [f"{head} ({code.severity.value})", "", paragraph(code.why, page)]
    return "\n".join([*parts, "", paragraph(f"What to do: {code.mend}", page)]) + "\n"


def _list(codes: Sequence[Code], page: Page) -> str:
    rows = [(code.id, code.slug, code.severity.value) for code in codes]
    said = f"{plural(len(codes), 'code')}. `dtl explain CODE` tells more."
    return f"{columns(rows, page)}\n\n{said}\n"


def _row(code: Code) -> tuple[str, ...]:
    return code.id, code.slug, code.severity.value, code.why, code.mend
