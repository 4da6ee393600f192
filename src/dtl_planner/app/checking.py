"""`dtl check`: everything that is wrong with a workspace, from every stage, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.notes import notes_on
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.classify.classifier import Classifier
from dtl_planner.classify.placing import findings, place_all
from dtl_planner.classify.soundness import scheme_findings
from dtl_planner.classify.written.building import build_scheme
from dtl_planner.diagnostics import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dtl_planner.app.opening import Workspace
    from dtl_planner.diagnostics import Diagnostic


def check(workspace: Workspace, *, as_of: date | None = None) -> tuple[Diagnostic, ...]:
    """Gather the findings of all stages, in the order of the files.

    Args:
        workspace: A workspace, sound or not; what could be read of it is checked.
        as_of: The day that review dates are held against; `None` leaves them be.
    """
    return in_order(
        [
            *workspace.diagnostics,
            *notes_on(workspace.catalogue),
            *_schemes(workspace, as_of=as_of),
        ]
    )


def _schemes(workspace: Workspace, *, as_of: date | None) -> Iterator[Diagnostic]:
    for record in workspace.catalogue.of(WrittenScheme):
        built = build_scheme(record, workspace.catalogue, limits=workspace.limits)
        yield from built.diagnostics
        if built.scheme is None:
            continue
        classifier = Classifier.of(built.scheme, limits=workspace.limits)
        if classifier.whole is not None:
            yield from scheme_findings(classifier.whole, record, workspace.catalogue)
        yield from _results(workspace, classifier, as_of=as_of)


def _results(
    workspace: Workspace, classifier: Classifier, *, as_of: date | None
) -> Iterator[Diagnostic]:
    components = workspace.catalogue.components()
    for placed in place_all(components, classifier, workspace.catalogue):
        yield from placed.diagnostics
        yield from findings(placed, classifier.scheme, workspace.catalogue, as_of=as_of)
