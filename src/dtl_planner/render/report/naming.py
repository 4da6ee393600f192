"""Names in place of ids: a report is read by people who never see the files.

What a check finds names things by their ids, in backticks, so that they can be searched for in the
files. Here the same sentences say what stands behind them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.risks import Risk
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.sections.themes import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue

_ID = re.compile("`([^`]+)`")
_NAMED: tuple[
    type[Service | Team | Role | Body | Enabler | Division | Place | Event | Risk | Alliance], ...
] = (
    Service,
    Team,
    Role,
    Body,
    Enabler,
    Division,
    Place,
    Event,
    Risk,
    Alliance,
)
_SAID: tuple[type[Theme | Action | Effect | Question], ...] = (Theme, Action, Effect, Question)


def with_names(sentence: str, catalogue: Catalogue) -> str:
    """Say a sentence with the names of what it speaks of, each in quotation marks.

    Args:
        sentence: What a check found, with ids in backticks.
        catalogue: Where the names are written; what has none there keeps its word.
    """

    def name(found: re.Match[str]) -> str:
        id_ = found.group(1)
        return f"\u201c{next(_names(id_, catalogue), id_)}\u201d"

    return _ID.sub(name, sentence)


def _names(id_: str, catalogue: Catalogue) -> Iterator[str]:
    """Give what an id stands for: a name first, then what was asked, said, promised or done."""
    yield from (one.name for kind in _NAMED if (one := catalogue.find(kind, id_)))
    said = (step.text for kind in _SAID if (step := catalogue.find(kind, id_)))
    yield from (text.removesuffix(".") for text in said)
    if reply := catalogue.find(Reply, id_):
        yield reply.question
