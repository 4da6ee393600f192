"""`rehosted`: another locality hosts it, or one that was not hosted is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import place_of, settled_by
from dtl_planner.structure.model import HOST, Open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger
    from dtl_planner.structure.model import Unit

KIND = "rehosted"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what gets a host, or another one. To be hosted no more is to be recategorised."""
    for edit in (*ledger.all("host"), *ledger.all("member_of")):
        unit, is_told = edit.unit, not ledger.of(edit.unit, edit.attribute)
        if is_told or edit.after is None or comparison.new(unit).member_of != HOST:
            continue
        old, new = comparison.old(unit), comparison.new(unit)
        before = place_of(old, comparison.before)
        hosted_by = comparison.was(old.host) if old.host is not None else before
        yield comparison.change(
            KIND,
            unit,
            ledger.take(unit, "host", "category", "managed", "member_of", "locality_facing"),
            sentence=f"{_told(new, comparison)}; before: {hosted_by}{settled_by(new.host)}.",
            degree=_degree(old, new),
            before=before,
            after=place_of(new, comparison.after),
        )


def _told(new: Unit, comparison: Comparison) -> str:
    if isinstance(new.host, Open):
        among = " or ".join(map(comparison.will_be, new.host.between))
        which = f"not yet decided which ({among})" if among else "not yet decided which"
        return f"{new.name}: to be hosted by one locality, {which}"
    if new.host is None:
        return f"{new.name}: to be hosted by one locality, not stated which"
    others = ", and at work in the others too" if new.locality_facing else ""
    return f"{new.name}: hosted by {comparison.will_be(new.host)}{others}"


def _degree(old: Unit, new: Unit) -> Degree | None:
    """To be hosted at all is another management; by whom, both must be known to tell."""
    if old.host is None and isinstance(old.managed, str):
        return Degree.MINOR if old.managed == new.host else Degree.TRANSFER
    if isinstance(old.host, str) and isinstance(new.host, str):
        return Degree.MINOR if old.host == new.host else Degree.TRANSFER
    return None


CHANGE = ChangeRule(KIND, 50, "A locality hosts it, or another one does.", find)
