"""`dtl demand`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from dtl_planner.app.demand import Asked, demand
from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, opened
from dtl_planner.demand.staffing.sizing import MEASURES
from dtl_planner.render.demand.page import demand_view
from dtl_planner.render.formats import Format, write

Measures = StrEnum("Measures", {name: name for name in MEASURES})  # type: ignore[misc] # those there are

IndicatorsArgument: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INDICATOR]...",
        help="Indicators of outcomes.yaml, or of a published table; none means all.",
        show_default=False,
    ),
]
TierOption: TypeAlias = Annotated[
    str | None, typer.Option(metavar="ID", help="One tier, such as `locality`.")
]
PeriodOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="TIME", help="Only what is of this time, such as `2019-02`; else the newest."
    ),
]
FilesOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="A table that is not in the workspace: as demand.csv, or as it is published, with the "
        "places found by their codes.",
    ),
]
TeamsOption: TypeAlias = Annotated[bool, typer.Option("--teams", help="Only the team sizes.")]
PostsOption: TypeAlias = Annotated[
    int | None, typer.Option(metavar="N", min=0, max=1_000_000, help="Try so many posts.")
]
MethodOption: TypeAlias = Annotated[
    Method | None, typer.Option(help="Try another way of making whole posts out of shares.")
]
LeastOption: TypeAlias = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, max=1_000, help="Try so many posts for every place."),
]
FlexibilityOption: TypeAlias = Annotated[
    str | None, typer.Option(metavar="TIED/FREE", help="Try a rule, such as `80/20`.")
]
MeasuresOption: TypeAlias = Annotated[
    Measures | None, typer.Option(help="Try a meaning of the rule: what the hundred are.")
]


def command(  # noqa: PLR0913 - one for each option
    indicators: IndicatorsArgument = None,
    *,
    tier: TierOption = None,
    period: PeriodOption = None,
    file: FilesOption = None,
    teams: TeamsOption = False,
    posts: PostsOption = None,
    method: MethodOption = None,
    least: LeastOption = None,
    flexibility: FlexibilityOption = None,
    measures: MeasuresOption = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """Who needs what where: shares, ranks, team sizes, balance."""
    asked = Asked(
        indicators=tuple(indicators or ()),
        tier=tier,
        period=period,
        files=tuple(file or ()),
        posts=posts,
        method=method,
        least=least,
        flexibility=flexibility,
        measures=next((one for one in MEASURES if one == measures), None),
    )
    found = demand(opened(workspace, limit), asked)
    emit(write(demand_view(found, teams=teams), form, page()))
