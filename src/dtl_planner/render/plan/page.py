"""`dtl plan` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.document import document_of
from dtl_planner.plan.timeline.plan import Proof
from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph, plural
from dtl_planner.render.plan import words
from dtl_planner.render.plan.aims import aims_text
from dtl_planner.render.plan.gantt import gantt_text
from dtl_planner.render.plan.heading import heading
from dtl_planner.render.plan.phases import phases_text
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name, item_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.timeline.plan import Moved, Plan, Planned
    from dtl_planner.render.layout import Page


def plan_view(plan: Plan, *, everything: bool = False) -> View:
    """Show a plan.

    Args:
        plan: The plan.
        everything: Whether the page shows every activity, and not only a line for each service.
    """
    return View(
        text=lambda page: _text(plan, page, everything=everything),
        table=lambda: item_table(plan),
        document=lambda: document_of(plan),
    )


def _text(plan: Plan, page: Page, *, everything: bool) -> str:
    blocks = [
        _headline(plan, page),
        phases_text(plan, page, everything=everything),
        gantt_text(plan, page, everything=everything),
        _tightest(plan, page),
        aims_text(plan, page),
        words.points("What is assumed", plan.assumed, page),
        _moved(plan, page),
        paragraph(_summary(plan), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _headline(plan: Plan, page: Page) -> str:
    """What it works back from, how good it is, and how many milestones are kept."""
    said = f"Back from {clean(plan.deadline)}"
    lines = [heading(plan.title, plan.structure, page)]
    lines.append(
        paragraph("; ".join([said, words.PROOF[plan.proof], words.kept_words(plan)]), page)
    )
    if plan.scenario:
        lines.append(paragraph(f"What if: {clean(plan.scenario)}", page))
    if not plan.is_repeatable:
        lines.append(paragraph("The same command may give another plan next time.", page))
    return "\n".join(lines)


def _tightest(plan: Plan, page: Page) -> str:
    """The chain of items that decides the end, in words."""
    if not plan.path:
        return ""
    steps = [plan.item[id_] for id_ in plan.path]
    chain = " -> ".join(f"{full_name(step)} ({words.day(step.finish)})" for step in steps)
    said = f"Tightest: {chain}. A day lost on one of these is a day lost on the next."
    return paragraph(clean(said), page, hanging="  ")


def _moved(plan: Plan, page: Page) -> str:
    """The date-change log."""
    if plan.against is None:
        return ""
    lines = [page.paint("Dates that differ from the plan before", "strong")]
    lines.append(columns(map(_change, plan.moved), page) if plan.moved else "  None.")
    return "\n".join(lines)


def _change(moved: Moved) -> tuple[str, str]:
    was = words.day(moved.was) if moved.was else "not in it"
    became = words.day(moved.became) if moved.became else "left out"
    by = moved.approved_by or "not recorded"
    return clean(moved.name), clean(
        f"{was} -> {became}{_by(moved)}; {moved.why}; approved by: {by}"
    )


def _by(moved: Moved) -> str:
    """By how much a date moved."""
    if moved.was is None or moved.became is None or moved.was == moved.became:
        return ""
    days = (moved.became - moved.was).days
    return f", {words.lasting(abs(days), 7)} {'later' if days > 0 else 'earlier'}"


def _summary(plan: Plan) -> str:
    return " ".join(_sentences(plan))


def _sentences(plan: Plan) -> Iterator[str]:
    if not plan.items:
        yield "Nothing is to be planned: nothing changes, and there are no milestones."
        return
    services = len({item.subject for item in _work(plan)})
    over = f" for {plural(services, 'service or team', 'services and teams')}" if services else ""
    phases = f" in {plural(len(plan.phases), 'phase')}" if plan.phases else ""
    yield f"{words.counted(plan.items)}{over}{phases}."
    critical = sum(item.is_critical for item in plan.items)
    yield f"{critical} of {plural(len(plan.items), 'item')} critical."
    if plan.against is not None:
        yield f"{plural(len(plan.moved), 'date')} moved."
    yield _NEXT[plan.proof]


_NEXT = {
    Proof.BEST: "Next: dtl plan --out plan.json",
    Proof.SOUND: "Next: dtl plan --out plan.json, or --effort N to search longer.",
    Proof.STOPPED: "Next: dtl plan again, to let it finish.",
}


def _work(plan: Plan) -> list[Planned]:
    return [item for item in plan.items if item.kind is ItemKind.ACTIVITY]
