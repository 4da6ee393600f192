"""`dtl impact`."""

from __future__ import annotations

from dtl_planner.app.outcomes import impact_of
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, opened
from dtl_planner.render.formats import Format, write
from dtl_planner.render.outcomes.impact.page import impact_view


def command(
    *,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """What has changed: figures before and after by kind, and what people say beside them.

    Reads `measures` and `evidence` in outcomes.yaml. That something changed after a programme began
    is no proof that it changed because of it.
    """
    emit(write(impact_view(impact_of(opened(workspace, limit))), form, page()))
