"""Every date of a plan as a table: a row for each row of its pictures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.plan import words
from dtl_planner.render.plan.freedom import Freedom
from dtl_planner.render.report.blocks import FEW, Cell, Grid, Row
from dtl_planner.render.report.timeline.stages import shared, stages_of
from dtl_planner.tables.plans import how_tied
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.timeline.plan import Plan, Planned, PlanPhase, Tie
    from dtl_planner.render.report.timeline.stages import Entry, Stage

_KINDS = {
    ItemKind.MILESTONE: "milestone",
    ItemKind.READY: "in place",
    ItemKind.ACTIVITY: "work",
}
_HEAD = (
    "What",
    "Kind",
    "Days",
    "State and room",
    "Due, or what is done",
    "Waits for",
    "Source",
)
_FOLLOWS = "finish-to-start"


@dataclass(frozen=True, slots=True)
class Timetable:
    """The items of a plan that a reader is shown, in rows.

    Attributes:
        items: The items.
        stages: The rows, by phase.
        grid: The rows as a table.
    """

    items: tuple[Planned, ...]
    stages: tuple[Stage, ...]
    grid: Grid

    @classmethod
    def of(cls, plan: Plan, items: Sequence[Planned], catalogue: Catalogue) -> Timetable:
        """Put items into rows, those sharing one of which all but the name is the same."""
        table = _Table(plan, Freedom.of(plan), catalogue)
        stages = shared(stages_of(plan, items), table.told)
        rows = tuple(
            table.row(entry, stage.phase, stage.title)
            for stage in stages
            for entry in stage.entries
        )
        grid = Grid("Every date of the plan", _HEAD, rows, is_searched=len(rows) > FEW)
        return cls(tuple(items), stages, grid)

    @property
    def rows(self) -> dict[str, str]:
        """The id of the row of each item, and of the first row of what it is part of."""
        found: dict[str, str] = {}
        for stage in self.stages:
            for entry in stage.entries:
                for item in entry.every:
                    found[item.id] = entry.id
                    found.setdefault(item.subject, entry.id)
        return found


class _Table:
    """Makes the rows of one plan."""

    def __init__(self, plan: Plan, freedom: Freedom, catalogue: Catalogue) -> None:
        self._plan, self._freedom, self._titles = plan, freedom, _titles(catalogue)
        self._ties: dict[str, list[Tie]] = defaultdict(list)
        for tie in plan.ties:
            self._ties[tie.after].append(tie)

    def row(self, entry: Entry, phase: PlanPhase | None, group: str) -> Row:
        """Give the row of an entry, under the heading of its phase."""
        sources = dict.fromkeys(item.source for item in entry.every if item.source)
        cited = tuple(_short(source, self._titles) for source in sources)
        cells = (Cell(entry.names), *self.told(entry, phase), Cell(cited))
        return Row(cells, id=entry.id, group=group)

    def told(self, entry: Entry, phase: PlanPhase | None) -> tuple[Cell, ...]:
        """Give what is told of an entry besides its name and its sources."""
        items = entry.items
        return (
            Cell((_KINDS[entry.kind],)),
            Cell((entry.days,)),
            Cell(tuple(self._state(items))),
            Cell(tuple(self._done(items, phase))),
            Cell(tuple(self._waits(items))),
        )

    def _state(self, items: Sequence[Planned]) -> Iterator[str]:
        if not all(map(words.is_in_time, items)):
            yield "late"
        yield from filter(None, (words.state_words(items), self._freedom.told(items)))
        if any(item.is_fragile for item in items):
            yield "fragile"

    def _done(self, items: Sequence[Planned], phase: PlanPhase | None) -> Iterator[str]:
        """When a moment is due; of a service each piece of work with its days."""
        for item in items:
            due = words.due_words(item, phase)
            if item.kind is ItemKind.ACTIVITY:
                days = f", {words.stretch(item.start, item.finish)}" if len(items) > 1 else ""
                lasting = plural(item.days, "working day")
                yield "; ".join(filter(None, (f"{item.name}{days}, {lasting}", due)))
            elif due:
                yield due

    def _waits(self, items: Sequence[Planned]) -> Iterable[str]:
        """What a row waits for, but for its own work; each once."""
        own = {item.id for item in items}
        ties = [tie for item in items for tie in self._ties[item.id] if tie.before not in own]
        return dict.fromkeys(self._wait(tie, items[0]) for tie in ties)

    def _wait(self, tie: Tie, item: Planned) -> str:
        """Name what is waited for; how, where it is not that one ends before the other begins."""
        before = self._plan.item[tie.before]
        name = before.name if before.subject == item.subject else words.called(before)
        how = how_tied(tie)
        if how == _FOLLOWS:
            return name
        lag = how.removeprefix(f"{_FOLLOWS} ")
        return f"{name} ({how if lag == how else f'and {lag} more'})"


def papers_told(items: Iterable[Planned], catalogue: Catalogue) -> str:
    """Tell which papers the sources of some items are of; nothing where none is named."""
    titles = _titles(catalogue)
    cited = {item.source for item in items if item.source}
    told = [
        f"{id_}: {title}"
        for title, id_ in titles.items()
        if any(source.startswith(title) for source in cited)
    ]
    return f"Sources are named by paper and section. {'; '.join(told)}." if told else ""


def _titles(catalogue: Catalogue) -> dict[str, str]:
    """Give the ids of papers by title; a title that begins with another one comes first."""
    papers = {one.title: id_ for id_, one in catalogue.by_id(Source).items()}
    return dict(sorted(papers.items(), key=lambda paper: -len(paper[0])))


def _short(source: str, titles: dict[str, str]) -> str:
    """Name the paper by its id instead of its title."""
    for title, id_ in titles.items():
        if source.startswith(title):
            return f"{id_}{source.removeprefix(title)}"
    return source
