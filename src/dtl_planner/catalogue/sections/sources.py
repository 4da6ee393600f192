"""`sources:` the documents that the facts come from."""

from __future__ import annotations

from pydantic import Field

from dtl_planner.catalogue.record import Maybe, Name, Record, Section, Text
from dtl_planner.catalogue.values.dates import PartialDate


class Source(Record):
    """A document, a meeting or a person that facts come from."""

    title: Name = Field(description="What the document is called.")
    date: Maybe[PartialDate] = Field(default=None, description="Its date.")
    file: Maybe[Name] = Field(default=None, description="The file it was read from.")
    address: Maybe[Name] = Field(default=None, description="Where it is published.")
    section: Maybe[Name] = Field(default=None, description="The part of it that is meant.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")


SECTION = Section(
    key="sources",
    record=Source,
    noun="source",
    files=("services.yaml", "localities.yaml", "criteria.yaml"),
    summary="The documents that the facts come from; every file may list its own.",
    keyed=True,
)
