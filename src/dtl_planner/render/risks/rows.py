"""Risks as rows: a row for each mitigation, and one for a risk that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.consult.words import as_written
from dtl_planner.render.risks.words import (
    milestone_words,
    other_words,
    rule_words,
    work_words,
)
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.risks.register import Entry, Register, Treatment
    from dtl_planner.tables import Cell

_COLUMNS = tuple(
    Column(key, title)
    for key, title in (
        ("risk", "Id"),
        ("number", "Number"),
        ("name", "Risk"),
        ("kind", "Kind"),
        ("state", "State"),
        ("owner", "Owner"),
        ("likelihood", "Likelihood"),
        ("severity", "Severity"),
        ("review", "Review"),
        ("impacts", "Would mean"),
        ("threatens", "Threatens"),
        ("risk_note", "Note on the risk"),
        ("mitigation", "Mitigation"),
        ("by", "By"),
        ("due", "Due"),
        ("mitigation_state", "How far"),
        ("milestones", "Milestones"),
        ("work", "Work"),
        ("rules", "Rules"),
        ("others", "Enablers, workstreams, flexibility"),
        ("only_words", "Only words"),
        ("basis", "Basis"),
        ("note", "Note"),
        ("source", "Source"),
    )
)


def risks_table(register: Register, catalogue: Catalogue) -> Table:
    """Set out every mitigation of every risk, with what carries it in words."""
    rows = [
        (*_of_risk(entry), *cells)
        for entry in register.entries
        for cells in _treatments(entry, register, catalogue)
    ]
    return Table(_COLUMNS, tuple(rows))


def _of_risk(entry: Entry) -> tuple[Cell, ...]:
    risk = entry.record
    return (
        risk.id,
        risk.number,
        risk.name,
        risk.kind,
        risk.state,
        risk.owner,
        risk.likelihood,
        risk.severity,
        as_written(risk.review),
        _joined(risk.impacts),
        _joined(one.id for one in entry.threatens),
        risk.note,
    )


def _treatments(
    entry: Entry, register: Register, catalogue: Catalogue
) -> Iterator[tuple[Cell, ...]]:
    for one in entry.treatments:
        yield _treatment(one, entry, register, catalogue)
    if not entry.treatments:
        yield (*(None for _ in range(11)), entry.source)


def _treatment(
    one: Treatment, entry: Entry, register: Register, catalogue: Catalogue
) -> tuple[Cell, ...]:
    record = one.record
    return (
        record.text,
        record.by,
        as_written(record.due),
        record.state.value if record.state else None,
        _said(milestone_words(each, catalogue) for each in one.milestones),
        _said(work_words(each, register.no_plan) for each in one.work),
        _said(rule_words(each) for each in one.rules),
        _said(f"{other_words(each)} ({each.kind})" for each in one.others),
        one.is_only_words,
        record.basis.value,
        record.note,
        one.source or entry.source,
    )


def _joined(said: Iterable[str]) -> str | None:
    return "; ".join(said) or None


def _said(said: Iterable[str]) -> str | None:
    """Join what has semicolons in it already."""
    return " | ".join(said) or None
