"""`left`: it is no longer a member of a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "left"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find who leaves which team."""
    for unit in ledger.units("teams"):
        for edit in ledger.of(unit, "teams"):
            if edit.before is None:
                continue
            new, team = comparison.new(unit), comparison.was(edit.before)
            yield comparison.change(
                KIND,
                unit,
                ledger.take_one(edit),
                sentence=f"{new.name}: leaves {team}.",
                degree=Degree.TRANSFER,
                before=team,
                after="not a member",
                others=(str(edit.before),),
            )


CHANGE = ChangeRule(KIND, 71, "It is no longer a member of a team.", find)
