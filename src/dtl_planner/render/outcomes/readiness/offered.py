"""What each place offers: the floor that is due everywhere, and what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.outcomes.grid import NONE, grid, is_uniform, legend_of
from dtl_planner.render.outcomes.readiness.words import OFFERS, answer_words
from dtl_planner.render.outcomes.words import (
    all_or,
    by_need,
    how_many,
    in_brackets,
    label,
    number,
    reading,
    section,
    some_of,
    stated_by,
)
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.sections.entitlement import Entitlement
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.outcomes.offering import Offered, Uneven
    from dtl_planner.outcomes.reports import Readied
    from dtl_planner.render.layout import Page

_WHERE = {"in-place": "in the place itself", "within-reach": "within reach"}


def offered_text(found: Readied, page: Page) -> str:
    """Tell what is offered where, what lacks, and whether the top is where the need is."""
    if not found.offered:
        return ""
    title = page.paint("What each place offers", "strong")
    return section(
        title,
        _grid(found.offered, page),
        *("\n".join(_item(one, found, page)) for one in found.offered),
    )


def _grid(offered: Sequence[Offered], page: Page) -> str:
    """A grid, where there is anything to compare."""
    names, places, rows = offer_cells(offered)
    if is_uniform(rows):
        return ""
    return "\n".join(filter(None, (grid(names, places, rows, page), legend_of(rows))))


def offer_cells(offered: Sequence[Offered]) -> tuple[list[str], list[str], list[list[str]]]:
    """Give what is offered, the places, and for each offer a word for each place."""
    places = list({offer.place.id: offer.place for one in offered for offer in one.offers}.values())
    rows = []
    for one in offered:
        states = {offer.place.id: OFFERS[offer.state] for offer in one.offers}
        rows.append([states.get(place.id, NONE) for place in places])
    names = [clean(one.item.name) for one in offered]
    return names, [label(place) for place in places], rows


def _item(one: Offered, found: Readied, page: Page) -> Iterator[str]:
    yield paragraph(offer_title(one.item), page, indent="  ", hanging="    ")
    yield columns(list(offer_rows(one, found)), page, indent="    ")
    if one.item.note:
        yield paragraph(clean(one.item.note), page, indent="    ")


def offer_title(item: Entitlement) -> str:
    """Name what is offered, and tell whether it is due everywhere."""
    said = in_brackets(_floor(item), _WHERE.get(item.where or ""), reading(item.basis))
    return f"{clean(item.name)}{said}"


def offer_rows(one: Offered, found: Readied) -> Iterator[tuple[str, str]]:
    """Tell how something stands in which places, what lacks, and whether it goes by need."""
    yield from (*_states(one), *_lacking(one), *_need(one, found))
    if one.item.source:
        yield "stated in", stated_by(one.item.source) or ""


def _floor(item: Entitlement) -> str:
    return "core: due everywhere" if item.core else "for places that need more"


def _states(one: Offered) -> Iterator[tuple[str, str]]:
    """How it stands, each with the places of which that and the same evidence is told."""
    everywhere = [offer.place for offer in one.offers]
    groups: dict[tuple[str, str], list[Place]] = {}
    for offer in one.offers:
        evidence = answer_words(offer.answer, offer.answer.source if offer.answer else None)
        groups.setdefault((OFFERS[offer.state], evidence), []).append(offer.place)
    for word in OFFERS.values():
        told = [
            all_or(places, everywhere) + in_brackets(evidence)
            for (state, evidence), places in groups.items()
            if state == word
        ]
        if told:
            yield word, "; ".join(told)


def _lacking(one: Offered) -> Iterator[tuple[str, str]]:
    """In how many places what is due lacks, or nobody says that it does not."""
    if one.gaps and len({offer.state for offer in one.offers}) > 1:
        lacking = how_many(offer.place for offer in one.gaps)
        yield "due", f"lacking, or not stated, in {lacking:,} of {number(_due(one))}"


def _due(one: Offered) -> list[Place]:
    return [offer.place for offer in one.offers if one.item.tier in {None, offer.place.tier}]


def _need(one: Offered, found: Readied) -> Iterator[tuple[str, str]]:
    """Whether what is not core stands where more of it is needed."""
    item = one.item
    if item.core:
        return
    if item.indicator is None:
        yield "need", "no indicator says where more of it is needed"
        return
    indicator = found.catalogue.find(Indicator, item.indicator)
    name = clean(indicator.name) if indicator else clean(item.indicator)
    if not one.is_ranked:
        yield "need", f"cannot be told: no ranks of places by {name} are known"
    elif one.is_open:
        yield "need", f"{_OPEN}, by {name}"
    elif not one.uneven:
        yield "need", f"no place has it before one that needs it more, by {name}"
    for needier, others in _by_needier(one.uneven).items():
        verb = "has" if len(others) == 1 else "have"
        by = by_need(name, one.uneven[0].need)
        yield "need", f"{needier} does not have it, and {some_of(others)} {verb}, by {by}"


_OPEN = (
    "whether all that need it more have it before others cannot be told: of some places it is not "
    "stated or not known"
)


def _by_needier(uneven: Sequence[Uneven]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in uneven:
        other = f"{label(one.other)} (rank {one.less.rank})"
        found.setdefault(f"{label(one.needier)} (rank {one.need.rank})", []).append(other)
    return found
