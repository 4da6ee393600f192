"""The words for a consultation that its pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.wording import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.actions import Action
    from dtl_planner.catalogue.sections.effects import Effect
    from dtl_planner.catalogue.sections.events import Event
    from dtl_planner.catalogue.sections.questions import Question
    from dtl_planner.catalogue.sections.replies import Reply
    from dtl_planner.catalogue.sections.themes import Theme
    from dtl_planner.catalogue.values.dates import PartialDate

SAID = {
    "support": "welcomed",
    "concern": "worried",
    "suggestion": "suggested",
    "question": "asked",
}
"""What people did when they said something of a kind."""

CAME = {"changed": "changed", "kept": "stays", "open": "still open"}
"""What an effect of a kind is called."""

NO_ANSWER = {"answered": "What was answered is not stated.", "open": "No answer so far."}
"""What is told of a question that people put where nobody wrote down an answer."""

_UNITS: tuple[type[Service | Team | Role | Body | Enabler], ...] = (
    Service,
    Team,
    Role,
    Body,
    Enabler,
)


def date_words(date: PartialDate) -> str:
    """Write a date as people say it: 30 June 2009, November 2009, June 2009 to July 2009."""
    begin, _, end = date.wording.removeprefix(f"{date.qualifier} ").partition("..")
    plain = f"{_plain(begin)} to {_plain(end)}" if end else _plain(begin)
    return f"{date.qualifier} {plain}" if date.qualifier else plain


def as_written(date: PartialDate | None) -> str | None:
    """Give a date as it is written, for programs; `None` where none is."""
    return date.wording if date else None


def paper_words(event: Event) -> str:
    """Name a paper, with when it comes out."""
    return f"{event.name} ({date_words(event.when)})" if event.when else event.name


def number_of(action: Action) -> str:
    """The number by which an action is known, and the one printed where that is another."""
    if action.printed and action.number:
        return f"{action.number} (printed as {action.printed})"
    return action.number or action.printed or action.id


def short_number(action: Action) -> str:
    """The number by which an action is known, or else its id."""
    return action.number or action.printed or action.id


def reading_words(line: Theme | Effect | Reply) -> str:
    """What stands behind a line of the trail that no paper draws itself."""
    return " (our reading)" if line.basis == "inferred" else ""


def question_number(question: Question) -> str:
    """The number of a question, or else its id."""
    return question.number or question.id


def unit_names(units: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The names of services, teams, roles, bodies and enablers."""
    return tuple(_name(id_, catalogue) for id_ in units)


def _name(id_: str, catalogue: Catalogue) -> str:
    found = (catalogue.find(kind, id_) for kind in _UNITS)
    return next((one.name for one in found if one is not None), id_)


def _plain(written: str) -> str:
    """One date without its qualifier; quarters and years stand as they are written."""
    parts = written.split("-")
    if len(parts) == 1 or parts[1].startswith("Q"):
        return written
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if parts[2:] == [] else f"{int(parts[2])} {month}"
