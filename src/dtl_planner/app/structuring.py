"""`dtl structure`: today's structure, the proposed one, and those of proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import DataError, Workspace, choose_scheme, no_such, ready_scheme
from dtl_planner.catalogue.sections.proposals import Proposal
from dtl_planner.diagnostics import has_errors
from dtl_planner.structure.current import CURRENT, current_structure
from dtl_planner.structure.findings import structure_findings
from dtl_planner.structure.overlay import lay_over
from dtl_planner.structure.proposed import PROPOSED, proposed_structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dtl_planner.diagnostics import Code, Diagnostic, Span
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
    key = ("structure", name, scheme, as_of)
    return workspace.once(key, lambda: _structure(workspace, name, scheme=scheme, as_of=as_of))


def structure_names(workspace: Workspace) -> tuple[str, ...]:
    """Name every structure of a workspace: the two there always are, and its proposals."""
    return (CURRENT, PROPOSED, *sorted(workspace.catalogue.by_id(Proposal)))


def findings_on_structures(workspace: Workspace, *, as_of: date | None) -> Iterator[Diagnostic]:
    """Find what is wanting in the proposed structure, and what proposals get wrong or add to it.

    Args:
        workspace: A workspace without errors.
        as_of: The day that the choice of scheme is held against; there must be one in force.
    """
    known = {name: structure_of(workspace, name, as_of=as_of) for name in (PROPOSED, CURRENT)}
    told = {name: tuple(structure_findings(structure)) for name, structure in known.items()}
    yield from told[PROPOSED]
    for id_, proposal in _from_below(workspace.catalogue.by_id(Proposal)):
        below = known.get(proposal.based_on)
        if below is None:  # it has errors, which are told already
            continue
        laid = lay_over(below, id_, proposal)
        yield from laid.diagnostics
        if not has_errors(laid.diagnostics):
            known[id_] = laid.structure
            told[id_] = tuple(structure_findings(laid.structure))
            before = {place for found in told[proposal.based_on] for place in _places(found)}
            yield from (each for each in told[id_] if (each.code, each.span) not in before)


def _places(found: Diagnostic) -> Iterator[tuple[Code, Span | None]]:
    """Give every place that a finding tells of; the second of thirty is no new finding."""
    yield found.code, found.span
    yield from ((found.code, each.span) for each in found.related)


def _structure(
    workspace: Workspace, name: str, *, scheme: str | None, as_of: date | None
) -> Structure:
    stack: list[str] = []
    while name not in (CURRENT, PROPOSED):
        stack.append(name)
        name = _proposal(workspace, name).based_on
    structure = _without_proposals(workspace, name, scheme=scheme, as_of=as_of)
    for id_ in reversed(stack):
        laid = lay_over(structure, id_, _proposal(workspace, id_))
        if has_errors(laid.diagnostics):
            raise DataError(laid.diagnostics, workspace.texts, workspace.limits)
        structure = laid.structure
    return structure


def _without_proposals(
    workspace: Workspace, name: str, *, scheme: str | None, as_of: date | None
) -> Structure:
    if name == PROPOSED:
        return proposed_structure(classify(workspace, scheme=scheme, as_of=as_of))
    classifier = ready_scheme(workspace, choose_scheme(workspace, scheme, as_of=as_of))
    categories = {category.id: category for category in classifier.scheme.categories}
    return current_structure(workspace.catalogue, categories)


def _from_below(proposals: Mapping[str, Proposal]) -> Iterator[tuple[str, Proposal]]:
    """Give every proposal after the one that it is based on."""
    given: set[str] = set()
    for id_ in sorted(proposals):
        chain: list[str] = []
        while id_ in proposals and id_ not in given:
            chain.append(id_)
            given.add(id_)
            id_ = proposals[id_].based_on  # noqa: PLW2901 - climbing down
        yield from ((each, proposals[each]) for each in reversed(chain))


def _proposal(workspace: Workspace, name: str) -> Proposal:
    proposal = workspace.catalogue.find(Proposal, name)
    if proposal is None:
        raise no_such("structure", name, structure_names(workspace))
    return proposal
