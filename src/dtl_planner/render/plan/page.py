"""`dtl plan` as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.document import document_of
from dtl_planner.plan.timeline.plan import Proof
from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.plan import words
from dtl_planner.render.plan.aims import aims_text
from dtl_planner.render.plan.freedom import Freedom
from dtl_planner.render.plan.gantt import gantt_text
from dtl_planner.render.plan.heading import heading
from dtl_planner.render.plan.phases import phases_text
from dtl_planner.shown import clean
from dtl_planner.tables.plans import item_table
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.timeline.plan import Moved, Plan, Planned
    from dtl_planner.render.layout import Page

_PLACED = {"late": "late", "early": "soon"}
"""What a plan prefers, in the words of a sentence."""
_BESIDE = {
    "late": "`or 2 weeks sooner` is by how much links and dates would let it be sooner, `slack` by "
    "how much it could be later without moving the end.",
    "early": "`slack` is by how much it could be later without moving the end.",
}
"""How to read what stands beside the dates."""

_LEAST = 3
"""As much of the work that has the least to spare as is named, beside what is critical."""


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
        "\n".join(paragraph(clean(one), page, hanging="  ") for one in tightest(plan)),
        aims_text(plan, page),
        words.points("What is assumed", plan.assumed, page),
        _moved(plan, page),
        paragraph(_summary(plan), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _headline(plan: Plan, page: Page) -> str:
    """The programme, and how good the plan is."""
    said = (paragraph(clean(one), page) for one in headline(plan))
    return "\n".join([heading(plan.title, plan.structure, page), *said])


def headline(plan: Plan) -> Iterator[str]:
    """Say what a plan works back from, how good it is, and how many milestones are kept."""
    yield f"Back from {plan.deadline}; {words.PROOF[plan.proof]}; {words.kept_words(plan)}"
    yield f"{_placed(plan)} {_BESIDE[plan.prefers]}"
    if plan.scenario:
        yield f"What if: {plan.scenario}"
    if not plan.is_repeatable:
        yield "The same command may give another plan next time."


def _placed(plan: Plan) -> str:
    """How late or soon the work is; no more is said of it than is proved."""
    wanted = f"as {_PLACED[plan.prefers]} as dates and limits allow"
    if plan.proof is Proof.BEST:
        return f"Work is {wanted}."
    return f"Work is to be {wanted}; how near it comes stands below How good it is."


def tightest(plan: Plan) -> Iterator[str]:
    """Name the chain of items that decides the end, and the work with the least to spare."""
    if plan.path:
        chain = " -> ".join(_steps(plan))
        held_up = " A day lost on one of these is a day lost on the next."
        yield f"Tightest: {chain}.{held_up if len(plan.path) > 1 else ''}"
    freedom = Freedom.of(plan)
    least = [item for item in freedom.tightest(plan) if not item.is_critical][:_LEAST]
    if least:
        told = "; ".join(
            f"{words.called(item)} (from {words.day(item.start)}, {freedom.told([item])})"
            for item in least
        )
        yield f"Least to spare: {told}."


def _steps(plan: Plan) -> Iterator[str]:
    """The steps of the chain, each with its last day; a subject is named once."""
    before = None
    for id_ in plan.path:
        item = plan.item[id_]
        name = item.name if item.subject == before else words.called(item)
        yield f"{name} ({words.day(item.finish)})"
        before = item.subject


def _moved(plan: Plan, page: Page) -> str:
    """The date-change log."""
    if plan.against is None:
        return ""
    lines = [page.paint("Dates that differ from the plan before", "strong")]
    rows = [(clean(one.name), clean(moved_words(one))) for one in plan.moved]
    lines.append(columns(rows, page) if rows else "  None.")
    return "\n".join(lines)


def moved_words(moved: Moved) -> str:
    """Tell of a date that differs from the plan before: by how much, why, and who agreed."""
    was = words.day(moved.was) if moved.was else "not in it"
    became = words.day(moved.became) if moved.became else "left out"
    by = moved.approved_by or "not recorded"
    return f"{was} -> {became}{_by(moved)}; {moved.why}; approved by: {by}"


def _by(moved: Moved) -> str:
    """By how much a date moved."""
    if moved.was is None or moved.became is None or moved.was == moved.became:
        return ""
    days = (moved.became - moved.was).days
    weeks, rest = divmod(abs(days), 7)
    parts = ((weeks, plural(weeks, "week")), (rest, plural(rest, "day")))
    said = " and ".join(told for number, told in parts if number)
    return f", {said} {'later' if days > 0 else 'earlier'}"


def _summary(plan: Plan) -> str:
    return f"{summary(plan)} {_NEXT[plan.proof]}" if plan.items else summary(plan)


def summary(plan: Plan) -> str:
    """Count what a plan has."""
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
    yield f"{critical or 'None'} of {plural(len(plan.items), 'item')} critical."
    if plan.against is not None:
        yield f"{plural(len(plan.moved), 'date')} moved."


_NEXT = {
    Proof.BEST: "Next: dtl plan --out plan.json",
    Proof.SOUND: "Next: dtl plan --out plan.json, or --effort N to search longer.",
    Proof.STOPPED: "Next: dtl plan again, to let it finish.",
}


def _work(plan: Plan) -> list[Planned]:
    return [item for item in plan.items if item.kind is ItemKind.ACTIVITY]
