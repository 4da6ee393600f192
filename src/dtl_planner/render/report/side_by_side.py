"""Structures side by side: a row for each unit, a column for each structure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.diff.words import in_words, place_of
from dtl_planner.render.report.blocks import Cell, Grid, Row
from dtl_planner.render.report.facts import Lacking
from dtl_planner.structure.current import CURRENT
from dtl_planner.structure.model import Kind
from dtl_planner.structure.outline import outside_why
from dtl_planner.structure.proposed import PROPOSED
from dtl_planner.structure.tiers import number_of, places_of
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dtl_planner.render.report.facts import Facts
    from dtl_planner.structure.model import Structure, Unit

AS_NOW, AS_PLANNED, NOT_THERE, NOT_STATED = "as now", "as planned for", "not there", "not stated"
READING = (
    f"“{AS_NOW}” and “{AS_PLANNED}”: what this table tells is the same. “{NOT_STATED}”: it is "
    "there, and it is not stated how it is run. “undecided”: it is said to be open."
)

_GROUPS = {
    Kind.SERVICE: "Services and their parts",
    Kind.COMPONENT: "Services and their parts",
    Kind.TEAM: "Teams",
    Kind.ROLE: "Roles",
    Kind.BODY: "Bodies",
}
_DIVISIONS = "Divisions"
_FEW = 8
"""More members or parts than these are counted, and not named; so few rows need no search."""

_PLANNED = 1
"""Which column is that of the structure planned for, behind the current one."""


@dataclass(frozen=True)
class Column:
    """A structure as a column.

    Attributes:
        title: What stands above it.
        structure: The structure.
        renames: What each unit of it is called in the row, where that is another id.
    """

    title: str
    structure: Structure
    renames: Mapping[str, str]

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Its units by the ids of the rows."""
        return {self.renames.get(id_, id_): unit for id_, unit in self.structure.units.items()}

    @cached_property
    def teams(self) -> Mapping[str, tuple[str, ...]]:
        """The teams that each unit is in, those that gather it by its category too."""
        found: dict[str, tuple[str, ...]] = {}
        for team, members in self.structure.members.items():
            for member in members:
                found[member.id] = (*found.get(member.id, ()), team)
        return found

    @cached_property
    def of_divisions(self) -> Mapping[str, list[Unit]]:
        """What reports to each division."""
        found: dict[str, list[Unit]] = {}
        for unit in self.structure.units.values():
            if isinstance(unit.division, str):
                found.setdefault(unit.division, []).append(unit)
        return found


def side_by_side(facts: Facts) -> Grid:
    """Set the structures side by side, for all units that concern the reader."""
    columns = columns_of(facts)
    rows = (*_divisions(facts, columns), *_units(facts, columns))
    head = ("Unit", *(column.title for column in columns))
    return Grid("Each unit in each structure", head, rows, is_searched=len(rows) > _FEW)


def columns_of(facts: Facts) -> tuple[Column, ...]:
    """Give the current structure, the one planned for, and all others."""
    names = dict.fromkeys((CURRENT, facts.shown, *facts.structures))
    return tuple(_column(facts, name) for name in names if name in facts.structures)


def _column(facts: Facts, name: str) -> Column:
    structure = facts.structures[name]
    if name == CURRENT:
        return Column(structure.title, structure, _renames(facts))
    title = structure.title if name == PROPOSED else f"Proposal {name}"
    if name == facts.shown:
        return Column(f"{title} (planned for)", structure, {})
    laid = next((one for one in facts.variants if one.b.asked == name), None)
    renames = laid.difference.comparison.pairing.renames() if laid else {}
    return Column(title, structure, {after: before for before, after in renames.items()})


def _renames(facts: Facts) -> Mapping[str, str]:
    found = facts.compared
    return {} if isinstance(found, Lacking) else found.difference.comparison.pairing.renames()


def _divisions(facts: Facts, columns: Sequence[Column]) -> Iterator[Row]:
    for id_, division in facts.catalogue.by_id(Division).items():
        if facts.reader.concerns(id_):
            told = [_named(each.of_divisions.get(id_, ())) for each in columns]
            cells = _compared([(f"reports to it: {one}",) if one else () for one in told])
            yield Row((Cell((division.name,)), *cells), f"unit-{id_}", _DIVISIONS)


def _units(facts: Facts, columns: Sequence[Column]) -> Iterator[Row]:
    """Give the units in the order of the structure planned for, then those that are not in it."""
    placed = _placed(facts)
    first, *others = columns
    every = dict.fromkeys(id_ for column in (*others, first) for id_ in column.units)
    kinds = {id_: _seen(id_, columns).kind for id_ in every if facts.reader.concerns(id_)}
    for title in dict.fromkeys(_GROUPS.values()):
        for id_, kind in kinds.items():
            if _GROUPS[kind] == title:
                yield _row(id_, columns, f"service-{id_}" if id_ in placed else None)


def _placed(facts: Facts) -> frozenset[str]:
    """What has a row of its own among the services."""
    found = facts.classification
    placed = () if isinstance(found, Lacking) else found.placed
    return frozenset(one.component.record.id for one in placed)


def _seen(id_: str, columns: Sequence[Column]) -> Unit:
    """Give a unit as the structure planned for has it, or else the first that has it."""
    first, *others = columns
    return next(column.units[id_] for column in (*others, first) if id_ in column.units)


