"""Dates that the plan is held to: phases, the milestones in them, the start and the deadline."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.phases import Phase
from dtl_planner.catalogue.sections.planning import Planning
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate

PHASES_OUT_OF_ORDER = Code(
    "DTL708",
    "phases-out-of-order",
    Severity.ERROR,
    "A phase runs from the gate before it to its own. Where a gate is not later than the one "
    "before it, its phase has no days at all.",
    "List the phases in the order of their dates, each with a date of its own.",
)
MILESTONE_OUTSIDE_PHASE = Code(
    "DTL709",
    "milestone-outside-phase",
    Severity.ERROR,
    "A milestone is reached in its phase and by its date. Where no day is both, there is no plan.",
    "Correct the date, or name the phase that it lies in.",
)
START_AFTER_DEADLINE = Code(
    "DTL710",
    "start-after-deadline",
    Severity.ERROR,
    "Between the start and the deadline lies every day that can be planned. Here there is none.",
    "Correct `start`, or the deadline.",
)


def check_gates(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find dates that leave no day to plan."""
    yield from _disorder(catalogue)
    yield from _milestones(catalogue)
    yield from _start(catalogue)


def _disorder(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for before, phase in pairwise(catalogue.of(Phase)):
        if phase.by.last <= before.by.last:
            message = (
                f"The phase `{phase.id}` ends no later than `{before.id}`, which stands before it."
            )
            related = Related(f"`{before.id}` ends here", catalogue.span("phases", before.id, "by"))
            span = catalogue.span("phases", phase.id, "by")
            hint = "put the phases in the order of their dates"
            yield Diagnostic(PHASES_OUT_OF_ORDER, message, span, hint, (related,))


def _milestones(catalogue: Catalogue) -> Iterator[Diagnostic]:
    phases = catalogue.by_id(Phase)
    before = {after.id: first for first, after in pairwise(catalogue.of(Phase))}
    for milestone in catalogue.of(Milestone):
        phase = phases.get(milestone.phase or "")
        if phase is None or milestone.by is None:
            continue
        if phase.by.is_before(milestone.by):
            yield _outside(milestone, phase, catalogue, said="comes after")
        elif phase.id in before and _begins_after(before[phase.id], milestone.by):
            related = before[phase.id]
            yield _outside(milestone, phase, catalogue, said="comes before", gate=related)


def _begins_after(gate: Phase, by: PartialDate) -> bool:
    return by.last <= gate.by.last and by.qualifier != "from"


def _outside(
    milestone: Milestone,
    phase: Phase,
    catalogue: Catalogue,
    *,
    said: str,
    gate: Phase | None = None,
) -> Diagnostic:
    ends = gate or phase
    message = f"The date of `{milestone.id}` {said} its phase, `{phase.id}`."
    label = f"`{ends.id}` ends here"
    related = Related(label, catalogue.span("phases", ends.id, "by"))
    span = catalogue.span("milestones", milestone.id, "by")
    hint = "correct the date, or name the phase that it lies in"
    return Diagnostic(MILESTONE_OUTSIDE_PHASE, message, span, hint, (related,))


def _start(catalogue: Catalogue) -> Iterator[Diagnostic]:
    planning = next(iter(catalogue.of(Planning)), None)
    if planning is None or planning.start is None:
        return
    programme = catalogue.programme
    deadline = planning.deadline or (programme.go_live if programme else None)
    if deadline is not None and deadline.is_before(planning.start):
        message = f"The plan would begin after its deadline, which is `{deadline.wording}`."
        own = planning.deadline is not None
        section, key = ("planning", "deadline") if own else ("programme", "go_live")
        related = Related("the deadline is here", catalogue.span(section, "", key))
        span = catalogue.span("planning", "", "start")
        hint = "write an earlier start, or a later deadline"
        yield Diagnostic(START_AFTER_DEADLINE, message, span, hint, (related,))
