"""How far work has got: whether the states and the dates of `progress` agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.catalogue.values.states import State
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.sections.progress import Step

DONE_WITHOUT_DATE = Code(
    "DTL714",
    "done-without-date",
    Severity.ERROR,
    "What is done stays where it is in every later plan, and what follows it is planned from that "
    "date.",
    "Add `ended`, as nearly as it is known: `by 2010-01` will do.",
)
DATES_AGAINST_STATE = Code(
    "DTL715",
    "dates-against-state",
    Severity.ERROR,
    "Work that has ended is not going on or still to come, and none ends before it began. One of "
    "the two is a slip.",
    "Correct the state, or the date.",
)

_ENDED = (State.DONE, State.TRANSFERRED)
_OPEN = (State.PLANNED, State.STARTED)


def check_standing(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find work that is done at no date, and dates that its state or each other rule out."""
    for id_, standing in catalogue.by_id(Standing).items():
        yield from _check(standing, catalogue, id_, ())
        for name, step in standing.activities.items():
            yield from _check(step, catalogue, id_, ("activities", name))


def _check(step: Step, catalogue: Catalogue, id_: str, route: Route) -> Iterator[Diagnostic]:
    name = f"`{'.'.join([id_, *map(str, route[1:])])}`"
    if step.ended is None:
        if step.state in _ENDED:
            message = f"{name} is `{step.state}`, and has no date."
            span = catalogue.span("progress", id_, *route, "state")
            hint = "add `ended`, as nearly as it is known: `by 2010-01` will do"
            yield Diagnostic(DONE_WITHOUT_DATE, message, span, hint)
        return
    span = catalogue.span("progress", id_, *route, "ended")
    if step.state in _OPEN:
        message = f"{name} is `{step.state}`, and yet it has ended."
        yield Diagnostic(DATES_AGAINST_STATE, message, span, "correct the state, or the date")
    elif step.began is not None and step.ended.is_before(step.began):
        related = Related("it began here", catalogue.span("progress", id_, *route, "began"))
        message = f"{name} ended before it began."
        yield Diagnostic(DATES_AGAINST_STATE, message, span, "correct one of them", (related,))
