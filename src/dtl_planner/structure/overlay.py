"""Proposals laid over a structure: each says only what differs from what it is based on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.structure.category import left_open, put_in_category
from dtl_planner.structure.model import HOST, Basis, Ground, Kind, Open, Structure, Unit
from dtl_planner.structure.references import references
from dtl_planner.structure.rings import ring_findings
from dtl_planner.structure.written import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.proposals import Arrangement, Proposal
    from dtl_planner.classify.engine.scheme import Category

NOT_IN_STRUCTURE = Code(
    "DTL601",
    "not-in-structure",
    Severity.ERROR,
    "A proposal changes something that is not in the structure it is based on, so the change "
    "would come to nothing.",
    "Base the proposal on a structure that has it, or write it under `adds`.",
)
ALREADY_THERE = Code(
    "DTL602",
    "already-there",
    Severity.ERROR,
    "A proposal adds something under an id that is taken, so nobody could tell the two apart.",
    "Write it under `changes`, or give it an id of its own.",
)
STILL_USED = Code(
    "DTL603",
    "still-used",
    Severity.ERROR,
    "A proposal ends something that other parts of the structure still belong to.",
    "Say in the same proposal where they go: which team they join, who manages them.",
)
UNKNOWN_CATEGORY = Code(
    "DTL604",
    "category-of-another-scheme",
    Severity.ERROR,
    "A proposal uses a category that the scheme in use does not have, so nothing is known of it.",
    "Use a category of that scheme, or choose the other one with `--scheme`.",
)


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A proposal's structure, and what is wrong with the proposal."""

    structure: Structure
    diagnostics: tuple[Diagnostic, ...]


def lay_over(structure: Structure, id_: str, proposal: Proposal) -> Overlaid:
    """Give the structure that a proposal of the catalogue amounts to, and what is wrong with it.

    Args:
        structure: The structure it is based on.
        id_: The proposal's id.
        proposal: The proposal.
    """
    laid = amounting_to(structure, id_, proposal)
    ended = {name for name, changed in proposal.changes.items() if changed.ends}
    found = (
        *_problems(structure, id_, proposal),
        *_left_behind(laid, id_, ended),
        *ring_findings(laid, id_),
    )
    return Overlaid(laid, found)


def amounting_to(structure: Structure, id_: str, proposal: Proposal) -> Structure:
    """Give the structure that a proposal amounts to; what cannot be done in it is left undone.

    Args:
        structure: The structure it is based on.
        id_: The proposal's id.
        proposal: The proposal, which need not be in any file.
    """
    catalogue, categories = structure.catalogue, structure.categories
    units = dict(structure.units)
    for name, added in proposal.adds.items():
        if name not in units:
            new = Unit(id=name, kind=Kind(added.kind), name=name, was=added.was)
            ground = _ground(catalogue, added, "proposals", id_, "adds", name)
            units[name] = arranged(new, added, ground, categories)
    for name, changed in proposal.changes.items():
        if name in units:
            ground = _ground(catalogue, changed, "proposals", id_, "changes", name)
            units[name] = arranged(units[name], changed, ground, categories)
    ended = {name for name, changed in proposal.changes.items() if changed.ends}
    kept = {name: unit for name, unit in units.items() if name not in ended}
    return replace(structure, name=id_, title=proposal.title, units=kept)


def arranged(
    unit: Unit, record: Arrangement, ground: Ground, categories: Mapping[str, Category]
) -> Unit:
    """Run a unit as an arrangement says; what it does not mention stays as it is."""
    unit = _categorised(unit, record, ground, categories)
    values: dict[str, Any] = {
        key: held(getattr(record, key)) for key in _PLAIN if getattr(record, key) is not None
    }
    if "host" in values and unit.member_of == HOST:
        values.setdefault("managed", values["host"])
    if record.joins or record.leaves:
        values["teams"] = tuple(sorted({*unit.teams, *record.joins} - {*record.leaves}))
    if record.contacts:
        values["contacts"] = tuple(sorted(record.contacts))
    if record.place is not None:
        values["places"] = (record.place,)
    grounds = {**unit.grounds, **dict.fromkeys(values, ground)}
    return replace(unit, **values, grounds=grounds)


_PLAIN = (
    "name",
    "part_of",
    "managed",
    "host",
    "division",
    "base",
    "managed_by",
    "accountable_to",
    "reports_to",
    "ages",
    "posts",
    "fte",
    "live",
)
"""What an arrangement says in so many words."""


def _categorised(
    unit: Unit, record: Arrangement, ground: Ground, categories: Mapping[str, Category]
) -> Unit:
    match record.category:
        case str() as wanted if wanted in categories:
            host = held(record.host) if record.host is not None else unit.host
            unit = put_in_category(unit, categories[wanted], host=host, ground=ground)
        case Undecided() as open_:
            unit = left_open(unit, Open(open_.between, open_.resolves), ground)
        case _:
            return unit
    # What is proposed is nobody's decision, and one that stood before no longer does.
    return replace(unit, decision=None)


def _ground(catalogue: Catalogue, record: Arrangement, *written: str) -> Ground:
    return Ground(
        basis=Basis.PROPOSED,
        because=record.because,
        source=catalogue.cite(record.source) if record.source else None,
        written=written,
        themes=record.themes,
    )


def _problems(structure: Structure, id_: str, proposal: Proposal) -> Iterator[Diagnostic]:
    span = structure.catalogue.key_span
    for name, added in proposal.adds.items():
        if name in structure.units:
            message = f"`{name}` is there already, so it cannot be added."
            yield Diagnostic(ALREADY_THERE, message, span("proposals", id_, "adds", name))
        yield from _unknown_category(structure, added, "proposals", id_, "adds", name)
    for name, changed in proposal.changes.items():
        if name not in structure.units and name not in proposal.adds:
            message = f"`{name}` is not in the structure `{structure.name}` that `{id_}` changes."
            yield Diagnostic(NOT_IN_STRUCTURE, message, span("proposals", id_, "changes", name))
        yield from _unknown_category(structure, changed, "proposals", id_, "changes", name)


def _unknown_category(
    structure: Structure, record: Arrangement, *written: str
) -> Iterator[Diagnostic]:
    if isinstance(record.category, str) and record.category not in structure.categories:
        message = f"The scheme in use has no category `{record.category}`."
        span = structure.catalogue.span(*written, "category")
        yield Diagnostic(UNKNOWN_CATEGORY, message, span)


def _left_behind(structure: Structure, id_: str, ended: set[str]) -> Iterator[Diagnostic]:
    """Find what still refers to something that the proposal ends."""
    for unit in structure.units.values() if ended else ():
        for attribute, name in references(unit):
            if name in ended:
                message = f"`{id_}` ends `{name}`, but `{unit.id}` still has it as `{attribute}`."
                span = structure.catalogue.key_span("proposals", id_, "changes", name)
                yield Diagnostic(STILL_USED, message, span)
