"""What the change means for one team: that first, then its dates and what else is its business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.report.papers.parts import Part, Taken, paper
from dtl_planner.render.report.papers.taking import in_short, in_whole

if TYPE_CHECKING:
    from dtl_planner.render.report.document import Report
    from dtl_planner.render.report.facts import Facts


def team_paper(facts: Facts) -> Report:
    """Make the paper; its reader is a team."""
    return paper(facts, f"What this means for {facts.reader.name}", _PARTS)


_PARTS = (
    Part("meaning", "What this means for you", takes=(Taken("meaning", in_short),)),
    Part("timetable", "When it happens", takes=(Taken("timeline", in_short),)),
    Part("change", "What changes, step by step", takes=(Taken("changes", in_short),)),
    Part("services", "How your services are placed, and why", takes=(Taken("services", in_whole),)),
    Part("structure", "Who runs what", takes=(Taken("structure", in_short),)),
    Part("consultation", "What was said", takes=(Taken("consultation", in_short),)),
    Part("risks", "Risks", takes=(Taken("risks", in_short),)),
    Part("questions", "What you may be asked", takes=(Taken("questions", in_short),)),
)
