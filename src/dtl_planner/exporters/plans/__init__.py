"""Plans as files for other programs, one module a format; an exporter sees a plan and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.plan.timeline.plan import Plan


@dataclass(frozen=True, slots=True)
class PlanExporter:
    """A format for plans.

    Attributes:
        id: Its name on the command line.
        suffix: How the name of such a file ends, with its dot.
        summary: One line on what reads it.
        write: Writes a plan; the same plan gives the same bytes always.
        needs: The module that it cannot do without, where that comes with an extra.
        extra: The extra that brings it.
        is_binary: Whether a terminal can do nothing with it.
    """

    id: str
    suffix: str
    summary: str
    write: Callable[[Plan], bytes]
    needs: str | None = None
    extra: str | None = None
    is_binary: bool = False
