"""Every place at which the trail of a consultation is broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Diagnostic, in_order
from dtl_planner.trail.beginnings import loose_beginnings
from dtl_planner.trail.endings import loose_ends
from dtl_planner.trail.trail import Trail, trail_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Examined:
    """A consultation, and what is wrong with its trail.

    Attributes:
        trail: What is written of it.
        orphans: Every break, in the order of the files.
    """

    trail: Trail
    orphans: tuple[Diagnostic, ...]


def examine(catalogue: Catalogue) -> Examined:
    """Look at a consultation as a whole."""
    return Examined(trail_of(catalogue), in_order(orphans(catalogue)))


def orphans(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what was asked, said, promised or done in a consultation without its other half.

    Args:
        catalogue: A catalogue, sound or not; without a consultation nothing is found.
    """
    trail = trail_of(catalogue)
    yield from loose_ends(trail)
    yield from loose_beginnings(trail)
