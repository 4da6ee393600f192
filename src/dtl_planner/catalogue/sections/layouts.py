"""`layouts:` how a published table is laid out, so that it is read as it is.

A table of a department has columns of its own. A layout says which of its rows are meant, in which
column the place's code and the period stand, and which columns hold the figures of which indicator.
A table in a new form needs a layout, and no program.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.sources import Cited


class Columns(Record):
    """The columns that hold what is known of one indicator."""

    indicator: Annotated[Id, To("indicators")] = Field(description="The indicator they are about.")
    value: Maybe[Name] = Field(default=None, description="The column of the figure itself.")
    rank: Maybe[Name] = Field(default=None, description="The column of the place's rank.")
    among: Maybe[Name] = Field(default=None, description="Among which places that rank is.")
    share: Maybe[Name] = Field(default=None, description="The column of its share, such as 28%.")
    period: Maybe[Name] = Field(
        default=None, description="How the period is written, where it differs from the others."
    )
    where: dict[Name, Name] = Field(
        default={}, description="What must stand in other columns for these to count."
    )
    caveat: Maybe[Text] = Field(default=None, description="What to bear in mind.")


class Layout(Record):
    """The form of a published table."""

    id: Id = Field(description="The layout's own id.")
    name: Name = Field(description="What the table is called.")
    code: Name = Field(description="The column of the place's code, such as E06000031.")
    where: dict[Name, Name] = Field(
        default={}, description="What must stand in which column for a row to be read."
    )
    years: Maybe[Name] = Field(default=None, description="The column of the year, if there is one.")
    period: Maybe[Name] = Field(
        default=None,
        description="How a year becomes a period: `{year}-03-31`, `{before}/{yy}`, `2025`.",
    )
    figures: tuple[Columns, ...] = Field(min_length=1, description="Which columns hold what.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where the table is published.")


SECTION = Section(
    key="layouts",
    record=Layout,
    noun="layout",
    files=("outcomes.yaml",),
    summary="How published tables are laid out, so that they are read as they are.",
)
