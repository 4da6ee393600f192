"""Whether every place has its head and every role its manager, and how long the lines are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.structure.checks.gap import gap, named
from dtl_planner.structure.lines import lines_of
from dtl_planner.structure.location import span_at, span_of
from dtl_planner.structure.model import Kind
from dtl_planner.structure.tiers import localities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.structure.lines import Line
    from dtl_planner.structure.model import Structure

SPAN_MOST = 10
"""How many posts and services one manager may have directly before it is worth a second look.

No paper says so. It is our own round number, above what most councils aim at, so that only the
plainly wide are told.
"""

LAYERS_MOST = 6
"""How many layers of management may lie one above the other; our own round number too."""

NO_HEAD = Code(
    "DTL613",
    "no-head",
    Severity.WARNING,
    "A place in which teams work has no head, so nobody there answers for how they work together.",
    "Write the role with `heads_place: yes` and its `place`, or `in_each` with the tier.",
)
NO_MANAGER = Code(
    "DTL614",
    "no-manager",
    Severity.WARNING,
    "Nobody is named as the line manager of a role, and it is not marked as the top of its line.",
    "Write `managed_by` with the role, `managed_by: undecided`, or `is_top: yes`.",
)
WIDE_SPAN = Code(
    "DTL615",
    "wide-span",
    Severity.WARNING,
    "One manager has so many posts and services directly below that little time is left for each.",
    "Put somebody between, or leave it so if that is meant; the message names the number.",
)
MANY_LAYERS = Code(
    "DTL616",
    "many-layers",
    Severity.WARNING,
    "So many managers stand one above the other that decisions take long to come down.",
    "Take out a layer, or leave it so if that is meant; the message names the number.",
)


def leading_findings(
    structure: Structure, *, span_most: int = SPAN_MOST, layers_most: int = LAYERS_MOST
) -> Iterator[Diagnostic]:
    """Find places without a head, roles without a manager, and lines too wide or too long.

    Args:
        structure: The structure.
        span_most: How many one manager may have directly.
        layers_most: How many layers there may be.
    """
    yield from _headless(structure)
    lines = lines_of(structure)
    silent = [line.role for line in lines if not line.role.is_top and line.role.managed_by is None]
    if silent:
        hint = "write `managed_by`, or `is_top: yes` where nobody within the programme manages it"
        said = "Nobody is named as the line manager of {}."
        yield gap(NO_MANAGER, structure, silent, said=said, hint=hint)
    for line in lines:
        yield from _too_wide(structure, line, span_most)
        yield from _too_long(structure, line, layers_most)


def _headless(structure: Structure) -> Iterator[Diagnostic]:
    """Find the places without a head in each tier in which teams stand."""
    roles = structure.of(Kind.ROLE)
    standing = {place for unit in structure.of(Kind.TEAM) for place in unit.places}
    headed = {place for role in roles if role.heads_place for place in role.places}
    places = [place for place in localities(structure) if place.id in standing]
    for tier in dict.fromkeys(place.tier for place in places):
        own = [place for place in places if place.tier == tier]
        if without := [place for place in own if place.id not in headed]:
            yield _no_head(structure, without, len(own))


def _no_head(structure: Structure, without: list[Place], number: int) -> Diagnostic:
    all_ = "all " if len(without) == number and number > 1 else ""
    verb = "has" if len(without) == 1 else "have"
    spans = [span_at(structure, ("places", place.id)) for place in without]
    related = tuple(Related("without a head", span) for span in spans[1:] if span is not None)
    ids = named(place.id for place in without)
    message = f"{ids}, {all_}places in which teams work, {verb} no head."
    if len(without) == 1:
        message = f"{ids}, a place in which teams work, has no head."
    return Diagnostic(NO_HEAD, message, spans[0], None, related)


def _too_wide(structure: Structure, line: Line, most: int) -> Iterator[Diagnostic]:
    if line.span > most:
        message = (
            f"`{line.role.id}` manages {line.span} posts and services directly, more than {most}: "
            f"{named(unit.id for unit in line.managed)}."
        )
        yield Diagnostic(WIDE_SPAN, message, span_of(structure, line.role))


def _too_long(structure: Structure, line: Line, most: int) -> Iterator[Diagnostic]:
    """Tell a line where it first grows too long, and not again of every role below."""
    if line.layer == most + 1:
        chain = named(role.id for role in reversed((line.role, *line.above)))
        message = (
            f"`{line.role.id}` stands on layer {line.layer} of management, more than {most}: "
            f"{chain}, from the top."
        )
        yield Diagnostic(MANY_LAYERS, message, span_of(structure, line.role, "managed_by"))
