"""When it happens: the plan with its phases, what decides its end, and how far it has got.

Without dates it is the order of the changes; where no plan is possible, why, and what would help.
A team is shown its own items and the milestones that these wait for, as the rest is not for it to
do. An audience is shown phases and milestones: how the work is spread is the council's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.order import Ordering
from dtl_planner.plan.timeline.plan import Plan
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.plan import ordering, page, refusing
from dtl_planner.render.report.blocks import Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.report.timeline.chosen import items_for, tracked_for
from dtl_planner.render.report.timeline.items import Timetable
from dtl_planner.render.report.timeline.planned import own_line, plan_blocks
from dtl_planner.render.report.timeline.progress import progress_blocks
from dtl_planner.render.report.timeline.undated import ordering_blocks, refusal_blocks
from dtl_planner.render.track.summing import counts

if TYPE_CHECKING:
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts


def _panel(facts: Facts) -> Panel | None:
    match facts.plan:
        case Plan() as plan:
            return _planned(plan, facts)
        case Ordering() as order:
            return _ordered(order, facts)
        case Refusal() as refusal:
            line = f"{refusing.answer(refusal)} {refusing.summary(refusal)}"
            return _made(line, [*refusal_blocks(refusal, facts), *progress_blocks(facts)])
        case lacking:
            blocks = list(progress_blocks(facts))
            said = f"{lacking.reason[:1].upper()}{lacking.reason[1:]}."
            return _made(counts(facts.track), [Words(said), *blocks]) if blocks else None


def _planned(plan: Plan, facts: Facts) -> Panel | None:
    items = items_for(plan, facts.reader)
    if not items:
        return None
    line = page.summary(plan) if facts.reader.circle is Circle.EVERYBODY else own_line(items)
    timetable = Timetable.of(plan, items, facts.catalogue)
    blocks = plan_blocks(plan, timetable, facts)
    return _made(line, [*blocks, *progress_blocks(facts, planned=timetable.rows)])


def _ordered(order: Ordering, facts: Facts) -> Panel | None:
    members = (one for stage in order.stages for one in stage.members)
    is_shown = any(facts.reader.concerns(one.subject) for one in members)
    tracked = tracked_for(facts.track, facts.reader)
    if not (is_shown or tracked or order.rings):
        return None
    return _made(ordering.summary(order), [*ordering_blocks(order, facts), *progress_blocks(facts)])


def _made(line: str, blocks: list[Block]) -> Panel:
    return Panel("timeline", "Timeline", line, tuple(blocks), "dtl plan, dtl track")


PANEL = PanelKind(70, _panel)
