"""Carrying figures over between footprints that do not nest, by weights kept as exact fractions.

Weights are written with so many decimals, so that those of a place sum to 1 within rounding only.
Where they do, they are taken in proportion and nothing is lost; where they do not, what is missing
lies nobody knows where, and is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.crosswalks import OUTSIDE, UNKNOWN
from dtl_planner.places.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtl_planner.catalogue.sections.crosswalks import Crosswalk
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.footprints.tree import Tree


class Kind(StrEnum):
    """What a figure is, which decides whether parts of it can be added up."""

    VALUE = "value"  # a number of things: children, referrals
    SHARE = "share"  # a part of the whole area's number
    MEAN = "mean"  # so many for each of something, such as a rate
    RANK = "rank"  # a place in an order


@dataclass(frozen=True, slots=True)
class Row:
    """Where one place lies among those of another footprint.

    Attributes:
        place: The place.
        parts: Its weights as fractions, by the place it lies in; without what lies elsewhere.
        outside: The part that lies in none of them.
        unknown: The part that is said to lie nobody knows where.
        rounding: By how much the weights may miss 1 because each was rounded.
    """

    place: str
    parts: Mapping[str, Fraction]
    outside: Fraction
    unknown: Fraction
    rounding: Fraction = Fraction(0)

    @property
    def total(self) -> Fraction:
        """What the weights sum to."""
        return sum(self.parts.values(), self.outside + self.unknown)

    @property
    def is_whole(self) -> bool:
        """Whether they sum to 1 within rounding."""
        return abs(self.total - 1) <= self.rounding

    @property
    def is_over(self) -> bool:
        """Whether they sum to more than 1 and rounding explains."""
        return self.total > 1 + self.rounding

    @property
    def left_over(self) -> Fraction:
        """The part that lies nobody knows where, because no weight speaks of it."""
        return Fraction(0) if self.is_whole else 1 - self.total


@dataclass(frozen=True, slots=True)
class Walk:
    """A crosswalk to carry figures over with.

    Attributes:
        start: The id of the footprint whose figures are carried over.
        end: The id of the footprint they are carried over to.
        weighs: What the weights are shares of.
        rows: For each place where it lies; every row sums to 1 exactly.
    """

    start: str
    end: str
    weighs: str
    rows: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Amount:
    """What came to a place.

    Attributes:
        value: The sum of what came to it.
        lacks: The places of which a part lies in it and no figure is known: it has more than that.
    """

    value: Fraction
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """Figures carried over.

    Attributes:
        amounts: What came to each place, in the order of their ids.
        outside: What lies in no place of the other footprint.
        unknown: What lies nobody knows where: each place may have up to so much more.
        unweighed: Places with a figure and without weights; their figures went nowhere.
    """

    amounts: Mapping[str, Amount]
    outside: Fraction
    unknown: Fraction
    unweighed: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every amount is all that there is."""
        lacking = any(amount.lacks for amount in self.amounts.values())
        return not (lacking or self.unknown or self.unweighed)


def rows_of(crosswalk: Crosswalk) -> tuple[Row, ...]:
    """Give the rows of a crosswalk as they are written, in the order of the file."""
    return tuple(_row(place, weights) for place, weights in crosswalk.weights.items())


def unweighed(crosswalk: Crosswalk, start: Tree) -> tuple[Place, ...]:
    """Give the places without weights on the tiers of those that have some.

    Args:
        crosswalk: The crosswalk.
        start: The footprint whose figures it carries over.
    """
    tiers = {place.tier for id_, place in start.places.items() if id_ in crosswalk.weights}
    return tuple(
        place
        for id_, place in start.places.items()
        if place.tier in tiers and id_ not in crosswalk.weights
    )


def walk_of(crosswalk: Crosswalk) -> Walk | Refused:
    """Make a crosswalk fit to carry figures over, unless the weights of a place exceed 1."""
    rows = rows_of(crosswalk)
    over = tuple(row.place for row in rows if row.is_over)
    if over:
        return Refused("The weights of a place sum to more than 1.", over)
    whole = {row.place: _completed(row) for row in rows}
    return Walk(crosswalk.from_footprint, crosswalk.to_footprint, crosswalk.weighs, whole)


