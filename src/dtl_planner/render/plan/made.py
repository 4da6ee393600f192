"""Whatever came of planning, as a page: a plan, why there is none, or an order without dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.order import Ordering
from dtl_planner.plan.timeline.plan import Plan
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.plan.ordering import ordering_view
from dtl_planner.render.plan.page import plan_view
from dtl_planner.render.plan.refusing import refusal_view

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.render.formats import View

Made = Plan | Refusal | Ordering
"""What can come of planning."""


def made_view(made: Made, catalogue: Catalogue, *, everything: bool = False) -> View:
    """Show what came of planning.

    Args:
        made: What came of it.
        catalogue: What it was made from.
        everything: Whether the page of a plan shows every activity.
    """
    if isinstance(made, Plan):
        return plan_view(made, everything=everything)
    return refusal_view(made, catalogue) if isinstance(made, Refusal) else ordering_view(made)
