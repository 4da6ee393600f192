"""How an area is divided, as a document: footprints, places, and what lies between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.places.rows import neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.places.footprints.nesting import Nesting
    from dtl_planner.places.footprints.tree import Tree
    from dtl_planner.places.maps.adjacency import Adjacency
    from dtl_planner.places.maps.map import Map, Pair
    from dtl_planner.places.survey import Mapped, Survey, Weighed


def survey_document(survey: Survey) -> dict[str, object]:
    """Give the whole of it by ids."""
    near = neighbours(survey)
    return {
        "footprints": [_footprint(tree) for tree in survey.trees],
        "places": [_place(place, near.get(place.id, ())) for place in survey.places],
        "in_no_footprint": _ids(survey.loose),
        "between": [_nesting(nesting) for nesting in survey.nestings],
        "shared": [
            {
                "place": each.place.id,
                "within": {id_: above.id if above else None for id_, above in each.parents.items()},
            }
            for each in survey.shared
        ],
        "crosswalks": [_crosswalk(each) for each in survey.crosswalks],
        "shared_ages": [
            {
                "place": each.place.id,
                "bands": [str(each.first), str(each.second)],
                "low": each.low,
                "high": each.high,
            }
            for each in survey.ages
        ],
        "borders": [_mapped(each) for each in survey.mapped],
    }


def source_document(source: SourceRef | None) -> dict[str, object] | None:
    """Give a source by its id, with the section; nothing where none is stated."""
    return {"id": source.id, "section": source.section} if source else None


def _footprint(tree: Tree) -> dict[str, object]:
    record = tree.footprint
    return {
        "id": record.id,
        "name": record.name,
        "note": record.note,
        "source": source_document(record.source),
        "tiers": [
            {
                "tier": tier.tier,
                "declared": tier.declared,
                "listed": tier.counted,
                "unnamed": tier.unnamed,
            }
            for tier in tree.tiers
        ],
        "within": {id_: tree.parent.get(id_) for id_ in tree.places},
        "gaps": [
            {
                "place": gap.place.id,
                "wants": gap.wants,
                "above": gap.above.id if gap.above else None,
            }
            for gap in tree.gaps
        ],
        "overlaps": [
            {
                "code": overlap.code,
                "places": _ids(overlap.places),
                "within": [above.id if above else None for above in overlap.parents],
            }
            for overlap in tree.overlaps
        ],
    }


def _place(place: Place, near: Sequence[str]) -> dict[str, object]:
    return {
        "id": place.id,
        "name": place.name,
        "tier": place.tier,
        "named": place.named and place.count == 1,
        "count": place.count,
        "code": place.code,
        "bases": list(place.bases),
        "age_bands": [str(band) for band in place.age_bands],
        "aliases": list(place.aliases),
        "next_to": list(place.next_to),
        "borders": list(near),
        "note": place.note,
        "source": source_document(place.source),
    }


def _nesting(nesting: Nesting) -> dict[str, object]:
    return {
        "footprints": [nesting.one.id, nesting.other.id],
        "lie": nesting.lie.value,
        "by": _ids(nesting.by),
        "crossings": [
            {
                "one": each.one.id,
                "other": each.other.id,
                "both": _ids(each.shared),
                "one_alone": _ids(each.only_one),
                "other_alone": _ids(each.only_other),
            }
            for each in nesting.crossings
        ],
    }


def _crosswalk(weighed: Weighed) -> dict[str, object]:
    record = weighed.record
    return {
        "id": record.id,
        "from": record.from_footprint,
        "to": record.to_footprint,
        "weighs": record.weighs,
        "basis": record.basis.value,
        "rows": [
            {
                "place": row.place,
                "weights": {other: float(weight) for other, weight in row.parts.items()},
                "outside": float(row.outside),
                "unknown": float(row.unknown),
                "left_over": float(row.left_over),
            }
            for row in weighed.rows
        ],
        "without_weights": _ids(weighed.unweighed),
        "note": record.note,
        "source": source_document(record.source),
    }


def _mapped(mapped: Mapped) -> dict[str, object]:
    agreement = mapped.agreement
    return {
        "tier": mapped.tier,
        "maps": [
            _map(found, adjacency)
            for found, adjacency in zip(mapped.maps, mapped.adjacencies, strict=True)
        ],
        "computed": _pairs(agreement.computed),
        "written": _pairs(agreement.written),
        "agreed": _pairs(agreement.agreed),
        "computed_alone": _pairs(agreement.computed_alone),
        "written_alone": _pairs(agreement.written_alone),
    }


def _map(found: Map, adjacency: Adjacency) -> dict[str, object]:
    record, matching = found.record, found.matching
    return {
        "id": record.id,
        "file": record.file,
        "code": found.key,
        "areas": len(found.areas),
        "places": {code: place.id for code, place in matching.places.items()},
        "areas_alone": [{"code": area.code, "name": area.name} for area in matching.areas_alone],
        "places_alone": _ids(matching.places_alone),
        "places_without_code": _ids(matching.places_without_code),
        "pieces": [list(piece) for piece in adjacency.pieces],
        "on": record.on.wording if record.on else None,
        "licence": record.licence,
        "source": source_document(record.source),
    }


def _ids(places: Iterable[Place]) -> list[str]:
    return [place.id for place in places]


def _pairs(pairs: Iterable[Pair]) -> list[list[str]]:
    return [list(pair) for pair in pairs]
