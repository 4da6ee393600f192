"""The words of the pages on places: names in lists that stay short, numbers of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.shown import clean
from dtl_planner.wording import listed_names, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.places.footprints.tree import Tree

_FEW = 8
"""So many places are named in a sentence; more are counted, and stand in the other formats."""


def names(places: Iterable[Place]) -> str:
    """Name places in a list, however many."""
    return clean(listed_names([place.name for place in places]))


def few(places: Sequence[Place]) -> str:
    """Name places where there are few, and count them where there are many."""
    if len(places) <= _FEW:
        return names(places)
    return counted(sum(place.count for place in places), {place.tier for place in places})


def counted(number: int, tiers: Iterable[str]) -> str:
    """Write how many places there are, as places of their tier where they have one."""
    known = list(tiers)
    if len(known) != 1:
        return plural(number, "place")
    tier = clean(known[0])
    if not tier[-1:].isalpha():  # such as `level-of-12`
        return f"{plural(number, 'place')} of {tier}"
    return plural(number, tier, _many(tier))


def shorthand(tree: Tree) -> str:
    """Write a footprint as people speak of it, `1-3-12-32`: what is declared, or else listed."""
    numbers = (str(tier.counted if tier.declared is None else tier.declared) for tier in tree.tiers)
    return "-".join(numbers)


def source_words(source: SourceRef) -> str:
    """Write a source in short: its id, and the section that is meant."""
    return f"{source.id}: {source.section}" if source.section else source.id


def _many(tier: str) -> str:
    """Write the plural of a tier, as English forms it of most words."""
    if tier.endswith("y") and tier[-2:-1] not in set("aeiou"):
        return f"{tier[:-1]}ies"
    return f"{tier}es" if tier.endswith(("s", "x", "sh", "ch")) else f"{tier}s"
