"""How long activities take: lengths that can be held against each other, and that can be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.sections.calendar import Calendar
from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.sections.playbooks import Activity, Takes
    from dtl_planner.catalogue.values.lengths import Length
    from dtl_planner.diagnostics import Span

LENGTHS_OUT_OF_ORDER = Code(
    "DTL704",
    "lengths-out-of-order",
    Severity.ERROR,
    "The least is the shortest an activity can take and the most the longest; in another order the "
    "chances that are worked out from them mean nothing.",
    "Write the shortest as `least`, the longest as `most`, and `likely` between them.",
)
MIXED_LENGTHS = Code(
    "DTL705",
    "mixed-lengths",
    Severity.ERROR,
    "Working days and days of the calendar are no multiples of each other, so a length in one kind "
    "cannot be held against a length in the other.",
    "Count all lengths of the activity in working days, or all of them in calendar days.",
)
CALENDAR_DAYS_OF_WORK = Code(
    "DTL706",
    "calendar-days-of-work",
    Severity.ERROR,
    "A length in calendar days is time that goes by, weekends too; nobody is at work in it, so it "
    "cannot take up people.",
    "Give the length in working days or plain weeks, or take `uses` out.",
)
NEGATIVE_LENGTH = Code(
    "DTL707",
    "negative-length",
    Severity.ERROR,
    "Nothing ends before it began.",
    "Write how long it takes; `0 days` is an event. Only a `lag` may be negative.",
)


class _Place(NamedTuple):
    """Where an activity stands."""

    catalogue: Catalogue
    playbook: str
    route: Route

    def span(self, *route: str) -> Span:
        return self.catalogue.span("playbooks", self.playbook, *self.route, *route)

    def key(self, *route: str) -> Span:
        return self.catalogue.key_span("playbooks", self.playbook, *self.route, *route)


def check_lengths(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find lengths that are impossible, or that do not fit each other."""
    calendar = next(iter(catalogue.of(Calendar)), Calendar())
    for playbook in catalogue.of(Playbook):
        for number, play in enumerate(playbook.plays):
            for item, activity in enumerate(play.activities):
                place = _Place(catalogue, playbook.id, ("plays", number, "activities", item))
                yield from _check(activity, place, a_week=len(set(calendar.week)))


def _check(activity: Activity, place: _Place, *, a_week: int) -> Iterator[Diagnostic]:
    lengths = _lengths(activity.takes)
    for key, length in lengths.items():
        if length.number < 0:
            message = f"`{activity.id}` cannot take `{length.wording}`."
            hint = "write how long it takes; `0 days` for an event"
            yield Diagnostic(NEGATIVE_LENGTH, message, place.span("takes", key), hint)
    if len({_is_calendar(length) for length in lengths.values()}) > 1:
        yield _mixed(activity, place)
    else:
        yield from _disorder(activity, lengths, place, a_week=a_week)
    if activity.uses and _is_calendar(activity.takes.likely):
        message = f"`{activity.id}` counts calendar days, and yet it uses a capacity."
        hint = "count working days or plain weeks, or take `uses` out"
        yield Diagnostic(CALENDAR_DAYS_OF_WORK, message, place.key("uses"), hint)


def _lengths(takes: Takes) -> dict[str, Length]:
    """Give the lengths that are written, the shortest first."""
    lengths = {"least": takes.least, "likely": takes.likely, "most": takes.most}
    return {key: length for key, length in lengths.items() if length is not None}


def _is_calendar(length: Length) -> bool:
    return length.is_calendar(weeks="working")


def _mixed(activity: Activity, place: _Place) -> Diagnostic:
    message = f"Some lengths of `{activity.id}` count working days, and some calendar days."
    return Diagnostic(MIXED_LENGTHS, message, place.key("takes"), "count all of them alike")


def _disorder(
    activity: Activity, lengths: dict[str, Length], place: _Place, *, a_week: int
) -> Iterator[Diagnostic]:
    for (lower, short), (upper, long) in pairwise(lengths.items()):
        week = 7 if _is_calendar(short) else a_week
        if short.days(a_week=week) > long.days(a_week=week):
            message = (
                f"The `{lower}` that `{activity.id}` takes, `{short.wording}`, is more than the "
                f"`{upper}`, `{long.wording}`."
            )
            span = place.span("takes", lower)
            yield Diagnostic(LENGTHS_OUT_OF_ORDER, message, span, "write the shortest as `least`")
