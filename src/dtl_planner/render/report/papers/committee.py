"""The committee paper, in the order in which English councils write one.

Nothing in it is invented: a recommendation that nobody wrote is not made, and of what is to be
decided it tells what the files themselves leave open. Impact on people, places and equalities is
told where something is stated of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Point, Points, Words
from dtl_planner.render.report.papers.background import (
    came_of_it,
    not_written,
    papers_behind,
    still_open,
)
from dtl_planner.render.report.papers.parts import Part, Taken, paper
from dtl_planner.render.report.papers.taking import (
    by_group,
    in_full,
    in_sentences,
    in_short,
    in_words,
    milestones,
)
from dtl_planner.render.report.whole import panels_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.document import Report
    from dtl_planner.render.report.facts import Facts


def committee_paper(facts: Facts) -> Report:
    """Make the paper."""
    return paper(facts, "Committee paper", _PARTS)


def _purpose(facts: Facts) -> Iterator[Block]:
    yield Words(
        f"This paper tells what is proposed under {facts.title}: what it would change and for "
        "whom, when, what people said of it, and what is not known yet."
    )
    if facts.shown in facts.structures:
        title = facts.structures[facts.shown].title
        yield Words(f"The structure that it tells of and plans for: {title}.")


def _figures(facts: Facts) -> Iterator[Block]:
    lines = tuple(Point(f"{one.title}: {one.line}") for one in panels_for(facts))
    if lines:
        yield Points(lines)


def _decisions(facts: Facts) -> Iterator[Block]:
    yield Words("No recommendation is written in the files that this paper is made from.")
    yield from still_open(facts)


_PARTS = (
    Part("purpose", "Purpose of this paper", _purpose),
    Part("summary", "Summary", _figures),
    Part("decisions", "What is to be decided", _decisions),
    Part("background", "Background and aims", takes=(Taken("programme", in_sentences),)),
    Part(
        "proposal",
        "What is proposed",
        takes=(Taken("services", in_short), Taken("structure", in_short)),
    ),
    Part(
        "change",
        "What would change, for whom, and what else was proposed",
        takes=(Taken("changes", by_group),),
    ),
    Part("links", "What belongs together", takes=(Taken("links", in_words),)),
    Part("timetable", "Timetable", takes=(Taken("timeline", milestones),)),
    Part(
        "consultation",
        "Consultation, and what became of it",
        came_of_it,
        takes=(Taken("consultation", by_group),),
    ),
    Part(
        "impact",
        "Places, demand and outcomes",
        takes=(
            Taken("places", in_words),
            Taken("demand", in_short),
            Taken("readiness", in_short),
            Taken("targets", in_short),
        ),
    ),
    Part("risks", "Risks", takes=(Taken("risks", in_short),)),
    Part(
        "unknown",
        "What is not known",
        not_written,
        takes=(Taken("questions", in_short), Taken("sources", in_words)),
    ),
    Part("papers", "Background papers", papers_behind),
    Part("every-change", "Appendix: every change, and why", takes=(Taken("changes", in_full),)),
)
