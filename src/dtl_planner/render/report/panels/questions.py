"""Questions to ask: those whose answers can still change where a service belongs.

A team sees those about its own services, without what can wait elsewhere. Nobody outside is shown
them: they are what the programme has yet to find out, not what it has decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.classification import open_questions
from dtl_planner.render.classify.placement import outcome, outcome_of
from dtl_planner.render.classify.questions import (
    asked_as,
    called,
    can_wait,
    following,
    grouped,
    to_begin_with,
)
from dtl_planner.render.report.blocks import Cell, Grid, Row
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Lacking
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.report.plainly import in_titles
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from dtl_planner.classify.classification import Classification, OpenQuestion
    from dtl_planner.render.report.facts import Facts

_HEAD = ("Question", "For", "Possible now", "What each answer leaves", "To follow")


def _panel(facts: Facts) -> Panel | None:
    found = facts.classification
    if isinstance(found, Lacking):
        return None
    every = open_questions(found)
    asked = [one for one in every if facts.reader.concerns(one.placed.component.record.id)]
    if not asked:
        return None
    is_whole = facts.reader.circle is Circle.EVERYBODY
    said = (to_begin_with(asked), can_wait(found) if is_whole else "")
    rows = tuple(_row(n, one, found) for n, one in enumerate(grouped(asked), start=1))
    return Panel(
        id="questions",
        title="Questions to ask",
        line=" ".join(each for each in said if each),
        blocks=(Grid("Questions, the most valuable first", _HEAD, rows),),
        command="dtl ask",
    )


def _row(number: int, together: list[OpenQuestion], classification: Classification) -> Row:
    def said(words: str) -> str:
        return in_titles(words, classification.scheme.categories)

    first = together[0]
    outcomes = first.question.outcomes
    more = following(together)
    link = f"service-{first.placed.component.record.id}" if len(together) == 1 else None
    cells = (
        Cell((asked_as(first, classification),)),
        Cell(tuple(said(called(one)) for one in together), link),
        Cell((said(outcome_of(first.placed)),)),
        Cell(tuple(said(f"{answer}: {outcome(left)}") for answer, left in outcomes)),
        Cell((f"at most {plural(more, 'further question')}",) if more else ("none",)),
    )
    return Row(cells, id=f"question-{number}")


PANEL = PanelKind(30, _panel, frozenset({Circle.EVERYBODY, Circle.TEAM}))
