"""`undecided`: where it belongs is open, which it was not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import category_of
from dtl_planner.structure.model import Open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "undecided"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find components whose category is open afterwards."""
    for unit in ledger.units():
        category = ledger.one(unit, "category")
        if category is None or not isinstance(category.after, Open):
            continue
        open_ = category.after
        taken = ledger.take(unit, "category", "managed", "member_of", "locality_facing", "host")
        old, new = comparison.old(unit), comparison.new(unit)
        after = comparison.will_be(open_)
        settled = f" Settled by: {open_.resolves}." if open_.resolves else ""
        yield comparison.change(
            KIND,
            unit,
            taken,
            sentence=f"{new.name}: where it belongs is {after}.{settled}",
            degree=Degree.NONE,
            before=category_of(old, comparison.before),
            after=after,
        )


CHANGE = ChangeRule(KIND, 55, "Where it belongs is open, which it was not before.", find)
