"""`rehosted`: another locality hosts it, or one that was not hosted is."""

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
    from dtl_planner.structure.model import Unit

KIND = "rehosted"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what gets a host, or another one. To be hosted no more is to be recategorised."""
    for unit in ledger.units():
        host = ledger.one(unit, "host")
        if host is None or host.after is None:
            continue
        old, new = comparison.old(unit), comparison.new(unit)
        taken = ledger.take(unit, "host", "category", "managed", "member_of", "locality_facing")
        yield comparison.change(
            KIND,
            unit,
            taken,
            sentence=_sentence(new, comparison),
            degree=Degree.TRANSFER,
            before=comparison.was(old.host) if old.host else category_of(old, comparison.before),
            after=_after(new, comparison),
        )


def _sentence(new: Unit, comparison: Comparison) -> str:
    if isinstance(new.host, Open):
        end = f"; settled by: {new.host.resolves}" if new.host.resolves else ""
        return f"{new.name}: to be hosted by one locality, not yet decided which{end}."
    return f"{new.name}: hosted by {comparison.will_be(new.host)}, and at work in the others too."


def _after(new: Unit, comparison: Comparison) -> str:
    return f"{comparison.will_be(new.category)}, host: {comparison.will_be(new.host)}"


CHANGE = ChangeRule(KIND, 50, "A locality hosts it, or another one does.", find)
