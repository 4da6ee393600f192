"""`place changed`: another base, other places to work in, other named contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "place changed"
_WORDS = {
    "base": ("base", "works from"),
    "places": ("works in", "works in"),
    "contacts": ("named contact for", "has a named contact for"),
}
_DEGREES = {"base": Degree.TRANSFER, "places": Degree.TRANSFER, "contacts": Degree.MINOR}


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what works from another building or in other places."""
    for attribute in _WORDS:
        for unit in ledger.units(attribute):
            yield _changed(ledger.take(unit, attribute), comparison)


def _changed(edits: tuple[Edit, ...], comparison: Comparison) -> Change:
    unit, attribute = edits[0].unit, edits[0].attribute
    label, verb = _WORDS[attribute]
    old, new = getattr(comparison.old(unit), attribute), getattr(comparison.new(unit), attribute)
    # That nobody is named yet is known; where somebody works is not known if nobody says it.
    nothing = "nowhere" if attribute == "contacts" else NOT_STATED
    before = comparison.was(old) if old else nothing
    after = comparison.will_be(new) if new else nothing
    told = f"{verb} {after}" if new else f"{label}: {after}"
    is_known = attribute == "contacts" or (old and new)
    return comparison.change(
        KIND,
        unit,
        edits,
        sentence=f"{comparison.new(unit).name}: {told}; before: {before}.",
        degree=_DEGREES[attribute] if is_known else None,
        before=f"{label}: {before}",
        after=f"{label}: {after}",
    )


CHANGE = ChangeRule(KIND, 85, "Another base, other places, other named contacts.", find)
