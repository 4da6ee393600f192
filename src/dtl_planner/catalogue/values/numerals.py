"""Numbers that a paper prints beside its points: `7`, `3a`, `iv`. They name, they do not count."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from dtl_planner.catalogue.record import Name


def _as_text(written: object) -> object:
    is_number = isinstance(written, int) and not isinstance(written, bool)
    return str(written) if is_number else written


Numeral: TypeAlias = Annotated[Name, BeforeValidator(_as_text, json_schema_input_type=int | Name)]
"""The number of a question or an action, as text however it was written."""
