"""`dtl risks`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from dtl_planner.app.risks import Asked, risk_register, rules_there_are
from dtl_planner.cli.edge import emit, fail, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, day, opened
from dtl_planner.render.formats import Format, write
from dtl_planner.render.risks.page import risks_view
from dtl_planner.render.risks.rules import rules_view


def command(  # noqa: PLR0913 - one for each option
    risks: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RISK]...",
            help="Risks by id or number; none means all.",
            show_default=False,
        ),
    ] = None,
    *,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A saved plan, as plan.json: does it keep the rules?"),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="The day to tell overdue from; otherwise the latest that is recorded under "
            "progress.",
        ),
    ] = None,
    constraints: Annotated[
        bool,
        typer.Option("--constraints", help="List the rules that a mitigation may name."),
    ] = False,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """The register of risks, each with what in the plan is done about it.

    Tells of every mitigation which milestones, pieces of work and rules of the plan carry it, how
    far those have got, and whether every plan has to keep such a rule; with --against also whether
    a plan that was saved does. Scores are shown where they are given, and never made up.
    """
    if constraints and (risks or against is not None or as_of is not None):
        fail("`--constraints` lists the rules that there are; leave out the rest")
    asked = Asked(ids=tuple(risks or ()), against=against, as_of=day(as_of))
    read = opened(workspace, limit)
    if constraints:
        emit(write(rules_view(rules_there_are(read), read.catalogue), form, page()))
    else:
        emit(write(risks_view(risk_register(read, asked), read.catalogue), form, page()))
