"""Localities proposed for the areas of a tier, beside those of today; or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.places.grouping.rivals import Rival, compare, rival_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dtl_planner.catalogue.sections.footprints import Footprint
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.footprints.tree import Tree
    from dtl_planner.places.grouping.proposing import Proposal
    from dtl_planner.places.grouping.rivals import Comparison
    from dtl_planner.places.refusal import Refused
    from dtl_planner.places.survey import Mapped


@dataclass(frozen=True, slots=True)
class Balanced:
    """What localities are to have equal parts of.

    Attributes:
        indicator: The indicator's id; `None` where areas are counted, for want of one.
        name: What it is called.
        period: The period of its figures as written; empty where it is not stated.
        sources: Where its figures are stated, each once.
        cited: The same by the titles of the sources.
    """

    indicator: str | None
    name: str
    period: str
    sources: tuple[str, ...]
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Present:
    """How one footprint groups the areas today.

    Attributes:
        footprint: The footprint.
        tier: The tier of its places that the areas lie in.
        localities: For each area the place it lies in; an area in none is left out.
    """

    footprint: Footprint
    tier: str
    localities: Mapping[str, Place]

    def silent(self, areas: Iterable[str]) -> tuple[str, ...]:
        """Name the areas of which it is not stated where they lie."""
        return tuple(area for area in areas if area not in self.localities)


@dataclass(frozen=True, slots=True)
class Beside:
    """A proposal beside a grouping of today.

    Attributes:
        present: The grouping of today.
        rival: The same as areas by number.
        comparison: The two on the same measures.
    """

    present: Present
    rival: Rival
    comparison: Comparison

    @property
    def is_rival(self) -> bool:
        """Whether it has as many localities as the proposal, so that areas would move."""
        return len(self.comparison.theirs.localities) == len(self.comparison.ours.localities)

    def locality_like(self, ours: int) -> str | None:
        """Give the locality of today that one of ours is like; `None` where it is like none."""
        if ours not in self.comparison.pairs:
            return None
        return self.rival.names[self.comparison.pairs.index(ours)]


@dataclass(frozen=True, slots=True)
class Localities:
    """A proposal, with what it was made from.

    Attributes:
        mapped: The areas and their borders.
        balanced: What was balanced, in the order of the question's indicators.
        proposal: The grouping.
        beside: What the groupings of today would do.
        partial: Groupings of today of which not every part is stated, so that nothing is measured.
        is_repeatable: Whether every run comes to the same; `False` where time was cut short.
    """

    mapped: Mapped
    balanced: tuple[Balanced, ...]
    proposal: Proposal
    beside: tuple[Beside, ...]
    partial: tuple[Present, ...] = ()
    is_repeatable: bool = True

    @property
    def called(self) -> dict[str, str]:
        """What the areas are called, by id."""
        return {place.id: place.name for place in self.mapped.places}


@dataclass(frozen=True, slots=True)
class NoLocalities:
    """Why there is no proposal.

    Attributes:
        into: How many localities were wanted.
        tier: The tier of the areas; `None` where none has borders.
        reasons: Everything that keeps it from being made, with the areas it is about.
        called: What the areas are called, by id.
    """

    into: int
    tier: str | None
    reasons: tuple[Refused, ...]
    called: Mapping[str, str]


def presents_of(trees: Sequence[Tree], tier: str) -> Iterator[Present]:
    """Find how the footprints group the places of a tier today.

    The first tier of a footprint, the whole area, groups nothing, and is left out.
    """
    for tree in trees:
        tiers = tree.footprint.tiers
        for above in tiers[1 : tiers.index(tier)] if tier in tiers else ():
            localities = {
                place.id: tree.places[id_]
                for place in tree.of_tier(tier)
                for id_ in tree.above(place.id)
                if tree.places[id_].tier == above
            }
            if localities:
                yield Present(tree.footprint, above, localities)


def beside_of(proposal: Proposal, present: Present) -> Beside:
    """Hold a proposal against a grouping of today that says of every area where it lies."""
    names = {id_: place.id for id_, place in present.localities.items()}
    rival = rival_of(proposal.question, names)
    assert isinstance(rival, Rival)  # noqa: S101 - it names areas of the question alone
    comparison = compare(proposal.question, proposal.grouping, rival.grouping)
    return Beside(present, rival, comparison)
