"""Rings among the items of a plan: each waits for the next, so that none can ever begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.graph.rings import find_rings
from dtl_planner.graph.ties import Tie, TieKind, Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.graph.rings import Ring
    from dtl_planner.plan.making.scope import Scope
    from dtl_planner.plan.making.wait import Wait, Waits

RING_IN_PLAN = Code(
    "DTL734",
    "ring-in-plan",
    Severity.ERROR,
    "Playbook, milestones, alliances and dependencies together ask for a ring: each of these waits "
    "for the next, so none of them can ever begin, and there is no plan.",
    "Find the step that is wrong (each is pointed at) and take it out, or let it wait for an "
    "earlier part of the work.",
)

_MOST_NAMES = 6
"""How many names of a ring the message itself gives; the rest stands beside it."""


def ring_findings(scope: Scope, waits: Waits) -> Iterator[Diagnostic]:
    """Find rings of what waits for what, each told as a walk with the place of every step."""
    written = {(wait.after, wait.before): wait for wait in reversed(waits.found)}
    for ring in find_rings(_tie(wait) for wait in waits.found):
        yield _told(ring, scope, written)


def _tie(wait: Wait) -> Tie:
    place = wait.written
    places = (Written(place.section, place.id, place.route),) if place else ()
    link = Dependency.model_construct(on=wait.before, kind=wait.kind)
    return Tie(TieKind.DEPENDS_ON, wait.after, wait.before, places, link)


def _told(ring: Ring, scope: Scope, written: dict[tuple[str, str], Wait]) -> Diagnostic:
    names = [f"`{step.source}`" for step in ring.steps]
    walk = [*names, names[0]]
    if len(walk) > _MOST_NAMES:
        walk[_MOST_NAMES - 2 : -1] = ["..."]
    steps = tuple(
        Related(written[step.source, step.target].told, step.places[0].span(scope.catalogue))
        for step in ring.steps
        if step.places
    )
    message = f"What waits for what in the plan leads round in a ring: {' > '.join(walk)}."
    span = steps[0].span if steps else None
    return Diagnostic(RING_IN_PLAN, message, span, "one of these steps must go", steps)
