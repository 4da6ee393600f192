"""Graphs as files for other programs, one module a format; an exporter sees tables, no records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.tables import GraphTables


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format for graphs.

    Attributes:
        id: Its name on the command line.
        suffix: How the name of such a file ends, with its dot.
        summary: One line on what reads it.
        write: Writes a graph; the text ends with a line break.
    """

    id: str
    suffix: str
    summary: str
    write: Callable[[GraphTables], str]