def carry_over(
    walk: Walk, figures: Mapping[str, Fraction | None], *, kind: Kind
) -> Carried | Refused:
    """Carry figures over to the other footprint.

    Args:
        walk: The weights.
        figures: The figure of each place; `None` where it is not known or suppressed.
        kind: What the figures are. Ranks and means have no parts to be added up.
    """
    match kind:
        case Kind.RANK:
            return Refused("A rank is a place in an order: parts of it cannot be added up.")
        case Kind.MEAN:
            return Refused("A mean has no parts to be added up: carry over what it is a mean of.")
        case Kind.VALUE | Kind.SHARE:
            return _carried(walk, figures)


def composed(first: Walk, second: Walk) -> Walk | Refused:
    """Join two crosswalks end to end.

    What comes from a place is taken to lie in the places of the third footprint as all of the place
    in between does: that is an assumption, which whoever reports must say.
    """
    if first.end != second.start:
        return Refused(f"The first leads to `{first.end}`, and the second from `{second.start}`.")
    if first.weighs != second.weighs:
        return Refused(f"One weighs {first.weighs}, and the other {second.weighs}.")
    rows = {place: _through(row, second.rows) for place, row in first.rows.items()}
    return Walk(first.start, second.end, first.weighs, rows)


def decimal(part: Fraction) -> str:
    """Write a sum of weights, which are decimals, without the noughts at its end."""
    return f"{float(part):.6f}".rstrip("0").rstrip(".")


def _row(place: str, weights: Mapping[str, float]) -> Row:
    exact = {other: Fraction(repr(weight)) for other, weight in weights.items()}
    finest = max(_decimals(weight) for weight in weights.values()) if weights else 0
    return Row(
        place,
        {other: weight for other, weight in exact.items() if other not in {OUTSIDE, UNKNOWN}},
        exact.get(OUTSIDE, Fraction(0)),
        exact.get(UNKNOWN, Fraction(0)),
        Fraction(len(weights), 2 * 10**finest) if finest else Fraction(0),
    )


def _decimals(weight: float) -> int:
    """Count the decimals as written; ending noughts are lost, so the finest of a row is asked."""
    exponent = Decimal(repr(weight)).normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _completed(row: Row) -> Row:
    """Take weights that sum to 1 within rounding in proportion; else name the rest unknown."""
    if not row.is_whole:
        return Row(row.place, row.parts, row.outside, row.unknown + 1 - row.total)
    parts = {other: weight / row.total for other, weight in row.parts.items()}
    return Row(row.place, parts, row.outside / row.total, row.unknown / row.total)


def _carried(walk: Walk, figures: Mapping[str, Fraction | None]) -> Carried:
    known = {place: figure for place, figure in figures.items() if figure is not None}
    weighed = [(walk.rows[place], figure) for place, figure in known.items() if place in walk.rows]
    reached = sorted({other for row in walk.rows.values() for other in row.parts})
    values = dict.fromkeys(reached, Fraction(0))
    for row, figure in weighed:
        for other, weight in row.parts.items():
            values[other] += weight * figure
    lacking = _lacking(walk, known)
    return Carried(
        {other: Amount(value, lacking.get(other, ())) for other, value in values.items()},
        sum((row.outside * figure for row, figure in weighed), Fraction(0)),
        sum((row.unknown * figure for row, figure in weighed), Fraction(0)),
        tuple(sorted(place for place in known if place not in walk.rows)),
    )


def _lacking(walk: Walk, known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    there = set(known)
    lacking: dict[str, tuple[str, ...]] = {}
    for place in sorted(walk.rows.keys() - there):
        for other, weight in walk.rows[place].parts.items():
            if weight:
                lacking[other] = (*lacking.get(other, ()), place)
    return lacking


def _through(row: Row, second: Mapping[str, Row]) -> Row:
    parts: dict[str, Fraction] = {}
    outside, unknown = row.outside, row.unknown
    for between, weight in row.parts.items():
        onward = second.get(between)
        if onward is None:
            unknown += weight
            continue
        outside += weight * onward.outside
        unknown += weight * onward.unknown
        for other, further in onward.parts.items():
            parts[other] = parts.get(other, Fraction(0)) + weight * further
    return Row(row.place, parts, outside, unknown)
