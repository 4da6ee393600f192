"""Risks, what is done about each, and how far that can be counted on.

A team gets the risks that threaten it or that its work is to mitigate. An audience gets none: the
register is for those who steer, and says nothing of what becomes of what people said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.papers import Papers
from dtl_planner.render.report.blocks import Cell, Grid, Manner, Point, Points, Row, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Facts, Lacking
from dtl_planner.render.report.naming import with_names
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.risks.matrix import (
    LIKELY,
    SEVERE,
    STEPS,
    TITLE,
    below,
    field,
    labels_of,
)
from dtl_planner.render.risks.summing import answer, summary
from dtl_planner.render.risks.words import (
    NOTHING_DONE,
    carried_by,
    risk_title,
    risk_words,
    threat_words,
    treatment_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.papers import Sourced
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Reader
    from dtl_planner.risks.register import Entry, Register


def _panel(facts: Facts) -> Panel | None:
    if isinstance(facts.register, Lacking):
        return None
    entries = tuple(one for one in facts.register.entries if _concerns(one, facts.reader))
    if not entries:
        return None
    register = replace(facts.register, entries=entries)
    blocks = tuple(_blocks(register, facts))
    return Panel("risks", "Risks", summary(register), blocks, "dtl risks")


def _concerns(entry: Entry, reader: Reader) -> bool:
    """Whether a risk threatens somebody, or work of theirs is to mitigate it."""
    ids = [one.id for one in entry.threatens]
    ids += [one.id.partition(".")[0] for each in entry.treatments for one in each.work]
    return reader.concerns(*ids)


def _blocks(register: Register, facts: Facts) -> Iterator[Block]:
    yield Words(answer(register))
    if register.no_plan:
        said = f"There is no plan to hold the risks against: {register.no_plan}."
        yield Words(f"{said} Rules are held against what is written.", Manner.NOTE)
    yield _register(register)
    yield from _matrix(register)
    risks = [one.record for one in register.entries]
    mitigations = [one.record for one in register.treatments]
    papers = Papers.behind([*risks, *mitigations], facts.catalogue)
    yield _mitigations(register, facts, papers)
    findings = tuple(Point(with_names(one.message, facts.catalogue)) for one in register.findings)
    if findings:
        yield Words("To be looked at:")
        yield Points(findings)
    if told := papers.told():
        yield Words(told, Manner.NOTE)


def _register(register: Register) -> Grid:
    rows = (
        Row(
            (
                Cell((_title(one, register),)),
                Cell((risk_words(one),)),
                Cell(one.record.impacts),
                Cell(tuple(filter(None, (threat_words(one),)))),
                Cell((one.record.note,) if one.record.note else ()),
            ),
            id=f"risk-{one.record.id}",
        )
        for one in register.entries
    )
    head = ("Risk", "How it stands", "Would mean", "Threatens", "Note")
    return without_empty(Grid("The risks", head, tuple(rows)))


def _title(entry: Entry, register: Register) -> str:
    """Name a risk; its id is told only where it stands for the risk in the matrix."""
    return risk_title(entry, with_id=any(one.is_scored for one in register.open))


def _matrix(register: Register) -> Iterator[Block]:
    """Set out how likely and how bad open risks are, where any is scored."""
    scored = [one for one in register.open if one.is_scored]
    if not scored:
        return
    labels = labels_of(scored)
    rows = (
        Row(
            (
                Cell((LIKELY.get(likelihood, str(likelihood)),)),
                *(Cell((field(scored, labels, likelihood, severity),)) for severity in STEPS),
            )
        )
        for likelihood in reversed(STEPS)
    )
    head = ("How likely", *(SEVERE.get(step, str(step)) for step in STEPS))
    yield Grid(TITLE, head, tuple(rows))
    said = tuple(map(Point, below(register.open)))
    if said:
        yield Points(said)


def _mitigations(register: Register, facts: Facts, papers: Papers) -> Grid:
    rows = [row for one in register.entries for row in _treatments(one, register, facts, papers)]
    head = ("What is done", "What carries it", "Stated in")
    return without_empty(Grid("What is done about them", head, tuple(rows)))


def _treatments(entry: Entry, register: Register, facts: Facts, papers: Papers) -> Iterator[Row]:
    title = _title(entry, register)
    for one in entry.treatments:
        carried = carried_by(one, facts.catalogue, register.no_plan)
        notes = [f"note: {one.record.note}"] if one.record.note else []
        cells = (
            Cell((treatment_words(one),)),
            Cell((*(f"{kind}: {said}" for kind, said in carried), *notes)),
            _cited(one.record if one.record.source else entry.record, papers),
        )
        yield Row(cells, group=title)
    if not entry.treatments:
        cells = (Cell((NOTHING_DONE,)), Cell(), _cited(entry.record, papers))
        yield Row(cells, group=title)


def _cited(record: Sourced, papers: Papers) -> Cell:
    return Cell(tuple(filter(None, (papers.cited(record),))))


PANEL = PanelKind(120, _panel, frozenset({Circle.EVERYBODY, Circle.TEAM}))
