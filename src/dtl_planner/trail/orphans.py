"""Every place at which the trail of a consultation is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.trail.beginnings import loose_beginnings
from dtl_planner.trail.endings import loose_ends
from dtl_planner.trail.trail import trail_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diagnostics import Diagnostic


def orphans(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what was asked, said, promised or done in a consultation without its other half.

    Args:
        catalogue: A catalogue, sound or not; without a consultation nothing is found.
    """
    trail = trail_of(catalogue)
    yield from loose_ends(trail)
    yield from loose_beginnings(trail)
