"""Localities proposed, or why there are none: as a page, as rows and as a document."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.places.grouping.localities import NoLocalities
from dtl_planner.places.grouping.telling import (
    balance_told,
    certainty_told,
    comparison_told,
    figure,
    label,
    part_percent,
    percent,
)
from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.places.proposal_document import proposal_document
from dtl_planner.render.places.proposal_rows import proposal_table
from dtl_planner.render.places.refusing import refusal_view
from dtl_planner.render.places.words import counted, few
from dtl_planner.shown import clean
from dtl_planner.wording import listed, listed_names, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.places.grouping.localities import Balanced, Beside, Localities, Present
    from dtl_planner.places.grouping.verify import Locality
    from dtl_planner.render.layout import Page

_WORTH_A_TRY = Fraction(5, 100)
"""Below this, taking a deviation of so much for none leaves more groupings to choose from."""


def proposal_view(found: Localities | NoLocalities) -> View:
    """Show localities that are proposed, or why there are none."""
    if isinstance(found, NoLocalities):
        return refusal_view(found)
    return View(
        text=lambda page: _text(found, page),
        table=lambda: proposal_table(found),
        document=lambda: proposal_document(found),
    )


def _text(found: Localities, page: Page) -> str:
    blocks = [
        _paragraphs(_answer(found), page),
        *(_locality(found, number, page) for number in range(len(_own(found)))),
        *(_beside(found, each, page) for each in found.beside),
        *(_partial(found, each, page) for each in found.partial),
        _paragraphs(_grounds(found), page),
        paragraph(clean(" ".join(_summary(found))), page),
    ]
    return "\n\n".join(blocks) + "\n"


def _paragraphs(said: Iterator[str], page: Page) -> str:
    return "\n".join(paragraph(clean(each), page, hanging="  ") for each in said)


def _own(found: Localities) -> tuple[Locality, ...]:
    return found.proposal.measures.localities


def _areas(found: Localities, number: int) -> str:
    return counted(number, {found.mapped.tier})


def _answer(found: Localities) -> Iterator[str]:
    """Say how even the localities are, whether that is proved, and what was checked."""
    question, measures = found.proposal.question, found.proposal.measures
    areas = _areas(found, len(question.areas))
    into = plural(question.into, "locality", "localities")
    by = listed([_balanced(each) for each in found.balanced])
    if any(each.indicator is None for each in found.balanced):
        tier = counted(2, {found.mapped.tier}).removeprefix("2 ")
        yield (
            f"No indicator has figures of {tier} that add up, so their number is balanced: {areas} "
            f"in {into}."
        )
    else:
        yield f"{areas} in {into}, {_how_even(found)} {by}."
    yield from balance_told(question, measures)
    yield certainty_told(found.proposal)
    yield (
        "A check of its own, which knows nothing of the search, found each locality in one piece "
        "and each area in one locality."
    )
    if not found.is_repeatable:
        yield "The time to search was limited, so another run may come to another grouping."


def _how_even(found: Localities) -> str:
    """Say how even the localities are, in words that go before what they are even in."""
    proposal = found.proposal
    if proposal.question.near_enough and not proposal.excess:
        return f"each within {percent(proposal.question.near_enough)} of an even share of"
    return "as even as can be in" if proposal.is_most_even else "as even as was found in"


def _balanced(balanced: Balanced) -> str:
    return f"{balanced.name} ({balanced.period})" if balanced.period else balanced.name


def _locality(found: Localities, number: int, page: Page) -> str:
    own = _own(found)[number]
    name = label(found.proposal.measures, number)
    like = "".join(_like(each, number) for each in found.beside if each.is_rival)
    title = f"{name[:1].upper()}{name[1:]}{like}: {_areas(found, len(own.areas))}"
    areas = clean(listed_names([found.called[each] for each in own.areas]))
    return "\n".join(
        [
            page.paint(paragraph(title, page), "strong"),
            columns(_parts(found, own), page),
            paragraph(areas, page, indent="  ", hanging="  "),
        ]
    )


def _like(beside: Beside, number: int) -> str:
    place = beside.locality_like(number)
    return f", most like {clean(_called(beside, place))} today" if place else ""


def _called(beside: Beside, place: str | None) -> str:
    names = {each.id: each.name for each in beside.present.localities.values()}
    return "none" if place is None else names[place]


def _parts(found: Localities, own: Locality) -> Iterator[tuple[str, ...]]:
    """Give a row for each indicator: how much, what part of all, how far from an even share."""
    indicators = found.proposal.question.indicators
    for each, load, deviation in zip(indicators, own.loads, own.deviations, strict=True):
        way = "above" if deviation > 0 else "below"
        apart = f"{part_percent(abs(deviation))} {way} even"
        share = f"{part_percent(Fraction(load, each.total))} of all"
        row = figure(each, Fraction(load)), share, apart if deviation else "even"
        yield row if len(indicators) == 1 else (clean(each.name), *row)


def _beside(found: Localities, beside: Beside, page: Page) -> str:
    """Say what the grouping of today would do, and which areas would move between the two."""
    number = counted(len(beside.rival.names), {beside.present.tier})
    title = f"Rival: {clean(beside.present.footprint.name)}, {number}"
    told = comparison_told(found.proposal.question, beside.comparison, called=found.called)
    lines = [page.paint(paragraph(title, page), "strong")]
    lines.extend(paragraph(clean(each), page, indent="  ", hanging="    ") for each in told)
    if beside.is_rival and (moves := list(_moves(found, beside))):
        lines.append("  From today to the proposal:")
        lines.append(columns(moves, page, indent="    "))
    return "\n".join(lines)


def _partial(found: Localities, present: Present, page: Page) -> str:
    """Say which areas keep a grouping of today from being measured."""
    silent = present.silent(found.proposal.question.areas)
    name = clean(present.footprint.name)
    places = [place for place in found.mapped.places if place.id in silent]
    lie = "lies" if len(silent) == 1 else "lie"
    told = (
        f"It is not stated in which {present.tier} {few(places)} {lie} today, so there is nothing "
        "whole to hold the proposal against."
    )
    title = page.paint(paragraph(f"No rival: {name}", page), "strong")
    return f"{title}\n{paragraph(clean(told), page, indent='  ', hanging='    ')}"


def _moves(found: Localities, beside: Beside) -> Iterator[tuple[str, str]]:
    """Gather the areas that would move by where they are and where they would be."""
    ways: dict[tuple[str, str], list[str]] = {}
    for move in beside.comparison.moves:
        there = None if move.theirs is None else beside.rival.names[move.theirs]
        way = (_called(beside, there), label(found.proposal.measures, move.ours))
        ways.setdefault(way, []).append(found.called[move.area])
    for (here, there), areas in sorted(ways.items()):
        yield f"{clean(here)} -> {there}", clean(listed_names(areas))


def _grounds(found: Localities) -> Iterator[str]:
    """Say where borders and figures are from."""
    agreement = found.mapped.agreement
    files = listed([each.record.file for each in found.mapped.maps])
    if files:
        yield f"Borders: {len(agreement.computed):,} worked out from {files}."
    if alone := len(set(agreement.written) - set(agreement.computed)):
        more = " more" if files else ""
        yield f"Borders: {alone:,}{more} written under `next_to`, which count as well."
    for licence in dict.fromkeys(each.record.licence for each in found.mapped.maps):
        if licence:
            yield licence
    for each in found.balanced:
        if each.indicator is not None:
            yield f"Figures of {each.name}: {'; '.join(each.cited) or 'source not stated'}."


def _summary(found: Localities) -> Iterator[str]:
    proposal = found.proposal
    worst = max(proposal.measures.worst)
    apart = f"at most {part_percent(worst)} from an even share" if worst else "all alike"
    proved = "proved most even" if proposal.is_most_even else "not proved most even"
    if proposal.question.near_enough and not proposal.excess:
        proved = f"within the {percent(proposal.question.near_enough)} asked for"
    into = plural(proposal.question.into, "locality", "localities")
    yield f"{into}, {apart}, {proved}."
    if not proposal.is_most_even:
        yield "Next: --effort N searches longer."
    elif worst < _WORTH_A_TRY and not proposal.question.near_enough:
        yield "Next: --near-enough 5 takes up to 5 % for even and may part fewer neighbours."
    else:
        yield "Next: --format csv, for a spreadsheet or a map."
