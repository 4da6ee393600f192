"""Whether what is hosted has a host, and whether one place hosts it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.structure.checks.gap import gap, named
from dtl_planner.structure.load import has_no_host, hosted_units, loads
from dtl_planner.structure.location import span_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.structure.load import Load
    from dtl_planner.structure.model import Structure

NO_HOST = Code(
    "DTL611",
    "no-host",
    Severity.WARNING,
    "A hosted service sits in the management structure of one place; without a host it sits in "
    "nobody's.",
    "Write `host` with the place, or `host: undecided`; `dtl structure --place-hosts` proposes "
    "one.",
)
UNEVEN_HOSTING = Code(
    "DTL612",
    "uneven-hosting",
    Severity.WARNING,
    "One place hosts a good deal while another hosts nothing, so one management structure carries "
    "what is there for all.",
    "Look at the other way of sharing out that `dtl structure --place-hosts` shows, or leave it so "
    "if that is meant.",
)


def hosting_findings(structure: Structure) -> Iterator[Diagnostic]:
    """Find hosted services of which no host is stated, and hosting that is shared out unevenly."""
    silent = [
        unit for unit in hosted_units(structure) if has_no_host(unit) and "host" not in unit.grounds
    ]
    if silent:
        hint = "`dtl structure --place-hosts` proposes one"
        yield gap(NO_HOST, structure, silent, said="No host is stated for {}.", hint=hint)
    yield from _uneven(structure)


def _uneven(structure: Structure) -> Iterator[Diagnostic]:
    """Hold the hosts that are settled against each other, once there is one for every place."""
    found = loads(structure)
    hosted = sum(len(load.hosted) for load in found)
    idle = [load for load in found if not load.hosted]
    if not idle or hosted < sum(load.place.count for load in found):
        return
    most = max(found, key=lambda load: len(load.hosted))
    message = (
        f"`{most.place.id}` hosts {len(most.hosted)} of {hosted} services{_fte(most)}, and "
        f"{named(load.place.id for load in idle)} none, though there are enough for each place to "
        "host one."
    )
    span = span_at(structure, ("places", most.place.id))
    yield Diagnostic(UNEVEN_HOSTING, message, span, None, tuple(_places(structure, idle)))


def _fte(load: Load) -> str:
    return f" ({float(load.fte):g} FTE)" if load.fte is not None else ""


def _places(structure: Structure, idle: list[Load]) -> Iterator[Related]:
    for load in idle:
        if (span := span_at(structure, ("places", load.place.id))) is not None:
            yield Related("hosts none", span)
