"""Which place lies in which, by whatever footprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.sections.places import Place


def above(place: Place, places: Mapping[str, Place]) -> set[str]:
    """Give the ids of all places that one lies in, by whatever footprint."""
    seen: set[str] = set()
    waiting = [place]
    while waiting:
        within = waiting.pop().within
        ids = {within} if isinstance(within, str) else {*(within or {}).values()}
        waiting.extend(places[id_] for id_ in sorted(ids - seen))
        seen |= ids
    return seen


def lies_in(place: Place, whole: str, places: Mapping[str, Place]) -> bool:
    """Say whether a place lies in another, by whatever footprint."""
    return whole in above(place, places)
