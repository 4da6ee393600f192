"""What is told of each step of a consultation, for its page and for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.diagnostics import Severity
from dtl_planner.render.consult.words import (
    CAME,
    NO_ANSWER,
    date_words,
    paper_words,
    question_number,
    reading_words,
    short_number,
    unit_names,
)
from dtl_planner.trail.endings import UNFINISHED
from dtl_planner.wording import listed, plural, row_of_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from dtl_planner.catalogue.sections.consultation import Consultation
    from dtl_planner.catalogue.sections.events import Event
    from dtl_planner.trail.orphans import Examined
    from dtl_planner.trail.trail import Trail


def structures_of(consultation: Consultation) -> str:
    """Tell what was consulted on and what was decided; nothing where neither is stated."""
    asked, decided = consultation.consulted, consultation.decided
    if not (asked or decided):
        return ""
    return f"structure consulted on: {asked or 'not stated'}; decided: {decided or 'not yet'}"


def how_many(event: Event) -> str:
    """Tell how many events of a kind there were, and how many people came."""
    said = [f"{event.number.wording} of them"] if event.number else []
    if event.took_part:
        said.append(f"{event.took_part.wording} people")
    return f" ({', '.join(said)})" if said else ""


def promised(actions: Sequence[Action], *, called: Callable[[Action], str] = short_number) -> str:
    """Name actions by their numbers, or as they are called where people know no ids."""
    noun = "action" if len(actions) == 1 else "actions"
    return f"{noun} {listed([called(action) for action in actions])}"


def answers(
    trail: Trail, theme: Theme, *, numbers: Mapping[str, int], shared: Collection[Effect] = ()
) -> Iterator[str]:
    """Tell what answers a theme alone.

    Args:
        trail: The consultation.
        theme: What was said.
        numbers: The numbers of the answers, by reply.
        shared: Effects that are told elsewhere.
    """
    if own := trail.actions(theme.actions):
        yield f"promised: {promised(own)}{reading_words(theme)}"
    for effect in trail.effects_on.get(theme.id, ()):
        if effect not in shared:
            yield effect_words(trail, effect)
    for reply in trail.replies_to.get(theme.id, ()):
        state = ", still open" if reply.status == "open" else ""
        yield f"see answer {numbers[reply.id]} below{state}{reading_words(reply)}"
    if theme.kind != "support" and not trail.is_answered(theme):
        yield "nothing answers this"


def effect_words(trail: Trail, effect: Effect) -> str:
    """Tell what came of something, where, and where more will be told."""
    names = unit_names(effect.units, trail.catalogue)
    units = f" [{row_of_names(names)}]" if names else ""
    paper = trail.event(effect.told_in)
    more = f". Next: {paper_words(paper)}" if paper else ""
    text = effect.text.removesuffix(".")  # more may follow in the same line
    return f"{CAME[effect.kind]}: {text}{units}{reading_words(effect)}{more}"


def action_facts(
    trail: Trail, action: Action, *, called: Callable[[Question], str] = question_number
) -> str:
    """Tell how far an action has got, by whom, by when and for which questions."""
    return "; ".join(_facts(trail, action, called))


def _facts(trail: Trail, action: Action, called: Callable[[Question], str]) -> Iterator[str]:
    if action.number and action.printed:
        yield f"printed as {action.printed}"
    yield action.status
    if action.by:
        yield f"by {action.by}"
    if action.due:
        yield f"due {date_words(action.due)}"
    questions = [called(one) for one in trail.catalogue.of(Question) if action.id in one.actions]
    if questions:
        yield f"for {'question' if len(questions) == 1 else 'questions'} {listed(questions)}"


def came_of(trail: Trail, action: Action) -> Iterator[str]:
    """Tell what came of an action."""
    effects = trail.effects_of.get(action.id, ())
    yield from (effect_words(trail, effect) for effect in effects)
    if not effects and action.status != "dropped":
        yield "nothing is said to have come of it"


def next_of(trail: Trail, action: Action) -> str:
    """Name the paper that goes on with an action; nothing where none needs to."""
    if paper := trail.event(action.told_in):
        return paper_words(paper)
    return "no paper is named" if action.status in UNFINISHED else ""


def loose_effects(trail: Trail) -> tuple[Effect, ...]:
    """Give the effects that nothing leads to, which stand nowhere else."""
    return tuple(one for one in trail.catalogue.of(Effect) if not (one.themes or one.actions))


def reply_lines(trail: Trail, reply: Reply) -> Iterator[str]:
    """Tell what was answered, and what is left open."""
    if reply.answer or reply.status == "answered":
        yield reply.answer or NO_ANSWER[reply.status]
    if reply.status == "open":
        paper = trail.event(reply.resolves_in)
        yield f"OPEN: {paper_words(paper) if paper else 'no paper is to answer it'}"


def summary(examined: Examined) -> str:
    """Count everything, and the breaks in the trail."""
    breaks = sum(found.severity is Severity.WARNING for found in examined.orphans)
    notes = len(examined.orphans) - breaks
    noted = f", {plural(notes, 'note')}" if notes else ""
    return f"{counted(examined.trail)} {plural(breaks, 'break')} in the trail{noted}."


def counted(trail: Trail) -> str:
    """Count what was asked, said, promised and done."""
    catalogue = trail.catalogue
    effects, replies = catalogue.of(Effect), catalogue.of(Reply)
    kinds = [
        f"{number:,} {kind}"
        for kind in CAME
        if (number := sum(effect.kind == kind for effect in effects))
    ]
    in_kinds = f" ({', '.join(kinds)})" if kinds else ""
    open_ = sum(reply.status == "open" for reply in replies)
    still = f", {open_:,} of them open" if open_ else ""
    return (
        f"{plural(len(catalogue.of(Question)), 'question')}, "
        f"{plural(len(catalogue.of(Theme)), 'theme')}, "
        f"{plural(len(catalogue.of(Action)), 'action')}, "
        f"{plural(len(effects), 'effect')}{in_kinds}; "
        f"{plural(len(replies), 'answer')}{still}."
    )
