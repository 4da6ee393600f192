"""Tables and maps that stand beside the YAML of a workspace, read as they are.

They are read by the commands that need them and by no other: what they hold is not part of the
catalogue, and a workspace without them is whole.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dtl_planner.catalogue.layout import BOUNDARIES, DATA, data_among
from dtl_planner.catalogue.reading.files import read_bytes
from dtl_planner.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from dtl_planner.limits import Limits


@dataclass(frozen=True, slots=True)
class Attached:
    """What stands beside the YAML of a workspace.

    Attributes:
        files: The bytes of each file, by its name in the workspace, in the order of reading.
        diagnostics: What could not be read.
    """

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def attached(folder: Path, *, limits: Limits, kinds: Sequence[str] = DATA) -> Attached:
    """Read the tables and maps of a workspace, or those of some kinds.

    Args:
        folder: The workspace.
        limits: How large each may be.
        kinds: The patterns of names wanted, from `catalogue.layout`.
    """
    files: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for name in data_among(_names(folder, kinds), kinds):
        read = read_attachment(folder, name, limits=limits)
        if isinstance(read, Diagnostic):
            found.append(read)
        else:
            files[name] = read
    return Attached(files, tuple(found))


def read_attachment(folder: Path, name: str, *, limits: Limits) -> bytes | Diagnostic:
    """Read one table or map by its name in the workspace, or say why not."""
    is_map = PurePosixPath(name).suffix == PurePosixPath(BOUNDARIES[0]).suffix
    cap = "boundary_bytes" if is_map else "table_bytes"
    return read_bytes(folder / name, shown_as=name, limits=limits, inside=folder, cap=cap)


def _names(folder: Path, kinds: Sequence[str]) -> Iterator[str]:
    homes = sorted({str(PurePosixPath(kind).parent) for kind in kinds})
    for home in homes:
        try:
            names = os.listdir(folder / home)  # noqa: PTH208 - names alone are wanted
        except OSError:  # no such folder: nothing stands beside the YAML
            continue
        yield from (name if home == "." else f"{home}/{name}" for name in names)
