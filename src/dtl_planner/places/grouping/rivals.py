"""A proposed grouping beside a rival that somebody has in mind, measured alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.places.grouping.verify import measured
from dtl_planner.places.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.places.grouping.question import Grouping, Question
    from dtl_planner.places.grouping.verify import Measures


@dataclass(frozen=True, slots=True)
class Rival:
    """A grouping that somebody has in mind.

    Attributes:
        names: The names of its localities.
        grouping: The areas of each, in the same order.
    """

    names: tuple[str, ...]
    grouping: Grouping


@dataclass(frozen=True, slots=True)
class Move:
    """An area that would be in another locality.

    Attributes:
        area: Its id.
        ours: The number of its locality in the proposal.
        theirs: The number of its locality in the rival; `None` where that leaves it out.
    """

    area: str
    ours: int
    theirs: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A proposal and a rival, on the same measures.

    Attributes:
        ours: What the proposal comes to.
        theirs: What the rival comes to.
        pairs: For each locality of the rival the one of ours that is like it; `None` for none.
        moves: The areas that the rival would have in another locality.
    """

    ours: Measures
    theirs: Measures
    pairs: tuple[int | None, ...]
    moves: tuple[Move, ...]


def rival_of(question: Question, localities: Mapping[str, str]) -> Rival | Refused:
    """Make a grouping of what somebody wrote: for each area the name of its locality.

    Areas that are left out are told when the rival is measured.
    """
    number = {id_: place for place, id_ in enumerate(question.areas)}
    if strangers := tuple(sorted(area for area in localities if area not in number)):
        return Refused("The rival names what is no area here.", strangers)
    areas: dict[str, list[int]] = {}
    for id_ in question.areas:
        if id_ in localities:
            areas.setdefault(localities[id_], []).append(number[id_])
    return Rival(tuple(areas), tuple(tuple(own) for own in areas.values()))


def compare(question: Question, ours: Grouping, theirs: Grouping) -> Comparison:
    """Measure a proposal and a rival, and say what would be where.

    Localities are taken for the same by the number of areas that they have in common, the largest
    number first.
    """
    pairs = _pairs(ours, theirs)
    home = {area: number for number, areas in enumerate(ours) for area in areas}
    there = {area: number for number, areas in enumerate(theirs) for area in areas}
    moves = tuple(
        Move(id_, home[area], there.get(area))
        for area, id_ in enumerate(question.areas)
        if area not in there or pairs[there[area]] != home[area]
    )
    return Comparison(measured(question, ours), measured(question, theirs), pairs, moves)


def _pairs(ours: Grouping, theirs: Grouping) -> tuple[int | None, ...]:
    common = sorted(
        (-len(set(one) & set(other)), place, number)
        for number, one in enumerate(ours)
        for place, other in enumerate(theirs)
    )
    pairs: dict[int, int] = {}
    for shared, place, number in common:
        if shared and place not in pairs and number not in pairs.values():
            pairs[place] = number
    return tuple(pairs.get(place) for place in range(len(theirs)))
