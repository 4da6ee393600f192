"""A plan as blocks: how good it is, what decides its end, its phases, and every item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.plan import words
from dtl_planner.render.plan.aims import aim_words
from dtl_planner.render.plan.page import headline, moved_words, tightest
from dtl_planner.render.plan.phases import changed, phase_title, unlocked
from dtl_planner.render.report.blocks import (
    Cell,
    Drawn,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.render.report.plainly import plainly
from dtl_planner.render.report.timeline.chosen import MOST, drawn_of
from dtl_planner.render.report.timeline.drawn import plan_pictures
from dtl_planner.render.report.timeline.items import papers_told
from dtl_planner.render.report.timeline.stages import only
from dtl_planner.tables.plans import in_phases
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.timeline.plan import Plan, Planned, PlanPhase
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts
    from dtl_planner.render.report.timeline.items import Timetable

_PHASES = ("Phase", "Days", "What is in it", "Most at once", "Wholly changed by then", "Unlocks")
_MOST_NAMES = 6
"""As many names as a cell has of what a phase changes and unlocks, as `dtl plan` has them."""


def plan_blocks(plan: Plan, timetable: Timetable, facts: Facts) -> Iterator[Block]:
    """Tell a plan.

    Args:
        plan: The plan.
        timetable: Those of its items that the reader is shown.
        facts: All that is known.
    """
    is_all = facts.reader.circle is Circle.EVERYBODY
    first, *others = headline(plan)
    yield Words(f"{first}.")
    yield from (Words(plainly(said), Manner.NOTE) for said in others)
    if is_all:
        yield from (Words(plainly(said)) for said in tightest(plan))
    yield from _items(timetable, facts)
    if facts.reader.circle is not Circle.TEAM and plan.phases:
        yield without_empty(Grid("Phases", _PHASES, tuple(_phases(plan))))
    if is_all:
        yield from _points("How good it is", [aim_words(aim) for aim in plan.aims])
    yield from _points("What is assumed", [plainly(said) for said in plan.assumed])
    if is_all and plan.moved:
        rows = tuple(Row((Cell((one.name,)), Cell((moved_words(one),)))) for one in plan.moved)
        yield Grid("Dates that differ from the plan before", ("What", "How"), rows)


def _items(timetable: Timetable, facts: Facts) -> Iterator[Block]:
    items, grid = timetable.items, timetable.grid
    drawn = drawn_of(items)
    pictures = plan_pictures(only(timetable.stages, drawn), facts.as_of)
    if len(drawn) < len(items):
        yield Words(
            f"More than {MOST} things have dates, so the pictures show milestones and what is "
            f"critical: {len(drawn):,} of {len(items):,}. The table has all.",
            Manner.NOTE,
        )
    yield Drawn(pictures, grid) if pictures else grid
    if told := papers_told(items, facts.catalogue):
        yield Words(told, Manner.NOTE)


def _phases(plan: Plan) -> Iterator[Row]:
    for number, (phase, items) in enumerate(in_phases(plan), 1):
        if phase is not None:
            yield _phase(plan, number, phase, items)


def _phase(plan: Plan, number: int, phase: PlanPhase, items: Sequence[Planned]) -> Row:
    drew = ["no phase is stated: this one is ours"] if phase.is_found else []
    cells = (
        Cell((phase_title(number, phase),)),
        Cell((words.stretch(phase.first, phase.last),)),
        Cell((words.counted(items), *drew)),
        _told(words.load_words(phase.peaks)),
        _named(changed(plan, phase)),
        _named(unlocked(plan, phase)),
    )
    return Row(cells)


def _named(names: Sequence[str]) -> Cell:
    return _told(f"{len(names)}: {words.few(names, _MOST_NAMES)}" if names else "")


def _told(said: str) -> Cell:
    return Cell((said,) if said else ())


def _points(title: str, said: Sequence[str]) -> Iterator[Block]:
    if said:
        yield Heading(title)
        yield Points(tuple(map(Point, said)))


def own_line(items: Sequence[Planned]) -> str:
    """Sum up the items that a reader is shown of a plan."""
    critical = sum(item.is_critical for item in items)
    return f"{words.counted(items)}. {critical or 'None'} of {plural(len(items), 'item')} critical."