def _row(id_: str, columns: Sequence[Column], link: str | None) -> Row:
    unit = _seen(id_, columns)
    whole = unit.part_of and next(
        (column.units[unit.part_of].name for column in columns if unit.part_of in column.units),
        None,
    )
    name = (unit.name, *((f"part of {whole}",) if whole else ()))
    told = _told(unit.name, [column.units.get(id_) for column in columns], columns)
    return Row((Cell(name, link), *_compared(told)), f"unit-{id_}", _GROUPS[unit.kind])


def _compared(told: Sequence[tuple[str, ...] | None]) -> Iterator[Cell]:
    """Say once what several structures have alike; of other proposals, what they do otherwise."""
    for number, lines in enumerate(told):
        if lines is None:
            yield Cell((NOT_THERE,))
        elif number > 0 and lines == told[0]:
            yield Cell((AS_NOW,))
        elif number > _PLANNED and (planned := told[_PLANNED]):
            yield Cell(tuple(_otherwise(lines, planned)))
        else:
            yield Cell(lines or (NOT_STATED,))


def _otherwise(lines: tuple[str, ...], planned: tuple[str, ...]) -> Iterator[str]:
    own = [line for line in lines if line not in planned]
    yield from own
    if len(own) < len(lines) or not own:
        yield f"otherwise {AS_PLANNED}" if own else AS_PLANNED


def _told(
    name: str, units: Sequence[Unit | None], columns: Sequence[Column]
) -> list[tuple[str, ...] | None]:
    """Tell of a unit in each structure all that is told of it in any."""
    found = [
        None if unit is None else [tell(unit, column) for tell in _FACETS.values()]
        for unit, column in zip(units, columns, strict=True)
    ]
    stated = {n for facets in found if facets for n, facet in enumerate(facets) if facet}
    return [
        None if facets is None or unit is None else (*_called(unit, name), *_lines(facets, stated))
        for unit, facets in zip(units, found, strict=True)
    ]


def _called(unit: Unit, name: str) -> tuple[str, ...]:
    return () if unit.name == name else (f"called {unit.name}",)


def _lines(facets: Sequence[str | None], stated: set[int]) -> tuple[str, ...]:
    if not any(facets):
        return ()
    labels = tuple(_FACETS)
    return tuple(
        f"{labels[n] or _WHERE}: {_NONE.get(labels[n], NOT_STATED)}"
        if facet is None
        else _labelled(labels[n], facet)
        for n, facet in enumerate(facets)
        if n in stated
    )


def _labelled(label: str, facet: str) -> str:
    return f"{label}: {facet}" if label else facet


def _where(unit: Unit, column: Column) -> str | None:
    is_stated = unit.is_classified and (unit.category or unit.managed or unit.host)
    return place_of(unit, column.structure) if is_stated else None


def _outside(unit: Unit, column: Column) -> str | None:
    return outside_why(column.structure, unit) if unit.is_classified else None


def _works_in(unit: Unit, column: Column) -> str | None:
    return None if unit.heads_place else _places(unit, column)


def _heads(unit: Unit, column: Column) -> str | None:
    return _places(unit, column) if unit.heads_place else None


def _places(unit: Unit, column: Column) -> str | None:
    """The places, or their tier where it stands in each of them."""
    structure = column.structure
    known = structure.catalogue.by_id(Place)
    tiers = {known[id_].tier for id_ in unit.places if id_ in known}
    tier = min(tiers, default="")
    if len(unit.places) > 1 and {*unit.places} == {*places_of(structure, tier)}:
        return f"each {tier} ({number_of(structure, unit.places)})"
    return in_words(unit.places, structure) if unit.places else None


def _manager(unit: Unit, column: Column) -> str | None:
    if unit.is_top:
        return "none, as the top of its line"
    return in_words(unit.managed_by, column.structure) if unit.managed_by else None


def _held(attribute: str, *kinds: Kind) -> Callable[[Unit, Column], str | None]:
    def tell(unit: Unit, column: Column) -> str | None:
        value = getattr(unit, attribute) if not kinds or unit.kind in kinds else None
        return in_words(value, column.structure) if value else None

    return tell


def _teams(unit: Unit, column: Column) -> str | None:
    teams = column.teams.get(unit.id)
    return in_words(teams, column.structure) if teams else None


def _members(unit: Unit, column: Column) -> str | None:
    members = column.structure.members.get(unit.id, ()) if unit.kind is Kind.TEAM else ()
    return _named(members)


def _parts(unit: Unit, column: Column) -> str | None:
    """The parts of a team; those of a service have rows of their own that say so."""
    parts = column.structure.parts.get(unit.id, ())
    return str(len(parts)) if parts and unit.is_classified else _named(parts)


def _named(units: Sequence[Unit]) -> str | None:
    if len(units) > _FEW:
        return plural(len(units), "unit")
    return "; ".join(unit.name for unit in units) or None


_FACETS: Mapping[str, Callable[[Unit, Column], str | None]] = {
    "": _where,
    "not classified": _outside,
    "division": _held("division"),
    "in": _teams,
    "line manager": _manager,
    "answers for joint work to": _held("accountable_to", Kind.ROLE),
    "answers to": _held("accountable_to", Kind.BODY),
    "reports to": _held("reports_to"),
    "leads": _held("leads"),
    "head of": _heads,
    "works in": _works_in,
    "works from": _held("base"),
    "parts": _parts,
    "members": _members,
}
"""What is told of a unit, by its label."""

_WHERE = "where"
_NONE = {"not classified": "it is classified", "parts": "none", "members": "nobody"}
"""What is told in place of “not stated” of what cannot be left unsaid."""
