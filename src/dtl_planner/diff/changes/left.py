"""`left`: it is no longer a member of a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "left"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find who leaves which team; who joins one is told already."""
    for edit in ledger.take_all("teams"):
        team = comparison.was(edit.before)
        yield comparison.change(
            KIND,
            edit.unit,
            (edit,),
            sentence=f"{comparison.new(edit.unit).name}: leaves {team}.",
            degree=Degree.TRANSFER,
            before=team,
            after="not a member",
            others=(str(edit.before),),
        )


CHANGE = ChangeRule(KIND, 71, "It is no longer a member of a team.", find)
