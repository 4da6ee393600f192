"""Following what a record belongs to, upwards: that must come to an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.checks.identity import Known
    from dtl_planner.catalogue.entries import Entry
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.record import Section
    from dtl_planner.limits import Limits

    Step: TypeAlias = tuple[Entry, Route]
    """A record, and the route in it to the id of what it belongs to."""

RING = Code(
    "DTL205",
    "ring",
    Severity.ERROR,
    "If following what each record belongs to leads back to the first, nothing is at the top.",
    "Find the step that is wrong (each is pointed at) and mend it.",
)
TOO_DEEP = Code(
    "DTL206",
    "component-of-a-component",
    Severity.ERROR,
    "Components are what is classified, so there is one level of them and no more.",
    "Move the component up, so that it belongs to the service itself.",
)
TOO_MANY_LEVELS = Code(
    "DTL219",
    "too-many-levels",
    Severity.ERROR,
    "Each level stands inside the one above it on every page. Nothing that people run has so many, "
    "so they are most likely one long list that was meant to lie side by side.",
    "Let the records belong to what is really above them, or raise the limit.",
)

_MOST_NAMES = 8
"""How many names of a ring the message itself gives; the rest stands beside it."""


def check_belonging(
    known: Known, *, sections: Iterable[Section], limits: Limits
) -> Iterator[Diagnostic]:
    """Find rings, more levels than the limits allow, and components of components."""
    for section in sections:
        entries = known.get(section.key, {})
        in_rings: set[str] = set()
        for climb in section.climbs:
            for ring in _rings(entries, climb):
                in_rings |= {entry.id or "" for entry, _ in ring}
                yield _told(ring, climb)
            if len(entries) > limits.levels:
                yield from _check_levels(entries, climb, in_rings, limits.levels)
            if section.nested is not None:
                yield from _check_depth(entries, climb, section.nested, in_rings)


def _rings(entries: Mapping[str, Entry], climb: str) -> Iterator[tuple[Step, ...]]:
    """Find each ring once. Where there are several ways up, each is followed by itself."""
    told: set[frozenset[str]] = set()
    for way in _ways(entries.values(), climb):
        for ring in _rings_of(entries, climb, way):
            members = frozenset(entry.id or "" for entry, _ in ring)
            if members not in told:
                told.add(members)
                yield ring


def _ways(entries: Iterable[Entry], climb: str) -> tuple[str, ...]:
    """List the keys of a mapping such as `within: {wards: ..., clusters: ...}`; "" is a bare id."""
    ways = {""}
    for entry in entries:
        written = entry.data.get(climb)
        if isinstance(written, dict):
            ways |= written.keys()
    return tuple(sorted(ways))


def _rings_of(entries: Mapping[str, Entry], climb: str, way: str) -> Iterator[tuple[Step, ...]]:
    done: set[str] = set()
    for start in entries:
        walk: dict[str, Step] = {}
        at: str | None = start
        while at is not None and at in entries and at not in done:
            done.add(at)
            route, above = _up(entries[at], climb, way)
            walk[at] = (entries[at], route)
            at = above
        if at in walk:
            ids = list(walk)
            ring = tuple(walk[id_] for id_ in ids[ids.index(at) :])
            if len(ring) > 1:  # a record that belongs to itself is told as such
                yield ring


def _check_levels(
    entries: Mapping[str, Entry], climb: str, in_rings: set[str], most: int
) -> Iterator[Diagnostic]:
    """Find the first record that is too far down; all below it are as well."""
    for way in _ways(entries.values(), climb):
        for id_, level in _levels(entries, climb, way, in_rings):
            if level > most:
                route, _ = _up(entries[id_], climb, way)
                message = f"Following `{climb}` up from `{id_}` takes more than {most:,} steps."
                hint = f"mend `{climb}`, or raise the limit: --limit levels=N"
                yield Diagnostic(TOO_MANY_LEVELS, message, entries[id_].origin.value(*route), hint)
                return


def _levels(
    entries: Mapping[str, Entry], climb: str, way: str, in_rings: set[str]
) -> Iterator[tuple[str, int]]:
    """Say how many steps each record is from the top, or a ring, those above it before it."""
    levels = dict.fromkeys(in_rings, 0)
    for start in entries:
        walk: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in entries and at not in levels and at not in walk:
            walk[at] = None
            _, at = _up(entries[at], climb, way)
        above = levels.get(at or "", -1)
        for level, id_ in enumerate(reversed(walk), above + 1):
            levels[id_] = level
            yield id_, level


def _up(entry: Entry, climb: str, way: str) -> tuple[Route, str | None]:
    match entry.data.get(climb):
        case str() as above:
            return (climb,), above
        case dict() as by_way if isinstance(by_way.get(way), str):
            return (climb, way), str(by_way[way])
    return (climb,), None


def _told(ring: tuple[Step, ...], climb: str) -> Diagnostic:
    names = [f"`{entry.id}`" for entry, _ in ring]
    steps = tuple(
        Related(f"{name} is `{climb}` {following}", entry.origin.value(*route))
        for (entry, route), name, following in zip(ring, names, [*names[1:], names[0]], strict=True)
    )
    walk = [*names, names[0]]
    if len(walk) > _MOST_NAMES:
        walk[_MOST_NAMES - 2 : -1] = ["..."]
    message = f"Following `{climb}` leads round in a ring: {' > '.join(walk)}."
    return Diagnostic(RING, message, steps[0].span, "one of these steps must go", steps)


def _check_depth(
    entries: Mapping[str, Entry], climb: str, nested: str, in_rings: set[str]
) -> Iterator[Diagnostic]:
    for id_, entry in entries.items():
        if entry.parent is not None:
            yield from _check_nested(entry, climb, nested)
            continue
        target = entries.get(str(entry.data.get(climb)))
        if target is None or target is entry or {id_, target.id} & in_rings:
            continue
        if target.parent is not None or isinstance(target.data.get(climb), str):
            message = f"`{target.id}` is itself a component, so nothing can be part of it."
            related = Related("it is defined here", target.id_span())
            hint = "name the service that both belong to"
            yield Diagnostic(TOO_DEEP, message, entry.origin.value(climb), hint, (related,))


def _check_nested(entry: Entry, climb: str, nested: str) -> Iterator[Diagnostic]:
    if climb in entry.data:
        message = f"A component that stands inside its service has no `{climb}`."
        yield Diagnostic(TOO_DEEP, message, entry.origin.key(climb), "take it out")
    if nested in entry.data:
        message = f"A component has no `{nested}` of its own."
        yield Diagnostic(TOO_DEEP, message, entry.origin.key(nested), "move them up to the service")
