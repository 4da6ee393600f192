"""A stretch of time with a first and a last date, and why it matters."""

from __future__ import annotations

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.record import Maybe, Record, Text
from dtl_planner.catalogue.values.dates import PartialDate


class Stretch(Record):
    """A stretch of time, from the first day that its beginning can mean to the last of its end."""

    # The one alias in the catalogue: people write `from`, which Python keeps for itself.
    begins: PartialDate = Field(validation_alias="from", description="When it begins.")
    to: PartialDate = Field(description="When it ends.")
    why: Maybe[Text] = Field(default=None, description="What it is.")

    @field_validator("to")
    @classmethod
    def _later(cls, to: PartialDate, info: ValidationInfo) -> PartialDate:
        """Refuse a stretch that ends before it begins."""
        begins = info.data.get("begins")  # lacking where it could not be read
        if isinstance(begins, PartialDate) and to.last < begins.first:
            raise PydanticCustomError("date_order", "this stretch of time ends before it begins")
        return to
