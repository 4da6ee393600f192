"""The consultation paper: what is proposed, what it would mean, what people are asked.

Made for one audience, it begins with what they said and what became of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.consultation import Consultation
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.programme.aims import TITLES
from dtl_planner.render.programme.beside import event_facts
from dtl_planner.render.report.blocks import Point, Points, Words
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.papers.background import papers_behind
from dtl_planner.render.report.papers.brief import (
    at_length,
    by_group,
    by_name,
    milestones,
    titled,
)
from dtl_planner.render.report.papers.parts import Part, Taken, paper
from dtl_planner.render.report.papers.taking import in_short
from dtl_planner.render.report.papers.undecided import still_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.document import Report
    from dtl_planner.render.report.facts import Facts


def consultation_paper(facts: Facts) -> Report:
    """Make the paper; of what is the programme's own work it tells nothing to anybody."""
    name = facts.reader.name
    title = f"Consultation paper for {name}" if name else "Consultation paper"
    outside = replace(facts.reader, circle=Circle.AUDIENCE)
    return paper(replace(facts, reader=outside), title, _PARTS)


def _about(facts: Facts) -> Iterator[Block]:
    found = next(iter(facts.catalogue.of(Consultation)), None)
    yield Words(
        f"This paper is for everybody whom {facts.title} concerns. It tells what is proposed, "
        "what that would mean, what is still open, and what you are asked."
    )
    if found is not None:
        yield Words(f"The consultation: {found.title}.")


def _asked(facts: Facts) -> Iterator[Block]:
    questions = facts.catalogue.of(Question)
    if questions:
        yield Points(
            tuple(
                Point(f"Question {one.number}: {one.text}" if one.number else one.text)
                for one in questions
            )
        )


def _steps(facts: Facts) -> Iterator[Block]:
    events = facts.catalogue.of(Event)
    if events:
        yield Words("These steps are stated; where and until when to answer, only as far as here:")
        yield Points(tuple(map(_step, events)))


def _step(event: Event) -> Point:
    when = date_words(event.when) if event.when else "date not stated"
    return Point("; ".join([f"{when}: {event.name}", *event_facts(event)]))


_PARTS = (
    Part("heard", "What you said, and what we did", takes=(Taken("heard", in_short),)),
    Part("about", "About this paper", _about),
    Part("aims", "What it is for", takes=(Taken("programme", titled(*TITLES.values())),)),
    Part("proposal", "What is proposed", takes=(Taken("services", by_name),)),
    Part("change", "What it would mean", takes=(Taken("changes", by_group),)),
    Part("timetable", "When", takes=(Taken("timeline", milestones),)),
    Part("open", "What is still open", still_open),
    Part("questions", "What you are asked", _asked),
    Part("answering", "How and when to answer", _steps),
    Part(
        "said",
        "What was said so far, and what became of it",
        takes=(Taken("consultation", by_group),),
    ),
    Part("papers", "Background papers", papers_behind),
    Part(
        "every-service",
        "Every service",
        takes=(Taken("services", at_length(grouped=True)),),
        is_appendix=True,
    ),
    Part(
        "every-change",
        "Every change, and why",
        takes=(Taken("changes", at_length(grouped=True, whole=True)),),
        is_appendix=True,
    ),
    Part(
        "every-answer",
        "What was said and answered",
        takes=(Taken("consultation", at_length(grouped=True)),),
        is_appendix=True,
    ),
)
