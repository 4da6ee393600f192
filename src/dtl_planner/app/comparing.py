"""`dtl diff`: two structures, wherever they are kept, and what differs between them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dtl_planner.app.differing import difference_of
from dtl_planner.app.opening import (
    DataError,
    UsageError,
    Workspace,
    finish_writing,
    no_such,
)
from dtl_planner.app.revisions import open_revision
from dtl_planner.app.structuring import structure_names, structure_of
from dtl_planner.catalogue.load import load_gathered
from dtl_planner.catalogue.reading.gathering import Folder, gather
from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.diagnostics import has_errors
from dtl_planner.diff.compared import Compared, Heard, Side
from dtl_planner.diff.difference import difference
from dtl_planner.shown import clean
from dtl_planner.structure.current import CURRENT
from dtl_planner.structure.proposed import PROPOSED
from dtl_planner.trail.themes import themes_of
from dtl_planner.trail.trail import trail_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dtl_planner.limits import Limits

REVISION = "git:"
"""What the name of a structure of an earlier revision begins with."""


def compare(
    workspace: Workspace,
    a: str,
    b: str,
    *,
    scheme: str | None = None,
    as_of: date | None = None,
) -> Compared:
    """Compare two structures.

    Each is `current`, `proposed` or a proposal's id; or `git:REVISION` or another folder, with
    `:NAME` behind it if not the proposed structure is meant.

    Args:
        workspace: A workspace; only where one of the two is in it must it be without errors.
        a: The first structure.
        b: The second.
        scheme: The scheme's id, for both; by default the newest in force of each.
        as_of: The day that the choice of scheme is held against.

    Raises:
        UsageError: There is no such structure, folder or scheme.
        DataError: One of the workspaces, its scheme or the proposal has errors.
    """
    first = _side(workspace, a, scheme=scheme, as_of=as_of)
    second = _side(workspace, b, scheme=scheme, as_of=as_of)
    if {a, b} <= {*structure_names(workspace)}:
        found = difference_of(workspace, a, b, scheme=scheme, as_of=as_of)
    else:
        found = difference(first.structure, second.structure)
    return Compared(first, second, found, _themes(first, second), _heard(second) or _heard(first))


def subject_of(compared: Compared, wanted: str) -> str:
    """Find the service, component, team, role, body or division that is meant: by id or name.

    Raises:
        UsageError: There is none, or several have that name.
    """
    named = _names(compared)
    renames = compared.difference.comparison.pairing.renames()
    if wanted in named:
        return renames.get(wanted, wanted)
    folded = wanted.casefold()
    ids = dict.fromkeys(renames.get(i, i) for i, name in named.items() if name.casefold() == folded)
    if len(ids) > 1:
        several = ", ".join(f"`{id_}`" for id_ in ids)
        raise UsageError(f"several are called `{clean(wanted)}`: say which by its id: {several}")
    if not ids:
        known = dict.fromkeys((*named, *named.values()))
        raise no_such("service, team, role, body or division", wanted, tuple(known))
    return next(iter(ids))


def _names(compared: Compared) -> dict[str, str]:
    """The names of all units and divisions of both sides, by their ids; the second side's first."""
    found: dict[str, str] = {}
    for structure in (compared.b.structure, compared.a.structure):
        units = {id_: unit.name for id_, unit in structure.units.items()}
        divisions = structure.catalogue.by_id(Division)
        found = units | {id_: one.name for id_, one in divisions.items()} | found
    return found


def _side(workspace: Workspace, asked: str, *, scheme: str | None, as_of: date | None) -> Side:
    if asked in structure_names(workspace):
        if has_errors(workspace.diagnostics):
            raise DataError(workspace.diagnostics, workspace.texts, workspace.limits)
        structure = structure_of(workspace, asked, scheme=scheme, as_of=as_of)
        return Side(asked, _told(asked, structure.title), structure)
    place, name, other = _elsewhere(workspace, asked)
    try:
        structure = structure_of(other, name, scheme=scheme, as_of=as_of)
    except UsageError as error:
        raise UsageError(f"{clean(place)}: {error}") from None
    return Side(asked, f"{_told(name, structure.title)} {place}", structure)


def _told(name: str, title: str) -> str:
    return title if name in (CURRENT, PROPOSED) else f"Proposal {name}: {title}"


def _elsewhere(workspace: Workspace, asked: str) -> tuple[str, str, Workspace]:
    """Open what lies outside the workspace: where it is, which structure of it, and the whole."""
    if asked.startswith(REVISION):
        revision, _, name = asked.removeprefix(REVISION).partition(":")
        then = open_revision(workspace.folder, revision, limits=workspace.limits)
        return f"at git revision {revision}", name or PROPOSED, then
    for folder, name in ((asked, PROPOSED), asked.rpartition(":")[::2]):
        if folder and Path(folder).is_dir():
            found = _open_folder(Path(folder), limits=workspace.limits)
            return f"in {folder}", name or PROPOSED, found
    raise no_such("structure or folder", asked, structure_names(workspace))


def _open_folder(folder: Path, *, limits: Limits) -> Workspace:
    """Read another workspace; its files are named with their folder, as ours are not."""
    finish_writing(folder)
    label = f"{folder.as_posix()}/"
    loaded = load_gathered(gather(Folder(folder, limits, label), limits=limits), limits=limits)
    if has_errors(loaded.diagnostics):
        raise DataError(loaded.diagnostics, loaded.texts, limits)
    return Workspace(folder, loaded.catalogue, loaded.diagnostics, loaded.texts, limits)


def _themes(first: Side, second: Side) -> Mapping[str, tuple[str, ...]]:
    """The themes behind each unit, by what either side has written of a consultation."""
    before, after = (themes_of(side.structure.catalogue) for side in (first, second))
    return {
        id_: tuple(sorted({*before.get(id_, ()), *after.get(id_, ())}))
        for id_ in sorted({*before, *after})
    }


def _heard(side: Side) -> Heard | None:
    catalogue = side.structure.catalogue
    themes = catalogue.of(Theme)
    if not themes:
        return None
    trail = trail_of(catalogue)
    return Heard(len(themes), sum(trail.is_answered(theme) for theme in themes))
