"""Simulations of several scenarios side by side: the chance of each date, and the safe date."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.plan.words import called
from dtl_planner.render.simulate.document import document_of
from dtl_planner.render.simulate.words import date_text, date_words, percent, share_text
from dtl_planner.shown import clean
from dtl_planner.tables import Cell, Column, Table
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.simulation.result import Simulated, Simulation
    from dtl_planner.render.layout import Page

Tried: TypeAlias = "Sequence[tuple[str, Simulation | Refusal]]"

_ROOM = 26
"""What a page keeps for the names of milestones."""
_CELL = 24
"""A chance with a date, and the gap before it."""


def sweep_view(tried: Tried) -> View:
    """Show simulations of several scenarios side by side.

    Args:
        tried: The id of each scenario with what came of it.
    """
    return View(
        text=lambda page: _text(tried, page),
        table=lambda: _table(tried),
        document=lambda: {"scenarios": [_document(*one) for one in tried]},
    )


def _text(tried: Tried, page: Page) -> str:
    abreast = max((page.width - _ROOM) // _CELL, 1)
    blocks = [
        columns(_rows(tried[n : n + abreast], tried), page, indent="")
        for n in range(0, len(tried), abreast)
    ]
    told = "Each cell: the chance of meeting the date, and the date that 8 of 10 runs keep."
    blocks += [paragraph(told, page), paragraph(" ".join(_summary(tried)), page)]
    return "\n\n".join(blocks) + "\n"


def _rows(part: Tried, tried: Tried) -> Iterator[tuple[str, ...]]:
    """The ids, how sure the deadline is, and then a row for each milestone."""
    yield ("Scenario", *(clean(name) for name, _ in part))
    yield ("Everything", *(_whole(made) for _, made in part))
    for id_, name in _milestones(tried).items():
        yield (clean(name), *(_cell(made, id_) for _, made in part))


def _milestones(tried: Tried) -> dict[str, str]:
    """Every milestone of any scenario once, in the order of the first plan that has it."""
    found: dict[str, str] = {}
    for _, made in tried:
        if not isinstance(made, Refusal):
            for one in made.items:
                if one.item.kind is ItemKind.MILESTONE:
                    found.setdefault(one.item.id, called(one.item))
    return found


def _whole(made: Simulation | Refusal) -> str:
    if isinstance(made, Refusal):
        return "no plan"
    chance = percent(made.whole.chance.share) if made.whole else "-"
    early = f" ({made.runs:,} runs)" if made.is_stopped else ""
    return f"{chance}, {date_words(made.dates, 80)}{early}"


def _cell(made: Simulation | Refusal, milestone: str) -> str:
    one = _of(made, milestone)
    if one is None:
        return "-"
    chance = percent(one.chance.share) if one.chance else "no date"
    return f"{chance}, {date_words(one.dates, 80)}"


def _of(made: Simulation | Refusal, milestone: str) -> Simulated | None:
    if isinstance(made, Refusal):
        return None
    return next((one for one in made.items if one.item.id == milestone), None)


def _summary(tried: Tried) -> Iterator[str]:
    made = [(name, one) for name, one in tried if not isinstance(one, Refusal)]
    yield f"{len(made)} of {plural(len(tried), 'scenario')} can be planned."
    if made:
        first = made[0][1]
        yield f"{plural(first.asked, 'run')} each, seed {first.seed}."
        best = max(made, key=lambda one: one[1].whole.chance.met if one[1].whole else -1)
        yield f"Surest: {clean(best[0])}."
    yield f"Next: dtl simulate --scenario {clean((made or tried)[0][0])}"


def _table(tried: Tried) -> Table:
    """A row for everything and for each milestone; two columns for each scenario."""
    heads = [("item", "Id"), ("name", "Name")]
    for name, _ in tried:
        heads += [(f"{name}_percent", f"{name}: chance, %"), (f"{name}_p80", f"{name}: P80")]
    rows: list[tuple[Cell, ...]] = [
        (None, "Everything", *(cell for _, made in tried for cell in _whole_cells(made)))
    ]
    for id_, name in _milestones(tried).items():
        cells = (cell for _, made in tried for cell in _cells(_of(made, id_)))
        rows.append((id_, name, *cells))
    return Table(tuple(Column(*head) for head in heads), tuple(rows))


def _whole_cells(made: Simulation | Refusal) -> tuple[Cell, Cell]:
    if isinstance(made, Refusal):
        return None, None
    chance = share_text(made.whole.chance.share) if made.whole else None
    return chance, date_text(made.dates, 80)


def _cells(one: Simulated | None) -> tuple[Cell, Cell]:
    if one is None:
        return None, None
    chance = share_text(one.chance.share) if one.chance else None
    return chance, date_text(one.dates, 80)


def _document(name: str, made: Simulation | Refusal) -> dict[str, object]:
    if isinstance(made, Refusal):
        return {"scenario": name, "result": "no plan"}
    return {
        "scenario": name,
        "result": "simulated",
        **{key: value for key, value in document_of(made).items() if key != "scenario"},
    }
