"""Opens a workspace for the other use cases, and chooses the scheme they work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from dtl_planner.catalogue.load import load
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.catalogue.workspace import find_workspace
from dtl_planner.classify.classifier import Classifier
from dtl_planner.classify.soundness import scheme_errors
from dtl_planner.classify.written.building import build_scheme
from dtl_planner.diagnostics import Diagnostic, has_errors, in_order
from dtl_planner.limits import Limits
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean
from dtl_planner.wording import listed
from dtl_planner.writing import JOURNAL, last_written

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.reading.rereading import Rereading
    from dtl_planner.classify.engine.table import Table

Found = TypeVar("Found")


class UsageError(Exception):
    """What was asked for cannot be done: no such service, scheme or folder. Exit code 2."""


class DataError(Exception):
    """The workspace has errors; they must be mended before anything can be said.

    Attributes:
        diagnostics: Everything found, errors among it.
        texts: The text of each file, for the excerpts.
        limits: The limits in force.
    """

    def __init__(
        self, diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], limits: Limits
    ) -> None:
        super().__init__(f"{len(diagnostics)} findings")
        self.diagnostics = in_order(diagnostics)
        self.texts = texts
        self.limits = limits


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace as it was read.

    Attributes:
        folder: Where it is.
        catalogue: What is written in it.
        diagnostics: What is wrong with it.
        texts: The text of each file, by its name in the folder.
        limits: The limits it was read under.
    """

    folder: Path
    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    limits: Limits
    _found: dict[Hashable, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, key: Hashable, work_out: Callable[[], Found]) -> Found:
        """Work something out that follows from the workspace alone, and keep it.

        Several commands in one, as a report is, ask for the same many times. Nothing kept may be
        changed by anybody; what raises is not kept.

        Args:
            key: What it is, and all that it depends on besides the workspace.
            work_out: Works it out.
        """
        if key not in self._found:
            self._found[key] = work_out()
        return cast("Found", self._found[key])


def locate_workspace(start: Path, *, given: Path | None = None, env: str | None = None) -> Path:
    """Find a workspace.

    Args:
        start: Where to begin looking upwards.
        given: The folder named on the command line, which goes first.
        env: The folder named in the environment, which goes second.

    Raises:
        DataError: There is no workspace.
    """
    folder = find_workspace(start, given=given, env=env)
    if isinstance(folder, Diagnostic):
        raise DataError((folder,), {}, Limits())
    return folder


def read_workspace(
    folder: Path, *, limits: Limits, rereading: Rereading | None = None
) -> Workspace:
    """Read a workspace, sound or not, once what a run that was cut short left is finished.

    Args:
        folder: Where it is.
        limits: The limits in force.
        rereading: What was kept of the last time, for whoever reads it again and again.

    Raises:
        UsageError: That cannot be finished, or another run is writing and does not end.
    """
    while True:
        before = last_written(folder)
        finish_writing(folder)
        loaded = load(folder, limits=limits, rereading=rereading)
        if last_written(folder) == before:
            break  # otherwise some files may have been read old and others new
    return Workspace(folder, loaded.catalogue, loaded.diagnostics, loaded.texts, limits)


def finish_writing(folder: Path) -> None:
    """Finish what a run that was cut short has left in a workspace, before anybody reads there.

    Raises:
        UsageError: That cannot be finished, or another run is writing and does not end.
    """
    if not (folder / JOURNAL).is_file():
        return
    # Imported for the rare case alone: most runs find everything as it should be.
    from dtl_planner.writing.journal import UnsettledError, settle  # noqa: PLC0415
    from dtl_planner.writing.lock import LockedError  # noqa: PLC0415

    try:
        settle(folder)
    except (LockedError, UnsettledError) as error:
        raise UsageError(str(error)) from None


def open_workspace(folder: Path, *, limits: Limits) -> Workspace:
    """Read a workspace that has no errors.

    Raises:
        DataError: It has errors.
    """
    workspace = read_workspace(folder, limits=limits)
    if has_errors(workspace.diagnostics):
        raise DataError(workspace.diagnostics, workspace.texts, limits)
    return workspace


