"""`dtl targets`."""

from __future__ import annotations

from dtl_planner.app.outcomes import targets_of
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, opened
from dtl_planner.render.formats import Format, write
from dtl_planner.render.outcomes.targets.page import targets_view


def command(
    *,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """What is to be reached, from the whole area down to each place, and who answers for it.

    Reads `targets` in outcomes.yaml, and tables of demand for weights and need. Holds the parts of
    each target against the whole, and tells what cannot be told because it is not stated.
    """
    emit(write(targets_view(targets_of(opened(workspace, limit))), form, page()))
