"""`dtl classify`, `why` and `ask`: a category for each service, why, and what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.opening import DataError, Workspace, choose_scheme, no_such, ready_scheme
from dtl_planner.classify.classification import Classification
from dtl_planner.classify.placing import place_all
from dtl_planner.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue, Component
    from dtl_planner.classify.classifier import Classifier
    from dtl_planner.classify.placing import Placed


def classify(
    workspace: Workspace,
    services: Sequence[str] = (),
    *,
    scheme: str | None = None,
    as_of: date | None = None,
) -> Classification:
    """Classify components by a scheme.

    Args:
        workspace: A workspace without errors.
        services: Ids of services or components; none means all. A service stands for its parts.
        scheme: The scheme's id; by default the newest in force.
        as_of: The day that the choice of scheme and review dates are held against.

    Raises:
        UsageError: There is no such service or scheme.
        DataError: The scheme has errors, or an answer does not fit its question.
    """
    if services:
        return _classified(workspace, services, scheme=scheme, as_of=as_of)
    key = ("classified", scheme, as_of)
    return workspace.once(key, lambda: _classified(workspace, (), scheme=scheme, as_of=as_of))


def placed_by(workspace: Workspace, scheme: str, classifier: Classifier) -> tuple[Placed, ...]:
    """Place every component of a workspace by one of its schemes.

    Args:
        workspace: The workspace.
        scheme: The scheme's id.
        classifier: That scheme, ready to classify with.
    """
    catalogue = workspace.catalogue
    key = ("placed", scheme)
    return workspace.once(key, lambda: place_all(catalogue.components(), classifier, catalogue))


def choose_components(catalogue: Catalogue, services: Sequence[str]) -> tuple[Component, ...]:
    """Choose components by their own id or by that of their service; none means all.

    Raises:
        UsageError: There is no such service.
    """
    components = catalogue.components()
    if not services:
        return components
    wanted = dict.fromkeys(services)
    known = {name for component in components for name in component.ids}
    for name in wanted:
        if name not in known:
            raise no_such("service", name, sorted(known))
    return tuple(c for c in components if any(name in wanted for name in c.ids))


def _classified(
    workspace: Workspace, services: Sequence[str], *, scheme: str | None, as_of: date | None
) -> Classification:
    record = choose_scheme(workspace, scheme, as_of=as_of)
    classifier = ready_scheme(workspace, record)
    chosen = choose_components(workspace.catalogue, services)
    if services:
        placed = place_all(chosen, classifier, workspace.catalogue)
    else:
        placed = placed_by(workspace, record.id, classifier)
    found = [one for result in placed for one in result.diagnostics]
    if has_errors(found):
        raise DataError(found, workspace.texts, workspace.limits)
    outside = tuple(component for component in chosen if component.record.outside is not None)
    return Classification(workspace.catalogue, classifier, placed, outside, as_of)
