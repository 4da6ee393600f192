"""What the files leave to be decided: each matter once, with what was said of it below."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.classify.placing import Status
from dtl_planner.render.classify.placement import outcome_of
from dtl_planner.render.consult.words import paper_words, reading_words, unit_names
from dtl_planner.render.report.blocks import Point, Points, Words
from dtl_planner.render.report.facts import Lacking
from dtl_planner.wording import listed, row_of_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.classify.placing import Placed
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts

_STATUS = {Status.UNDECIDED: "undecided", Status.UNDER_REVIEW: "under review"}


@dataclass(slots=True)
class _Matter:
    """What is open, and what it is about: what is told of the same stands below it.

    Attributes:
        text: What is open.
        about: The services, teams and the like that it is about, and the themes.
        below: What was said of it.
    """

    text: str
    about: set[str]
    below: list[str] = field(default_factory=list)


def still_open(facts: Facts) -> Iterator[Block]:
    """Say what the files themselves leave to be decided, and what is to settle it."""
    catalogue = facts.catalogue
    papers = _papers(catalogue)
    matters = list(_services(facts))
    for effect in (one for one in catalogue.of(Effect) if one.kind == "open"):
        _add_effect(matters, effect, catalogue, tells_paper=len(papers) > 1)
    asked = tuple(_asked(matters, catalogue, tells_paper=len(papers) > 1))
    if matters or asked:
        points = tuple(Point(one.text, tuple(map(Point, one.below))) for one in matters)
        yield Words("The files of the programme leave this open:")
        yield Points((*points, *map(Point, asked)))
    if len(papers) == 1:
        yield Words(f"What came up in the consultation is to be told further in: {papers[0]}.")


def _add_effect(
    matters: list[_Matter], effect: Effect, catalogue: Catalogue, *, tells_paper: bool
) -> None:
    """Tell what was found open below the service that it is about, or else by itself."""
    text = effect.text.removesuffix(".")
    more = f"{reading_words(effect)}{_next(effect.told_in, catalogue) if tells_paper else ''}"
    about = {*effect.units, *effect.themes}
    if known := _first(matters, about):
        known.below.append(f"{text}{more}.")
        known.about |= about
    else:
        names = unit_names(effect.units, catalogue)
        of = f" [{row_of_names(names)}]" if names else ""
        matters.append(_Matter(f"{text}{of}{more}", about))


def _asked(matters: list[_Matter], catalogue: Catalogue, *, tells_paper: bool) -> Iterator[str]:
    """Tell what people asked below what it is about; give what stands below nothing."""
    for reply in (one for one in catalogue.of(Reply) if one.status == "open"):
        more = _next(reply.resolves_in, catalogue) if tells_paper else ""
        answer = f" {reply.answer.removesuffix('.')}" if reply.answer else ""
        said = f"{reply.question}{answer}{more}"
        if known := _first(matters, {*reply.units, *reply.themes}):
            known.below.append(f"People asked: {said}{'.' if answer or more else ''}")
        else:
            yield said


def _first(matters: list[_Matter], about: set[str]) -> _Matter | None:
    return next((one for one in matters if not one.about.isdisjoint(about)), None)


def _services(facts: Facts) -> Iterator[_Matter]:
    found = facts.classification
    if isinstance(found, Lacking):
        return
    for placed in found.placed:
        if placed.status in _STATUS:
            record = placed.component.record
            yield _Matter(f"{record.name}: {_between(placed)}", {record.id})


def _between(placed: Placed) -> str:
    pending = placed.pending
    if pending is None:
        return f"undecided; by the answers so far {outcome_of(placed)}"
    choice = f", between {listed(pending.between, joint='and')}" if pending.between else ""
    settled = f"; settled by: {pending.resolves}" if pending.resolves else ""
    return f"{_STATUS[placed.status]}{choice}{settled}"


def _next(event: str | None, catalogue: Catalogue) -> str:
    paper = catalogue.find(Event, event) if event else None
    return f". Next: {paper_words(paper)}" if paper else ""


def _papers(catalogue: Catalogue) -> list[str]:
    """Name the papers that are to tell more of what is open, each once."""
    effects = (one.told_in for one in catalogue.of(Effect) if one.kind == "open")
    replies = (one.resolves_in for one in catalogue.of(Reply) if one.status == "open")
    found = (catalogue.find(Event, event) for event in (*effects, *replies) if event)
    return list(dict.fromkeys(paper_words(paper) for paper in found if paper))
