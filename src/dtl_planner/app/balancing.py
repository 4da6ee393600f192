"""What localities are to have equal parts of: figures of each area, or why there are not any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.app.opening import UsageError, no_such
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.demand.observation import Status
from dtl_planner.places.grouping.localities import Balanced
from dtl_planner.places.refusal import Refused
from dtl_planner.shown import clean
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.picture.picture import Picture
    from dtl_planner.demand.picture.spread import Part, Spread
    from dtl_planner.places.survey import Mapped


@dataclass(frozen=True, slots=True)
class Figures:
    """What is to be balanced.

    Attributes:
        balanced: What it is.
        by_area: The figure of each area that has one.
        refused: Why it cannot be balanced, with the areas whose figure is wanting.
    """

    balanced: Balanced
    by_area: Mapping[str, int | Decimal]
    refused: tuple[Refused, ...] = ()


def figures_of(
    catalogue: Catalogue, picture: Picture, mapped: Mapped, by: Sequence[str]
) -> tuple[Figures, ...]:
    """Give the figures of the indicators asked for, or of the only one; or else count the areas.

    Args:
        catalogue: The workspace, for the titles of sources.
        picture: All demand of the workspace.
        mapped: The areas.
        by: The ids of the indicators asked for.

    Raises:
        UsageError: There is no such indicator, or there are several to choose from.
    """
    spreads = {
        indicator: spread
        for tier in picture.tiers
        if tier.name == mapped.tier
        for indicator in picture.indicators
        if (spread := tier.newest(indicator)) is not None
    }
    for id_ in by:
        if id_ not in picture.indicators:
            raise no_such("indicator", id_, list(picture.indicators))
    wanted = tuple(dict.fromkeys(by)) or _only(picture, spreads)
    if not wanted:
        balanced = Balanced(None, "small areas", "", ())
        return (Figures(balanced, {place.id: 1 for place in mapped.places}),)
    return tuple(_figures(catalogue, picture, mapped, id_, spreads.get(id_)) for id_ in wanted)


def _only(picture: Picture, spreads: Mapping[str, Spread]) -> tuple[str, ...]:
    """Choose the only indicator that there are figures of which add up."""
    known = [
        id_
        for id_, spread in spreads.items()
        if picture.indicators[id_].kind is not Kind.MEAN
        and any(part.value is not None for part in spread.parts)
    ]
    if len(known) > 1:
        choice = listed([f"`{clean(id_)}`" for id_ in known], joint="or")
        raise UsageError(f"several indicators are known: say which to balance with --by {choice}")
    return tuple(known)


def _figures(
    catalogue: Catalogue, picture: Picture, mapped: Mapped, id_: str, spread: Spread | None
) -> Figures:
    indicator = picture.indicators[id_]
    twins = sum(each.name == indicator.name for each in picture.indicators.values())
    name = indicator.name if twins == 1 else f"{indicator.name} ({id_})"
    parts = {part.place: part for part in spread.parts} if spread else {}
    known = [part.observation for part in parts.values() if part.observation]
    sources = tuple(dict.fromkeys(one.source for one in known if one.source))
    refs = dict.fromkeys(one.reference for one in known if one.reference)
    cited = tuple(catalogue.cite(ref) for ref in refs)
    balanced = Balanced(id_, name, spread.period if spread else "", sources, cited)
    if indicator.kind is Kind.MEAN:
        why = f"`{id_}` is a mean, and means of areas do not add up to that of a locality."
        return Figures(balanced, {}, (Refused(why),))
    return Figures(
        balanced,
        {id_: part.value for id_, part in parts.items() if part.value is not None},
        tuple(_missing(id_, mapped, parts)),
    )


def _missing(id_: str, mapped: Mapped, parts: Mapping[str, Part]) -> Iterator[Refused]:
    """Name the areas whose figure is wanting, by why; none of them counts as nought."""
    silent: dict[str, list[str]] = {}
    for place in sorted(mapped.places, key=lambda place: place.id):
        part = parts.get(place.id)
        if part is None or part.value is None:
            silent.setdefault(_why(part), []).append(place.id)
    for why in sorted(silent):
        yield Refused(f"The figure of `{id_}` {why}.", tuple(silent[why]))


def _why(part: Part | None) -> str:
    if part is None or part.observation is None:
        return "is not stated"
    match part.observation.status:
        case Status.SUPPRESSED:
            return "is kept back"
        case Status.NOT_AVAILABLE:
            return "is not available"
        case Status.GIVEN:
            said = "rank" if part.observation.rank else "share"
            return f"is not stated, only a {said}"
