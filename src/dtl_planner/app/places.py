"""`dtl places`: how the area is divided, its maps among it, and what is amiss there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.app.opening import DataError
from dtl_planner.catalogue.layout import BOUNDARIES
from dtl_planner.catalogue.reading.attachments import attached, read_attachment
from dtl_planner.catalogue.sections.boundaries import BoundaryFile
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.diagnostics import Diagnostic, has_errors
from dtl_planner.places.findings import place_findings
from dtl_planner.places.maps.findings import located, map_findings, unnamed_map
from dtl_planner.places.maps.map import map_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.app.opening import Workspace
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.places.maps.map import Map
    from dtl_planner.places.survey import Survey


def survey_places(workspace: Workspace) -> Survey:
    """Say how the area is divided.

    Args:
        workspace: A workspace without errors.

    Raises:
        DataError: Places, crosswalks or maps have errors.
    """
    read = _read(workspace)
    found = tuple(_findings(workspace.catalogue, read))
    if has_errors(found):
        raise DataError(found, workspace.texts, workspace.limits)
    # Only here: `dtl check` looks at the places without a survey of them.
    from dtl_planner.places.survey import survey_of  # noqa: PLC0415

    return survey_of(workspace.catalogue, read.maps)


def place_findings_of(workspace: Workspace) -> Iterator[Diagnostic]:
    """Find what is amiss with the places, and between them and the maps of the workspace.

    Args:
        workspace: A workspace without errors.
    """
    yield from _findings(workspace.catalogue, _read(workspace))


@dataclass(frozen=True, slots=True)
class _Read:
    """The maps of a workspace.

    Attributes:
        maps: Those that it names, in the order of the files.
        diagnostics: Which of them could not be read, and why.
        unnamed: The files of those that it does not name.
    """

    maps: tuple[Map, ...]
    diagnostics: tuple[Diagnostic, ...]
    unnamed: tuple[str, ...]


def _read(workspace: Workspace) -> _Read:
    catalogue, folder, limits = workspace.catalogue, workspace.folder, workspace.limits
    beside = dict(attached(folder, limits=limits, kinds=BOUNDARIES).files)
    maps: list[Map] = []
    found: list[Diagnostic] = []
    records = catalogue.of(BoundaryFile)
    for record in records:
        data = beside.get(record.file) or read_attachment(folder, record.file, limits=limits)
        if isinstance(data, Diagnostic):
            found.append(located(catalogue, record, data))
        else:
            maps.append(map_of(record, data, catalogue.of(Place), limits=limits))
    named = {record.file for record in records}
    return _Read(tuple(maps), tuple(found), tuple(file for file in beside if file not in named))


def _findings(catalogue: Catalogue, read: _Read) -> Iterator[Diagnostic]:
    yield from place_findings(catalogue)
    yield from read.diagnostics
    for one in read.maps:
        yield from map_findings(catalogue, one)
    yield from (unnamed_map(file) for file in read.unnamed)
