"""What is proposed where a hosted service has no host: the place, its reason, second best."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.structure.balance import Shared
    from dtl_planner.structure.model import Structure, Unit


@dataclass(frozen=True, slots=True)
class Second:
    """The second best place of a service.

    Attributes:
        place: The place.
        worse: How much more lies above its share if the service alone goes there.
        leaves_base: The building it would leave, where it has one in the place proposed.
        exchange: The service it could change places with, where that costs less.
        exchange_worse: How much more lies above its share then.
    """

    place: Place
    worse: Fraction
    leaves_base: str | None = None
    exchange: Unit | None = None
    exchange_worse: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Hosted:
    """A host proposed for one service.

    Attributes:
        unit: The service.
        place: The place proposed.
        size: What it adds to the load.
        between: The places its host is said to lie between.
        base: The building it works from, where that is in the place.
        second: The second best; `None` where there is no other place.
    """

    unit: Unit
    place: Place
    size: Fraction
    between: tuple[str, ...]
    base: str | None
    second: Second | None


@dataclass(frozen=True, slots=True)
class HostLoad:
    """What a place would host.

    Attributes:
        place: The place.
        now: The load that it has now.
        then: The load that it would have.
        share: The load that it should have.
    """

    place: Place
    now: Fraction
    then: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class Together:
    """What it would cost to keep the parts of one service in one place.

    Attributes:
        service: The service they are part of.
        units: The parts that need a host.
        place: The place where that costs least.
        worse: How much more would lie above its share.
    """

    service: Unit
    units: tuple[Unit, ...]
    place: Place
    worse: Fraction


@dataclass(frozen=True, slots=True)
class Hosting:
    """Hosts proposed for every hosted service that has none.

    Attributes:
        structure: The structure.
        in_fte: Whether load is counted in full-time equivalents; else in services.
        unsized: The hosted services whose full-time equivalents are not stated.
        has_demand: Whether shares follow demand; else every place has an even share.
        hosted: The services with the hosts proposed, in the order of the files.
        loads: What each place would host, in the order of the files.
        alike: Services between which nothing that is recorded tells apart.
        together: What keeping the parts of one service together would cost.
        shared: How well the load is shared out, in `scale` parts of its unit.
        scale: Into how many parts the unit of load is divided.
    """

    structure: Structure
    in_fte: bool
    unsized: tuple[Unit, ...]
    has_demand: bool
    hosted: tuple[Hosted, ...]
    loads: tuple[HostLoad, ...]
    alike: tuple[tuple[Unit, ...], ...]
    together: tuple[Together, ...]
    shared: Shared
    scale: int
