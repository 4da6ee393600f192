"""What nobody has settled yet: a status of its own, never an empty value."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar

from pydantic import BeforeValidator, Discriminator, Field, Tag

from dtl_planner.catalogue.record import Flag, Maybe, Name, Record, Text
from dtl_planner.catalogue.values.sources import Cited

T = TypeVar("T")

WORD = "undecided"


class Undecided(Record):
    """An open question, written as the word `undecided` or as `{undecided: true, between: ...}`."""

    short_words: ClassVar[tuple[str, ...]] = (WORD,)

    undecided: Flag = Field(default=True, description="Always `true`: it marks an open question.")
    between: tuple[Name, ...] = Field(default=(), description="What it lies between.")
    resolves: Maybe[Text] = Field(default=None, description="What settles it, or a milestone.")
    reason: Maybe[Text] = Field(default=None, description="Why it is open.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")


def _expanded(written: object) -> object:
    return {} if written == WORD else written


def _which(written: Any) -> str:  # noqa: ANN401 - pydantic hands over what was written
    """Choose by what was written, so that errors speak of one form and not of both."""
    is_open = written == WORD or (isinstance(written, dict) and WORD in written)
    return "<undecided>" if is_open or isinstance(written, Undecided) else "<decided>"


OrUndecided: TypeAlias = Annotated[
    Annotated[T, Tag("<decided>")]
    | Annotated[
        Undecided,
        BeforeValidator(_expanded, json_schema_input_type=Literal["undecided"] | Undecided),
        Tag("<undecided>"),
    ],
    Discriminator(_which),
]
