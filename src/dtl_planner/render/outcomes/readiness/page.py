"""`dtl readiness` as a page: what places offer, how far they have got, which teams they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.formats import View
from dtl_planner.render.layout import paragraph
from dtl_planner.render.outcomes.readiness.document import document_of
from dtl_planner.render.outcomes.readiness.offered import offered_text
from dtl_planner.render.outcomes.readiness.rows import readiness_table
from dtl_planner.render.outcomes.readiness.summing import answer, next_step, summary
from dtl_planner.render.outcomes.readiness.teams import teams_text
from dtl_planner.render.outcomes.readiness.tested import tested_text
from dtl_planner.render.outcomes.words import heading, title_of
from dtl_planner.wording import listed, long_date

if TYPE_CHECKING:
    from dtl_planner.outcomes.reports import Readied
    from dtl_planner.render.layout import Page

NOTHING = (
    "Nothing is written of what places are to have. In outcomes.yaml, `entitlement` would say what "
    "is offered where, `features` and `readiness` what each place is to have and how far it has "
    "got, and `rollout` which teams it has."
)


def readiness_view(found: Readied) -> View:
    """Show how far places have got."""
    return View(
        text=lambda page: _text(found, page),
        table=lambda: readiness_table(found),
        document=lambda: document_of(found),
    )


def _text(found: Readied, page: Page) -> str:
    if not (found.offered or found.places or found.rollouts):
        return paragraph(_nothing(found), page) + "\n"
    day = f"as of {long_date(found.as_of)}" if found.as_of else ""
    blocks = [
        heading(title_of(found.catalogue, "Readiness"), day, page)
        + "\n"
        + paragraph(answer(found), page),
        offered_text(found, page),
        tested_text(found, page),
        teams_text(found, page),
        paragraph(f"{summary(found)} {next_step(found)}", page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _nothing(found: Readied) -> str:
    if not found.asked:
        return NOTHING
    asked = listed([f"`{id_}`" for id_ in found.asked])
    return (
        f"Nothing is due in {asked} by outcomes.yaml, and nothing is written of what is offered or "
        "which teams there are."
    )
