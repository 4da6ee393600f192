"""Lines of management: how many a role manages directly, and how many layers lie above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.structure.model import Kind
from dtl_planner.structure.tiers import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.structure.model import Structure, Unit


@dataclass(frozen=True, slots=True)
class Line:
    """A role in its line of management.

    Attributes:
        role: The role.
        above: Its line managers, the nearest first.
        managed: What it manages directly.
        span: How many posts and services one holder of the role manages, rounded up.
    """

    role: Unit
    above: tuple[Unit, ...]
    managed: tuple[Unit, ...]
    span: int

    @property
    def layer(self) -> int:
        """On which layer it stands: 1 is the top of its line."""
        return len(self.above) + 1


def lines_of(structure: Structure) -> tuple[Line, ...]:
    """Give every role with its line of management, in the order of the files."""
    managed = managed_by(structure)
    return tuple(
        Line(role, tuple(_above(structure, role)), managed.get(role.id, ()), span)
        for role in structure.of(Kind.ROLE)
        for span in (_span(structure, role, managed.get(role.id, ())),)
    )


def managed_by(structure: Structure) -> dict[str, tuple[Unit, ...]]:
    """Give what each role manages directly, by its id."""
    found: dict[str, list[Unit]] = {}
    for unit in structure.units.values():
        if isinstance(unit.managed_by, str):
            found.setdefault(unit.managed_by, []).append(unit)
    return {id_: tuple(units) for id_, units in found.items()}


def posts_of(structure: Structure, role: Unit) -> int:
    """How many posts there are of a role: as stated, else one in each of its places, else one."""
    if role.posts is not None:
        return max(int(role.posts.low), 1)
    return max(number_of(structure, role.places), 1)


def _span(structure: Structure, role: Unit, managed: tuple[Unit, ...]) -> int:
    posts = sum(posts_of(structure, unit) if unit.kind is Kind.ROLE else 1 for unit in managed)
    return -(-posts // posts_of(structure, role))


def _above(structure: Structure, role: Unit) -> Iterator[Unit]:
    """Climb to the top; there is no ring, which is an error where it is made."""
    here = structure.units.get(role.managed_by) if isinstance(role.managed_by, str) else None
    while here is not None:
        yield here
        above = here.managed_by
        here = structure.units.get(above) if isinstance(above, str) else None
