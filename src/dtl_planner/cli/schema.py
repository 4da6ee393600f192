"""`dtl schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from dtl_planner.app.schemas import schema_text, schema_texts, stale_schemas, write_schemas
from dtl_planner.cli.edge import EXIT_DIFFERENT, emit, tell
from dtl_planner.cli.options import WorkspaceOption, folder_of
from dtl_planner.wording import plural


def command(
    *,
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="The file, such as services or proposals."),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write all into .dtl/schema of the workspace.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Exit with 3 where those in .dtl/schema are not today's."),
    ] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """JSON Schema of the files, for editors.

    The first line of each file points an editor at its schema. Without an option the schema of one
    file is printed; without a file, the names of all.
    """
    if write:
        written = write_schemas(folder_of(workspace))
        tell(f"{plural(len(written), 'schema')} written to .dtl/schema.\n")
    elif check:
        stale = stale_schemas(folder_of(workspace))
        for path in stale:
            emit(f"{path}\n")
        tell(f"{plural(len(stale), 'schema')} out of date.\n")
        raise typer.Exit(EXIT_DIFFERENT if stale else 0)
    elif file is not None:
        emit(schema_text(file))
    else:
        emit("".join(f"{path}\n" for path in schema_texts()))
