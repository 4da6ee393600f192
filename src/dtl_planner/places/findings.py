"""What is amiss with the places of a catalogue: within each footprint, and between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.crosswalks import OUTSIDE, UNKNOWN, Crosswalk
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.places.footprints.crosswalks import decimal, rows_of, unweighed
from dtl_planner.places.footprints.tree import trees
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.places.footprints.crosswalks import Row
    from dtl_planner.places.footprints.tree import Gap, Overlap, Tree, Upended

OUTSIDE_FOOTPRINT = Code(
    "DTL801",
    "outside-footprint",
    Severity.WARNING,
    "A place that lies in no place of a footprint is left out of everything that is added up by "
    "that footprint.",
    "Say under `within` which place of the footprint it lies in.",
)
PLACE_TWICE = Code(
    "DTL802",
    "place-twice",
    Severity.WARNING,
    "Two records with one code are one place. In one footprint it would be counted twice, or lie "
    "in two places at once.",
    "Keep one of the records, or mend the code of the other.",
)
UPENDED_PLACE = Code(
    "DTL803",
    "upended-place",
    Severity.ERROR,
    "The tiers of a footprint run from the largest to the smallest, so a place lies in one of a "
    "tier above its own.",
    "Mend the place's `tier` or its `within`, or the order of the footprint's `tiers`.",
)
TIER_LEFT_OUT = Code(
    "DTL804",
    "tier-left-out",
    Severity.NOTE,
    "Where it is not said which place of the tier right above it a place lies in, nothing can be "
    "added up on that tier.",
    "Say under `within` which it is, once it is known.",
)
WEIGHTS_ABOVE_ONE = Code(
    "DTL805",
    "weights-above-one",
    Severity.ERROR,
    "The weights of a place are parts of it. Parts of more than the whole would count somebody "
    "twice.",
    "Correct the weights: together they are 1.",
)
WEIGHTS_BELOW_ONE = Code(
    "DTL806",
    "weights-below-one",
    Severity.WARNING,
    "Where the weights of a place fall short of 1, a part of its figures goes nowhere, and the "
    "figures of every place that it is shared out over may be too low.",
    "Add the missing weights; write `unknown` or `outside` for a part that lies in none of them.",
)
OFF_THE_CROSSWALK = Code(
    "DTL807",
    "off-the-crosswalk",
    Severity.ERROR,
    "A crosswalk leads from the places of one footprint to those of another. A weight for any "
    "other place would be counted nowhere.",
    "Mend the place's id, or the footprints that the crosswalk names.",
)
WITHOUT_WEIGHTS = Code(
    "DTL808",
    "without-weights",
    Severity.WARNING,
    "A place without weights takes no part in what a crosswalk carries over, so sums of it are "
    "too low.",
    "Add the weights of the place; `unknown: 1` says that nobody knows them.",
)


def place_findings(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what is amiss with the places, where all of them could be read."""
    if catalogue.damaged & {"places", "footprints", "crosswalks"}:
        return
    found = {tree.footprint.id: tree for tree in trees(catalogue)}
    for tree in found.values():
        for gap in tree.gaps:
            if gap.place.within is not None:  # one in no place at all is told elsewhere
                yield _gap(catalogue, tree, gap)
        yield from (_twice(catalogue, tree, overlap) for overlap in tree.overlaps)
        yield from (_upended(catalogue, tree, each) for each in tree.upended)
    for crosswalk in catalogue.of(Crosswalk):
        yield from _weights(catalogue, crosswalk)
        yield from _strangers(catalogue, crosswalk, found)
        yield from _without(catalogue, crosswalk, found[crosswalk.from_footprint])


def _gap(catalogue: Catalogue, tree: Tree, gap: Gap) -> Diagnostic:
    id_, footprint = gap.place.id, tree.footprint.id
    span = catalogue.key_span("places", id_, "within")
    if gap.above is None:
        message = f"`{id_}` lies in no place of the footprint `{footprint}`."
        hint = f"add `{footprint}:` with the {clean(gap.wants)} it lies in"
        return Diagnostic(OUTSIDE_FOOTPRINT, message, span, hint)
    message = (
        f"Which {clean(gap.wants)} `{id_}` lies in is not said: only that it is in "
        f"`{gap.above.id}`."
    )
    return Diagnostic(TIER_LEFT_OUT, message, span, f"name the {clean(gap.wants)} once it is known")


def _twice(catalogue: Catalogue, tree: Tree, overlap: Overlap) -> Diagnostic:
    first, *others = overlap.places
    parents = sorted({above.id for above in overlap.parents if above is not None})
    told = f", in {' and '.join(f'`{id_}`' for id_ in parents)}" if len(parents) > 1 else ""
    message = (
        f"The code `{clean(overlap.code)}` stands for {len(overlap.places)} places of "
        f"`{tree.footprint.id}`{told}."
    )
    related = tuple(
        Related(f"`{place.id}` has it too", catalogue.span("places", place.id, "code"))
        for place in others
    )
    span = catalogue.span("places", first.id, "code")
    return Diagnostic(PLACE_TWICE, message, span, "keep one of them", related)


def _upended(catalogue: Catalogue, tree: Tree, upended: Upended) -> Diagnostic:
    place, above = upended.place, upended.above
    message = (
        f"`{place.id}`, a {clean(place.tier)}, cannot lie in `{above.id}`, a {clean(above.tier)}: "
        f"in `{tree.footprint.id}` that is not larger."
    )
    span = catalogue.key_span("places", place.id, "within")
    return Diagnostic(UPENDED_PLACE, message, span, "mend `tier` or `within`")


def _weights(catalogue: Catalogue, crosswalk: Crosswalk) -> Iterator[Diagnostic]:
    for row in rows_of(crosswalk):
        if not row.is_whole:
            code = WEIGHTS_ABOVE_ONE if row.is_over else WEIGHTS_BELOW_ONE
            span = catalogue.key_span("crosswalks", crosswalk.id, "weights", row.place)
            yield Diagnostic(code, _sum_told(row), span, "correct the weights, or add what lacks")


def _sum_told(row: Row) -> str:
    apart = "more" if row.is_over else "less"
    by = decimal(abs(row.total - 1))
    return f"The weights of `{row.place}` sum to {decimal(row.total)}, {by} {apart} than 1."


def _strangers(
    catalogue: Catalogue, crosswalk: Crosswalk, found: Mapping[str, Tree]
) -> Iterator[Diagnostic]:
    start, end = found[crosswalk.from_footprint], found[crosswalk.to_footprint]
    for place, weights in crosswalk.weights.items():
        if place not in start.places:
            yield _stranger(catalogue, crosswalk, start, place)
        for other in weights:
            if other not in {OUTSIDE, UNKNOWN} and other not in end.places:
                yield _stranger(catalogue, crosswalk, end, place, other)


def _stranger(catalogue: Catalogue, crosswalk: Crosswalk, tree: Tree, *route: str) -> Diagnostic:
    message = f"`{route[-1]}` is no place of the footprint `{tree.footprint.id}`."
    span = catalogue.key_span("crosswalks", crosswalk.id, "weights", *route)
    return Diagnostic(OFF_THE_CROSSWALK, message, span, "name a place of that footprint")


def _without(catalogue: Catalogue, crosswalk: Crosswalk, tree: Tree) -> Iterator[Diagnostic]:
    span = catalogue.key_span("crosswalks", crosswalk.id, "weights")
    for place in unweighed(crosswalk, tree):
        message = f"`{place.id}` has no weights in `{crosswalk.id}`."
        yield Diagnostic(WITHOUT_WEIGHTS, message, span, f"add `{place.id}:` and where it lies")
