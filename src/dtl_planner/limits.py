"""Every limit of `dtl` in one table.

A limit is there so that a wrong file ends in a sentence and not in a dead machine. Each message
that a limit causes names it, and `--limit NAME=VALUE` raises it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits in force; the defaults are those of the reference page `limits.md`."""

    files: int = 500
    workspace_bytes: int = 32 * 1024 * 1024
    yaml_bytes: int = 8 * 1024 * 1024
    yaml_depth: int = 40
    yaml_nodes: int = 1_000_000
    alias_growth: int = 10
    alias_nodes: int = 200_000
    number_digits: int = 18
    id_characters: int = 64
    name_characters: int = 500
    text_characters: int = 20_000
    services: int = 20_000
    places: int = 10_000
    references: int = 200_000
    levels: int = 100
    boundary_bytes: int = 32 * 1024 * 1024
    boundary_points: int = 1_000_000
    table_bytes: int = 20 * 1024 * 1024
    table_rows: int = 200_000
    table_columns: int = 200
    workbook_rows: int = 100_000
    workbook_parts: int = 2_000
    workbook_bytes: int = 200 * 1024 * 1024
    workbook_growth: int = 100
    scheme_cells: int = 4_194_304
    revision_characters: int = 200
    git_seconds: int = 10
    errors_shown: int = 30
    value_characters: int = 120


ABOUT: dict[str, str] = {
    "files": "files of one workspace",
    "workspace_bytes": "bytes of all its files together",
    "yaml_bytes": "bytes of one YAML file",
    "yaml_depth": "levels of nesting in a YAML file",
    "yaml_nodes": "values in one YAML file",
    "alias_growth": "how many times larger a file may grow through its own aliases",
    "alias_nodes": "values that a file may add through its own aliases",
    "number_digits": "digits before, and after, the point of a number",
    "id_characters": "characters of an id",
    "name_characters": "characters of a name",
    "text_characters": "characters of any other text",
    "services": "services and components in YAML; larger catalogues come as CSV or Parquet",
    "places": "places in YAML",
    "references": "references between records",
    "levels": "steps up from a record to the top of what it belongs to",
    "boundary_bytes": "bytes of one file of boundaries",
    "boundary_points": "points of all the boundaries in one file",
    "table_bytes": "bytes of one table of figures, a workbook as it is packed",
    "table_rows": "rows of a table of figures in CSV",
    "table_columns": "columns of a table of figures",
    "workbook_rows": "rows of a sheet of a workbook",
    "workbook_parts": "parts that a workbook is packed from",
    "workbook_bytes": "bytes of all parts of a workbook together, unpacked",
    "workbook_growth": "how many times larger a part of a workbook may grow in unpacking",
    "scheme_cells": "combinations of answers that one scheme may tell apart",
    "revision_characters": "characters of a git revision",
    "git_seconds": "seconds that one answer of git may take",
    "errors_shown": "findings printed in full",
    "value_characters": "characters of a value shown in a message",
}


def names() -> tuple[str, ...]:
    """Give the limits' names as they are written on the command line, in the table's order."""
    return tuple(field.name.replace("_", "-") for field in fields(Limits))
