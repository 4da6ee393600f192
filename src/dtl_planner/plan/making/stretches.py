"""How many phases a plan has in which none are given, and yet something hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.plan.making.filling import fill
from dtl_planner.plan.making.network import network_of

if TYPE_CHECKING:
    from dtl_planner.plan.making.scope import Scope
    from dtl_planner.plan.making.wait import Waits

_FEWEST = 2
"""With fewer than two phases nothing can be kept out of the first."""


def stretches_for(scope: Scope, waits: Waits) -> int:
    """Give how many phases of equal length the time counts as; one where nothing hangs on them.

    There are as few as capacity and dependencies allow.
    """
    if scope.settings.phases or not (_spares_fragile(scope) or _keeps_together(scope)):
        return 1
    network, _ = network_of(scope, waits)
    return max(len(fill(scope, network).stages), _FEWEST)


def _spares_fragile(scope: Scope) -> bool:
    if scope.settings.care.first_phase == "allowed":
        return False
    return any(scope.subjects[name].is_fragile for name in scope.works)


def _keeps_together(scope: Scope) -> bool:
    wishes = (alliance.in_plan for alliance in scope.catalogue.of(Alliance))
    return any(wish is not None and wish.together == "phase" for wish in wishes)
