"""How firm a result by rule is: what would change it, how far each category is, what is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.engine.verdict import distance, forcing_sets
from dtl_planner.classify.engine.wording import in_words
from dtl_planner.classify.placing import Status
from dtl_planner.render.classify.placement import outcome
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.engine.verdict import Flip
    from dtl_planner.classify.placing import Placed

_FLIPS_SHOWN = 6
_SETS_SHOWN = 3


def firmness_text(placed: Placed, page: Page) -> str:
    """Tell how firm a result is; nothing where the rules have none."""
    table, said = placed.reading.table, how_firm(placed)
    if table is None or said is None:
        return ""
    about = "" if placed.status is Status.RULE else f"the rule's own answer ({_own(placed)}): "
    lines = [_labelled("How firm", f"{about}{said}", page)]
    if not _can_change(placed):
        return lines[0]
    rows, more = what_changes(placed)
    lines.append(columns(rows, page, indent="    "))
    if more:
        lines.append(f"    and {more} more")
    lines.extend(_distances(table, placed, page))
    lines.extend(_enough(table, placed, page))
    return "\n".join(lines)


def how_firm(placed: Placed) -> str | None:
    """Say how firm the rules' own result is; `None` where they have none."""
    if placed.reading.table is None or not placed.verdict.settled:
        return None
    if not placed.reading.is_whole:
        return "not known, as the scheme is too large to be looked at whole"
    size = placed.reading.margin
    if size is None:
        return "no other answers could change it"
    return f"{plural(size, 'answer')} away from another result"


def what_changes(placed: Placed) -> tuple[list[tuple[str, str]], int]:
    """Give the nearest answers that would change a result, each with it, and how many more are."""
    if not _can_change(placed):
        return [], 0
    found = placed.reading.flips
    near = found[:_FLIPS_SHOWN]
    rows = [(f"if {_changed(flip)}", _flip_result(flip.possible)) for flip in near]
    return rows, len(found) - len(near)


def _can_change(placed: Placed) -> bool:
    reading = placed.reading
    return placed.verdict.settled and reading.is_whole and reading.margin is not None


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
            for flip in placed.reading.flips
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
    said = f"answers that must differ before it is possible: {', '.join(far)}"
    return [_labelled("How far", clean(said), page)] if far else []


def _enough(table: Table, placed: Placed, page: Page) -> list[str]:
    return [
        _labelled("Enough", f"by itself: {_kept(kept)}", page)
        for kept in forcing_sets(table, placed.verdict)[:_SETS_SHOWN]
    ]


def _kept(kept: tuple[str, ...]) -> str:
    if not kept:
        return "nothing need be known"
    verb = "settles" if len(kept) == 1 else "settle"
    return f"{listed([in_words(name) for name in kept])} {verb} it, whatever the rest is"


def _labelled(label: str, said: str, page: Page) -> str:
    """A short label with what it stands for beside it."""
    return paragraph(said, page, indent=f"  {label:<11}", hanging=" " * 13)
