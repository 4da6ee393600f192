"""The work that changes bring: each activity of the play that fits, as an item of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import Item, ItemKind, Place, Spread
from dtl_planner.plan.making.plays import kinds_that_fit, play_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.playbooks import Activity, Play, Playbook, Takes
    from dtl_planner.catalogue.values.lengths import Length
    from dtl_planner.plan.making.reports import Reports
    from dtl_planner.plan.making.subjects import Subject

WEEK = 7
"""The days of a week of the calendar."""


@dataclass(frozen=True, slots=True)
class Work:
    """One activity of one subject.

    Attributes:
        item: The line of the plan.
        activity: The activity as the playbook has it.
        subject: What changes.
        after: The items of the same subject that it follows.
        written: Where the activity is written; `None` for an assumed one.
    """

    item: Item
    activity: Activity
    subject: Subject
    after: tuple[str, ...]
    written: Place | None


@dataclass(frozen=True, slots=True)
class Book:
    """A playbook, and what is needed to read lengths of time with it.

    Attributes:
        playbook: The playbook.
        is_written: Whether it is written in the files, and not assumed.
        takes: How long activities take that were set otherwise, by id.
        a_week: How many working days a week has.
        catalogue: Where sources are written.
    """

    playbook: Playbook
    is_written: bool
    takes: Mapping[str, Takes]
    a_week: int
    catalogue: Catalogue

    def place(self, *route: str | int) -> Place | None:
        """Give the place of something in the playbook, if it is written."""
        return Place("playbooks", self.playbook.id, route) if self.is_written else None


def works_of(subject: Subject, book: Book, reports: Reports) -> Iterator[Work]:
    """Give the work that the changes of a subject bring, in the order of its play.

    What was stopped falls out, and what follows it follows what it would have followed.
    """
    found = play_for(subject, book.playbook)
    if found is None:
        return
    number, play = found
    ahead = _ahead(play)
    for at, activity in enumerate(play.activities):
        if reports.state(subject.id, activity.id) is State.STOPPED:
            continue
        place = book.place("plays", number, "activities", at)
        after = _still_there(activity.id, ahead, subject, reports)
        item = _item(subject, activity, play, book, place)
        yield Work(item, activity, subject, after, place)


def _ahead(play: Play) -> dict[str, tuple[str, ...]]:
    """The activities that each one follows: those it names, or the one written before it."""
    found: dict[str, tuple[str, ...]] = {}
    for activity in play.activities:
        before = tuple(found)[-1:]
        found[activity.id] = before if activity.after is None else activity.after
    return found


def _still_there(
    activity: str, ahead: Mapping[str, tuple[str, ...]], subject: Subject, reports: Reports
) -> tuple[str, ...]:
    """The items that an activity follows, stepping over what was stopped."""
    found: dict[str, None] = {}
    waiting = list(reversed(ahead[activity]))
    while waiting:
        name = waiting.pop()
        if reports.state(subject.id, name) is State.STOPPED:
            waiting.extend(reversed(ahead[name]))
        else:
            found[work_id(subject.id, name)] = None
    return tuple(found)


def work_id(subject: str, activity: str) -> str:
    """Give the id of the item for an activity of a subject."""
    return f"{subject}.{activity}"


def _item(
    subject: Subject, activity: Activity, play: Play, book: Book, place: Place | None
) -> Item:
    id_ = work_id(subject.id, activity.id)
    spread = spread_of(book.takes.get(activity.id, activity.takes), a_week=book.a_week)
    source = activity.source or play.source or book.playbook.source
    return Item(
        id=id_,
        kind=ItemKind.ACTIVITY,
        name=activity.name,
        subject=subject.id,
        subject_name=subject.name,
        opens=id_,
        closes=f"{id_}.end" if spread.is_calendar else id_,
        spread=spread,
        changes=kinds_that_fit(play, subject),
        division=subject.division,
        is_fragile=subject.is_fragile,
        basis=activity.basis,
        source=book.catalogue.cite(source) if source else None,
        written=place,
    )


def spread_of(takes: Takes, *, a_week: int) -> Spread:
    """Read how long something takes; bare weeks of work are working weeks.

    Args:
        takes: As written.
        a_week: How many working days a week has.
    """
    is_calendar = takes.likely.is_calendar(weeks="working") and takes.likely.number > 0

    def days(length: Length | None) -> int | None:  # all three are in the same kind of days
        return length.days(a_week=WEEK if is_calendar else a_week) if length else None

    likely = days(takes.likely) or 0
    least, most = days(takes.least), days(takes.most)
    return Spread(
        least=likely if least is None else min(least, likely),
        likely=likely,
        most=likely if most is None else max(most, likely),
        is_calendar=is_calendar,
    )
