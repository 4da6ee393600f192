"""Everything that is checked of what the planner works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.plans.activities import check_activities
from dtl_planner.catalogue.checks.plans.capacities import check_capacities
from dtl_planner.catalogue.checks.plans.gates import check_gates
from dtl_planner.catalogue.checks.plans.lengths import check_lengths
from dtl_planner.catalogue.checks.plans.standing import check_standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diagnostics import Diagnostic


def check_programme(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what cannot be planned with as it is written."""
    yield from check_activities(catalogue)
    yield from check_lengths(catalogue)
    yield from check_gates(catalogue)
    yield from check_capacities(catalogue)
    yield from check_standing(catalogue)
