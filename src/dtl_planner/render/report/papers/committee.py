"""The committee paper, in the order in which English councils write one.

The paper itself is what members read; the tables that it rests on stand in its appendices, and what
is not needed to decide is left to the whole report. Nothing in it is invented: a recommendation
that nobody wrote is not made, and of what is to be decided it tells what the files themselves leave
open. Impact on people, places and equalities is told where something is stated of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.programme.aims import TITLES
from dtl_planner.render.report.blocks import Words
from dtl_planner.render.report.papers.background import (
    came_of_it,
    not_written,
    papers_behind,
)
from dtl_planner.render.report.papers.brief import (
    at_length,
    beyond_lists,
    by_group,
    by_name,
    in_brief,
    in_lists,
    in_warnings,
    milestones,
    not_titled,
    titled,
    undrawn,
)
from dtl_planner.render.report.papers.parts import Part, Taken, paper
from dtl_planner.render.report.papers.taking import in_full, in_lines, in_words
from dtl_planner.render.report.papers.undecided import still_open
from dtl_planner.render.report.summary import striking

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


def _decisions(facts: Facts) -> Iterator[Block]:
    yield Words("No recommendation is written in the files that this paper is made from.")
    yield from still_open(facts)


_PAPER = (
    Part("purpose", "Purpose of this paper", _purpose),
    Part("summary", "Summary", striking),
    Part("decisions", "What is to be decided", _decisions),
    Part(
        "background", "Background and aims", takes=(Taken("programme", titled(*TITLES.values())),)
    ),
    Part(
        "proposal",
        "What is proposed",
        takes=(Taken("services", by_name), Taken("structure", in_lists)),
    ),
    Part(
        "change",
        "What would change, for whom, and what else was proposed",
        takes=(Taken("changes", by_group),),
    ),
    Part("links", "What belongs together", takes=(Taken("links", in_warnings),)),
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
            Taken("demand", in_brief),
            Taken("readiness", in_words),
            Taken("targets", in_brief),
        ),
    ),
    Part("risks", "Risks", takes=(Taken("risks", in_brief),)),
    Part(
        "unknown",
        "What is not known",
        not_written,
        takes=(Taken("questions", in_brief), Taken("sources", titled("Not stated"))),
    ),
    Part("papers", "Background papers", papers_behind),
)
_APPENDICES = (
    Part("steering", "Who steers it", takes=(Taken("programme", not_titled(*TITLES.values())),)),
    Part("every-service", "Every service", takes=(Taken("services", at_length(grouped=True)),)),
    Part("every-unit", "The structure", takes=(Taken("structure", beyond_lists),)),
    Part(
        "every-change",
        "Every change",
        takes=(Taken("changes", in_lines(at_length(grouped=True, whole=True), "Why", "Degree")),),
    ),
    Part("every-stage", "Phases, and how far work has got", takes=(Taken("timeline", undrawn),)),
    Part(
        "every-answer",
        "What was said and answered",
        takes=(Taken("consultation", in_lines(at_length(grouped=True), "What came of it")),),
    ),
    Part(
        "every-place",
        "Places, demand and outcomes",
        takes=(
            Taken("places", in_full),
            Taken("demand", at_length()),
            Taken("readiness", in_full),
            Taken("targets", at_length()),
        ),
    ),
    Part("every-risk", "Risks, and what is done about them", takes=(Taken("risks", at_length()),)),
)
_PARTS = (*_PAPER, *(replace(part, is_appendix=True) for part in _APPENDICES))
