"""`dtl track`: how far the programme has got, against its dates and a saved plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.app.opening import UsageError, no_such
from dtl_planner.app.planning import read_plan
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.plan.tracking.things import is_of_another
from dtl_planner.plan.tracking.tracking import SOON, track
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from dtl_planner.app.opening import Workspace
    from dtl_planner.plan.timeline.plan import Plan
    from dtl_planner.plan.tracking.track import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        against: The file of a saved plan.
        as_of: The day that dates are held against.
        weeks: How many weeks ahead count as soon.
        workstream: The id of the one workstream that is told of.
    """

    against: Path | None = None
    as_of: date | None = None
    weeks: int = SOON
    workstream: str | None = None


def track_progress(workspace: Workspace, asked: Asked) -> Track:
    """Say how far the programme has got.

    Args:
        workspace: A workspace without errors.
        asked: What is asked for.

    Raises:
        UsageError: There is no such workstream, or the saved plan is of another programme.
        DataError: The saved plan cannot be read.
    """
    _refuse_unknown(workspace, asked.workstream)
    return track(
        workspace.catalogue,
        baseline=_saved(workspace, asked.against) if asked.against else None,
        as_of=asked.as_of,
        weeks=asked.weeks,
        workstream=asked.workstream,
    )


def _saved(workspace: Workspace, file: Path) -> Plan:
    plan = read_plan(file, workspace.limits)
    if is_of_another(plan, workspace.catalogue):
        raise UsageError(
            f"`{clean(str(file))}` is a plan of another programme, {clean(plan.title)}: nothing in "
            "it is written in this workspace"
        )
    return plan


def _refuse_unknown(workspace: Workspace, wanted: str | None) -> None:
    known = [*workspace.catalogue.by_id(Workstream)]
    if wanted is None or wanted in known:
        return
    if not known:
        raise UsageError(
            f"there is no workstream `{clean(wanted)}`: programme.yaml has no `workstreams`"
        )
    raise no_such("workstream", wanted, known)
