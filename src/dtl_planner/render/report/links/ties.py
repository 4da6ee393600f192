"""What waits for what, forms, joins or leads it: drawn, as things and as ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.layered.pictures import connected, pictures
from dtl_planner.drawing.layered.things import Link, Thing
from dtl_planner.drawing.shapes import ACROSS, Line, Tone
from dtl_planner.drawing.shapes import Node as DrawnNode
from dtl_planner.graph.ties import TieKind
from dtl_planner.render.graph.words import called, waiting_words
from dtl_planner.render.papers import Papers
from dtl_planner.render.report.blocks import (
    Cell,
    Drawn,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.links.looks import box_legend
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.catalogue.values.dependencies import Dependency
    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.graph.rings import Ring
    from dtl_planner.graph.study import Study
    from dtl_planner.graph.ties import Graph, Node, Tie
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.links.looks import Looks

_TITLE = "What waits for what, and what becomes what"
MOST = 150
"""How many things the pictures show: whole groups, the largest first."""

_FORTH = {
    TieKind.FORMS: "forms",
    TieKind.JOINS: "joins",
    TieKind.LEADS: "leads",
    TieKind.GOES_TO: "goes to",
}
_BACK = {
    TieKind.FORMS: "formed by",
    TieKind.JOINS: "joined by",
    TieKind.LEADS: "led by",
    TieKind.GOES_TO: "takes in",
}
_ARROW = ("Arrow", "the word at its head says what it means")
_LINES = {
    Tone.STRONG: ("Strong line", "what has to come or be decided first, to what waits for it"),
    Tone.PLAIN: ("Plain line", "what forms, joins or leads something, or goes to it"),
    Tone.WARNING: ("Dashed line", "leads backward, because it closes a ring"),
}
_WAITS = {
    "finish-to-start": ("comes before", "begins when that is done"),
    "start-to-start": ("begins before", "begins when that has begun"),
    "finish-to-finish": ("ends before", "ends when that is done"),
    "start-to-finish": ("begins before its end", "ends when that has begun"),
}
"""Each way of waiting: as the word at an arrow, and as what it means for what waits."""


def is_drawn(tie: Tie) -> bool:
    """Whether a tie is one of these: alliances and what is part of what are told elsewhere."""
    return tie.dependency is not None or tie.kind in _FORTH


def tie_blocks(study: Study, ties: Sequence[Tie], looks: Looks) -> Iterator[Block]:
    """Say and draw what is tied to what."""
    yield from _rings(study)
    if not ties:
        return
    yield Heading("Dependencies")
    papers = Papers.behind((tie.dependency for tie in ties if tie.dependency), study.catalogue)
    tied = _tied(ties, study.graph, papers)
    nodes = [node for key, node in study.graph.nodes.items() if key in tied]
    things = [_thing(node, looks) for node in nodes]
    drawn = _drawable(things, [_link(tie) for tie in ties])
    table = _things(nodes, tied, looks)
    yield Drawn(drawn, table, _legend(drawn)) if drawn else table
    left = len(things) - sum(isinstance(mark, DrawnNode) for one in drawn for mark in one.marks)
    if left:
        said = f"{plural(left, 'thing')} not drawn: the pictures show whole groups that a page has"
        rule = f"{said} room for, the largest first, up to {MOST} things. The table has all."
        yield Words(rule, Manner.NOTE)
    if told := papers.told():
        yield Words(told, Manner.NOTE)


def _drawable(things: Sequence[Thing], links: Sequence[Link]) -> tuple[Picture, ...]:
    """Draw whole groups as long as there is room, and as a page is wide enough for them."""
    room = MOST
    kept: set[str] = set()
    for part in connected(things, links):
        if len(part) <= room:
            kept.update(thing.id for thing in part)
            room -= len(part)
    shown = [thing for thing in things if thing.id in kept]
    inside = [link for link in links if link.source in kept]
    return tuple(one for one in pictures(_TITLE, shown, inside) if one.width <= ACROSS)


def _thing(node: Node, looks: Looks) -> Thing:
    below = looks.below(node)
    return Thing(
        id=node.key,
        name=node.name,
        label=f"{node.name}, {below}" if below else node.name,
        below=below,
        tone=looks.tone(node),
        dashed=looks.is_open(node),
        row=_row_id(node),
    )


def _row_id(node: Node) -> str:
    return f"tie-{node.key}"


def _link(tie: Tie) -> Link:
    """A line in the order in which things come about: what is waited for leads to what waits."""
    if tie.dependency is None:
        return Link(tie.source, tie.target, _FORTH[tie.kind])
    decision = tie.kind is TieKind.WAITS_FOR_DECISION
    word = "decided before" if decision else _WAITS[tie.dependency.kind][0]
    return Link(tie.target, tie.source, word, Tone.STRONG)


def _tied(ties: Sequence[Tie], graph: Graph, papers: Papers) -> dict[str, tuple[str, ...]]:
    """Every tie of each thing, as it is seen from there: what it does first, and why."""
    forth: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for tie in ties:
        forth.setdefault(tie.source, []).append(_said(tie, graph, papers))
        back.setdefault(tie.target, []).append(_seen(tie, graph))
    keys = dict.fromkeys([*forth, *back])
    return {key: (*forth.get(key, ()), *back.get(key, ())) for key in keys}


def _said(tie: Tie, graph: Graph, papers: Papers) -> str:
    link = tie.dependency
    if link is None:
        return f"{_FORTH[tie.kind]} {called(graph.nodes[tie.target])}"
    cited = papers.cited(link)
    said = f"waits {waiting_words(tie, graph, in_full=False)}: {_meaning(tie, link)}"
    return f"{said} ({cited})" if cited else said


def _seen(tie: Tie, graph: Graph) -> str:
    """A tie as it is seen from where it leads."""
    other = called(graph.nodes[tie.source])
    if tie.kind in _BACK:
        return f"{_BACK[tie.kind]} {other}"
    decision = "a decision on it is " if tie.kind is TieKind.WAITS_FOR_DECISION else ""
    return f"{decision}awaited by {other}"


def _things(nodes: Sequence[Node], tied: Mapping[str, tuple[str, ...]], looks: Looks) -> Grid:
    rows = (
        Row(
            (
                Cell((called(node),), link=looks.row(node)),
                Cell(tuple(filter(None, (looks.category(node),)))),
                Cell(tied[node.key]),
            ),
            id=_row_id(node),
        )
        for node in nodes
    )
    grid = Grid("Things and what ties them", ("Thing", "Category", "Tied how"), tuple(rows))
    return without_empty(grid)


def _meaning(tie: Tie, link: Dependency) -> str:
    """Which end waits for which, how long after, and why."""
    lag = f"lag {link.lag.wording}" if link.lag else ""
    meaning = _WAITS[link.kind][1]
    if tie.kind is TieKind.WAITS_FOR_DECISION:
        meaning = meaning.replace("is done", "is decided")
    how = ", ".join(filter(None, (meaning, lag)))
    return f"{how}: {link.why}" if link.why else how


def _rings(study: Study) -> Iterator[Block]:
    for ring in study.rings:
        yield Words("A ring: each waits for the next, and the last for the first.", Manner.WARNING)
        yield Points(tuple(_steps(ring, study.graph)))


def _steps(ring: Ring, graph: Graph) -> Iterator[Point]:
    for tie in ring.steps:
        yield Point(f"{called(graph.nodes[tie.source])} waits {waiting_words(tie, graph)}")


def _legend(drawn: Sequence[Picture]) -> tuple[tuple[str, str], ...]:
    """Tell what looks mean, as far as there is anything that looks so."""
    lines = [mark for one in drawn for mark in one.marks if isinstance(mark, Line)]
    used = {line.tone for line in lines}
    told = [said for tone, said in _LINES.items() if tone in used]
    return (_ARROW, *told, *box_legend(drawn))
