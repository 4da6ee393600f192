"""Places as rows: one for each place in each footprint that it belongs to, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.places.words import source_words
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.survey import Survey
    from dtl_planner.tables import Cell

_COLUMNS = tuple(
    Column(key, title)
    for key, title in (
        ("footprint", "Footprint"),
        ("tier", "Tier"),
        ("place", "Id"),
        ("name", "Name"),
        ("within", "Lies in"),
        ("named", "Named"),
        ("count", "Stands for"),
        ("code", "GSS code"),
        ("bases", "Bases"),
        ("age_bands", "Age bands"),
        ("aliases", "Other names"),
        ("next_to", "Next to, as written"),
        ("borders", "Borders on, by map or as written"),
        ("note", "Note"),
        ("source", "Source"),
    )
)


def place_table(survey: Survey) -> Table:
    """Set out every place in every footprint, then those in none."""
    near = neighbours(survey)
    rows = [
        _row(place, tree.footprint.id, tree.parent.get(id_), near.get(id_, ()))
        for tree in survey.trees
        for id_, place in tree.places.items()
    ]
    rows += [_row(place, None, None, near.get(place.id, ())) for place in survey.loose]
    return Table(_COLUMNS, tuple(rows))


def neighbours(survey: Survey) -> dict[str, list[str]]:
    """Give for each place those that it borders on, in the order of the files."""
    near: dict[str, list[str]] = {}
    for mapped in survey.mapped:
        order = {place.id: number for number, place in enumerate(mapped.places)}
        own: dict[str, list[str]] = {}
        for one, other in mapped.agreement.every:
            own.setdefault(one, []).append(other)
            own.setdefault(other, []).append(one)
        near |= {id_: sorted(others, key=order.__getitem__) for id_, others in own.items()}
    return near


def _row(
    place: Place, footprint: str | None, within: str | None, near: Sequence[str]
) -> tuple[Cell, ...]:
    return (
        footprint,
        place.tier,
        place.id,
        place.name,
        within,
        place.named and place.count == 1,
        place.count,
        place.code,
        "; ".join(place.bases) or None,
        "; ".join(str(band) for band in place.age_bands) or None,
        "; ".join(place.aliases) or None,
        "; ".join(place.next_to) or None,
        "; ".join(near) or None,
        place.note,
        source_words(place.source) if place.source else None,
    )
