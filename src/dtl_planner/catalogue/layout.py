"""Which files a workspace may have, and which of them it must have."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.catalogue.record import Section

REQUIRED = ("services.yaml", "localities.yaml", "criteria.yaml")
"""The files that every workspace has."""

OPTIONAL = ("programme.yaml", "consultation.yaml", "outcomes.yaml", "risks.yaml")
"""Files that add to them."""

PROPOSALS_FOLDER = "proposals"
PROPOSALS = f"{PROPOSALS_FOLDER}/*.yaml"
"""Files of which there may be any number, each with a name of its own."""

KINDS = (*REQUIRED, *OPTIONAL, PROPOSALS)
"""Every kind of file, in the order in which they are read."""


TABLES = ("demand.csv", "demand.xlsx", "demand/*.csv", "demand/*.xlsx")
"""Tables of figures that may stand beside them, in the order of reading."""

BOUNDARIES = ("boundaries/*.geojson",)
"""Maps that may stand beside them; `boundaries` of localities.yaml says what each holds."""

DATA = (*TABLES, *BOUNDARIES)
"""Files of a workspace that are not YAML."""


def among(names: Iterable[str]) -> tuple[str, ...]:
    """Choose from the names of files those that belong to a workspace, in the order of reading."""
    ours = sorted(name for name in names if not _is_hidden(name))
    return tuple(name for kind in KINDS for name in ours if fnmatchcase(name, kind))


def data_among(names: Iterable[str], kinds: Sequence[str] = DATA) -> tuple[str, ...]:
    """Choose the tables and maps from the names of files, in the order of reading."""
    ours = sorted(name for name in names if not _is_hidden(name))
    return tuple(name for kind in kinds for name in ours if fnmatchcase(name, kind))


def belongs_in(section: Section, file: str) -> bool:
    """Whether a section may stand in a file."""
    return any(fnmatchcase(file, kind) for kind in section.files)


def _is_hidden(name: str) -> bool:
    """Editors keep their own files beside the one that is open, under names that begin so."""
    return name.rpartition("/")[2].startswith(".")
