"""Parts of a paper: which panels each takes and how much of them, and what it says besides.

A paper repeats panels of the page and never works anything out again: so its numbers are the
page's. Its paragraphs are numbered, as a committee refers to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.render.report.blocks import Heading, Manner, Words
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
    """

    id: str
    title: str
    says: Saying = _nothing
    takes: tuple[Taken, ...] = ()


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
    numbered = tuple(_numbered(n, part, blocks) for n, (part, blocks) in enumerate(told, start=1))
    day = f", as of {long_date(facts.as_of)}" if facts.as_of else ""
    return without_loose_links(Report(facts.title, f"{subtitle}{day}", numbered, facts.made))


def _blocks(part: Part, facts: Facts, panels: dict[str, Panel]) -> Iterator[Block]:
    yield from part.says(facts)
    taken = [(panels[one.panel], one.how) for one in part.takes if one.panel in panels]
    for panel, how in taken:
        if len(part.takes) > 1:
            yield Heading(panel.title)
        yield from how(panel)


def _numbered(number: int, part: Part, blocks: tuple[Block, ...]) -> Panel:
    return Panel(part.id, f"{number}. {part.title}", "", tuple(_count(number, blocks)))


def _count(part: int, blocks: Iterable[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if isinstance(block, Words) and block.manner is Manner.PLAIN:
            number += 1
            yield Words(f"{part}.{number} {block.text}", Manner.NUMBERED)
        else:
            yield block
