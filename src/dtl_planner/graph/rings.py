"""Rings of what has to come first: none of their members could ever begin."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.graph.drawing import waiting_ties
from dtl_planner.graph.network import knots, shortest_walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.graph.ties import Tie

RING = Code(
    "DTL401",
    "dependency-ring",
    Severity.ERROR,
    why="Each step of the ring waits for the next, so none of them can ever be the first, and no "
    "plan can hold them.",
    mend="Find the step that is wrong (each is pointed at) and take it out, or let it wait for an "
    "earlier part of the work, such as `kind: start-to-start`.",
)

_MOST_NAMES = 8
"""How many names of a ring the message itself gives; the rest stands beside it."""
_MOST_STEPS = 50
"""How many steps of a ring are pointed at; a longer ring is told by its length."""

Event: TypeAlias = tuple[str, str]
"""The start or the finish of what a record stands for."""
Arcs: TypeAlias = "dict[tuple[Event, Event], Tie | None]"
"""What waits for what; no tie where it is only a finish that waits for its own start."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring, told as a walk.

    Attributes:
        steps: The ties in order: what each one waits for is what the next one says waits.
        tangled: How many records wait for one another in rings here; more than there are steps
            where further rings will show once this one is mended.
    """

    steps: tuple[Tie, ...]
    tangled: int


def find_rings(ties: Iterable[Tie]) -> tuple[Ring, ...]:
    """Find what waits for itself: one shortest ring for each knot of records.

    Waiting is held apart by its ends: a ring is impossible only if following it leads from the
    finish of something to its own start. Things that merely have to start, or to finish, at the
    same moment can do so. What is written of lags is not looked at here.

    Args:
        ties: What waits for what.
    """
    arcs: Arcs = {}
    for tie in _in_rings(ties):
        arcs.setdefault(_ends(tie), tie)
    for name in sorted({name for ends in arcs for name, _ in ends}):
        arcs[(name, "finish"), (name, "start")] = None
    found = (_ring_in(inside) for inside in _knotted(arcs)) if arcs else ()
    return tuple(ring for ring in found if ring is not None)


def ring_findings(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find rings of `depends_on`, each told as a walk with the place of every step."""
    for ring in find_rings(waiting_ties(catalogue)):
        yield _told(ring, catalogue)


def _in_rings(ties: Iterable[Tie]) -> list[Tie]:
    """Keep what lies in rings or between them.

    Most catalogues have no rings: nothing is left of them here, and networkx is not loaded.
    """
    waiting = [tie for tie in ties if tie.source != tie.target]  # that is told as such
    stuck = _in_no_order((tie.source, tie.target) for tie in waiting)
    stuck &= _in_no_order((tie.target, tie.source) for tie in waiting)
    left = (tie for tie in waiting if {tie.source, tie.target} <= stuck)
    return sorted(left, key=lambda tie: (tie.source, tie.target, _ends(tie)))


def _in_no_order(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """What cannot be put in order: it is in a ring, or waits for something that is."""
    steps: Counter[str] = Counter()
    followers: dict[str, list[str]] = defaultdict(list)
    for name, awaited in pairs:
        steps[name] += 1
        followers[awaited].append(name)
    ready = deque(name for name in followers if not steps[name])
    while ready:
        for name in followers.get(ready.popleft(), ()):
            steps[name] -= 1
            if not steps[name]:
                ready.append(name)
    return {name for name, left in steps.items() if left}


_ENDS: dict[str, tuple[Literal["start", "finish"], Literal["start", "finish"]]] = {
    "finish-to-start": ("start", "finish"),
    "start-to-start": ("start", "start"),
    "finish-to-finish": ("finish", "finish"),
    "start-to-finish": ("finish", "start"),
}
"""For each kind of dependency which end of the waiting one waits, and for which of the other."""


def _ends(tie: Tie) -> tuple[Event, Event]:
    kind = tie.dependency.kind if tie.dependency else "finish-to-start"
    mine, other = _ENDS[kind]
    return (tie.source, mine), (tie.target, other)


def _knotted(arcs: Arcs) -> list[Arcs]:
    """Part the arcs by the knots that they lie in."""
    numbers = {event: n for n, knot in enumerate(knots(arcs)) for event in knot}
    found: dict[int, Arcs] = defaultdict(dict)
    for (one, other), tie in arcs.items():
        if one in numbers and numbers[one] == numbers.get(other):
            found[numbers[one]][one, other] = tie
    return [found[n] for n in sorted(found)]


def _ring_in(arcs: Arcs) -> Ring | None:
    """Tell the shortest ring through the first record of a knot that cannot be, if it cannot."""
    events = {event for ends in arcs for event in ends}
    stuck = sorted(name for name, end in events if end == "start" and (name, "finish") in events)
    if not stuck:
        return None
    walk = shortest_walk(arcs, (stuck[0], "start"), (stuck[0], "finish"))
    steps = (arcs[ends] for ends in pairwise(walk))
    return Ring(tuple(tie for tie in steps if tie is not None), len({name for name, _ in events}))


def _told(ring: Ring, catalogue: Catalogue) -> Diagnostic:
    names = [f"`{tie.source}`" for tie in ring.steps]
    steps = tuple(
        Related(f"`{tie.source}` waits for `{tie.target}`", tie.places[0].span(catalogue))
        for tie in ring.steps[:_MOST_STEPS]
    )
    walk = [*names, names[0]]
    if len(walk) > _MOST_NAMES:
        walk[_MOST_NAMES - 2 : -1] = ["..."]
    message = f"What has to come first leads round in a ring: {' > '.join(walk)}."
    hint = "one of these steps must go"
    if len(ring.steps) > _MOST_STEPS:
        hint = f"one of the {len(ring.steps):,} steps must go; the first {_MOST_STEPS} are shown"
    return Diagnostic(RING, message, steps[0].span, hint, steps)
