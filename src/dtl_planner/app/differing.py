"""What differs between two structures of a workspace, for every command that builds on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.structuring import structure_of
from dtl_planner.diff.difference import difference

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.app.opening import Workspace
    from dtl_planner.diff.difference import Difference


def difference_of(
    workspace: Workspace,
    before: str,
    after: str,
    *,
    scheme: str | None = None,
    as_of: date | None = None,
) -> Difference:
    """Say what differs between two structures of a workspace.

    Args:
        workspace: A workspace without errors.
        before: `current`, `proposed`, or the id of a proposal.
        after: The other.
        scheme: The scheme's id; by default the newest in force.
        as_of: The day that the choice of scheme is held against.

    Raises:
        UsageError: There is no such structure or scheme.
        DataError: The scheme or a proposal has errors.
    """

    def found() -> Difference:
        one, other = (
            structure_of(workspace, name, scheme=scheme, as_of=as_of) for name in (before, after)
        )
        return difference(one, other)

    return workspace.once(("difference", before, after, scheme, as_of), found)
