"""The panel that every report begins with: what a director reads in half a minute.

First what matters most in figures, then the one line of each other panel, last what the report
cannot say. A team or an audience gets the lines only: figures of the whole programme say nothing
of what it means for them, and the panel after this one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.summary import summary_of
from dtl_planner.plan.making.order import Ordering
from dtl_planner.plan.timeline.plan import Plan
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.plan import ordering, page, refusing
from dtl_planner.render.report.blocks import (
    Cell,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Lacking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.classify.classification import Classification
    from dtl_planner.diff.compared import Compared
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts
    from dtl_planner.risks.register import Register

_Fact = tuple[str, str, tuple[str, ...]]
"""What it is, the panel that tells more, and what it comes to: a figure, and what is beside it."""


def summary_panel(facts: Facts, panels: Sequence[Panel]) -> Panel:
    """Sum up the panels, each with where more of it is."""
    is_whole = facts.reader.circle is Circle.EVERYBODY
    line = "What matters most, then each part in a line." if is_whole else "Each part in a line."
    return Panel("summary", "Summary", line, tuple(_blocks(facts, panels)))


def striking(facts: Facts) -> Iterator[Block]:
    """Give what matters most in figures; each leads to the panel that tells more."""
    if rows := tuple(map(_row, _facts(facts))):
        yield Grid("What matters most", ("What", "What it comes to"), rows, is_striking=True)


def _blocks(facts: Facts, panels: Sequence[Panel]) -> Iterator[Block]:
    if isinstance(facts.plan, Refusal):
        said = f"No plan fits the rules that are written. {refusing.summary(facts.plan)}"
        yield Words(said, Manner.WARNING)
    if facts.reader.circle is Circle.EVERYBODY:
        yield from striking(facts)
    if panels:
        lines = tuple(Row((Cell((one.title,), one.id), Cell((one.line,)))) for one in panels)
        yield Grid("What each part says", ("Part", "In one line"), lines)
    if reasons := tuple(dict.fromkeys(_lacking(facts))):
        yield Heading("What this report cannot say")
        yield Points(tuple(Point(f"{reason}.") for reason in reasons))


def _row(fact: _Fact) -> Row:
    told, panel, comes_to = fact
    return Row((Cell((told,), panel), Cell(comes_to)))


def _facts(facts: Facts) -> Iterator[_Fact]:
    if not isinstance(facts.compared, Lacking):
        yield from _changes(facts.compared)
    if not isinstance(facts.classification, Lacking):
        yield from _open(facts.classification)
    if not isinstance(facts.register, Lacking):
        yield from _risks(facts.register)
    yield from _plan(facts)


def _changes(compared: Compared) -> Iterator[_Fact]:
    summary = summary_of(compared)
    yield "Planned for", "structure", (compared.b.told,)
    yield "Services that change", "changes", (f"{summary.services:,}",)
    if summary.themes is not None:
        heard = summary.themes.heard
        yield "Themes answered", "consultation", (_of(heard.answered, heard.themes),)


def _open(found: Classification) -> Iterator[_Fact]:
    if found.placed:
        waiting = sum(one.category is None for one in found.placed)
        figure = _of(waiting, len(found.placed))
        yield "Components without a category yet", "services", (figure,)


def _plan(facts: Facts) -> Iterator[_Fact]:
    match facts.plan:
        case Plan():
            yield "The plan", "timeline", (f"{next(page.headline(facts.plan))}.",)
        case Ordering():
            yield "The plan", "timeline", (ordering.summary(facts.plan),)
        case _:
            return


def _risks(register: Register) -> Iterator[_Fact]:
    if register.entries:
        bare = sum(not one.is_mitigated for one in register.open)
        beside = f"{bare:,} of them without a mitigation" if bare else "each has a mitigation"
        yield "Open risks and challenges", "risks", (f"{len(register.open):,}", beside)


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,}"


def _lacking(facts: Facts) -> Iterator[str]:
    asked = (facts.classification, facts.compared, facts.study, facts.plan, facts.register)
    return (one.reason for one in asked if isinstance(one, Lacking))
