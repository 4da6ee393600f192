"""How an area is divided: as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.places.footprints.nesting import Lie
from dtl_planner.render.formats import View
from dtl_planner.render.layout import paragraph
from dtl_planner.render.places.between import ages_text, crosswalks_text, lie_text, once_text
from dtl_planner.render.places.borders import borders_text
from dtl_planner.render.places.document import survey_document
from dtl_planner.render.places.rows import place_table
from dtl_planner.render.places.tree import footprint_text
from dtl_planner.render.places.words import shorthand
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.places.survey import Survey
    from dtl_planner.render.layout import Page

NOTHING = (
    "Nothing is written of how the area is divided: `footprints` and `places` would stand in "
    "localities.yaml."
)


def survey_view(survey: Survey) -> View:
    """Show how an area is divided."""
    return View(
        text=lambda page: _text(survey, page),
        table=lambda: place_table(survey),
        document=lambda: survey_document(survey),
    )


def _text(survey: Survey, page: Page) -> str:
    if not survey.trees and not survey.places:
        return paragraph(NOTHING, page) + "\n"
    blocks = [
        paragraph(clean(answer(survey)), page),
        *_footprints(survey, page),
        once_text(survey, page),
        lie_text(survey, page),
        crosswalks_text(survey, page),
        ages_text(survey, page),
        borders_text(survey, page),
        paragraph(" ".join([*_summary(survey), _next(survey)]), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def answer(survey: Survey) -> str:
    """Say which footprints divide the area."""
    told = [f"{tree.footprint.name} ({shorthand(tree)})" for tree in survey.trees]
    number = plural(len(told), "footprint")
    verb = "divides" if len(told) == 1 else "divide"
    return f"{number} {verb} the area: {listed(told)}." if told else "No footprint is written."


def _footprints(survey: Survey, page: Page) -> Iterator[str]:
    told: set[str] = set()
    for tree in survey.trees:
        yield footprint_text(tree, survey.catalogue, page, told=told)
        told.update(tree.places)


def summary(survey: Survey) -> str:
    """Count the places, and what is still to be settled."""
    return " ".join(_summary(survey))


def _next(survey: Survey) -> str:
    return "Next: dtl places propose --into N" if survey.mapped else "Next: dtl check --notes"


def _summary(survey: Survey) -> Iterator[str]:
    number = sum(place.count for place in survey.places)
    unnamed = sum(place.count for place in survey.places if not place.named or place.count > 1)
    without = f", {unnamed:,} of them without a name" if unnamed else ""
    yield f"{plural(number, 'place')}{without}."
    if still := list(_open(survey)):
        yield f"{_cap(listed(still))}."


def _open(survey: Survey) -> Iterator[str]:
    """Count what is still to be settled."""
    if missing := sum(tier.missing != 0 for tree in survey.trees for tier in tree.tiers):
        verb = "differs" if missing == 1 else "differ"
        yield f"{plural(missing, 'declared number')} {verb} from what is listed"
    lost = {gap.place.id: gap.place.count for tree in survey.trees for gap in tree.gaps}
    if gaps := sum(lost.values()):
        verb = "lies" if gaps == 1 else "lie"
        yield f"where {plural(gaps, 'place')} {verb} is not fully stated"
    if crossing := sum(nesting.lie is Lie.CROSS for nesting in survey.nestings):
        verb = "crosses" if crossing == 1 else "cross"
        yield f"{plural(crossing, 'pair of footprints', 'pairs of footprints')} {verb}"
    if over := sum(bool(row.left_over) for each in survey.crosswalks for row in each.rows):
        yield f"{plural(over, 'row')} of weights {'leaves' if over == 1 else 'leave'} a rest"
    if survey.ages:
        verb = "is" if len(survey.ages) == 1 else "are"
        yield f"{plural(len(survey.ages), 'end')} of age bands {verb} shared"


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]
