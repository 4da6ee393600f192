"""`dtl graph --moves` as a page: what moves if something moves, each with the way that ties it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dtl_planner.graph.moves import How, Moved
from dtl_planner.graph.ties import TieKind
from dtl_planner.render.formats import View
from dtl_planner.render.graph.document import moves_document
from dtl_planner.render.graph.tables import moved_table, written_first
from dtl_planner.render.graph.words import called, waiting_words
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.graph.moves import Moves
    from dtl_planner.graph.study import Study

_HEADS = {
    How.WAITS: "Waits for it",
    How.ALLIANCE: "Its alliances",
    How.FELLOW: "Other members of its alliances",
    How.MEMBER: "Its members",
    How.TEAM: "Teams that are formed",
    How.PART: "Parts of what moves",
    How.WHOLE: "What it is part of",
    How.WAITS_INDIRECTLY: "Waits for something that moves with it",
}
_MOST_MOVED = 40
_MOST_STEPS = 6


def moves_view(study: Study, moves: Moves) -> View:
    """Show what moves if something moves."""
    return View(
        text=lambda page: _text(study, moves, page),
        table=lambda: moved_table(study, moves),
        document=lambda: moves_document(study, moves),
    )


def _text(study: Study, moves: Moves, page: Page) -> str:
    head = clean(f"If {called(moves.origin)} moves ({moves.origin.id})")
    blocks = [page.paint(paragraph(head, page), "strong"), *_groups(study, moves, page)]
    blocks.append(paragraph(_summary(moves), page))
    return "\n\n".join(blocks) + "\n"


def _groups(study: Study, moves: Moves, page: Page) -> Iterator[str]:
    for how, head in _HEADS.items():
        group = [one for one in moves.moved.values() if one.how is how]
        if group:
            lines = [head]
            for one in group[:_MOST_MOVED]:
                lines.append(paragraph(clean(called(one.node)), page, indent="  ", hanging="    "))
                lines.append(columns(_way(one, study, moves), page, indent="    "))
            if len(group) > _MOST_MOVED:
                lines.append(f"  and {len(group) - _MOST_MOVED:,} more: --format csv")
            yield "\n".join(lines)


def _way(moved: Moved, study: Study, moves: Moves) -> Iterator[tuple[str, str]]:
    """The steps of a way with their places; the middle of a long one is left out."""
    way = moves.way_to(moved)
    half = _MOST_STEPS // 2
    if len(way) <= _MOST_STEPS:
        yield from (_step(step, study, in_full=step is moved) for step in way)
        return
    yield from (_step(step, study, in_full=False) for step in way[:half])
    yield "...", plural(len(way) - 2 * half, "further step")
    yield from (_step(step, study, in_full=step is moved) for step in way[-half:])


def _step(step: Moved, study: Study, *, in_full: bool) -> tuple[str, str]:
    """One step: where it is written, and what it says; why is told of the last one only."""
    nodes, tie = study.graph.nodes, step.tie
    source, target = nodes[tie.source].name, nodes[tie.target].name
    if tie.dependency is not None:
        said = f"{source} waits {waiting_words(tie, study.graph, in_full=in_full)}"
    elif tie.is_membership:
        said = f"{source} is in {target}"
    elif tie.kind is TieKind.FORMS:
        said = f"{source} forms {target}"
    else:
        said = f"{source} is part of {target}"
    return written_first(tie, study.catalogue), clean(said)


def _summary(moves: Moves) -> str:
    if not moves.moved:
        return f"Nothing that is recorded moves with {clean(moves.origin.name)}."
    number = Counter(one.how for one in moves.moved.values())
    said = f"{plural(len(moves.moved), 'thing')} touched"
    parts = [f"{number[How.WAITS]:,} waiting for it"] if number[How.WAITS] else []
    if indirectly := number[How.WAITS_INDIRECTLY]:
        parts.append(f"{indirectly:,} waiting for something that moves with it")
    return f"{said}, {listed(parts)}." if parts else f"{said}."
