"""What is told of a unit in a structure: where it stands, who runs it, what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.diff.words import in_words, place_of
from dtl_planner.structure.model import Kind, Unit
from dtl_planner.structure.outline import outside_why
from dtl_planner.structure.tiers import number_of, places_of
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.render.report.structure.columns import Column

NOT_STATED = "not stated"

_MOST_NAMES = 8
"""More members or parts than these are counted, and not named."""

Tell = Callable[[Unit, "Column"], str | None]


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that is told of a unit.

    Attributes:
        label: What it is.
        tell: Tells it; `None` where it is not stated.
        lacking: What stands in its place where other structures state it.
        is_plain: Whether it is told without its label.
    """

    label: str
    tell: Tell
    lacking: str = NOT_STATED
    is_plain: bool = False

    def line(self, told: str | None) -> str:
        """Write it as a line."""
        if told and self.is_plain:
            return told
        return f"{self.label}: {told or self.lacking}"


def named(units: Sequence[Unit]) -> str | None:
    """Name units, or count them where they are many; `None` where there is none."""
    if len(units) > _MOST_NAMES:
        return plural(len(units), "unit")
    return "; ".join(unit.name for unit in units) or None


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


def _held(attribute: str, *kinds: Kind) -> Tell:
    """Tell an attribute as it is held, of some kinds of units or of all."""

    def tell(unit: Unit, column: Column) -> str | None:
        value = getattr(unit, attribute) if not kinds or unit.kind in kinds else None
        return in_words(value, column.structure) if value else None

    return tell


def _teams(unit: Unit, column: Column) -> str | None:
    teams = column.teams.get(unit.id)
    return in_words(teams, column.structure) if teams else None


def _members(unit: Unit, column: Column) -> str | None:
    return named(column.structure.members.get(unit.id, ())) if unit.kind is Kind.TEAM else None


def _parts(unit: Unit, column: Column) -> str | None:
    """The parts of a team; those of a service have rows of their own that say so."""
    parts = column.structure.parts.get(unit.id, ())
    return str(len(parts)) if parts and unit.is_classified else named(parts)


FACETS = (
    Facet("where", _where, is_plain=True),
    Facet("not classified", _outside, lacking="it is classified"),
    Facet("division", _held("division")),
    Facet("in", _teams),
    Facet("line manager", _manager),
    Facet("answers for joint work to", _held("accountable_to", Kind.ROLE)),
    Facet("answers to", _held("accountable_to", Kind.BODY)),
    Facet("reports to", _held("reports_to")),
    Facet("leads", _held("leads")),
    Facet("head of", _heads),
    Facet("works in", _works_in),
    Facet("works from", _held("base")),
    Facet("parts", _parts, lacking="none"),
    Facet("members", _members, lacking="nobody"),
)
"""What is told of a unit, in this order."""
