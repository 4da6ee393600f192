"""`dtl places`."""

from __future__ import annotations

from dtl_planner.app.places import survey_places
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, opened
from dtl_planner.render.formats import Format, write
from dtl_planner.render.places.survey import survey_view


def command(
    *,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """How the area is divided."""
    read = opened(workspace, limit)
    emit(write(survey_view(survey_places(read)), form, page()))
