"""Whatever came of simulating, as a page: one simulation, several, or why there is no plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.plan.refusing import refusal_view
from dtl_planner.render.simulate.page import simulation_view
from dtl_planner.render.simulate.sweep import sweep_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.simulation.result import Simulation
    from dtl_planner.render.formats import View

Tried: TypeAlias = "Sequence[tuple[str, Simulation | Refusal]]"
"""The id of each scenario with what came of it."""


def made_view(tried: Tried, catalogue: Catalogue, *, everything: bool = False) -> View:
    """Show what came of simulating.

    Args:
        tried: The id of each scenario with what came of it; one or more.
        catalogue: What they were made from.
        everything: Whether the page shows every activity.
    """
    if len(tried) > 1:
        return sweep_view(tried)
    ((_, made),) = tried
    if isinstance(made, Refusal):
        return refusal_view(made, catalogue)
    return simulation_view(made, everything=everything)
