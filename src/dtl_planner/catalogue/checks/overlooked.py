"""Files that nothing reads, and that somebody most likely meant to be read."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dtl_planner.catalogue.layout import OPTIONAL, PROPOSALS_FOLDER, REQUIRED
from dtl_planner.catalogue.reading.files import MISSING_FILE, FileText
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity, Span
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.reading.gathering import Gathered

OVERLOOKED_FILE = Code(
    "DTL029",
    "overlooked-file",
    Severity.WARNING,
    "A workspace is read from files of certain names. What stands in a file of nearly such a name "
    "is in no result, and capitals that one computer forgives another does not.",
    "Give the file the name that the message offers, or one that is nothing like it.",
)
SAME_FILE_NAME = Code(
    "DTL033",
    "same-file-name",
    Severity.WARNING,
    "Two files whose names differ in capitals only are one file on Windows and on most Macs, so "
    "one of them is lost when the folder is copied there.",
    "Give one of the two another name.",
)

_SUFFIX = ".yaml"
_SUFFIXES = (_SUFFIX, ".yml")
_NEAR = 0.8


def check_overlooked(gathered: Gathered) -> Iterator[Diagnostic]:
    """Find files of nearly the right name, and pairs that are one file on other computers.

    A file of any other name is nobody's mistake: a folder may hold whatever it likes.
    """
    for name in gathered.others:
        meant = _meant(name, gathered)
        if meant:
            yield _overlooked(gathered.label, name, meant)
    seen: dict[str, str] = {}
    for name in gathered.files:
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            yield _same(gathered.label, first, name)


def _meant(name: str, gathered: Gathered) -> str | None:
    """Give the name that a file was most likely meant to have."""
    path = PurePosixPath(name)
    if path.suffix.casefold() not in _SUFFIXES or path.name.startswith("."):
        return None
    if path.name != name:
        return f"{PROPOSALS_FOLDER}/{path.stem}{_SUFFIX}"
    wanted, known = path.stem.casefold() + _SUFFIX, (*REQUIRED, *OPTIONAL)
    near = nearest(wanted, known, likeness_0_1=_NEAR)
    # A file beside the one that it is like, and not the same but for capitals, is another file.
    return None if near != wanted and near in _there(gathered) else near


def _there(gathered: Gathered) -> set[str]:
    """Name the files that are there, readable or not."""
    return {
        name
        for name, read in gathered.files.items()
        if isinstance(read, FileText) or all(d.code is not MISSING_FILE for d in read.diagnostics)
    }


def _overlooked(label: str, name: str, meant: str) -> Diagnostic:
    file = label + name
    return Diagnostic(
        OVERLOOKED_FILE,
        f"Nothing reads `{clean(file)}`.",
        Span(file, 1, 1, 1, 1),
        f"did you mean `{clean(meant)}`?",
    )


def _same(label: str, first: str, second: str) -> Diagnostic:
    file = label + second
    return Diagnostic(
        SAME_FILE_NAME,
        f"`{clean(file)}` and `{clean(first)}` differ in capitals only.",
        Span(file, 1, 1, 1, 1),
        "give one of them another name",
        (Related("the other is here", Span(label + first, 1, 1, 1, 1)),),
    )
