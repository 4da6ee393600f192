"""`split`: one becomes several, or is shared out over the localities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import EXISTS
from dtl_planner.diff.words import category_of, listed
from dtl_planner.structure.model import LOCALITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "split"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what became several, and what is to be run in each locality and was not."""
    for start, ends in comparison.pairing.splits.items():
        yield _into_several(start, ends, comparison, ledger)
    for unit in ledger.units():
        managed = ledger.one(unit, "managed")
        if managed is not None and managed.after == LOCALITIES:
            yield _over_localities(unit, comparison, ledger)


def _into_several(
    start: str, ends: tuple[str, ...], comparison: Comparison, ledger: Ledger
) -> Change:
    taken = (*ledger.take(start, EXISTS), *(e for end in ends for e in ledger.take(end, EXISTS)))
    name = comparison.before.called(start)
    names = listed([comparison.after.called(end) for end in ends])
    return comparison.change(
        KIND,
        start,
        taken,
        sentence=f"{name}: split into {names}.",
        degree=Degree.SPLIT,
        before=name,
        after=names,
        others=tuple(end for end in ends if end != start),
    )


def _over_localities(unit: str, comparison: Comparison, ledger: Ledger) -> Change:
    taken = ledger.take(unit, "category", "managed", "member_of", "locality_facing", "host")
    old, new = comparison.old(unit), comparison.new(unit)
    after = category_of(new, comparison.after)
    return comparison.change(
        KIND,
        unit,
        taken,
        sentence=f"{new.name}: split across the localities as {after}.",
        degree=Degree.SPLIT,
        before=category_of(old, comparison.before),
        after=after,
    )


CHANGE = ChangeRule(KIND, 20, "One becomes several, or is shared out over the localities.", find)
