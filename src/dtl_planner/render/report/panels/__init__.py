"""The panels of a report, one module each: `PANEL` says where it stands and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.render.report.facts import Circle

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.render.report.document import Panel
    from dtl_planner.render.report.facts import Facts


@dataclass(frozen=True, slots=True)
class PanelKind:
    """How a panel is made.

    Attributes:
        order: Where it stands among the others: the lower, the earlier.
        make: Makes it; `None` where there is nothing to show.
        readers: For whom it is made.
    """

    order: int
    make: Callable[[Facts], Panel | None]
    readers: frozenset[Circle] = frozenset(Circle)
