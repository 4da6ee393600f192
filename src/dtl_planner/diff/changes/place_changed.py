"""`place changed`: another base, other places to work in, other named contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "place changed"
_LABELS = {"base": "base", "places": "works in", "contacts": "named contact for"}
_NONE = {"contacts": "nowhere"}
_DEGREES = {"base": Degree.TRANSFER, "places": Degree.TRANSFER, "contacts": Degree.MINOR}


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what works from another building or in other places."""
    for unit in ledger.units():
        for attribute, label in _LABELS.items():
            taken = ledger.take(unit, attribute)
            if taken:
                yield _changed(taken, label, comparison)


def _changed(edits: tuple[Edit, ...], label: str, comparison: Comparison) -> Change:
    unit, attribute = edits[0].unit, edits[0].attribute
    name = comparison.new(unit).name
    old = getattr(comparison.old(unit), attribute)
    before = comparison.was(old) if old else _NONE.get(attribute, NOT_STATED)
    new = getattr(comparison.new(unit), attribute)
    after = comparison.will_be(new) if new else _NONE.get(attribute, NOT_STATED)
    is_known = attribute in _NONE or (old and new)
    return comparison.change(
        KIND,
        unit,
        edits,
        sentence=f"{name}: {label}: {after}; before: {before}.",
        degree=_DEGREES[attribute] if is_known else None,
        before=f"{label}: {before}",
        after=f"{label}: {after}",
    )


CHANGE = ChangeRule(KIND, 85, "Another base, other places, other named contacts.", find)
