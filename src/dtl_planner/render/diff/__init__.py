"""`dtl diff` in all its formats: a page for people, files for programs, and a piece of HTML."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.render.diff.document import document
from dtl_planner.render.diff.fragment import html, meaning_html
from dtl_planner.render.diff.meaning import meaning_view
from dtl_planner.render.diff.page import text
from dtl_planner.render.diff.rows import table
from dtl_planner.render.formats import Format, View, write

if TYPE_CHECKING:
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import By
    from dtl_planner.diff.meaning.meaning import Meaning
    from dtl_planner.render.layout import Page


class DiffFormat(StrEnum):
    """What a difference is written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"


def write_difference(
    compared: Compared, form: DiffFormat, page: Page, *, by: By, in_full: bool
) -> str:
    """Write a difference in a format; `in_full` tells the page's reasons in full."""
    if form is DiffFormat.HTML:
        return html(compared, by)
    view = View(
        text=lambda page: text(compared, by, page, in_full=in_full),
        table=lambda: table(compared, by),
        document=lambda: document(compared, by),
    )
    return write(view, Format(form.value), page)


def write_meaning(meaning: Meaning, form: DiffFormat, page: Page) -> str:
    """Write the page for one team in a format."""
    if form is DiffFormat.HTML:
        return meaning_html(meaning)
    return write(meaning_view(meaning), Format(form.value), page)
