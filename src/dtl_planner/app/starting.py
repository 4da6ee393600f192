"""`dtl init`: a new workspace from a template, all its files or none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import dtl_planner
from dtl_planner.app.opening import UsageError, no_such
from dtl_planner.app.schemas import refuse_linked, schema_texts
from dtl_planner.catalogue.reading.attachments import attached
from dtl_planner.catalogue.reading.gathering import Folder, gather
from dtl_planner.limits import Limits
from dtl_planner.shown import clean
from dtl_planner.writing.journal import UnsettledError, write_all
from dtl_planner.writing.lock import LockedError

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    "blank": "a few lines of each kind to write over",
    "peterborough": "Delivering through Localities, 2009: core, extended, hosted, city-wide",
    "croydon": "localities work of 2019: pioneers, navigators, ambassadors",
    "manchester": "Children's Locality Model Programme, 2019: six workstreams to track",
    "plymouth": "locality working of 2010: 43 neighbourhoods, six localities, teams by age",
    "north-yorkshire": "integrated working of 2006: 22 localities, features each is to have",
}
"""Every template, and what it is."""

_SOURCE_TREE = {
    "peterborough": ".",
    "croydon": "examples/croydon",
    "manchester": "examples/manchester",
    "plymouth": "examples/plymouth",
    "north-yorkshire": "examples/north-yorkshire",
}
"""Where the programmes stand in the source tree; the built package has copies under `templates`."""


@dataclass(frozen=True, slots=True)
class Started:
    """A new workspace: where it is, and the files that were written."""

    folder: Path
    files: tuple[str, ...]


def start_workspace(folder: Path, template: str) -> Started:
    """Write a template into a folder, which is made if need be.

    Raises:
        UsageError: There is no such template, the folder already has one of the files or a link
            that leads out of it, or it cannot be written to. Nothing is changed then.
    """
    if template not in TEMPLATES:
        raise no_such("template", template, list(TEMPLATES))
    ours = _template_files(template)
    _refuse_taken(folder, ours)
    files = ours | {path: text.encode() for path, text in schema_texts().items()}
    for place in dict.fromkeys(PurePosixPath(name).parent for name in files):
        refuse_linked(folder, place)
    try:
        write_all(folder, files)
    except OSError as error:
        raise UsageError(f"cannot write to `{clean(str(folder))}`: {error.strerror}") from None
    except (LockedError, UnsettledError) as error:
        raise UsageError(str(error)) from None
    return Started(folder, tuple(sorted(files)))


def _template_files(template: str) -> dict[str, bytes]:
    home = _home(template)
    written = gather(Folder(home, Limits()), limits=Limits()).files
    beside = attached(home, limits=Limits()).files
    return {name: (home / name).read_bytes() for name in written} | dict(beside)


def _home(template: str) -> Path:
    package = Path(dtl_planner.__file__).parent
    built = package / "templates" / template
    return built if built.is_dir() else package.parent.parent / _SOURCE_TREE[template]


def _refuse_taken(folder: Path, files: Mapping[str, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"`{clean(str(folder))}` is a file, not a folder")
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        names = ", ".join(f"`{name}`" for name in taken)
        raise UsageError(f"`{clean(str(folder))}` already has {names}; nothing was changed")
