"""What papers say beside their panels: what is open, and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.classify.placing import Status
from dtl_planner.render.classify.placement import outcome_of
from dtl_planner.render.consult.telling import effect_words
from dtl_planner.render.consult.words import date_words, paper_words, reading_words, unit_names
from dtl_planner.render.report.blocks import Point, Points, Words
from dtl_planner.render.report.facts import Lacking
from dtl_planner.render.report.whole import panels_for
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.classify.placing import Placed
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts


def still_open(facts: Facts) -> Iterator[Block]:
    """Say what the files themselves leave to be decided, and what is to settle it."""
    points = [*_services(facts), *_consulted(facts.catalogue)]
    if points:
        yield Words("The files of the programme leave this open:")
        yield Points(tuple(points))


def _services(facts: Facts) -> Iterator[Point]:
    found = facts.classification
    if isinstance(found, Lacking):
        return
    for placed in found.placed:
        if placed.status in (Status.UNDECIDED, Status.UNDER_REVIEW):
            yield Point(f"{placed.component.record.name}: {_between(placed)}")


def _between(placed: Placed) -> str:
    pending = placed.pending
    if pending is None:
        return f"undecided; by the answers so far {outcome_of(placed)}"
    choice = f", between {listed(pending.between, joint='and')}" if pending.between else ""
    settled = f"; settled by: {pending.resolves}" if pending.resolves else ""
    return f"{_STATUS[placed.status]}{choice}{settled}"


_STATUS = {Status.UNDECIDED: "undecided", Status.UNDER_REVIEW: "under review"}


def _consulted(catalogue: Catalogue) -> Iterator[Point]:
    for effect in catalogue.of(Effect):
        if effect.kind == "open":
            names = unit_names(effect.units, catalogue)
            of = f" [{', '.join(names)}]" if names else ""
            paper = catalogue.find(Event, effect.told_in) if effect.told_in else None
            more = f". Next: {paper_words(paper)}" if paper else ""
            text = effect.text.removesuffix(".")  # more may follow in the same line
            yield Point(f"{text}{of}{reading_words(effect)}{more}")
    for reply in catalogue.of(Reply):
        if reply.status == "open":
            told = (reply.answer, _paper_after(reply.resolves_in, catalogue))
            yield Point(reply.question, tuple(Point(one) for one in told if one))


def came_of_it(facts: Facts) -> Iterator[Block]:
    """Tell what changed, and what was kept, because of what people said."""
    trail = facts.examined.trail
    settled = [one for one in trail.catalogue.of(Effect) if one.kind != "open"]
    if settled:
        yield Words("What was said came to this, beside what is left open:")
        yield Points(tuple(Point(effect_words(trail, one)) for one in settled))


_WANTED = {
    "timeline": "when things happen",
    "demand": "demand, and how many staff each place needs",
    "readiness": "how far places are ready",
    "targets": "targets, and figures before and after",
    "risks": "risks, and what is done about them",
    "consultation": "a consultation",
}
"""What a committee asks for, by the panel that would tell it."""


def not_written(facts: Facts) -> Iterator[Block]:
    """Say what a committee would look for and nothing is written of: that is not to say no."""
    there = {panel.id for panel in panels_for(facts)}
    if wanting := [words for id_, words in _WANTED.items() if id_ not in there]:
        yield Words(f"Nothing is written of: {'; '.join(wanting)}.")
    yield Words(
        "What it costs or saves, what the law asks for and what it means for equality are told "
        "only as far as they stand above."
    )


def _paper_after(event: str | None, catalogue: Catalogue) -> str | None:
    paper = catalogue.find(Event, event) if event else None
    return f"To be answered in: {paper_words(paper)}" if paper else None


def papers_behind(facts: Facts) -> Iterator[Block]:
    """Name the papers that everything rests on."""
    found = facts.catalogue.of(Source)
    if found:
        yield Words("What stands in this paper is taken from:")
        yield Points(tuple(Point(_paper(one)) for one in found))


def _paper(source: Source) -> str:
    day = date_words(source.date) if source.date else None
    return "; ".join(filter(None, (source.title, day, source.address)))