def choose_scheme(
    workspace: Workspace, wanted: str | None, *, as_of: date | None = None
) -> WrittenScheme:
    """Choose the scheme asked for, or else the newest one in force on a day.

    Raises:
        UsageError: There is no such scheme, or none in force.
    """
    schemes = workspace.catalogue.of(WrittenScheme)
    if wanted is not None:
        return _named(schemes, wanted)
    in_force = [scheme for scheme in schemes if as_of is None or _in_force(scheme, as_of)]
    if not in_force:
        day = f" on {as_of.isoformat()}" if as_of else ""
        raise UsageError(f"no scheme is in force{day}: criteria.yaml has {_names(schemes)}")
    return max(in_force, key=_newest)


def ready_scheme(workspace: Workspace, record: WrittenScheme) -> Classifier:
    """Make a scheme ready to classify with, once for all that one command asks.

    Args:
        workspace: A workspace.
        record: One of its schemes.

    Raises:
        DataError: The scheme has errors: it cannot be read, contradicts itself where its policy
            forbids that, or fails its own tests.
    """
    return workspace.once(("scheme", record.id), lambda: _ready(workspace, record))


def _ready(workspace: Workspace, record: WrittenScheme) -> Classifier:
    built = build_scheme(record, workspace.catalogue, limits=workspace.limits)
    if built.scheme is None:
        raise DataError(built.diagnostics, workspace.texts, workspace.limits)
    classifier = Classifier.of(built.scheme, limits=workspace.limits)
    if classifier.whole is not None:
        wrong = tuple(scheme_errors(classifier.whole, record, workspace.catalogue))
        if wrong:
            raise DataError(wrong, workspace.texts, workspace.limits)
    return classifier


def whole_table(classifier: Classifier) -> Table:
    """The compiled table of a whole scheme.

    Raises:
        UsageError: The scheme has more combinations of answers than the limit allows.
    """
    if classifier.whole is None:
        scheme = classifier.scheme
        raise UsageError(
            f"`{scheme.id}` has {scheme.alphabet.space.count:,} combinations of answers; the limit "
            f"is {classifier.limits.scheme_cells:,}, and `--limit scheme-cells=N` raises it"
        )
    return classifier.whole


def no_such(kind: str, wanted: str, known: Sequence[str]) -> UsageError:
    """Say that a name is not known, and which is nearest, or what few there are."""
    hint = ""
    if near := nearest(wanted, known):
        hint = f" Did you mean `{clean(near)}`?"
    elif 0 < len(known) <= _FEW:
        verb = "is only" if len(known) == 1 else "are"
        hint = f" There {verb} {listed([f'`{clean(name)}`' for name in known])}."
    return UsageError(f"there is no {kind} `{clean(wanted[:_LONGEST])}`.{hint}")


_LONGEST = 120
"""As much of a wrong name as is shown and looked for."""

_FEW = 12
"""As many names as are told to somebody who asked for another one."""


def _named(schemes: Sequence[WrittenScheme], wanted: str) -> WrittenScheme:
    for scheme in schemes:
        if scheme.id == wanted:
            return scheme
    raise no_such("scheme", wanted, [scheme.id for scheme in schemes])


def _names(schemes: Sequence[WrittenScheme]) -> str:
    return ", ".join(f"`{scheme.id}`" for scheme in schemes) or "none"


def _in_force(scheme: WrittenScheme, day: date) -> bool:
    times = scheme.effective
    if times is None:
        return True
    begun = times.begins is None or times.begins.first <= day
    return begun and (times.until is None or day <= times.until.last)


def _newest(scheme: WrittenScheme) -> int:
    """Rank by the first day in force; a scheme without a date is older than any."""
    begins = scheme.effective.begins if scheme.effective else None
    return begins.first.toordinal() if begins else 0
