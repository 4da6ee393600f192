"""Which files a workspace may have, and which of them it must have."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.catalogue.record import Section

REQUIRED = ("services.yaml", "localities.yaml", "criteria.yaml")
"""The files that every workspace has."""

OPTIONAL = ("programme.yaml", "consultation.yaml")
"""Files that add to them."""

PROPOSALS = "proposals/*.yaml"
"""Files of which there may be any number, each with a name of its own."""

KINDS = (*REQUIRED, *OPTIONAL, PROPOSALS)
"""Every kind of file, in the order in which they are read."""


def files_of(folder: Path) -> tuple[str, ...]:
    """Name the files of a workspace that are to be read: those needed, and those that are there."""
    optional = (name for name in OPTIONAL if os.path.lexists(folder / name))
    return (*REQUIRED, *optional, *_proposals(folder))


def among(names: tuple[str, ...]) -> tuple[str, ...]:
    """Choose from the names of files those that belong to a workspace, in the order of reading."""
    return tuple(name for kind in KINDS for name in sorted(names) if fnmatchcase(name, kind))


def belongs_in(section: Section, file: str) -> bool:
    """Whether a section may stand in a file."""
    return any(fnmatchcase(file, kind) for kind in section.files)


def _proposals(folder: Path) -> tuple[str, ...]:
    """The proposals of a folder; a linked folder may lead anywhere, and is not looked into."""
    home = folder / "proposals"
    if home.is_symlink() or not home.is_dir():
        return ()
    return among(tuple(f"proposals/{entry.name}" for entry in os.scandir(home)))
