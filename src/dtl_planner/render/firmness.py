"""How firm a result by rule is: what would change it, how far each category is, what is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.engine.verdict import distance, flips, forcing_sets
from dtl_planner.classify.engine.wording import in_words
from dtl_planner.classify.placing import Status
from dtl_planner.render.layout import Page, columns, listed, paragraph, plural
from dtl_planner.render.placement import outcome
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.engine.verdict import Flip
    from dtl_planner.classify.placing import Placed

_FLIPS_SHOWN = 6
_SETS_SHOWN = 3


def firmness_text(placed: Placed, page: Page) -> str:
    """Tell how firm a result is; nothing where the rules have none."""
    table = placed.reading.table
    if table is None or not placed.verdict.settled:
        return ""
    about = "" if placed.status is Status.RULE else f" the rule's own answer is ({_own(placed)})"
    if not placed.reading.is_whole:
        said = "not known: the scheme is too large to be looked at whole"
        return paragraph(f"How firm{about}   {said}", page, indent="  ", hanging="    ")
    size = placed.reading.margin
    if size is None:
        return f"  How firm{about}   no other answers could change it"
    lines = [f"  How firm{about}   {plural(size, 'answer')} away from another result"]
    found = flips(table, placed.verdict)
    rows = [(f"if {_changed(flip)}", _flip_result(flip.possible)) for flip in found[:_FLIPS_SHOWN]]
    lines.append(columns(rows, page, indent="    "))
    if len(found) > _FLIPS_SHOWN:
        lines.append(f"    and {len(found) - _FLIPS_SHOWN} more")
    lines.extend(_distances(table, placed, page))
    lines.extend(_enough(table, placed, page))
    return "\n".join(lines)


def firmness_document(placed: Placed) -> dict[str, object]:
    """The same for programs; `None` where nobody knows."""
    table = placed.reading.table
    if table is None or not placed.reading.is_whole:
        return {"distances": None, "flips": None, "enough": None}
    return {
        "distances": {
            category.id: distance(table, placed.verdict, category.id)
            for category in table.scheme.categories
        },
        "flips": [
            {"changes": dict(flip.changes), "possible": list(flip.possible)}
            for flip in flips(table, placed.verdict)
        ],
        "enough": [list(kept) for kept in forcing_sets(table, placed.verdict)],
    }


def _own(placed: Placed) -> str:
    return clean(outcome(placed.verdict.possible))


def _changed(flip: Flip) -> str:
    return " and ".join(f"{in_words(fact)}: {word}" for fact, word in flip.changes)


def _flip_result(possible: tuple[str | None, ...]) -> str:
    words = outcome(possible)
    return words if len(possible) == 1 else f"{words}: not settled"


def _distances(table: Table, placed: Placed, page: Page) -> list[str]:
    """How many answers must differ before each other category is possible."""
    far = []
    for category in table.scheme.categories:
        steps = distance(table, placed.verdict, category.id)
        if steps:
            far.append(f"{category.id} {steps}")
        elif steps is None:
            far.append(f"{category.id} never")
    said = f"How far    answers that must differ before it is possible: {', '.join(far)}"
    return [paragraph(clean(said), page, indent="  ", hanging="    ")] if far else []


def _enough(table: Table, placed: Placed, page: Page) -> list[str]:
    return [
        paragraph(f"Enough     by itself: {_kept(kept)}", page, indent="  ", hanging="    ")
        for kept in forcing_sets(table, placed.verdict)[:_SETS_SHOWN]
    ]


def _kept(kept: tuple[str, ...]) -> str:
    return listed([in_words(name) for name in kept]) or "no answer at all"
