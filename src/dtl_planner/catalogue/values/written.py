"""How a value that people write as one scalar becomes one of ours."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic_core import core_schema

if TYPE_CHECKING:
    from typing import Self

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Written(ABC):
    """A value with a written form: the subclass says how to read it and what editors may accept."""

    __slots__ = ()

    json_schema: ClassVar[JsonSchemaValue]

    @classmethod
    @abstractmethod
    def read(cls, written: object) -> Self:
        """Read what a person wrote, or raise a `PydanticCustomError` in our words."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: Any,  # noqa: ANN401 - pydantic's own signature
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        """Let pydantic read it through `read`; a value made in Python passes as it is."""
        del source, handler
        return core_schema.no_info_plain_validator_function(
            lambda written: written if isinstance(written, cls) else cls.read(written)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors know the written form."""
        del schema, handler
        return dict(cls.json_schema)
