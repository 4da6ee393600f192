"""`dtl check`: everything that is wrong with a workspace, from every stage, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.classifying import placed_by
from dtl_planner.app.differing import difference_of
from dtl_planner.app.opening import UsageError, choose_scheme
from dtl_planner.app.places import place_findings_of
from dtl_planner.app.structuring import findings_on_structures
from dtl_planner.catalogue.checks.notes import notes_on
from dtl_planner.catalogue.layout import TABLES
from dtl_planner.catalogue.reading.attachments import attached
from dtl_planner.catalogue.sections.risks import Risk
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.classify.classification import Classification
from dtl_planner.classify.classifier import Classifier
from dtl_planner.classify.placing import findings
from dtl_planner.classify.soundness import scheme_findings
from dtl_planner.classify.written.building import build_scheme
from dtl_planner.diagnostics import has_errors, in_order
from dtl_planner.graph.rings import ring_findings
from dtl_planner.graph.splits import split_findings
from dtl_planner.outcomes.findings import outcome_findings
from dtl_planner.plan.making.findings import is_planned, plan_findings
from dtl_planner.plan.making.settling import settings_of
from dtl_planner.structure.current import CURRENT
from dtl_planner.trail.orphans import orphans

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
    sorted_by: dict[str, Classification] = {}
    found = [
        *workspace.diagnostics,
        *notes_on(workspace.catalogue),
        *orphans(workspace.catalogue),
        *_schemes(workspace, sorted_by, as_of=as_of),
    ]
    tables = () if has_errors(found) else tuple(_tables(workspace))
    if not has_errors(found):
        found.extend(place_findings_of(workspace))
        found.extend(outcome_findings(workspace.catalogue))
    if not has_errors(found):
        found.extend(_structures(workspace, sorted_by, as_of=as_of))
    if not has_errors(found):
        found.extend(_plans(workspace, as_of=as_of))
    if not has_errors(found):
        found.extend(_risks(workspace, as_of=as_of))
    return in_order([*found, *tables, *ring_findings(workspace.catalogue)])


def _schemes(
    workspace: Workspace, sorted_by: dict[str, Classification], *, as_of: date | None
) -> Iterator[Diagnostic]:
    """Hold every scheme, and what it makes of each component, against what is written.

    Args:
        workspace: The workspace.
        sorted_by: Where the classification by each scheme is put, by the scheme's id.
        as_of: The day that review dates are held against.
    """
    for record in workspace.catalogue.of(WrittenScheme):
        built = build_scheme(record, workspace.catalogue, limits=workspace.limits)
        yield from built.diagnostics
        if built.scheme is None:
            continue
        classifier = Classifier.of(built.scheme, limits=workspace.limits)
        if classifier.whole is not None:
            yield from scheme_findings(classifier.whole, record, workspace.catalogue)
        everything = _classified(workspace, record.id, classifier, as_of=as_of)
        sorted_by[record.id] = everything
        yield from _results(everything)


def _classified(
    workspace: Workspace, scheme: str, classifier: Classifier, *, as_of: date | None
) -> Classification:
    components = workspace.catalogue.components()
    placed = placed_by(workspace, scheme, classifier)
    outside = tuple(component for component in components if component.record.outside is not None)
    return Classification(workspace.catalogue, classifier, placed, outside, as_of)


def _results(everything: Classification) -> Iterator[Diagnostic]:
    catalogue, scheme = everything.catalogue, everything.scheme
    for placed in everything.placed:
        yield from placed.diagnostics
        yield from findings(placed, scheme, catalogue, as_of=everything.as_of)


def _structures(
    workspace: Workspace, sorted_by: dict[str, Classification], *, as_of: date | None
) -> Iterator[Diagnostic]:
    """Look at the alliances and structures as the scheme in force has them, where one is."""
    try:
        chosen = choose_scheme(workspace, None, as_of=as_of)
    except UsageError:
        return
    everything = sorted_by[chosen.id]
    yield from split_findings(everything.catalogue, everything.placed)
    yield from findings_on_structures(workspace, as_of=as_of)


def _plans(workspace: Workspace, *, as_of: date | None) -> Iterator[Diagnostic]:
    """Look at what a plan is made from; where no scheme is in force, at what is written alone."""
    catalogue = workspace.catalogue
    if not is_planned(catalogue):
        return
    try:
        wanted = settings_of(catalogue).structure
        changes = difference_of(workspace, CURRENT, wanted, as_of=as_of)
    except UsageError:
        yield from plan_findings(catalogue, None)
        return
    yield from plan_findings(catalogue, changes)


def _tables(workspace: Workspace) -> Iterator[Diagnostic]:
    """Look at the tables of figures, where some lie beside the files."""
    beside = attached(workspace.folder, limits=workspace.limits, kinds=TABLES)
    if beside.files or beside.diagnostics:
        # Only here, as below: what is not written need not be waited for.
        from dtl_planner.app.figures import demand_findings  # noqa: PLC0415

        yield from demand_findings(workspace)


def _risks(workspace: Workspace, *, as_of: date | None) -> Iterator[Diagnostic]:
    """Look at the risks, where some are written: for them the whole programme is followed."""
    if workspace.catalogue.of(Risk):
        from dtl_planner.app.risks import risk_findings  # noqa: PLC0415

        yield from risk_findings(workspace, as_of=as_of)
