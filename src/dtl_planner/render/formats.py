"""The formats that each command with data can write: a page for people, files for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.harmless import protected
from dtl_planner.tables import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.render.layout import Page
    from dtl_planner.tables import Table

FORMAT_VERSION = 1
"""Goes up when a key of a JSON document changes its meaning or goes away."""


class Format(StrEnum):
    """What a result is written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


@dataclass(frozen=True, slots=True)
class View:
    """One result in all its forms, each made only when it is asked for.

    Attributes:
        text: The page for people.
        table: The rows, for CSV and Markdown.
        document: The whole, for JSON.
    """

    text: Callable[[Page], str]
    table: Callable[[], Table]
    document: Callable[[], dict[str, object]]


def write(view: View, form: Format, page: Page) -> str:
    """Write a result in a format; the text ends with a line break."""
    match form:
        case Format.TABLE:
            return view.text(page)
        case Format.JSON:
            return json_text({"format_version": FORMAT_VERSION, **view.document()})
        case Format.CSV:
            return csv_text(view.table())
        case Format.MD:
            return markdown_text(view.table())


def json_text(document: object) -> str:
    """Write JSON with its keys as they stand, in ASCII, so that any terminal may show it."""
    return json.dumps(document, indent=2) + "\n"


def csv_text(table: Table) -> str:
    """Write CSV; text that a spreadsheet would take for a formula gets a quote before it.

    A number below nought is none.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.key for column in table.columns)
    writer.writerows([_in_csv(words(cell)) for cell in row] for row in table.rows)
    return out.getvalue()


def _in_csv(text: str) -> str:
    return text if _BELOW_NOUGHT.fullmatch(text) else protected(text)


_BELOW_NOUGHT = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def markdown_text(table: Table) -> str:
    """Write a Markdown table."""
    head = [column.title for column in table.columns]
    rows = [head, ["---"] * len(head), *([words(cell) for cell in row] for row in table.rows)]
    return "".join("| " + " | ".join(_unbroken(cell) for cell in row) + " |\n" for row in rows)


_TO_MARKDOWN = str.maketrans(
    {
        "\\": "\\\\",
        "|": "\\|",
        "[": "\\[",
        "]": "\\]",
        "`": "\\`",
        "&": "&amp;",
        "<": "&lt;",
    }
)
"""What would end a cell, or turn text into a link, a picture or a tag."""


def _unbroken(text: str) -> str:
    return text.translate(_TO_MARKDOWN)
