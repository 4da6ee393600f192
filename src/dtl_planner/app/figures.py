"""Demand as the tables beside a workspace have it, for every command that needs it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dtl_planner.app.opening import DataError
from dtl_planner.catalogue.layout import TABLES
from dtl_planner.catalogue.reading.attachments import attached
from dtl_planner.catalogue.reading.files import read_bytes
from dtl_planner.demand.picture.consistency import disagreements
from dtl_planner.demand.picture.picture import Picture, picture_of
from dtl_planner.demand.tables.gathering import read_tables
from dtl_planner.diagnostics import Diagnostic, has_errors, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dtl_planner.app.opening import Workspace
    from dtl_planner.demand.observation import Observation
    from dtl_planner.demand.tables.published import Published


@dataclass(frozen=True, slots=True)
class Demanded:
    """What tables of figures say.

    Attributes:
        observations: What is known of places, in the order of the tables.
        picture: The same by tier, indicator and period.
        files: What was read of each table, by the name of its file.
        named: The names of the tables that were asked for by name.
        diagnostics: What is wrong; after `read_demand` nothing but warnings.
    """

    observations: tuple[Observation, ...]
    picture: Picture
    files: Mapping[str, Published]
    named: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_demand(workspace: Workspace, files: Sequence[Path] = ()) -> Demanded:
    """Read the tables of figures of a workspace.

    Args:
        workspace: A workspace without errors.
        files: Tables that are read beside those that stand in it; one that does is read once.

    Raises:
        DataError: A table has errors.
    """
    tables = _gathered(workspace, files)
    read = _read(workspace, tables)
    if has_errors(read.diagnostics):
        texts = {**workspace.texts, **_texts(tables.files)}
        raise DataError(read.diagnostics, texts, workspace.limits)
    return read


def demand_findings(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Tell what is wrong with the tables of figures of a workspace.

    Args:
        workspace: A workspace without errors.
    """
    return _read(workspace, _gathered(workspace, ())).diagnostics


def table_texts(workspace: Workspace, found: Iterable[Diagnostic]) -> dict[str, str]:
    """Give the text of the workspace's tables in which something was found, for the excerpts."""
    spoken_of = {one.span.file for one in found if one.span is not None} - workspace.texts.keys()
    if not spoken_of:
        return {}
    texts = _texts(_gathered(workspace, ()).files)
    return {name: text for name, text in texts.items() if name in spoken_of}


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The bytes of each table by its name, the names asked for, and what could not be read."""

    files: Mapping[str, bytes]
    named: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def _gathered(workspace: Workspace, paths: Sequence[Path]) -> _Gathered:
    beside = attached(workspace.folder, limits=workspace.limits, kinds=TABLES)
    files = dict(beside.files)
    found = list(beside.diagnostics)
    named = {_name_of(path, workspace.folder): path.absolute() for path in paths}
    for name, path in named.items():
        if name in files:
            continue
        read = read_bytes(
            path, shown_as=name, limits=workspace.limits, inside=path.parent, cap="table_bytes"
        )
        if isinstance(read, Diagnostic):
            found.append(read)
        else:
            files[name] = read
    return _Gathered(files, tuple(named), tuple(found))


def _name_of(path: Path, folder: Path) -> str:
    """Name a table as the workspace does, where it stands in it; else as it was asked for."""
    real, home = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return real.relative_to(home).as_posix() if real.is_relative_to(home) else str(path)


def _read(workspace: Workspace, tables: _Gathered) -> Demanded:
    """Read everything, wrong or not."""
    read = read_tables(tables.files, workspace.catalogue, limits=workspace.limits)
    picture = picture_of(workspace.catalogue, read.observations, indicators=read.indicators)
    figures = [table.figures for table in read.tables.values()]
    contrary = [
        each
        for tier in picture.tiers
        for each in disagreements(figures, tier.places, unnamed=tier.unnamed)
    ]
    found = in_order([*tables.diagnostics, *read.diagnostics, *contrary])
    return Demanded(read.observations, picture, read.tables, tables.named, found)


def _texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Give the text of what is no workbook, for excerpts."""
    return {
        name: data.decode("utf-8", "replace")
        for name, data in files.items()
        if not name.casefold().endswith(".xlsx")
    }
