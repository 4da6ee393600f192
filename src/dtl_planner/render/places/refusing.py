"""Why no localities are proposed: as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.formats import View
from dtl_planner.render.layout import paragraph
from dtl_planner.shown import clean
from dtl_planner.tables import Column, Table
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.places.grouping.localities import NoLocalities
    from dtl_planner.render.layout import Page

_COLUMNS = (Column("why", "Why"), Column("areas", "Areas"))


def refusal_view(refused: NoLocalities) -> View:
    """Show everything that keeps a proposal from being made."""
    return View(
        text=lambda page: _text(refused, page),
        table=lambda: Table(
            _COLUMNS,
            tuple((each.why, "; ".join(each.places) or None) for each in refused.reasons),
        ),
        document=lambda: {
            "tier": refused.tier,
            "into": refused.into,
            "reasons": [{"why": each.why, "areas": list(each.places)} for each in refused.reasons],
        },
    )


def _text(refused: NoLocalities, page: Page) -> str:
    into = plural(refused.into, "locality", "localities")
    head = page.paint(paragraph(f"No grouping into {into} is proposed.", page), "strong", "red")
    said = (paragraph(clean(each), page, indent="  ", hanging="    ") for each in _said(refused))
    return "\n".join([head, *said, "", paragraph(_summary(refused), page)]) + "\n"


def _said(refused: NoLocalities) -> Iterator[str]:
    for each in refused.reasons:
        names = ", ".join(refused.called.get(area, area) for area in each.places)
        yield f"{each.why.removesuffix('.')}: {names}." if names else each.why


def _summary(refused: NoLocalities) -> str:
    number = plural(len(refused.reasons), "reason")
    return f"{number}. Next: mend what is named, or ask for something else."
