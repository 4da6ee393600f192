"""`split`: one becomes several, or is shared out over the localities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import EXISTS
from dtl_planner.diff.words import place_of
from dtl_planner.structure.model import LOCALITIES
from dtl_planner.wording import listed_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "split"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what became several, and what is run in one place today and in each locality then."""
    for start, ends in comparison.pairing.splits.items():
        taken = ledger.take(start, EXISTS)
        taken += tuple(edit for end in ends for edit in ledger.take(end, EXISTS))
        if taken:
            yield _into_several(start, ends, taken, comparison)
    for edit in ledger.all("managed"):
        # Of what is not known to be run as one, nobody can say that it is shared out.
        if edit.after == LOCALITIES and isinstance(edit.before, str):
            yield _over_localities(edit.unit, comparison, ledger)


def _into_several(
    start: str, ends: tuple[str, ...], taken: tuple[Edit, ...], comparison: Comparison
) -> Change:
    others = tuple(end for end in ends if end != start)
    return comparison.change(
        KIND,
        start,
        taken,
        sentence=_sentence(start, others, comparison),
        degree=Degree.SPLIT,
        before=comparison.before.called(start),
        after=listed_names([comparison.after.called(end) for end in ends]),
        others=others,
    )


def _sentence(start: str, others: tuple[str, ...], comparison: Comparison) -> str:
    """Say whether it goes on beside what comes out of it, or into what others go into too."""
    name = comparison.before.called(start)
    names = listed_names([comparison.after.called(other) for other in others])
    if start in comparison.after.units:
        parts = "a part of it becomes" if len(others) == 1 else "parts of it become"
        return f"{name}: goes on, and {parts} {names}."
    if any(other in comparison.pairing.merges for other in others):
        return f"{name}: shared out among {names}."
    return f"{name}: split into {names}."


def _over_localities(unit: str, comparison: Comparison, ledger: Ledger) -> Change:
    taken = ledger.take(unit, "category", "managed", "member_of", "locality_facing", "host")
    old, new = comparison.old(unit), comparison.new(unit)
    before, after = place_of(old, comparison.before), place_of(new, comparison.after)
    category = f" as {comparison.will_be(new.category)}" if isinstance(new.category, str) else ""
    return comparison.change(
        KIND,
        unit,
        taken,
        sentence=f"{new.name}: split across the localities{category}; before: {before}.",
        degree=Degree.SPLIT,
        before=before,
        after=after,
    )


CHANGE = ChangeRule(KIND, 20, "One becomes several, or is shared out over the localities.", find)
