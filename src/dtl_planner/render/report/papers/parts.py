"""Parts of a paper: which panels each takes and how much of them, and what it says besides.

A paper repeats panels of the page and never works anything out again: so its numbers are the
page's. Its paragraphs are numbered, as a committee refers to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.render.report.blocks import Heading, Manner, Point, Points, Words
from dtl_planner.render.report.document import Panel, Report
from dtl_planner.render.report.linking import without_loose_links
from dtl_planner.render.report.whole import panels_for
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts

Taking: TypeAlias = Callable[[Panel], Iterable["Block"]]
"""What a paper takes of a panel; `taking` has them all."""
Saying: TypeAlias = Callable[["Facts"], Iterable["Block"]]


def _nothing(_: Facts) -> tuple[Block, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a part takes of a panel.

    Attributes:
        panel: The panel's id.
        how: What it takes of it.
    """

    panel: str
    how: Taking


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper, which is left out where it has nothing to say.

    Attributes:
        id: Its name in the paper.
        title: Its heading.
        says: What it says itself, before what it takes.
        takes: What it takes of panels, in their order.
        is_appendix: Whether it stands behind the paper itself, on pages of its own, with a letter.
    """

    id: str
    title: str
    says: Saying = _nothing
    takes: tuple[Taken, ...] = ()
    is_appendix: bool = False


def paper(facts: Facts, subtitle: str, parts: Iterable[Part]) -> Report:
    """Put a paper together.

    Args:
        facts: What the commands answer.
        subtitle: What kind of paper it is.
        parts: Its parts, in order.
    """
    panels = {panel.id: panel for panel in panels_for(facts)}
    made = [(part, tuple(_blocks(part, facts, panels))) for part in parts]
    told = [(part, blocks) for part, blocks in made if blocks]
    itself = [_marked(f"{n}", part, blocks) for n, (part, blocks) in enumerate(_of(told), start=1)]
    behind = [
        _marked(letter, part, blocks)
        for letter, (part, blocks) in zip(
            ascii_uppercase, _of(told, is_appendix=True), strict=False
        )
    ]
    if behind:
        itself.append(_contents(f"{len(itself) + 1}", behind))
    day = f", as of {long_date(facts.as_of)}" if facts.as_of else ""
    made_of = (*itself, *behind)
    return without_loose_links(Report(facts.title, f"{subtitle}{day}", made_of, facts.made))


def _of(
    told: Iterable[tuple[Part, tuple[Block, ...]]], *, is_appendix: bool = False
) -> Iterator[tuple[Part, tuple[Block, ...]]]:
    return ((part, blocks) for part, blocks in told if part.is_appendix is is_appendix)


def _blocks(part: Part, facts: Facts, panels: dict[str, Panel]) -> Iterator[Block]:
    yield from part.says(facts)
    taken = ((panels[one.panel], one.how) for one in part.takes if one.panel in panels)
    found = ((panel.title, tuple(how(panel))) for panel, how in taken)
    for title, blocks in found:
        if len(part.takes) > 1 and blocks and not isinstance(blocks[0], Heading):
            yield Heading(title)
        yield from blocks


def _marked(mark: str, part: Part, blocks: tuple[Block, ...]) -> Panel:
    title = f"Appendix {mark}: {part.title}" if part.is_appendix else f"{mark}. {part.title}"
    return Panel(part.id, title, "", tuple(_count(mark, blocks)), on_new_page=part.is_appendix)


def _contents(mark: str, appendices: Iterable[Panel]) -> Panel:
    names = (one.title.removeprefix("Appendix ") for one in appendices)
    return Panel("appendices", f"{mark}. Appendices", "", (Points(tuple(map(Point, names))),))


def _count(mark: str, blocks: Iterable[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if isinstance(block, Words) and block.manner is Manner.PLAIN:
            number += 1
            yield Words(f"{mark}.{number} {block.text}", Manner.NUMBERED)
        else:
            yield block
