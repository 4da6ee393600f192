"""The types that every section of the catalogue is written with.

A section is one module: a `Record` that says what people may write, and a `Section` that says
where. Everything else (loading, unknown-id checks, lengths, JSON schema, reference pages) reads
these annotations, so a new section is one new file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

T = TypeVar("T")

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
NAME_PATTERN = r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"


class Record(BaseModel):
    """What people write, as one frozen value. Unknown keys are refused.

    Building the validator waits for the first use: a command that reads no catalogue never pays.

    Attributes:
        short: The field that a bare value, written in place of the record, stands for.
        short_words: The words that may be written in place of the record.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    short: ClassVar[str | None] = None
    short_words: ClassVar[tuple[str, ...]] = ()


class To:
    """Marks text that is the id of a record of one of `sections`.

    Besides sections, the names that schemes define can be referred to: `facts` and `categories`.

    Attributes:
        sections: Where the id must be defined; several where any of them will do.
        words: Words that may stand in place of an id.
        may_be_itself: Whether a record may refer to itself.
    """

    __slots__ = ("may_be_itself", "sections", "words")

    def __init__(
        self, *sections: str, words: tuple[str, ...] = (), may_be_itself: bool = False
    ) -> None:
        self.sections = sections
        self.words = words
        self.may_be_itself = may_be_itself


class Among:
    """Marks a value that may be undecided: what it lies `between` are ids of one of `sections`."""

    __slots__ = ("to",)

    def __init__(self, *sections: str) -> None:
        self.to = To(*sections)


class Longest:
    """Marks text with the name of the limit on its length, which is raised by an option."""

    __slots__ = ("limit",)

    def __init__(self, limit: str) -> None:
        self.limit = limit

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors the default limit."""
        default = next(each.default for each in fields(Limits) if each.name == self.limit)
        return {**handler(schema), "maxLength": default}


class NotEmpty:
    """Makes a key optional but never empty: it is left out, or it has a value."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # noqa: ANN401 - pydantic's own signature
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        """Take the `None` of the annotation back out of what may be written."""
        schema = handler(source)
        inner: CoreSchema = schema["schema"] if schema["type"] == "nullable" else schema
        return inner


Maybe: TypeAlias = Annotated[T | None, NotEmpty()]


def _as_flag(written: object) -> bool:
    """Read `yes` and `no`, which are words in YAML 1.2, like `true` and `false`."""
    match written:
        case True | "yes":
            return True
        case False | "no":
            return False
    raise PydanticCustomError("yes_or_no", "`yes` or `no` is wanted here")


Id: TypeAlias = Annotated[str, Field(strict=True, pattern=ID_PATTERN), Longest("id_characters")]
FactId: TypeAlias = Annotated[
    str, Field(strict=True, pattern=NAME_PATTERN), Longest("id_characters")
]
Name: TypeAlias = Annotated[str, Field(strict=True, min_length=1), Longest("name_characters")]
Text: TypeAlias = Annotated[str, Field(strict=True, min_length=1), Longest("text_characters")]
Flag: TypeAlias = Annotated[
    bool, BeforeValidator(_as_flag, json_schema_input_type=bool | Literal["yes", "no"])
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One top-level key of the files, and the record that stands under it.

    Attributes:
        key: The key as written.
        record: What one entry holds.
        noun: What one entry is called.
        files: The files it may stand in.
        summary: One line for the reference pages.
        keyed: Whether it is a mapping from id to record; otherwise a list of records with `id`.
        single: Whether it is one record and not many.
        nested: The field that holds further records of the same kind, sharing one space of ids.
        reserved: Ids that mean something else already.
        space: The space of ids that it shares with other sections, where it does.
        climbs: Fields that lead to what a record belongs to; following them must come to an end.
        names: Fields whose keys other records may refer to, and what one of them is called.
        about: What the ids before its records are the ids of, where they are not their own.
    """

    key: str
    record: type[Record]
    noun: str
    files: tuple[str, ...]
    summary: str
    keyed: bool = False
    single: bool = False
    nested: str | None = None
    reserved: tuple[str, ...] = ()
    space: str | None = None
    climbs: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    about: To | None = None
