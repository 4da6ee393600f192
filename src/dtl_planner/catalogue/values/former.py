"""The ids that something had before, so that old and new can be told to be the same."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from dtl_planner.catalogue.record import Id


def _as_list(written: object) -> object:
    return [written] if isinstance(written, str) else written


Former: TypeAlias = Annotated[
    tuple[Id, ...], BeforeValidator(_as_list, json_schema_input_type=Id | list[Id])
]
"""One former id, or several where things were merged."""
