"""Whether a file can be read, and results written where they are wanted, before any work."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from dtl_planner.app.bulk.findings import UNKNOWN_FORMAT, UNWRITABLE, Refused
from dtl_planner.app.bulk.output import bad_path
from dtl_planner.catalogue.reading.files import (
    EMPTY_FILE,
    MISSING_FILE,
    NOT_A_PLAIN_FILE,
    UNREADABLE_FILE,
)
from dtl_planner.diagnostics import Diagnostic
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

WRITTEN = (".csv", ".parquet")
"""The kinds of file that results are written to."""


def check_places(source: Path, out: Path, *, readable: Collection[str]) -> None:
    """Check both ends of the work.

    Raises:
        Refused: One of them will not do.
    """
    _check_suffix(source, readable)
    _check_suffix(out, WRITTEN)
    _check_source(source)
    _check_out(out, source)


def not_written(out: Path, error: OSError) -> Diagnostic:
    """The results could not be written, for a reason of the computer's."""
    return _unwritable(out, clean(error.strerror or str(error)))


def _check_suffix(path: Path, known: Collection[str]) -> None:
    if path.suffix not in known:
        message = f"`{clean(path.name)}` ends in none of {', '.join(sorted(known))}"
        raise Refused(Diagnostic(UNKNOWN_FORMAT, message))


def _check_source(source: Path) -> None:
    name = clean(str(source))
    try:
        about = source.stat()
        plain = stat.S_ISREG(about.st_mode)
        if plain:
            source.open("rb").close()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(Diagnostic(MISSING_FILE, f"There is no file `{name}`.")) from None
    except OSError as error:
        reason = clean(error.strerror or "no reason was given")
        message = f"`{name}` cannot be read; the computer says: {reason}."
        raise Refused(Diagnostic(UNREADABLE_FILE, message)) from None
    if not plain:
        message = f"`{name}` is not an ordinary file but a folder, a pipe or a device."
        raise Refused(Diagnostic(NOT_A_PLAIN_FILE, message))
    if about.st_size == 0:
        raise Refused(Diagnostic(EMPTY_FILE, f"`{name}` is empty."))


def _check_out(out: Path, source: Path) -> None:
    for path in (out, bad_path(out)):
        if path.exists() and path.samefile(source):
            raise Refused(_unwritable(path, "it is the file that is read"))
        if path.exists() and not path.is_file():
            raise Refused(_unwritable(path, "something else than a file is there"))
    if ".git" in out.absolute().parts or ".git" in out.parent.resolve().parts:
        raise Refused(_unwritable(out, "it is inside a `.git` folder"))
    if not out.parent.is_dir():
        raise Refused(_unwritable(out, f"there is no folder `{clean(str(out.parent))}`"))
    if not os.access(out.parent, os.W_OK):
        raise Refused(_unwritable(out, "this folder may not be written to"))


def _unwritable(out: Path, reason: str) -> Diagnostic:
    message = f"the results cannot be written to `{clean(str(out))}`: {reason}"
    return Diagnostic(UNWRITABLE, message)
