"""The consultation paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.report.whole import whole_report

if TYPE_CHECKING:
    from dtl_planner.render.report.document import Report
    from dtl_planner.render.report.facts import Facts


def consultation_paper(facts: Facts) -> Report:
    """Make the paper."""
    return whole_report(facts)
