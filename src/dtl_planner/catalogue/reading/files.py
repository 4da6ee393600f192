"""Reading one file of a workspace: a plain file inside the folder, of a sane size, in UTF-8.

A workspace may come from anybody. So a file is opened without waiting for it, must be a plain file,
may not lead out of the workspace, and is never read beyond the limit.
"""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.characters import find_hidden
from dtl_planner.diagnostics import Code, Diagnostic, Severity, Span
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.limits import Limits

MISSING_FILE = Code(
    "DTL001",
    "missing-file",
    Severity.ERROR,
    "A file that is needed is not there, so nothing it should say is known.",
    "Check the folder and the spelling of the file's name, capitals included.",
)
NOT_A_PLAIN_FILE = Code(
    "DTL002",
    "not-a-plain-file",
    Severity.ERROR,
    "A folder, a pipe or a device stands where a file is needed; reading one may never end.",
    "Put an ordinary file there.",
)
OUTSIDE_WORKSPACE = Code(
    "DTL003",
    "outside-workspace",
    Severity.ERROR,
    "A link leads to a file outside the workspace. A workspace must be whole in itself, and one "
    "received from somebody else must not reach into your other files.",
    "Copy the file into the workspace in place of the link.",
)
UNREADABLE_FILE = Code(
    "DTL004",
    "unreadable-file",
    Severity.ERROR,
    "The computer does not let this file be read.",
    "Ask whoever looks after the folder for the right to read it, or copy the file again.",
)
EMPTY_FILE = Code(
    "DTL005",
    "empty-file",
    Severity.ERROR,
    "A file with nothing in it is more often a slip than meant.",
    "Begin a file of YAML with the line `dtl: 1` and a table with the names of its columns, then "
    "add what it is for; or delete the file.",
)
FILE_TOO_LARGE = Code(
    "DTL006",
    "file-too-large",
    Severity.ERROR,
    "A file far larger than any catalogue is usually the wrong file, and takes very long to read.",
    "Split the file, or raise the limit that the message names.",
)
NOT_UTF_8 = Code(
    "DTL007",
    "not-utf-8",
    Severity.ERROR,
    "Text can be saved in several ways. In any but UTF-8, names with accents, pound signs or curly "
    "quotes come out wrong, so no guess is made.",
    "Open the file in its editor, choose Save As, and pick the encoding UTF-8.",
)
FILE_CHANGED = Code(
    "DTL009",
    "file-changed",
    Severity.ERROR,
    "Another program was writing the file while it was read; half a file says something else.",
    "Wait until the other program has finished, then run the command again.",
)

YAML_BYTES = "yaml_bytes"
"""The limit on the size of a file of the catalogue."""

_BEGINNINGS = {
    YAML_BYTES: "begin it with the line `dtl: 1`, then add what the file is for; or delete it",
    "table_bytes": "begin it with the names of its columns; or delete it",
    "boundary_bytes": "save the map again from the program that made it; or delete the file",
}
"""What a file of each kind should hold, by the limit on its size."""

_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe must not keep us waiting
    | getattr(os, "O_NOFOLLOW", 0)  # the path is resolved already: a link here is new, and hostile
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_LOOKED_AT = 64
_BOM = "\ufeff"
_SAVE = "open it in its editor and save as UTF-8"


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, and whether a byte order mark stood before it."""

    file: str
    text: str
    has_bom: bool


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no text, and why."""

    file: str
    diagnostics: tuple[Diagnostic, ...]


def read_text(path: Path, *, shown_as: str, limits: Limits, inside: Path) -> FileText | Unreadable:
    """Read one file, or say why not.

    Args:
        path: Where the file is.
        shown_as: The name that messages use.
        limits: The limits in force.
        inside: The workspace; a link may not lead out of it.
    """
    data = read_bytes(path, shown_as=shown_as, limits=limits, inside=inside)
    if isinstance(data, Diagnostic):
        return Unreadable(shown_as, (data,))
    return decode(data, file=shown_as, limits=limits)


def read_bytes(
    path: Path, *, shown_as: str, limits: Limits, inside: Path, cap: str = YAML_BYTES
) -> bytes | Diagnostic:
    """Read a file as it is, or say why not.

    Args:
        path: Where the file is.
        shown_as: The name that messages use.
        limits: The limits in force.
        inside: The workspace; a link may not lead out of it.
        cap: The limit on its size, by its field in `Limits`.
    """
    if "\0" in str(path):  # no file system holds such a name, and `os` would raise a ValueError
        return missing(shown_as)
    real = Path(os.path.realpath(path))  # `Path.resolve` raises on a ring of links
    if not real.is_relative_to(os.path.realpath(inside)):
        return _outside(shown_as)
    try:
        if not stat.S_ISREG(real.stat().st_mode):
            return _not_plain(shown_as)
        return read_open(os.open(real, _OPEN), shown_as=shown_as, limits=limits, cap=cap)
    except (FileNotFoundError, NotADirectoryError):
        return missing(shown_as)
    except OSError as error:
        return unreadable(shown_as, error)


