"""The kinds of change: one module each, found by `registry.discover`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """A kind of change.

    Attributes:
        kind: The kind, a verb in the past.
        order: Its turn: an earlier kind takes the steps that tell more, such as a merger, so that a
            later one does not tell them again, such as a closure. No two kinds share a turn.
        summary: One line for the reference pages.
        find: Finds the changes of this kind, and takes the steps that they tell.
    """

    kind: str
    order: int
    summary: str
    find: Callable[[Comparison, Ledger], Iterator[Change]]
