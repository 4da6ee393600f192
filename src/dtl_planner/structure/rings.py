"""Rings: units that, one after the other, lead back to where they began.

The files themselves can hold none: each record is held against that when it is read. But a proposal
can close one with two changes that are sound on their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.structure.location import span_of
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.structure.model import Structure, Unit

CLOSES_A_RING = Code(
    "DTL605",
    "closes-a-ring",
    Severity.ERROR,
    "A proposal makes something its own manager, or a part of itself, by way of others, so nobody "
    "could say where it begins.",
    "Change one of the steps that the message names.",
)

_CLIMBS = {
    "managed_by": "is managed by",
    "part_of": "is part of",
    "reports_to": "reports to",
    "accountable_to": "answers to",
}
"""The attributes that lead upwards, and the words for a step."""


def ring_findings(structure: Structure, proposal: str) -> Iterator[Diagnostic]:
    """Find the rings in a proposal's structure, each told once as a walk.

    Args:
        structure: The structure that the proposal amounts to.
        proposal: The proposal's id: the walk begins at a step of its own.
    """
    for attribute, words in _CLIMBS.items():
        for ring in find_rings(structure, attribute):
            if attribute == "accountable_to" and any(unit.kind is not Kind.BODY for unit in ring):
                continue  # two posts may answer to each other for what they do jointly
            yield _told(structure, _from(ring, attribute, proposal), attribute, words)


def find_rings(structure: Structure, attribute: str) -> Iterator[tuple[Unit, ...]]:
    """Give each ring that an attribute makes, in the order of the files."""
    done: set[str] = set()
    for start in structure.units.values():
        walk: dict[str, Unit] = {}
        here: Unit | None = start
        while here is not None and here.id not in done and here.id not in walk:
            walk[here.id] = here
            here = _next(structure, here, attribute)
        if here is not None and here.id in walk:
            ids = list(walk)
            yield tuple(walk[id_] for id_ in ids[ids.index(here.id) :])
        done.update(walk)


def _next(structure: Structure, unit: Unit, attribute: str) -> Unit | None:
    above = getattr(unit, attribute)
    return structure.units.get(above) if isinstance(above, str) else None


def _from(ring: tuple[Unit, ...], attribute: str, proposal: str) -> tuple[Unit, ...]:
    """Turn a ring so that it begins at a step that the proposal wrote."""
    own = (
        n
        for n, unit in enumerate(ring)
        if (ground := unit.grounds.get(attribute)) is not None
        and ground.written[:2] == ("proposals", proposal)
    )
    first = next(own, 0)
    return (*ring[first:], *ring[:first])


def _told(structure: Structure, ring: tuple[Unit, ...], attribute: str, words: str) -> Diagnostic:
    steps = [f"`{unit.id}` {words} `{above.id}`" for unit, above in _pairs(ring)]
    related = tuple(
        Related(step, span)
        for step, unit in list(zip(steps, ring, strict=True))[1:]
        if (span := span_of(structure, unit, attribute)) is not None
    )
    message = f"This closes a ring: {', '.join(steps)}."
    return Diagnostic(CLOSES_A_RING, message, span_of(structure, ring[0], attribute), None, related)


def _pairs(ring: tuple[Unit, ...]) -> Iterator[tuple[Unit, Unit]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)
