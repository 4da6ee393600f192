"""`dtl programme`: what the programme is for, who steers it, what runs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.tracking.tracking import track

if TYPE_CHECKING:
    from dtl_planner.app.opening import Workspace
    from dtl_planner.plan.tracking.track import Track


def programme_track(workspace: Workspace) -> Track:
    """Say how far the workstreams of the programme are; all else is told as it is written.

    Args:
        workspace: A workspace without errors.
    """
    return track(workspace.catalogue)
