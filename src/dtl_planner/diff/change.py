"""One change as people are told it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.catalogue.values.counts import Count
    from dtl_planner.diff.degree import Degree
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.pairing import How
    from dtl_planner.structure.model import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change.

    Attributes:
        kind: The kind of change, a verb in the past such as `merged`.
        unit: The id of what changes.
        others: The ids of what else takes part, such as what it merged with.
        before: How it was, in words.
        after: How it will be, in words.
        sentence: The change in one plain sentence.
        grounds: Why: the rule, answer, decision, record or theme that caused it.
        degree: How much of a change it is; `None` where the state before is not stated.
        posts: How many posts it is about, where that is stated.
        fte: The same in full-time equivalents.
        paired_by: What the unit before and after was held to be the same by.
        edits: The steps that it tells.
    """

    kind: str
    unit: str
    others: tuple[str, ...]
    before: str
    after: str
    sentence: str
    grounds: tuple[Ground, ...]
    degree: Degree | None
    posts: Count | None
    fte: Count | None
    paired_by: How
    edits: tuple[Edit, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """The consultation themes that it answers, sorted."""
        return tuple(sorted({theme for ground in self.grounds for theme in ground.themes}))
