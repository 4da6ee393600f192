"""What waits for what, as values: one item for another, or something for what nothing brings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from dtl_planner.catalogue.values.lengths import Length
    from dtl_planner.plan.making.brief import Place

Kind: TypeAlias = Literal[
    "finish-to-start", "start-to-start", "finish-to-finish", "start-to-finish"
]
FINISH_TO_START: Kind = "finish-to-start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One item waits for another.

    Attributes:
        rule: The id of the rule that asks for it.
        before: The item that is waited for.
        after: The item that waits.
        kind: Which end waits for which.
        lag: How long after it.
        told: The rule in words.
        written: Where it is written; `None` for what `dtl` itself assumes.
    """

    rule: str
    before: str
    after: str
    kind: Kind = FINISH_TO_START
    lag: Length | None = None
    told: str
    written: Place | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something is waited for that brings nothing, so that there is nothing to wait for.

    Attributes:
        by: The id of what waits.
        name: The id of what is waited for.
        written: Where the waiting is written.
    """

    by: str
    name: str
    written: Place


@dataclass(frozen=True, slots=True)
class Waits:
    """All that waits, and what there is nothing to wait for."""

    found: tuple[Wait, ...]
    missing: tuple[Missing, ...] = field(default=())
