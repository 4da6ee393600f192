"""`dtl graph`: what is tied to what, what follows from it, and what moves if something moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import no_such
from dtl_planner.catalogue.sections.schemes import Scheme
from dtl_planner.graph.moves import can_move, moves_from
from dtl_planner.graph.study import study

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.app.opening import Workspace
    from dtl_planner.graph.moves import Moves
    from dtl_planner.graph.study import Study


def study_graph(
    workspace: Workspace, *, scheme: str | None = None, as_of: date | None = None
) -> Study:
    """Draw the graph of a workspace, and hold its alliances against classification.

    Args:
        workspace: A workspace without errors.
        scheme: The scheme's id; by default the newest in force. A workspace without schemes is
            studied without categories.
        as_of: The day that the choice of scheme is held against.

    Raises:
        UsageError: There is no such scheme.
        DataError: The scheme has errors, or an answer does not fit its question.
    """
    if scheme is None and not workspace.catalogue.of(Scheme):
        return study(workspace.catalogue, ())
    return study(workspace.catalogue, classify(workspace, scheme=scheme, as_of=as_of).placed)


def study_moves(found: Study, wanted: str) -> Moves:
    """Find what moves if a service, alliance, team, role or enabler moves.

    Raises:
        UsageError: There is no such thing in the graph.
    """
    known = can_move(found.graph)
    if wanted not in known:
        raise no_such("service, alliance, team, role or enabler", wanted, known)
    return moves_from(found.graph, wanted)
