"""`scenarios:` what if: another structure, or some settings changed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To


class Scenario(Record):
    """The plan again, with something changed."""

    id: Id = Field(description="The scenario's own id.")
    name: Name = Field(description="What is tried.")
    structure: Maybe[Annotated[Id, To("proposals", words=("proposed",))]] = Field(
        default=None, description="The structure that is planned for instead."
    )
    sets: dict[Name, Name | int] = Field(
        default={},
        description="Settings and their values, as `--set` takes them: `deadline: 2010-06`.",
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")


SECTION = Section(
    key="scenarios",
    record=Scenario,
    noun="scenario",
    files=("programme.yaml",),
    summary="What if: the plan with another structure, deadline, capacity or length of time.",
)
