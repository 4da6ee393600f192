"""How far a programme has got, as blocks, in the words of `dtl track`."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.report.blocks import Cell, Grid, Heading, Manner, Point, Points, Row, Words
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.plainly import plainly
from dtl_planner.render.report.timeline.chosen import tracked_for
from dtl_planner.render.track import words
from dtl_planner.render.track.page import against, leader, notes, report_words
from dtl_planner.render.track.summing import answer, by_state
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.plan.tracking.track import Strand, Track, Tracked
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts

_STRANDS = ("Workstream", "How far", "Milestones")


def progress_blocks(
    facts: Facts, *, planned: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Block]:
    """Tell how far the programme has got, as much of it as the reader is shown.

    Args:
        facts: All that is known.
        planned: The row of each item that the plan has, to which these lead.
    """
    track = facts.track
    tracked = tracked_for(track, facts.reader)
    if not tracked:
        return
    yield Heading("How far it has got")
    if facts.reader.circle is not Circle.TEAM:
        yield Words(answer(track))
    yield Words(plainly(against(track)), Manner.NOTE)
    yield from _urgent(track, tracked, planned)
    rows = tuple(_row(one, words.facts(one), planned) for one in tracked if _is_told(one, planned))
    if rows:
        yield Grid("What is recorded", ("What", "State", "Dates and notes"), rows)
    if facts.reader.circle is Circle.EVERYBODY:
        yield from _strands(facts)
    yield from _log(facts, tracked)
    yield from (Words(said, Manner.NOTE) for said in notes(track))


def _is_told(one: Tracked, planned: Mapping[str, str]) -> bool:
    """Leave out what says no more than the plan: nothing is recorded of it."""
    return one.step is not None or one.id not in planned


def _urgent(track: Track, tracked: Sequence[Tracked], planned: Mapping[str, str]) -> Iterator[Grid]:
    """What is overdue, due soon, and not as planned."""
    day = track.as_of
    overdue = sorted((one for one in tracked if one.is_overdue), key=_due)
    soon = sorted((one for one in tracked if one.is_upcoming), key=_due)
    slipped = [one for one in tracked if one.slip and (one.slip.is_later or one.slip.is_earlier)]
    for title, rows in (
        ("Overdue", [_row(one, words.overdue_words(one, day), planned) for one in overdue if day]),
        (
            f"Due in the next {plural(track.weeks, 'week')}",
            [_row(one, words.soon_words(one), planned) for one in soon],
        ),
        (
            "Later or earlier than planned",
            [_row(one, words.moved_words(one), planned) for one in slipped],
        ),
    ):
        if rows:
            yield Grid(title, ("What", "State", "Dates"), tuple(rows))


def _due(one: Tracked) -> tuple[bool, date]:
    return one.kind is not ItemKind.MILESTONE, one.held.by.last if one.held else date.max


def _row(one: Tracked, said: str, planned: Mapping[str, str]) -> Row:
    return Row(
        (
            Cell((one.name,), link=planned.get(one.id)),
            Cell((words.STATES[one.state],)),
            Cell((said,)),
        )
    )


def _strands(facts: Facts) -> Iterator[Block]:
    if facts.track.strands:
        rows = tuple(_strand(strand, facts) for strand in facts.track.strands)
        yield Grid("Workstreams", _STRANDS, rows)


def _strand(strand: Strand, facts: Facts) -> Row:
    record = strand.record
    number = plural(len(strand.milestones), "milestone")
    told = f"{number}: {by_state(strand.milestones)}" if strand.milestones else ""
    details: list[Block] = [Words(record.note)] if record.note else []
    for title, points in (
        ("Aims", record.aims),
        ("Reported", [report_words(one) for one in record.progress]),
    ):
        if points:
            details += [Heading(title), Points(tuple(map(Point, points)))]
    cells = (
        Cell((record.name,)),
        Cell((words.strand_words(record, leader(record, facts.catalogue)),)),
        Cell((told,) if told else ()),
    )
    return Row(cells, details=tuple(details))


def _log(facts: Facts, tracked: Sequence[Tracked]) -> Iterator[Block]:
    """The dates that were changed, each with who agreed."""
    shown = {one.id for one in tracked}
    rows = tuple(
        Row((Cell((one.name,)), Cell((words.change_words(one),))))
        for one in facts.track.changes
        if one.id in shown or facts.reader.circle is Circle.EVERYBODY
    )
    if rows:
        yield Grid("Dates that were changed", ("What", "How, why, and who agreed"), rows)
