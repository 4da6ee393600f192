"""`dtl programme`."""

from __future__ import annotations

from dtl_planner.app.programme import programme_track
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, opened
from dtl_planner.render.formats import Format, write
from dtl_planner.render.programme.page import programme_view


def command(
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """What the programme is for, who steers it, and what runs beside it.

    Tells of aims and intended outcomes, workstreams, bodies, roles, development of leaders and
    staff, commissioned projects, flexibility rules, engagement and enablers, as far as they are
    written, and sums up what is not stated.
    """
    read = opened(workspace, limit)
    emit(write(programme_view(programme_track(read), read.catalogue), form, page()))
