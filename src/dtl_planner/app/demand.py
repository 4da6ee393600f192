"""Demand as the tables beside a workspace have it, for every command that needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.app.opening import DataError
from dtl_planner.catalogue.layout import TABLES
from dtl_planner.catalogue.reading.attachments import attached
from dtl_planner.catalogue.reading.files import read_bytes
from dtl_planner.demand.consistency import disagreements
from dtl_planner.demand.picture import Picture, picture_of
from dtl_planner.demand.tables import read_tables
from dtl_planner.diagnostics import Diagnostic, has_errors, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dtl_planner.app.opening import Workspace
    from dtl_planner.demand.observation import Observation
    from dtl_planner.demand.published import Published


@dataclass(frozen=True, slots=True)
class Demanded:
    """What tables of figures say.

    Attributes:
        observations: What is known of places, in the order of the tables.
        picture: The same by tier, indicator and period.
        files: What was read of each table, by the name of its file.
        diagnostics: What is wrong; after `read_demand` nothing but warnings.
    """

    observations: tuple[Observation, ...]
    picture: Picture
    files: Mapping[str, Published]
    diagnostics: tuple[Diagnostic, ...]


def read_demand(workspace: Workspace, files: Sequence[Path] = ()) -> Demanded:
    """Read the tables of figures of a workspace.

    Args:
        workspace: A workspace without errors.
        files: Tables that are not in it, read beside those that are.

    Raises:
        DataError: A table has errors.
    """
    named = {str(path): _named(path, workspace) for path in files}
    read, texts = _read(workspace, named)
    if has_errors(read.diagnostics):
        raise DataError(read.diagnostics, {**workspace.texts, **texts}, workspace.limits)
    return read


def demand_findings(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Tell what is wrong with the tables of figures of a workspace.

    Args:
        workspace: A workspace without errors.
    """
    return _read(workspace, {})[0].diagnostics


def _named(path: Path, workspace: Workspace) -> bytes | Diagnostic:
    limits = workspace.limits
    whole = path.absolute()
    return read_bytes(
        whole, shown_as=str(path), limits=limits, inside=whole.parent, cap="table_bytes"
    )


def _read(
    workspace: Workspace, named: Mapping[str, bytes | Diagnostic]
) -> tuple[Demanded, dict[str, str]]:
    """Read everything, wrong or not; with the text of what is no workbook, for excerpts."""
    beside = attached(workspace.folder, limits=workspace.limits, kinds=TABLES)
    outside = {name: data for name, data in named.items() if isinstance(data, bytes)}
    files = {**beside.files, **outside}
    read = read_tables(files, workspace.catalogue, limits=workspace.limits)
    picture = picture_of(workspace.catalogue, read.observations, indicators=read.indicators)
    figures = [table.figures for table in read.tables.values()]
    found = in_order(
        [
            *beside.diagnostics,
            *(each for each in named.values() if isinstance(each, Diagnostic)),
            *read.diagnostics,
            *(each for tier in picture.tiers for each in disagreements(figures, tier.places)),
        ]
    )
    texts = {
        name: data.decode("utf-8", "replace") for name, data in files.items() if _is_text(name)
    }
    return Demanded(read.observations, picture, read.tables, found), texts


def _is_text(name: str) -> bool:
    return not name.casefold().endswith(".xlsx")
