"""`added`: something that was not there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import EXISTS
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "added"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find new services, components, teams and bodies; a new role is a post created."""
    for unit in comparison.pairing.added:
        if ledger.of(unit, EXISTS) and comparison.new(unit).kind is not Kind.ROLE:
            new = comparison.new(unit)
            yield comparison.change(
                KIND,
                unit,
                ledger.take(unit, EXISTS),
                sentence=f"{new.name}: a new {new.kind.value}.",
                degree=Degree.MINOR,
                before="not there",
                after=new.name,
            )


CHANGE = ChangeRule(KIND, 30, "Something that was not there before.", find)
