"""How much there is of a capacity, and whether anything needs it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.capacity import Capacity
from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.catalogue.sections.playbooks import Use

IDLE_CAPACITY = Code(
    "DTL711",
    "idle-capacity",
    Severity.WARNING,
    "A limit on what activities use holds nothing back when no activity uses it.",
    "Add `uses` to the activities that need it, or take the capacity out.",
)
USE_COUNTS_FOR_NOTHING = Code(
    "DTL712",
    "use-counts-for-nothing",
    Severity.ERROR,
    "A capacity that counts services or FTE is taken up by whatever is in change, and not by what "
    "activities use of it.",
    "Take the use out, or write `counts: uses` for the capacity.",
)
OVERLAPPING_PERIODS = Code(
    "DTL713",
    "overlapping-periods",
    Severity.ERROR,
    "On a day that lies in two periods nobody can tell how much there is.",
    "End one of them before the other begins.",
)


def check_capacities(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find limits that limit nothing, uses that count for nothing, and periods that overlap."""
    uses = tuple(_uses(catalogue))
    for id_, route, use in uses:
        capacity = catalogue.find(Capacity, use.of)
        if capacity is not None and capacity.counts != "uses":
            yield _for_nothing(capacity, catalogue, playbook=id_, route=route)
    used = {use.of for _, _, use in uses}
    for capacity in catalogue.of(Capacity):
        is_idle = capacity.counts == "uses" and capacity.id not in used
        if is_idle and "playbooks" not in catalogue.damaged:
            message = f"No activity of any playbook uses `{capacity.id}`."
            span = catalogue.span("capacity", capacity.id, "id")
            hint = "add `uses` to the activities that need it"
            yield Diagnostic(IDLE_CAPACITY, message, span, hint)
        yield from _overlaps(capacity, catalogue)


def _uses(catalogue: Catalogue) -> Iterator[tuple[str, Route, Use]]:
    """Give each use with the playbook it stands in and the way to it."""
    for playbook in catalogue.of(Playbook):
        for number, play in enumerate(playbook.plays):
            for item, activity in enumerate(play.activities):
                for each, use in enumerate(activity.uses):
                    route = ("plays", number, "activities", item, "uses", each, "of")
                    yield playbook.id, route, use


def _for_nothing(
    capacity: Capacity, catalogue: Catalogue, *, playbook: str, route: Route
) -> Diagnostic:
    counts = "FTE" if capacity.counts == "fte" else capacity.counts
    message = f"`{capacity.id}` counts {counts}, so what an activity uses of it counts for nothing."
    related = Related("that is said here", catalogue.span("capacity", capacity.id, "counts"))
    span = catalogue.span("playbooks", playbook, *route)
    hint = "take it out, or let the capacity count `uses`"
    return Diagnostic(USE_COUNTS_FOR_NOTHING, message, span, hint, (related,))


def _overlaps(capacity: Capacity, catalogue: Catalogue) -> Iterator[Diagnostic]:
    periods = sorted(
        enumerate(capacity.periods), key=lambda each: (each[1].begins.first, each[1].to.last)
    )
    for (number, first), (later, second) in pairwise(periods):
        if second.begins.first <= first.to.last:
            message = f"Two periods of `{capacity.id}` share some days."
            label = "the other ends here"
            ends = catalogue.span("capacity", capacity.id, "periods", number, "to")
            span = catalogue.span("capacity", capacity.id, "periods", later, "from")
            hint = "end one of them before the other begins"
            yield Diagnostic(OVERLAPPING_PERIODS, message, span, hint, (Related(label, ends),))
