"""`dtl structure --place-hosts`: a host for each hosted service that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.opening import UsageError
from dtl_planner.structure.hosts import candidates, propose_hosts
from dtl_planner.structure.load import has_no_host, hosted_units

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from dtl_planner.structure.hosting import Hosting
    from dtl_planner.structure.model import Structure


def place_hosts(structure: Structure, *, demand: Mapping[str, Fraction] | None = None) -> Hosting:
    """Propose hosts. Nothing is written: to settle a host is for people.

    Args:
        structure: The structure.
        demand: The share of the demand in each place, if it is known of every place.

    Raises:
        UsageError: No place could host anything.
    """
    without = any(has_no_host(unit) for unit in hosted_units(structure))
    if without and not candidates(structure):
        raise UsageError(
            "no place could host a service: localities.yaml has none of the tier in which hosted "
            "services are managed"
        )
    return propose_hosts(structure, demand=demand)
