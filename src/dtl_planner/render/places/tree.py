"""A footprint as a page has it: its tiers with their numbers, and its places as a tree."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.places.words import counted, shorthand, source_words
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.footprints.tree import TierCount, Tree
    from dtl_planner.render.layout import Page

_STEP = "  "


def footprint_text(
    tree: Tree, catalogue: Catalogue, page: Page, *, told: Collection[str] = ()
) -> str:
    """Show a footprint.

    Args:
        tree: The footprint.
        catalogue: Where its sources are.
        page: What it is laid out for.
        told: Places that stand with all their details in a footprint before.
    """
    record = tree.footprint
    title = paragraph(clean(f"{record.name}: {shorthand(tree)}"), page)
    lines = [page.paint(title, "strong")]
    lines.append(columns(_tiers(tree), page))
    lines.extend(_paragraph(said, page, _STEP) for said in told_of(tree, catalogue))
    roots = [place for id_, place in tree.places.items() if id_ not in tree.parent]
    lines.extend(_level(tree, roots, page, _STEP, told))
    return "\n".join(lines)


def _tiers(tree: Tree) -> Iterator[tuple[str, str]]:
    """Give a row for each tier; that the whole area is one needs no saying."""
    first = tree.tiers[0]
    for tier in tree.tiers:
        if tier is not first or tier.declared is not None or tier.counted != 1:
            yield clean(tier.tier), tier_words(tier)


def told_of(tree: Tree, catalogue: Catalogue) -> Iterator[str]:
    """Give the note of a footprint, and where it and its places are stated."""
    record = tree.footprint
    if record.note:
        yield record.note
    if record.source:
        yield f"Source: {catalogue.cite(record.source)}."
    below = [place for place in tree.places.values() if place.tier != record.tiers[0]]
    where = Counter(source_words(place.source) for place in below if place.source)
    if where:
        told = [f"{said} ({number:,})" for said, number in where.items()]
        silent = len(below) - sum(where.values())
        rest = f"; not stated of {silent:,}" if silent else ""
        yield f"Its places: {'; '.join(told)}{rest}."


def tier_words(tier: TierCount) -> str:
    """Say how many places of a tier are listed, of how many that there are said to be."""
    unnamed = f", {tier.unnamed:,} of them without a name" if tier.unnamed else ""
    if tier.declared is None:
        return f"{tier.counted:,} listed{unnamed}; how many there are is not stated"
    if not tier.missing:
        return f"{tier.counted:,}, all listed{unnamed}"
    if tier.missing < 0:
        return f"{tier.counted:,} listed{unnamed}, though there are said to be {tier.declared:,}"
    return f"{tier.declared:,}, of which {tier.counted:,} listed{unnamed}"


def _level(
    tree: Tree, places: Sequence[Place], page: Page, indent: str, told: Collection[str]
) -> Iterator[str]:
    """Show places that lie in the same one; those of which little is to be said share a line."""

    def is_plain(place: Place) -> tuple[bool, str]:
        has_note = place.note is not None and place.id not in told
        return not (has_note or tree.children[place.id] or details(place, told)), place.tier

    for (is_short, tier), run in groupby(places, key=is_plain):
        own = list(run)
        if is_short and len(own) > 1:
            joint = "; " if any("," in place.name for place in own) else ", "
            said = joint.join(_called(place, told) for place in own)
            yield _paragraph(f"{counted(len(own), {tier})}: {said}", page, indent)
            continue
        for place in own:
            yield from _alone(place, page, indent, told)
            below = [tree.places[id_] for id_ in tree.children[place.id]]
            yield from _level(tree, below, page, indent + _STEP, told)


def _alone(place: Place, page: Page, indent: str, told: Collection[str]) -> Iterator[str]:
    said = "; ".join([f"{_called(place, told)}, {place.tier}", *details(place, told)])
    yield _paragraph(said, page, indent)
    if place.note and place.id not in told:
        yield paragraph(
            clean(place.note), page, indent=indent + _STEP * 2, hanging=indent + _STEP * 2
        )


def _paragraph(said: str, page: Page, indent: str) -> str:
    return paragraph(clean(said), page, indent=indent, hanging=indent + _STEP)


def _called(place: Place, told: Collection[str]) -> str:
    code = f" ({place.code})" if place.code and place.id not in told else ""
    return f"{place.name}{code}"


def details(place: Place, told: Collection[str] = ()) -> list[str]:
    """Say all that is known of a place, unless it was said before."""
    if place.id in told:
        return []
    said = []
    if place.count > 1:
        said.append(f"stands for {place.count:,} places that nobody named")
    elif not place.named:
        said.append("nobody named it")
    if place.aliases:
        said.append(f"also called {listed(place.aliases, joint='or')}")
    if place.bases:
        said.append(f"{plural(len(place.bases), 'base')}: {listed(place.bases)}")
    if place.age_bands:
        said.append(f"ages {listed([str(band) for band in place.age_bands])}")
    return said
