"""`dtl structure`: today's structure, the proposed one, and those of proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import DataError, Workspace, choose_scheme, no_such, ready_scheme
from dtl_planner.catalogue.sections.proposals import Proposal
from dtl_planner.diagnostics import has_errors
from dtl_planner.structure.current import CURRENT, current_structure
from dtl_planner.structure.overlay import lay_over
from dtl_planner.structure.proposed import PROPOSED, proposed_structure

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.structure.model import Structure


def structure_of(
    workspace: Workspace,
    name: str = PROPOSED,
    *,
    scheme: str | None = None,
    as_of: date | None = None,
) -> Structure:
    """Give one structure of a workspace.

    Args:
        workspace: A workspace without errors.
        name: `current`, `proposed`, or the id of a proposal.
        scheme: The scheme's id; by default the newest in force.
        as_of: The day that the choice of scheme is held against.

    Raises:
        UsageError: There is no such structure or scheme.
        DataError: The scheme or the proposal has errors.
    """
    if name == CURRENT:
        classifier = ready_scheme(workspace, choose_scheme(workspace, scheme, as_of=as_of))
        categories = {category.id: category for category in classifier.scheme.categories}
        return current_structure(workspace.catalogue, categories)
    if name == PROPOSED:
        return proposed_structure(classify(workspace, scheme=scheme, as_of=as_of))
    proposal = _proposal(workspace, name)
    below = structure_of(workspace, proposal.based_on, scheme=scheme, as_of=as_of)
    laid = lay_over(below, name, proposal)
    if has_errors(laid.diagnostics):
        raise DataError(laid.diagnostics, workspace.texts, workspace.limits)
    return laid.structure


def structure_names(workspace: Workspace) -> tuple[str, ...]:
    """Name every structure of a workspace: the two there always are, and its proposals."""
    return (CURRENT, PROPOSED, *sorted(workspace.catalogue.by_id(Proposal)))


def _proposal(workspace: Workspace, name: str) -> Proposal:
    proposal = workspace.catalogue.find(Proposal, name)
    if proposal is None:
        raise no_such("structure", name, structure_names(workspace))
    return proposal
