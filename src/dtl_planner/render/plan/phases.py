"""The phases of a plan: what is reached and done in each, its load, and what it unlocks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.layout import cells_of, columns, paragraph
from dtl_planner.render.plan import words
from dtl_planner.render.plan.freedom import Freedom
from dtl_planner.shown import clean
from dtl_planner.tables.plans import in_phases
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.timeline.plan import Plan, Planned, PlanPhase
    from dtl_planner.render.layout import Page

_MOST_NAMES = 6
"""As many names as a line shows of what a phase unlocks, unless all is asked for."""

Row = tuple[str, str, str]


def phases_text(plan: Plan, page: Page, *, everything: bool) -> str:
    """Every phase as a block; what falls into none comes last."""
    blocks = []
    for number, (phase, items) in enumerate(in_phases(plan), 1):
        if phase is None:
            lines = [page.paint("In no phase", "strong")]
            lines.extend(_tables(plan, items, page, everything=everything))
        else:
            lines = list(_phase(plan, number, phase, items, page, everything=everything))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _phase(  # noqa: PLR0913 - a phase, and how it is shown
    plan: Plan,
    number: int,
    phase: PlanPhase,
    items: Sequence[Planned],
    page: Page,
    *,
    everything: bool,
) -> Iterator[str]:
    yield _title(number, phase, page)
    said = [words.counted(items)]
    if phase.peaks:
        said.append(f"load: {words.load_words(phase.peaks)}")
    if phase.is_found:
        said.append("dtl drew this gate, the programme states none")
    yield page.paint(paragraph(clean("; ".join(said)), page, indent="  "), "dim")
    yield from _tables(plan, items, page, phase=phase, everything=everything)
    yield from _consequences(plan, phase, page, everything=everything)


def _title(number: int, phase: PlanPhase, page: Page) -> str:
    title = clean(phase_title(number, phase))
    dates = f"{words.day(phase.first)} - {words.day(phase.last)}"
    room = page.width - cells_of(title) - cells_of(dates)
    joint = " " * room if room > 1 else "\n  "
    return page.paint(paragraph(title, page, hanging="  "), "strong") + joint + dates


def phase_title(number: int, phase: PlanPhase) -> str:
    """Give the number and the name of a phase; those that `dtl` found have no other name."""
    title = f"Phase {number}"
    return title if phase.name == title else f"{title}: {phase.name}"


def _tables(
    plan: Plan,
    items: Sequence[Planned],
    page: Page,
    *,
    phase: PlanPhase | None = None,
    everything: bool,
) -> Iterator[str]:
    """Milestones first, then what must be in place, then a line for each service."""
    freedom = Freedom.of(plan)
    kinds = (ItemKind.MILESTONE, ItemKind.READY)
    rows = [_moment(freedom, item, phase) for kind in kinds for item in items if item.kind is kind]
    work: list[Row] = []
    for group in by_subject([item for item in items if item.kind is ItemKind.ACTIVITY]):
        work.append(_service(freedom, group))
        if everything:
            work.extend(_activity(freedom, item) for item in group)
    yield from (columns(table, page) for table in (rows, work) if table)


def by_subject(work: Sequence[Planned]) -> list[list[Planned]]:
    """Put the activities of each service together, the service that begins first coming first."""
    ordered = sorted(work, key=lambda item: (item.subject, item.start, item.finish, item.id))
    groups = [list(group) for _, group in groupby(ordered, key=lambda item: item.subject)]
    return sorted(groups, key=lambda group: (group[0].start, group[0].subject))


def _moment(freedom: Freedom, item: Planned, phase: PlanPhase | None) -> Row:
    late = "" if words.is_in_time(item) else "LATE"
    due = words.due_words(item, phase)
    said = [late, freedom.told([item]), words.state_words([item]), due]
    return clean(words.called(item)), words.when(item), _joined(said)


def _service(freedom: Freedom, group: Sequence[Planned]) -> Row:
    fragile = "fragile" if any(item.is_fragile for item in group) else ""
    said = [freedom.told(group), fragile, words.state_words(group)]
    dates = words.stretch(group[0].start, max(item.finish for item in group))
    return clean(group[0].subject_name), dates, _joined(said)


def _activity(freedom: Freedom, item: Planned) -> Row:
    said = [freedom.told([item]), plural(item.days, "working day"), words.state_words([item])]
    return f"- {clean(item.name)}", words.when(item), _joined(said)


def _consequences(plan: Plan, phase: PlanPhase, page: Page, *, everything: bool) -> Iterator[str]:
    """What is wholly changed by the end of a phase, and what can go on after it."""
    for label, found in (
        ("wholly changed by then", changed(plan, phase)),
        ("unlocks", unlocked(plan, phase)),
    ):
        if found:
            told = words.few(found, len(found) if everything else _MOST_NAMES)
            said = f"{label} ({len(found)}): {told}"
            yield paragraph(clean(said), page, indent="  ", hanging="    ")


def changed(plan: Plan, phase: PlanPhase) -> list[str]:
    """Name what is wholly changed by the end of a phase."""
    names = {item.subject: item.subject_name for item in plan.items}
    return [names.get(id_, id_) for id_ in phase.subjects]


def unlocked(plan: Plan, phase: PlanPhase) -> list[str]:
    """Name what can go on after a phase."""
    waiting = [plan.item[id_] for id_ in phase.unlocks]
    return list(
        dict.fromkeys(
            item.name if item.kind is ItemKind.MILESTONE else item.subject_name for item in waiting
        )
    )


def _joined(said: Sequence[str]) -> str:
    return clean("; ".join(part for part in said if part))
