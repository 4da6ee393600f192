"""`undecided`: where it belongs is open, or lies between other things than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.words import place_of, settled_by
from dtl_planner.structure.model import Open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "undecided"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find components whose category is open afterwards."""
    for edit in ledger.all("category"):
        if not isinstance(edit.after, Open):
            continue
        unit = edit.unit
        name, after = comparison.new(unit).name, comparison.will_be(edit.after)
        before = place_of(comparison.old(unit), comparison.before)
        yield comparison.change(
            KIND,
            unit,
            ledger.take(unit, "category", "managed", "member_of", "locality_facing", "host"),
            sentence=f"{name}: where it belongs is {after}; before: {before}"
            f"{settled_by(edit.after)}.",
            degree=None,
            before=before,
            after=after,
        )


CHANGE = ChangeRule(KIND, 55, "Where it belongs is open, or lies between other things.", find)
