"""Whether everything has its place, or is said to be undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.structure.checks.gap import gap
from dtl_planner.structure.location import span_of
from dtl_planner.structure.model import Basis, Kind, Open
from dtl_planner.structure.references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.structure.model import Structure, Unit

NOT_PLACED = Code(
    "DTL610",
    "not-placed",
    Severity.NOTE,
    "The rules leave open where a component goes, and nobody has said that it is undecided, so it "
    "could be forgotten.",
    "Answer what `dtl ask` asks, decide, or write `decision: undecided` with what is to settle it.",
)
NOT_THERE = Code(
    "DTL619",
    "not-there",
    Severity.WARNING,
    "A structure refers to something that does not exist in it, such as a role of today that the "
    "proposed structure no longer has.",
    "Refer to what takes its place, or say that it stands in both structures.",
)
STILL_UNDECIDED = Code(
    "DTL620",
    "still-undecided",
    Severity.NOTE,
    "What is undecided is no mistake, but somebody has to settle it before the structure can work.",
    "Write what was decided once it is; until then, say under `resolves` what is to settle it.",
)

_OPEN = {
    "category": "Where {} {go} is undecided.",
    "host": "The host of {} is undecided.",
    "division": "The division of {} is undecided.",
    "managed_by": "The line manager of {} is undecided.",
    "accountable_to": "Whom {} {answer} to for joint work is undecided.",
    "reports_to": "What {} {report} to is undecided.",
    "grade": "The grade of {} is undecided.",
}
"""What may be undecided of a unit, with the sentence that says so."""

_OPEN_OF_BODIES = _OPEN | {"accountable_to": "Whom {} {answer} to is undecided."}
"""The same of a body, which answers to another for all that it does."""


def placing_findings(structure: Structure) -> Iterator[Diagnostic]:
    """Find what has no place, what refers to nothing, and what people still have to settle."""
    unplaced = [unit for unit in structure.components if _is_forgotten(unit, structure)]
    if unplaced:
        hint = "`dtl ask` lists the answers that would settle it"
        said = "The rules do not settle where {} belong, and nobody said that it is undecided."
        if len(unplaced) == 1:
            said = said.replace("belong", "belongs")
        yield gap(NOT_PLACED, structure, unplaced, said=said, attribute="category", hint=hint)
    yield from _not_there(structure)
    yield from _undecided(structure)


def is_said_open(unit: Unit, structure: Structure) -> bool:
    """Whether people said that the category of a unit is undecided."""
    ground = unit.grounds.get("category")
    if ground is None or ground.basis is not Basis.RULE:
        return True
    record = structure.catalogue.find(Service, unit.id)
    published = record.published if record else None
    return published is not None and isinstance(published.category, Undecided)


def _is_forgotten(unit: Unit, structure: Structure) -> bool:
    return isinstance(unit.category, Open) and not is_said_open(unit, structure)


def _not_there(structure: Structure) -> Iterator[Diagnostic]:
    divisions = structure.catalogue.by_id(Division)
    for unit in structure.units.values():
        for attribute, id_ in references(unit):
            if id_ not in structure.units and id_ not in divisions:
                message = (
                    f"`{unit.id}` has `{id_}` as `{attribute}`, which is not in the structure "
                    f"`{structure.name}`."
                )
                yield Diagnostic(NOT_THERE, message, span_of(structure, unit, attribute))


def _undecided(structure: Structure) -> Iterator[Diagnostic]:
    for attribute in _OPEN:
        for said, units in _open_units(attribute, structure).items():
            worded = _worded(said, len(units))
            yield gap(STILL_UNDECIDED, structure, units, said=worded, attribute=attribute)


def _open_units(attribute: str, structure: Structure) -> dict[str, list[Unit]]:
    """Group the units of which something is undecided by the sentence that says so."""
    found: dict[str, list[Unit]] = {}
    for unit in structure.units.values():
        is_open = isinstance(getattr(unit, attribute), Open) and attribute in unit.grounds
        if is_open and not _is_forgotten(unit, structure):
            said = (_OPEN_OF_BODIES if unit.kind is Kind.BODY else _OPEN)[attribute]
            found.setdefault(said, []).append(unit)
    return found


def _worded(said: str, number: int) -> str:
    """Fit the verb of a sentence to how many it speaks of."""
    for verb in ("go", "answer", "report"):
        one = "goes" if verb == "go" else f"{verb}s"
        said = said.replace(f"{{{verb}}}", one if number == 1 else verb)
    return said
