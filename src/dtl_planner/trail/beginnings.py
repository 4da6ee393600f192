"""What stands in the trail of a consultation without a beginning: nobody asked, or nobody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.trail.trail import Trail

ACTION_NOBODY_ASKED_FOR = Code(
    "DTL660",
    "action-nobody-asked-for",
    Severity.WARNING,
    "It stands among the answers to a consultation, and no theme or question leads to it.",
    "Name it at the theme or question that it answers; if it has another cause, it is no answer to "
    "this consultation.",
)
EFFECT_WITHOUT_CAUSE = Code(
    "DTL661",
    "effect-without-cause",
    Severity.WARNING,
    "It is said to have come of the consultation, and no theme or action leads to it.",
    "Name the themes that it answers or the actions that brought it about.",
)
THEME_WITHOUT_AUDIENCE = Code(
    "DTL662",
    "theme-without-audience",
    Severity.WARNING,
    "Nobody is said to have said it, so it stands on nobody's page of what they said and what was "
    "done.",
    "Write `audiences`, or the events at which it was heard: `heard_at` at the theme or at its "
    "question.",
)
AUDIENCE_WITHOUT_THEME = Code(
    "DTL663",
    "audience-without-theme",
    Severity.NOTE,
    "People were heard, and nothing is told as theirs: either they said nothing, or their words "
    "were not kept apart.",
    "Add what they said, or name them at the themes that are theirs too.",
)


def loose_beginnings(trail: Trail) -> Iterator[Diagnostic]:
    """Find what has no beginning. What could not be read whole is not said to lack anything.

    Args:
        trail: A consultation, in whatever state it is.
    """
    lost = trail.catalogue.damaged
    if lost.isdisjoint({"questions", "themes", "effects"}):
        yield from _actions(trail)
    yield from _effects(trail)
    if lost.isdisjoint({"questions", "events"}):
        yield from _themes(trail)
    if lost.isdisjoint({"questions", "events", "themes", "replies"}):
        yield from _audiences(trail)


def _actions(trail: Trail) -> Iterator[Diagnostic]:
    asked_for = trail.asked_for()
    for action in trail.catalogue.of(Action):
        if action.id not in asked_for:
            message = f"No theme or question leads to action `{action.id}`."
            span = trail.catalogue.span("actions", action.id, "id")
            hint = "name it under `actions` of the theme or question that it answers"
            yield Diagnostic(ACTION_NOBODY_ASKED_FOR, message, span, hint)


def _effects(trail: Trail) -> Iterator[Diagnostic]:
    for effect in trail.catalogue.of(Effect):
        if not (effect.themes or effect.actions):
            message = f"No theme or action leads to `{effect.id}`."
            span = trail.catalogue.span("effects", effect.id, "id")
            yield Diagnostic(EFFECT_WITHOUT_CAUSE, message, span, "add `themes` or `actions`")


def _themes(trail: Trail) -> Iterator[Diagnostic]:
    for theme in trail.catalogue.of(Theme):
        if not trail.audiences(theme):
            message = f"Nobody is said to have said `{theme.id}`."
            span = trail.catalogue.span("themes", theme.id, "id")
            hint = "write `audiences`, or where it was heard"
            yield Diagnostic(THEME_WITHOUT_AUDIENCE, message, span, hint)


def _audiences(trail: Trail) -> Iterator[Diagnostic]:
    """Tell each audience once, at the first event at which it was heard."""
    catalogue = trail.catalogue
    told = {
        name.casefold()
        for names in (
            *(trail.audiences(theme) for theme in catalogue.of(Theme)),
            *(reply.audiences for reply in catalogue.of(Reply)),
        )
        for name in names
    }
    for event in catalogue.of(Event):
        for number, name in enumerate(event.audiences):
            if name.casefold() not in told:
                told.add(name.casefold())
                message = f"Nothing is told as said by `{clean(name)}`, who were heard."
                span = catalogue.span("events", event.id, "audiences", number)
                hint = "name them at the themes that are theirs"
                yield Diagnostic(AUDIENCE_WITHOUT_THEME, message, span, hint)
