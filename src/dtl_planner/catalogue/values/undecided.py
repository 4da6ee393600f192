"""What nobody has settled yet: a status of its own, never an empty value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeAlias, TypeVar

from pydantic import Discriminator, Field, Tag, model_validator

from dtl_planner.catalogue.record import Flag, Maybe, Name, Record, Text
from dtl_planner.catalogue.values.sources import SourceRef

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

T = TypeVar("T")

WORD = "undecided"


class Undecided(Record):
    """An open question, written as the word `undecided` or as `{undecided: true, between: ...}`."""

    short_words: ClassVar[tuple[str, ...]] = (WORD,)

    undecided: Flag = Field(default=True, description="Always `true`: it marks an open question.")
    between: tuple[Name, ...] = Field(default=(), description="What it lies between.")
    resolves: Maybe[Text] = Field(default=None, description="What settles it, or a milestone.")
    reason: Maybe[Text] = Field(default=None, description="Why it is open.")
    source: Maybe[SourceRef] = Field(default=None, description="Where that is said.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, written: object) -> object:
        return {} if written == WORD else written

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept the bare word too."""
        return {"anyOf": [{"const": WORD}, handler(schema)]}


def _which(written: Any) -> str:  # noqa: ANN401 - pydantic hands over what was written
    """Choose by what was written, so that errors speak of one form and not of both."""
    is_open = written == WORD or (isinstance(written, dict) and WORD in written)
    return "<undecided>" if is_open or isinstance(written, Undecided) else "<decided>"


OrUndecided: TypeAlias = Annotated[
    Annotated[T, Tag("<decided>")] | Annotated[Undecided, Tag("<undecided>")],
    Discriminator(_which),
]
