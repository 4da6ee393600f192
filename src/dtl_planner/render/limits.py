"""`dtl limits` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.limits import ABOUT
from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from dtl_planner.limits import Limits

_COLUMNS = (Column("limit", "Limit"), Column("value", "Value"), Column("about", "What it limits"))


def view(limits: Limits) -> View:
    """Show the limits in force."""
    rows = [(name.replace("_", "-"), getattr(limits, name), about) for name, about in ABOUT.items()]
    shown = [(name, f"{value:,}", about) for name, value, about in rows]
    raised = "Raise one with --limit NAME=N on any command that reads a workspace."
    return View(
        text=lambda page: f"{columns(shown, page)}\n\n{paragraph(raised, page)}\n",
        table=lambda: Table(_COLUMNS, tuple(rows)),
        document=lambda: {"limits": {name: value for name, value, _ in rows}},
    )
