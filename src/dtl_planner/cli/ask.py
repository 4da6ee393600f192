"""`dtl ask`."""

from __future__ import annotations

from dtl_planner.app.classifying import classify
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import (
    AsOfOption,
    FormatOption,
    LimitOption,
    SchemeOption,
    ServicesArgument,
    WorkspaceOption,
    day,
    opened,
)
from dtl_planner.render.classify.questions import view
from dtl_planner.render.formats import Format, write


def command(  # noqa: PLR0913, PLR0917 - one for each option
    services: ServicesArgument = None,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """The unanswered questions that matter, the most valuable first."""
    found = classify(opened(workspace, limit), services or (), scheme=scheme, as_of=day(as_of))
    emit(write(view(found), form, page()))
