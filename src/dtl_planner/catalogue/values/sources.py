"""Where a fact was found: a source by its id, and the section of it."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, To


class SourceRef(Record):
    """A source of `sources:`, written as its id or as `{id, section}`."""

    short: ClassVar[str | None] = "id"

    id: Annotated[Id, To("sources")] = Field(description="The id of a source under `sources:`.")
    section: Maybe[Name] = Field(default=None, description="Where in it: page, table, paragraph.")


def _expanded(written: object) -> object:
    return {"id": written} if isinstance(written, str) else written


Cited: TypeAlias = Annotated[
    SourceRef, BeforeValidator(_expanded, json_schema_input_type=Id | SourceRef)
]