def decode(data: bytes, *, file: str, limits: Limits) -> FileText | Unreadable:
    """Turn the bytes of a file into text, whether they come from a folder or from git."""
    problem = size_problem(len(data), file=file, limits=limits) or _wide_problem(data, file=file)
    if problem:
        return Unreadable(file, (problem,))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Unreadable(file, (_not_utf_8(data, error.start, file=file),))
    has_bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    problems = find_hidden(text, file=file) if text.strip() else (empty_file(file),)
    return Unreadable(file, problems) if problems else FileText(file, text, has_bom)


def read_open(
    handle: int, *, shown_as: str, limits: Limits, cap: str = YAML_BYTES
) -> bytes | Diagnostic:
    """Read a file that is open, and close it; refuse one that is not a plain file after all."""
    with open(handle, "rb") as stream:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):  # another file was put there since it was looked at
            return _not_plain(shown_as)
        problem = size_problem(about.st_size, file=shown_as, limits=limits, cap=cap)
        if problem:
            return problem
        data = stream.read(getattr(limits, cap) + 1)
        if len(data) != about.st_size or os.fstat(handle).st_size != about.st_size:
            return _changed(shown_as)
    return data


def empty_file(file: str, *, line: int = 1, cap: str = YAML_BYTES) -> Diagnostic:
    """Say that a file holds nothing, and what one should hold."""
    return Diagnostic(
        EMPTY_FILE,
        f"`{clean(file)}` is empty.",
        Span(file, line, 1, line, 1),
        _BEGINNINGS[cap],
    )


def missing(file: str, *, hint: str | None = None) -> Diagnostic:
    """Say that a file is not there."""
    return Diagnostic(MISSING_FILE, f"There is no file `{clean(file)}`.", hint=hint)


def unreadable(file: str, error: OSError) -> Diagnostic:
    """Say that the computer does not let a file or folder be read."""
    reason = clean(error.strerror or "no reason was given")
    return Diagnostic(
        UNREADABLE_FILE,
        f"`{clean(file)}` cannot be read; the computer says: {reason}.",
        Span(file, 1, 1, 1, 1),
    )


def size_problem(
    size: int, *, file: str, limits: Limits, cap: str = YAML_BYTES
) -> Diagnostic | None:
    """Find fault with the size of a file: it holds nothing, or more than the limit allows."""
    if size == 0:
        return empty_file(file, cap=cap)
    most, name = getattr(limits, cap), cap.replace("_", "-")
    if size <= most:
        return None
    return Diagnostic(
        FILE_TOO_LARGE,
        f"`{clean(file)}` has {size:,} bytes; the limit `{name}` is {most:,}.",
        Span(file, 1, 1, 1, 1),
        f"split the file; or `--limit {name}={size}` raises the limit",
    )


def _outside(file: str) -> Diagnostic:
    return Diagnostic(
        OUTSIDE_WORKSPACE,
        f"`{clean(file)}` leads to a file outside the workspace.",
        Span(file, 1, 1, 1, 1),
        "copy the file into the workspace in place of the link",
    )


def _not_plain(file: str) -> Diagnostic:
    return Diagnostic(
        NOT_A_PLAIN_FILE,
        f"`{clean(file)}` is not an ordinary file but a folder, a pipe or a device.",
        Span(file, 1, 1, 1, 1),
    )


def _changed(file: str) -> Diagnostic:
    return Diagnostic(
        FILE_CHANGED,
        f"`{clean(file)}` changed while it was read.",
        Span(file, 1, 1, 1, 1),
        "wait until the other program has finished, then run the command again",
    )


def _wide_problem(data: bytes, *, file: str) -> Diagnostic | None:
    """Know UTF-16 and UTF-32 by their mark, or by the zero bytes they put between letters."""
    head = data[:_LOOKED_AT]
    if not head.startswith(_WIDE_MARKS) and head.count(0) * 3 < len(head):
        return None
    return Diagnostic(
        NOT_UTF_8,
        f"`{clean(file)}` is saved as UTF-16 or UTF-32, and not as UTF-8.",
        Span(file, 1, 1, 1, 1),
        _SAVE,
    )


def _not_utf_8(data: bytes, start: int, *, file: str) -> Diagnostic:
    line = data.count(b"\n", 0, start) + 1
    before = data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8")
    column = len(before.removeprefix(_BOM)) + 1
    return Diagnostic(
        NOT_UTF_8,
        f"`{clean(file)}` is not saved as UTF-8: byte {start + 1:,} is 0x{data[start]:02X}.",
        Span(file, line, column, line, column + 1),
        _SAVE,
    )
