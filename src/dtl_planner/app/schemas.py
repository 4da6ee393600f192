"""`dtl schema`: the JSON Schema of each file, in `.dtl/schema`, where its first line points."""

from __future__ import annotations

import json
import os
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from dtl_planner.app.opening import UsageError, no_such
from dtl_planner.catalogue.json_schema import schema_files, schema_of
from dtl_planner.writing.journal import UnsettledError, write_all
from dtl_planner.writing.lock import LockedError

SCHEMA_FOLDER = PurePosixPath(".dtl/schema")


def schema_text(file: str) -> str:
    """The schema of one file, such as `services` or `proposals/ours.yaml`, as JSON.

    Raises:
        UsageError: There is no such file.
    """
    kinds = schema_files()
    kind = next((k for name, k in kinds.items() if file == name or fnmatchcase(file, k)), None)
    if kind is None:
        raise no_such("file with a schema", file, tuple(kinds))
    return json.dumps(schema_of(kind), indent=2) + "\n"


def schema_texts() -> dict[str, str]:
    """The schema of every kind of file, by its path in a workspace."""
    return {str(SCHEMA_FOLDER / f"{name}.json"): schema_text(name) for name in schema_files()}


def stale_schemas(folder: Path) -> tuple[str, ...]:
    """The schemas in a workspace that are missing or differ from today's."""
    return tuple(
        path for path, text in schema_texts().items() if _read(folder / path) != text.encode()
    )


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Bring the schemas of a workspace up to date, and name those that were written.

    Raises:
        UsageError: The folder cannot be written to, or a link leads out of the workspace.
    """
    refuse_linked(folder)
    stale = stale_schemas(folder)
    texts = schema_texts()
    try:
        if stale:
            write_all(folder, {path: texts[path].encode() for path in stale})
    except OSError as error:
        raise UsageError(f"cannot write to {SCHEMA_FOLDER}: {error.strerror}") from None
    except (LockedError, UnsettledError) as error:
        raise UsageError(str(error)) from None
    return stale


def refuse_linked(folder: Path, place: PurePosixPath = SCHEMA_FOLDER) -> None:
    """Let nothing be written outside a workspace, which may come from anybody.

    Args:
        folder: The workspace.
        place: The folder in it that is to be written to.

    Raises:
        UsageError: A link leads from that place to a folder outside the workspace.
    """
    real = Path(os.path.realpath(folder / place))  # `resolve` raises on a ring of links
    if not real.is_relative_to(os.path.realpath(folder)):
        raise UsageError(
            f"`{place}` is a link that leads out of the workspace, and nothing is written there: "
            "put an ordinary folder in its place"
        )


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
