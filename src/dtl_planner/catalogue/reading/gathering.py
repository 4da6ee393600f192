"""Gathering the files of a workspace: which there are, and the text of each.

A workspace comes from a folder or from a revision in git. Either says what names a folder holds and
gives the text behind a name; what belongs to the workspace, and how much of it is read, is settled
here for both.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from dtl_planner.catalogue.layout import PROPOSALS_FOLDER, REQUIRED, among
from dtl_planner.catalogue.reading.files import Unreadable, read_text, unreadable
from dtl_planner.diagnostics import Code, Diagnostic, Severity, Span
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dtl_planner.catalogue.reading.files import FileText
    from dtl_planner.limits import Limits

NOT_A_FOLDER = Code(
    "DTL030",
    "not-a-folder",
    Severity.ERROR,
    "Proposals are read from an ordinary folder in the workspace. A link in its place may lead "
    "anywhere, and a file cannot hold them, so none of them would be read.",
    "Put a folder `proposals` there and the files into it.",
)
TOO_MANY_FILES = Code(
    "DTL031",
    "too-many-files",
    Severity.ERROR,
    "So many files are seldom one programme; more often the folder is the wrong one.",
    "Move what is not needed out of `proposals`, or raise the limit that the message names.",
)
TOO_MANY_BYTES = Code(
    "DTL032",
    "too-many-bytes",
    Severity.ERROR,
    "Files that are far larger together than any programme take very long to read.",
    "Move what is not needed out of the workspace, or raise the limit that the message names.",
)

Listing: TypeAlias = "Mapping[str, bool]"
"""The names in a folder, and whether each is a folder itself, which a link never is."""

_ALIKE = 4
_NEAR = 0.8


class Origins(Protocol):
    """Where the files of a workspace come from."""

    @property
    def label(self) -> str:
        """What stands before the name of a file in messages."""

    def names(self, folder: str) -> Listing | Diagnostic:
        """List a folder of the workspace; `""` is the workspace itself."""

    def read(self, name: str) -> FileText | Unreadable:
        """Read a file of the workspace."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a workspace.

    Attributes:
        files: Each file that belongs to it, by its name in the workspace, in the order of reading.
        others: The names of all else in its folders.
        label: What stands before the name of a file in messages.
        diagnostics: What is wrong with the folders.
    """

    files: Mapping[str, FileText | Unreadable]
    others: tuple[str, ...]
    label: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """A workspace that stands in a folder of the computer."""

    path: Path
    limits: Limits
    label: str = ""

    def names(self, folder: str) -> Listing | Diagnostic:
        """List a folder of the workspace."""
        try:
            found = os.scandir(self.path / folder)
            return {entry.name: entry.is_dir(follow_symlinks=False) for entry in found}
        except (FileNotFoundError, NotADirectoryError, ValueError):  # a name can hold no zero byte
            return {}
        except OSError as error:
            return unreadable(folder or str(self.path), error)

    def read(self, name: str) -> FileText | Unreadable:
        """Read a file of the workspace."""
        path = self.path / name
        return read_text(path, shown_as=self.label + name, limits=self.limits, inside=self.path)


def gather(origins: Origins, *, limits: Limits) -> Gathered:
    """Gather the files of a workspace, as far as the limits allow."""
    top = origins.names("")
    if isinstance(top, Diagnostic):
        return Gathered({}, (), origins.label, (top,))
    problems: list[Diagnostic] = []
    if not top.get(PROPOSALS_FOLDER, True):
        problems.append(_not_a_folder(origins.label))
    homes = sorted(name for name, is_folder in top.items() if is_folder and _is_a_home(name))
    below = [f"{home}/{name}" for home in homes for name in _names(origins, home, problems)]
    names = tuple(dict.fromkeys((*REQUIRED, *among((*top, *below)))))
    if len(names) > limits.files:
        problems.append(_too_many(len(names), limits=limits))
    files = dict(_read(origins, names[: limits.files], limits=limits))
    others = tuple(sorted({*top, *below} - set(names)))
    return Gathered(files, others, origins.label, tuple(problems))


def _names(origins: Origins, folder: str, problems: list[Diagnostic]) -> Listing:
    found = origins.names(folder)
    if isinstance(found, Diagnostic):
        problems.append(found)
        return {}
    return found


def _is_a_home(name: str) -> bool:
    """Whether a folder holds the proposals, or was most likely meant to."""
    folded = name.casefold()
    if not folded.startswith(PROPOSALS_FOLDER[:_ALIKE]):
        return False
    return nearest(folded, [PROPOSALS_FOLDER], likeness_0_1=_NEAR) is not None


def _read(
    origins: Origins, names: tuple[str, ...], *, limits: Limits
) -> Iterator[tuple[str, FileText | Unreadable]]:
    """Read file after file until they are more than the limit, and none from there on."""
    room = limits.workspace_bytes
    for name in names:
        shown_as = origins.label + name
        if room < 0:
            yield name, Unreadable(shown_as, ())
            continue
        found = origins.read(name)
        if not isinstance(found, Unreadable):
            room -= len(found.text.encode())
        yield name, found if room >= 0 else Unreadable(shown_as, (_too_large(shown_as, limits),))


def _not_a_folder(label: str) -> Diagnostic:
    file = label + PROPOSALS_FOLDER
    return Diagnostic(
        NOT_A_FOLDER,
        f"`{clean(file)}` is a link or a file, not an ordinary folder, so nothing in it is read.",
        Span(file, 1, 1, 1, 1),
        "put a folder of that name in its place, and the files into it",
    )


def _too_many(number: int, *, limits: Limits) -> Diagnostic:
    return Diagnostic(
        TOO_MANY_FILES,
        f"The workspace has {number:,} files; the limit `files` is {limits.files:,}.",
        hint=f"`--limit files={number}` raises the limit",
    )


def _too_large(file: str, limits: Limits) -> Diagnostic:
    most = limits.workspace_bytes
    return Diagnostic(
        TOO_MANY_BYTES,
        f"With `{clean(file)}` the files have more than {most:,} bytes together, the limit "
        "`workspace-bytes`; it is not read, nor is any that follows.",
        Span(file, 1, 1, 1, 1),
        f"move files out of the workspace; or `--limit workspace-bytes={2 * most}` raises it",
    )
