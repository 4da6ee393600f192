"""Markdown: the plan as a paper, for a board's agenda, a wiki or a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.exporters.plans import PlanExporter
from dtl_planner.harmless import in_markdown
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name, how_known, how_tied, in_phases
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.plan.timeline.plan import Peak, Plan, Planned, PlanPhase

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NOT_SAID = "not stated"


def write(plan: Plan) -> bytes:
    """Write a plan as a paper in Markdown."""
    return ("\n\n".join(_blocks(plan)) + "\n").encode()


def _blocks(plan: Plan) -> Iterator[str]:
    yield f"# {_text(plan.title)}: plan for the {_text(plan.structure)} structure"
    yield " ".join(_summary(plan))
    milestones = [item for item in plan.items if item.kind is ItemKind.MILESTONE]
    if milestones:
        yield "## Milestones"
        yield _table(_MILESTONE_HEAD, map(_milestone, milestones))
    yield "## Phases"
    waits = _waits(plan)
    for phase, items in in_phases(plan):
        yield from _phase(plan, phase, items, waits)
    yield from _listed("What decides the end", _path(plan))
    yield from _moved(plan)
    yield from _listed("What rests on assumptions", map(_text, plan.assumed))
    yield from _listed("Where this is from", _origin(plan))


def _summary(plan: Plan) -> Iterator[str]:
    yield f"Worked back from {_text(plan.deadline)}."
    if plan.items:
        first, last = plan.items[0].start, max(item.finish for item in plan.items)
        yield f"It runs from {long_date(first)} to {long_date(last)}."
    if plan.scenario:
        yield f"Changed for this plan: {_text(plan.scenario)}."
    yield f"The plan is {plan.proof.value}."
    if not plan.is_repeatable:
        yield "Made with a limit of time or several workers: the next run may differ."


_MILESTONE_HEAD = ("Milestone", "Date", "As stated", "Slack in working days", "Basis", "Source")


def _milestone(item: Planned) -> tuple[str, ...]:
    stated = item.wording or item.due or _NOT_SAID
    return (
        item.name,
        long_date(item.finish),
        stated,
        _slack(item),
        how_known(item),
        item.source or "",
    )


_PHASE_HEAD = ("What", "From", "To", "Working days", "Slack in working days", "Waits for")


def _phase(
    plan: Plan, phase: PlanPhase | None, items: Sequence[Planned], waits: dict[str, list[str]]
) -> Iterator[str]:
    yield f"### {_text(phase.name) if phase else 'In no phase'}"
    if phase:
        yield " ".join(_about_phase(plan, phase))
    if items:
        yield _table(_PHASE_HEAD, (_work(item, waits[item.id]) for item in items))


def _work(item: Planned, waits: list[str]) -> tuple[str, ...]:
    days = "" if item.is_moment else str(item.days)
    fragile = " (fragile)" if item.is_fragile else ""
    return (
        f"{full_name(item)}{fragile}",
        long_date(item.start),
        long_date(item.finish),
        days,
        _slack(item),
        "; ".join(waits),
    )


def _about_phase(plan: Plan, phase: PlanPhase) -> Iterator[str]:
    drawn = ", a boundary that `dtl` found" if phase.is_found else ""
    yield f"{long_date(phase.first)} to {long_date(phase.last)}{drawn}."
    if phase.source:
        yield f"Named in {_text(phase.source)}."
    subjects = {item.subject: item.subject_name for item in plan.items}
    if phase.subjects:
        yield f"Changed by its end: {_joined(subjects.get(one, one) for one in phase.subjects)}."
    yield from map(_peak, phase.peaks)
    if phase.unlocks:
        yield f"It unlocks {_joined(full_name(plan.item[one]) for one in phase.unlocks)}."


def _peak(peak: Peak) -> str:
    on = f", first on {long_date(peak.on)}" if peak.on else ""
    return f"{_text(peak.name)}: {peak.most} of {peak.there} {_text(peak.unit)} at most{on}."


def _path(plan: Plan) -> Iterator[str]:
    for one in plan.path:
        item = plan.item[one]
        yield f"{_text(full_name(item))}, to {long_date(item.finish)}"


_MOVED_HEAD = ("What", "Was", "Became", "Why", "Approved by")


def _moved(plan: Plan) -> Iterator[str]:
    if plan.against is None:
        return
    yield "## Dates that changed"
    if not plan.moved:
        yield "None: every date is as it was in the plan before."
        return
    yield _table(
        _MOVED_HEAD,
        (
            (
                moved.name,
                long_date(moved.was) if moved.was else "not there",
                long_date(moved.became) if moved.became else "gone",
                moved.why,
                moved.approved_by or _NOT_SAID,
            )
            for moved in plan.moved
        ),
    )


def _origin(plan: Plan) -> Iterator[str]:
    yield f"Playbook: {_text(plan.playbook)}"
    if plan.made_from:
        yield f"Workspace: {_text(plan.made_from)}"
    if plan.against:
        yield f"Plan before: {_text(plan.against)}"


def _waits(plan: Plan) -> dict[str, list[str]]:
    waits: dict[str, list[str]] = {item.id: [] for item in plan.items}
    for tie in plan.ties:
        waits[tie.after].append(f"{full_name(plan.item[tie.before])} ({how_tied(tie)})")
    return waits


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    points = [f"- {line}" for line in lines]
    if points:
        yield f"## {heading}"
        yield "\n".join(points)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([_text(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _joined(names: Iterable[str]) -> str:
    return "; ".join(map(_text, names))


def _slack(item: Planned) -> str:
    return "critical" if item.is_critical else str(item.slack)


def _text(value: str) -> str:
    return in_markdown(clean(value))


EXPORTER = PlanExporter("md", ".md", "a paper for an agenda, a wiki or a pull request", write)
