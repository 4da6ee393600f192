"""What lies between places, as a page has it: gaps, crossings, shared places, weights and ages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.places.footprints.crosswalks import decimal
from dtl_planner.places.footprints.nesting import Lie
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.places.words import counted, few
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.places.footprints.crosswalks import Row
    from dtl_planner.places.footprints.nesting import Crossing, Nesting
    from dtl_planner.places.footprints.tree import Gap, Overlap, Tree
    from dtl_planner.places.survey import Survey, Weighed
    from dtl_planner.render.layout import Page


_MOST = 20
"""So many crossings of two footprints are told; the others are counted."""


def once_text(survey: Survey, page: Page) -> str:
    """Say of each footprint whether every place stands in it once."""
    return _titled("Every place once", list(once_words(survey)), page)


def once_words(survey: Survey) -> Iterator[str]:
    """Say of each footprint whether every place stands in it once, a sentence each."""
    for tree in survey.trees:
        yield from _once(tree)
    if survey.loose:
        yield f"In no footprint: {few(survey.loose)}."


def lie_text(survey: Survey, page: Page) -> str:
    """Say how each two footprints lie to each other, and which places belong to several."""
    return _titled("How they lie to each other", list(lie_words(survey)), page)


def lie_words(survey: Survey) -> Iterator[str]:
    """Say how each two footprints lie to each other; what crosses begins with a dash."""
    for nesting in survey.nestings:
        yield from _lie(nesting)
    yield from _shared(survey)


def crosswalks_text(survey: Survey, page: Page) -> str:
    """Show the weights that carry figures over, and what they leave over."""
    return "\n\n".join(_crosswalk(survey, each, page) for each in survey.crosswalks)


def ages_text(survey: Survey, page: Page) -> str:
    """Say which ages are in two bands of one place."""
    return _titled("Ages in two bands", list(age_words(survey)), page)


def age_words(survey: Survey) -> Iterator[str]:
    """Say which ages are in two bands of one place, a sentence each."""
    for each in survey.ages:
        both = f"in both {each.first} and {each.second}"
        yield f"{each.place.name}: {_ages(each.low, each.high)} {both}."


def _titled(title: str, lines: list[str], page: Page) -> str:
    if not lines:
        return ""
    said = [paragraph(clean(line), page, indent="  ", hanging="    ") for line in lines]
    return "\n".join([page.paint(title, "strong"), *said])


def _once(tree: Tree) -> Iterator[str]:
    name = tree.footprint.name
    if not (tree.gaps or tree.overlaps):
        first = tree.footprint.tiers[0]
        number = sum(place.count for place in tree.places.values() if place.tier != first)
        if not number:
            yield f"{name}: nothing is listed below the first tier."
            return
        all_of_them = f"all {counted(number, ())} that are" if number > 1 else "the one that is"
        yield f"{name}: yes, {all_of_them} listed below the first tier."
        return
    alike: dict[tuple[str, str], list[Gap]] = {}
    for gap in tree.gaps:
        alike.setdefault(_kind(gap), []).append(gap)
    for gaps in alike.values():
        yield f"{name}: {_gap(gaps, tree)}."
    for overlap in tree.overlaps:
        yield f"{name}: {_overlap(overlap)}."


def _kind(gap: Gap) -> tuple[str, str]:
    """Say what gaps have in common that are told together."""
    return (gap.wants, gap.above.id) if gap.above else ("", "")


def _gap(gaps: list[Gap], tree: Tree) -> str:
    who = few([gap.place for gap in gaps])
    above = gaps[0].above
    if above is None:
        return f"in no place of it: {who}"
    where = "" if above.tier == tree.footprint.tiers[0] else f" of {above.name}"
    return f"not stated in which {gaps[0].wants}{where}: {who}"


def _overlap(overlap: Overlap) -> str:
    where = [above.name for above in overlap.parents if above is not None]
    lies = f", in {listed(list(dict.fromkeys(where)))}" if where else ""
    who = listed([f"`{place.id}`" for place in overlap.places])
    return f"{who} are one place by their code {overlap.code}{lies}"


def _lie(nesting: Nesting) -> Iterator[str]:
    both = f"{nesting.one.name} and {nesting.other.name}"
    held = f"held together by {few(nesting.by)}"
    match nesting.lie:
        case Lie.NEST:
            yield f"{both} nest as far as can be told: no place of one crosses another ({held})."
        case Lie.UNKNOWN:
            yield f"{both}: not stated; no place below the first tiers is in both."
        case Lie.CROSS:
            yield f"{both} cross ({held}):"
            yield from (f"- {_crossing(crossing)}" for crossing in nesting.crossings[:_MOST])
            if more := nesting.crossings[_MOST:]:
                yield f"- {plural(len(more), 'more pair')} of places that cross (--format json)."


def _crossing(crossing: Crossing) -> str:
    one, other = crossing.one.name, crossing.other.name
    return (
        f"{one} crosses {other}: in both {few(crossing.shared)}; in {one} alone "
        f"{few(crossing.only_one)}; in {other} alone {few(crossing.only_other)}."
    )


def _shared(survey: Survey) -> Iterator[str]:
    called = {tree.footprint.id: tree.footprint.name for tree in survey.trees}
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, each in enumerate(survey.shared):
        groups.setdefault(tuple(each.parents), []).append(number)
    for footprints, numbers in groups.items():
        where = listed([called[id_] for id_ in footprints])
        yield f"In {where}: {few([survey.shared[number].place for number in numbers])}."


def _crosswalk(survey: Survey, weighed: Weighed, page: Page) -> str:
    lines = [page.paint(paragraph(clean(weighed.record.name), page), "strong")]
    said = crosswalk_words(survey, weighed)
    lines.extend(paragraph(clean(one), page, indent="  ", hanging="    ") for one in said)
    rows = [(clean(name), clean(weights)) for name, weights in weight_rows(survey, weighed)]
    lines.append(columns(rows, page))
    if left := unweighed_words(weighed):
        lines.append(paragraph(left, page, indent="  ", hanging="    "))
    return "\n".join(lines)


def crosswalk_words(survey: Survey, weighed: Weighed) -> Iterator[str]:
    """Say what weights carry over from where to where, and where they are stated."""
    record = weighed.record
    footprints = {tree.footprint.id: tree.footprint.name for tree in survey.trees}
    start, end = footprints[record.from_footprint], footprints[record.to_footprint]
    reading = "; our reading" if record.basis is Basis.INFERRED else ""
    yield f"From {start} to {end}, by {record.weighs}{reading}."
    if record.note:
        yield record.note
    if record.source:
        yield f"Source: {survey.catalogue.cite(record.source)}."


def weight_rows(survey: Survey, weighed: Weighed) -> Iterator[tuple[str, str]]:
    """Give the name of each place with its weights."""
    called = {place.id: place.name for place in survey.places}
    return ((called[row.place], _weights(row, called)) for row in weighed.rows)


def unweighed_words(weighed: Weighed) -> str:
    """Say which places have no weights; nothing where all have."""
    if not weighed.unweighed:
        return ""
    verb = "has" if len(weighed.unweighed) == 1 else "have"
    return f"{few(weighed.unweighed)} {verb} no weights: figures of theirs go nowhere."


def _weights(row: Row, called: dict[str, str]) -> str:
    said = [f"{called[other]} {decimal(weight)}" for other, weight in row.parts.items()]
    if row.outside:
        said.append(f"outside {decimal(row.outside)}")
    if row.unknown:
        said.append(f"unknown {decimal(row.unknown)}")
    left = f"; {decimal(row.left_over)} left over: no weight speaks of it" if row.left_over else ""
    return f"{', '.join(said)}{left}"


def _ages(low: int, high: int) -> str:
    return f"age {low} is" if low == high else f"ages {low} to {high} are"
