"""How much each place hosts: services, and their full-time equivalents where they are stated."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.structure.model import HOST, Open
from dtl_planner.structure.tiers import localities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.catalogue.values.counts import Count
    from dtl_planner.structure.model import Structure, Unit


@dataclass(frozen=True, slots=True)
class Load:
    """What one place hosts.

    Attributes:
        place: The place.
        hosted: The services that it hosts.
    """

    place: Place
    hosted: tuple[Unit, ...]

    @property
    def fte(self) -> Fraction | None:
        """Their full-time equivalents together; `None` where those of one are not stated."""
        return total_fte(self.hosted)


def hosted_units(structure: Structure) -> tuple[Unit, ...]:
    """Give what is hosted, with or without a host."""
    return tuple(unit for unit in structure.units.values() if unit.member_of == HOST)


def has_no_host(unit: Unit) -> bool:
    """Whether a hosted unit has no host, be it undecided or not stated."""
    return unit.host is None or isinstance(unit.host, Open)


def loads(structure: Structure) -> tuple[Load, ...]:
    """Give what each locality hosts, in the order of the files."""
    hosted = hosted_units(structure)
    return tuple(
        Load(place, tuple(unit for unit in hosted if unit.host == place.id))
        for place in localities(structure)
    )


def total_fte(units: Iterable[Unit]) -> Fraction | None:
    """Add up full-time equivalents; `None` where those of one are not stated."""
    sizes = [size(unit.fte) for unit in units]
    known = [each for each in sizes if each is not None]
    return sum(known, Fraction(0)) if len(known) == len(sizes) else None


def size(count: Count | None) -> Fraction | None:
    """Read a count as one number: the middle of a range, or the number that was named.

    >>> from dtl_planner.catalogue.values.counts import Count
    >>> [str(size(Count.read(written))) for written in (9.5, "10-14", "over 90", "at most 4")]
    ['19/2', '12', '90', '4']
    """
    if count is None:
        return None
    low, high = Fraction(str(count.low)), count.high
    if high is None:
        return low
    top = Fraction(str(high))
    return top if low == 0 else (low + top) / 2
