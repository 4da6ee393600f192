"""Keys of a service that count for nothing, because the service itself is not classified."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.reading.unusable import is_unusable
from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.checks.identity import Known
    from dtl_planner.catalogue.entries import Entry

NOT_IN_FORCE = Code(
    "DTL208",
    "not-in-force",
    Severity.ERROR,
    "Whoever reads it will believe that it is in force. But a service that has components is not "
    "classified itself, its components inherit nothing from it, and a record that is `outside` is "
    "not classified at all.",
    "Move it to the component it is about, or take it out.",
)
COUNTS_FOR_NOTHING = Code(
    "DTL209",
    "counts-for-nothing",
    Severity.WARNING,
    "A service that has components is not classified itself, and its components inherit nothing "
    "from it, so nothing is ever held against what is written here.",
    "Move it to the component it is about, or say it in a `note`.",
)


class _Idle(NamedTuple):
    """A key that says something only of what is classified."""

    key: str
    code: Code
    verb: str = "counts"
    moved: str = "move it to the component it is about"


_BESIDE_COMPONENTS = (
    _Idle("answers", NOT_IN_FORCE, "count", "move each to the component it is about"),
    _Idle("decision", NOT_IN_FORCE),
    _Idle("outside", NOT_IN_FORCE),
    _Idle("published", COUNTS_FOR_NOTHING),
    _Idle("host", COUNTS_FOR_NOTHING),
)
_BESIDE_OUTSIDE = _BESIDE_COMPONENTS[:2]


def check_idle(known: Known) -> Iterator[Diagnostic]:
    """Find what is said of a service that is not classified, as if it were."""
    services = known.get("services", {})
    divided = _divided(services)
    for id_, entry in services.items():
        if id_ in divided:
            yield from _beside_components(entry)
        elif "outside" in entry.data:
            yield from _beside_outside(entry)


def _divided(services: Mapping[str, Entry]) -> set[str]:
    """Gather the services that have components, nested in them or elsewhere."""
    nested = {entry.parent.id for entry in services.values() if entry.parent is not None}
    elsewhere = {
        above
        for id_, entry in services.items()
        if isinstance(above := entry.data.get("part_of"), str) and above != id_
    }
    return {
        id_
        for id_, entry in services.items()
        if entry.parent is None and (id_ in nested or id_ in elsewhere)
    }


def _beside_components(entry: Entry) -> Iterator[Diagnostic]:
    for idle in _BESIDE_COMPONENTS:
        if _says_something(entry, idle.key):
            why = "it has components, and they inherit nothing"
            yield _told(entry, idle, why, idle.moved)


def _beside_outside(entry: Entry) -> Iterator[Diagnostic]:
    for idle in _BESIDE_OUTSIDE:
        if _says_something(entry, idle.key):
            why = "it is `outside`, so it is not classified"
            yield _told(entry, idle, why, f"take out `outside` or `{idle.key}`")


def _says_something(entry: Entry, key: str) -> bool:
    """Pass over what is empty, or could not be read: that is told as such."""
    written = entry.data.get(key)
    return bool(written) and not is_unusable(written)


def _told(entry: Entry, idle: _Idle, why: str, hint: str) -> Diagnostic:
    message = f"`{idle.key}` of `{entry.id}` {idle.verb} for nothing: {why}."
    return Diagnostic(idle.code, message, entry.origin.key(idle.key), hint)
