"""Localities proposed, as rows: one for each area, for spreadsheets and maps."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.places.grouping.telling import figure
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.places.grouping.localities import Localities, Present
    from dtl_planner.tables import Cell

_COLUMNS = (
    Column("area", "Id"),
    Column("name", "Name"),
    Column("code", "GSS code"),
    Column("locality", "Locality"),
    Column("locality_name", "Name of the locality"),
)


def proposal_table(found: Localities) -> Table:
    """Set out every area with its locality, where it is today, and how much it has."""
    today = tuple(
        Column(f"today_{each.footprint.id}_{each.tier}", _today(each)) for each in _presents(found)
    )
    amounts = tuple(Column(each.indicator or "areas", each.name) for each in found.balanced)
    return Table((*_COLUMNS, *today, *amounts), tuple(_rows(found)))


def _presents(found: Localities) -> tuple[Present, ...]:
    return (*(each.present for each in found.beside), *found.partial)


def _today(present: Present) -> str:
    return f"Today: {present.footprint.name}, {present.tier}"


def _rows(found: Localities) -> Iterator[tuple[Cell, ...]]:
    question = found.proposal.question
    places = {place.id: place for place in found.mapped.places}
    number = {id_: area for area, id_ in enumerate(question.areas)}
    for position, locality in enumerate(found.proposal.measures.localities, start=1):
        for id_ in locality.areas:
            today = [each.localities.get(id_) for each in _presents(found)]
            amounts = (
                figure(each, Fraction(each.demand[number[id_]])).replace(",", "")
                for each in question.indicators
            )
            yield (
                id_,
                places[id_].name,
                places[id_].code,
                position,
                locality.name,
                *(place.id if place else None for place in today),
                *amounts,
            )
