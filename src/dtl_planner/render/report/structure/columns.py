"""Structures as columns: the current one, the one planned for, and all others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.render.report.facts import Lacking
from dtl_planner.structure.current import CURRENT
from dtl_planner.structure.proposed import PROPOSED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.render.report.facts import Facts
    from dtl_planner.structure.model import Structure, Unit


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
