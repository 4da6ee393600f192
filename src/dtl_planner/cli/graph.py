"""`dtl graph`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dtl_planner.app.graphing import study_graph, study_moves
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import (
    AsOfOption,
    LimitOption,
    SchemeOption,
    WorkspaceOption,
    day,
    opened,
)
from dtl_planner.exporters import graphs
from dtl_planner.exporters.graphs import Exporter
from dtl_planner.registry import discover
from dtl_planner.render.formats import Format, write
from dtl_planner.render.graph.moves import moves_view
from dtl_planner.render.graph.page import view
from dtl_planner.render.graph.tables import graph_tables, moved_graph

EXPORTERS = {one.id: one for one in discover(graphs, Exporter, "EXPORTER")}
Form = StrEnum("Form", {name: name for name in (*Format, *EXPORTERS)})  # type: ignore[misc] # those there are
_TABLE = Form("table")


def command(  # noqa: PLR0913, PLR0917 - one for each option
    moves: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="What moves if this service, alliance, team, role or enabler moves."
        ),
    ] = None,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write the result.")] = _TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """Alliances and dependencies: what is tied to what, and what follows from it.

    Shows each alliance as a small project, members that classification would run apart, rings of
    things that wait for one another, clusters, what nothing ties, and alliances that nobody
    recorded though much suggests them. `mermaid`, `dot` and `graphml` are for other programs.
    """
    study = study_graph(opened(workspace, limit), scheme=scheme, as_of=day(as_of))
    found = study_moves(study, moves) if moves is not None else None
    if form in EXPORTERS:
        tables = graph_tables(study) if found is None else moved_graph(study, found)
        emit(EXPORTERS[form].write(tables))
        return
    shown = view(study) if found is None else moves_view(study, found)
    emit(write(shown, Format(form), page()))
