"""Where a fact was found: a source by its id, and the section of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field, model_validator

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, To

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class SourceRef(Record):
    """A source of `sources:`, written as its id or as `{id, section}`."""

    short: ClassVar[str | None] = "id"

    id: Annotated[Id, To("sources")] = Field(description="The id of a source under `sources:`.")
    section: Maybe[Name] = Field(default=None, description="Where in it: page, table, paragraph.")

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, written: object) -> object:
        return {"id": written} if isinstance(written, str) else written

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept the short form too."""
        return {"anyOf": [{"type": "string"}, handler(schema)]}
