"""`dtl programme` as a page: what for, who steers it, what runs beside it, what is not stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.consult.words import date_words
from dtl_planner.render.formats import View
from dtl_planner.render.layout import cells_of, paragraph
from dtl_planner.render.programme.aims import aims_text
from dtl_planner.render.programme.beside import (
    development_text,
    enablers_text,
    events_text,
    flexibility_text,
    projects_text,
    workstreams_text,
)
from dtl_planner.render.programme.document import programme_document
from dtl_planner.render.programme.lacking import summary
from dtl_planner.render.programme.rows import programme_table
from dtl_planner.render.programme.sheet import Sheet
from dtl_planner.render.programme.steering import bodies_text, roles_text
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.tracking.track import Track
    from dtl_planner.render.layout import Page

NOTHING = (
    "Nothing is written of what the programme is for, who steers it or what runs beside it: that "
    "would stand in programme.yaml under `aims`, `workstreams`, `bodies`, `roles`, `development`, "
    "`projects`, `flexibility` and `enablers`, and in consultation.yaml under `events`."
)


def programme_view(track: Track, catalogue: Catalogue) -> View:
    """Show a programme.

    Args:
        track: How far it has got, for its workstreams.
        catalogue: What is written.
    """
    return View(
        text=lambda page: _text(track, catalogue, page),
        table=lambda: programme_table(track, catalogue),
        document=lambda: programme_document(track, catalogue),
    )


def _text(track: Track, catalogue: Catalogue, page: Page) -> str:
    sheet = Sheet(catalogue, page)
    blocks = [
        *aims_text(sheet),
        workstreams_text(track, sheet),
        bodies_text(sheet),
        roles_text(sheet),
        development_text(sheet),
        projects_text(sheet),
        flexibility_text(sheet),
        events_text(sheet),
        enablers_text(sheet),
        sheet.sources(),
    ]
    told = [block for block in blocks if block]
    end = summary(track, catalogue) if told else NOTHING
    return "\n\n".join(["\n".join(_head(catalogue, page)), *told, paragraph(end, page)]) + "\n"


def _head(catalogue: Catalogue, page: Page) -> Iterator[str]:
    programme = catalogue.programme
    title = clean(programme.title) if programme else "Programme"
    council = clean(programme.council) if programme and programme.council else "council not stated"
    room = page.width - cells_of(title) - cells_of(council)
    joint = " " * room if room > 1 else "\n"
    yield page.paint(paragraph(title, page), "strong") + joint + page.paint(council, "dim")
    go_live = programme.go_live if programme else None
    yield f"in force: {date_words(go_live) if go_live else 'not stated'}"
    if programme and programme.note:
        yield paragraph(clean(programme.note), page)
