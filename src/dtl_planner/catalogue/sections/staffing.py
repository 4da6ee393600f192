"""`staffing:` posts to be shared out over places by demand, and the rule for it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.catalogue.values.figures import Figure
from dtl_planner.catalogue.values.sources import Cited


class Staffing(Record):
    """Posts of one kind: how many there are, where they are now, and what they are shared out by.

    Posts are whole; a place may have none. Where the total is not stated, it is what is there now,
    if that is stated of every place of the tier.
    """

    id: Id = Field(description="Its own id.")
    name: Name = Field(description="What the posts are, such as social workers.")
    posts: Maybe[Annotated[int, Field(strict=True, ge=0, le=1_000_000)]] = Field(
        default=None, description="How many posts there are to share out."
    )
    now: dict[Annotated[Id, To("places")], Annotated[int, Field(strict=True, ge=0)]] = Field(
        default={}, description="How many of them each place has now."
    )
    indicator: Annotated[Id, To("indicators")] = Field(
        description="The indicator whose shares decide, such as open cases."
    )
    tier: Maybe[Annotated[Id, To("tiers")]] = Field(
        default=None, description="The tier whose places get posts, such as locality."
    )
    method: Method = Field(
        default=Method.HAMILTON, description="How shares become whole posts; `hamilton` without."
    )
    least: Annotated[int, Field(strict=True, ge=0, le=1_000)] = Field(
        default=0, description="How many posts every place has whatever its share."
    )
    flexibility: Maybe[Annotated[Id, To("flexibility")]] = Field(
        default=None, description="The rule for what is kept free, such as 80/20."
    )
    warn_above: Maybe[Figure] = Field(
        default=None,
        description="By how many per cent work for one post may lie above the average; else 10.",
    )
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="staffing",
    record=Staffing,
    noun="staffing",
    files=("programme.yaml",),
    summary="Posts that are shared out over places by demand, and how.",
)
