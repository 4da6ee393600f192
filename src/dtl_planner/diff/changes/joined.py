"""`joined`: it becomes a member of a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger
    from dtl_planner.structure.model import Unit

KIND = "joined"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find who joins which team."""
    for edit in ledger.all("teams"):
        if edit.after is None:
            continue
        team = comparison.will_be(edit.after)
        yield comparison.change(
            KIND,
            edit.unit,
            ledger.take_one(edit),
            sentence=f"{comparison.new(edit.unit).name}: joins {team}.",
            degree=Degree.TRANSFER if _is_known(comparison.old(edit.unit)) else None,
            before="not a member",
            after=team,
            others=(str(edit.after),),
        )


def _is_known(old: Unit) -> bool:
    """Whether anything is stated of where it was, so that joining can be told to move it."""
    return bool(old.teams) or isinstance(old.managed, str)


CHANGE = ChangeRule(KIND, 70, "It becomes a member of a team.", find)
