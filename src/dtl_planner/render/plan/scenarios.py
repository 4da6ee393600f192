"""Plans of several scenarios side by side: each milestone, and its date in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dtl_planner.plan.making.order import Ordering
from dtl_planner.plan.timeline.plan import Plan, Proof
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.plan.made import Made, made_view
from dtl_planner.render.plan.words import day, milestones_of
from dtl_planner.shown import clean
from dtl_planner.tables import Cell, Column, Table
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.timeline.plan import Planned
    from dtl_planner.render.layout import Page

_ROOM = 28
"""What a page keeps for the names of milestones."""

_DATE = 13
"""A date, and the gap before it."""

_PROOF = {
    Proof.BEST: "proved best",
    Proof.SOUND: "not proved best",
    Proof.STOPPED: "stopped early",
}


Tried = Sequence[tuple[str, Made]]
"""The id of each scenario with what came of it."""


def scenarios_view(tried: Tried, catalogue: Catalogue) -> View:
    """Show the plans of several scenarios side by side.

    Args:
        tried: The id of each scenario with what came of it.
        catalogue: What they were made from.
    """
    return View(
        text=lambda page: _text(tried, page),
        table=lambda: _table(tried),
        document=lambda: {"scenarios": [_document(*one, catalogue) for one in tried]},
    )


def _text(tried: Tried, page: Page) -> str:
    abreast = max((page.width - _ROOM) // _DATE, 1)
    milestones = _milestones(tried)
    blocks = [
        columns(_rows(tried[n : n + abreast], milestones), page, indent="")
        for n in range(0, len(tried), abreast)
    ]
    blocks.append(paragraph(" ".join(_summary(tried, milestones)), page))
    return "\n\n".join(blocks) + "\n"


def _rows(part: Tried, milestones: Sequence[Planned]) -> Iterator[tuple[str, ...]]:
    """The ids, what each works back from, how it ended, and then a row for each milestone."""
    yield ("Scenario", *(clean(name) for name, _ in part))
    yield ("Back from", *(clean(_deadline(made)) for _, made in part))
    yield ("Result", *(_result(made) for _, made in part))
    for milestone in milestones:
        yield (clean(milestone.name), *(_date(made, milestone.id) for _, made in part))


def _milestones(tried: Tried) -> list[Planned]:
    """Every milestone of any scenario once, in the order in which the first plan reaches them."""
    found: dict[str, Planned] = {}
    for _, made in tried:
        if isinstance(made, Plan):
            for milestone in milestones_of(made):
                found.setdefault(milestone.id, milestone)
    return list(found.values())


def _deadline(made: Made) -> str:
    return "nothing stated" if isinstance(made, Ordering) else made.deadline


def _result(made: Made) -> str:
    if isinstance(made, Plan):
        return _PROOF[made.proof]
    return "no plan" if isinstance(made, Refusal) else "no dates"


def _date(made: Made, milestone: str) -> str:
    found = made.item.get(milestone) if isinstance(made, Plan) else None
    return day(found.finish) if found else "-"


def _summary(tried: Tried, milestones: Sequence[Planned]) -> Iterator[str]:
    plans = [made for _, made in tried if isinstance(made, Plan)]
    yield f"{len(plans)} of {plural(len(tried), 'scenario')} can be planned."
    if len(plans) > 1:
        dates = [{_date(plan, one.id) for plan in plans} for one in milestones]
        differ = sum(len(each) > 1 for each in dates)
        yield f"{differ} of {plural(len(milestones), 'milestone')} on different days."
        if differ and any(plan.proof is not Proof.BEST for plan in plans):
            yield "Where a plan is not proved best, a later search may move its dates as much."
    yield f"Next: dtl plan --scenario {clean(tried[0][0])}"


def _table(tried: Tried) -> Table:
    """A row for how each ended, and one for each milestone."""
    heads = [("item", "Id"), ("name", "Name"), ("due", "Due"), *((name, name) for name, _ in tried)]
    rows: list[tuple[Cell, ...]] = [(None, "Result", None, *(_result(made) for _, made in tried))]
    for milestone in _milestones(tried):
        dates = (_iso(made, milestone.id) for _, made in tried)
        rows.append((milestone.id, milestone.name, milestone.due, *dates))
    return Table(tuple(Column(*head) for head in heads), tuple(rows))


def _iso(made: Made, milestone: str) -> str | None:
    found = made.item.get(milestone) if isinstance(made, Plan) else None
    return found.finish.isoformat() if found else None


def _document(name: str, made: Made, catalogue: Catalogue) -> dict[str, object]:
    """A scenario by itself, its id first; the version stands at the top of the whole."""
    document = made_view(made, catalogue).document()
    rest = {key: document[key] for key in document if key not in {"format_version", "scenario"}}
    return {"scenario": name, "result": _result(made), **rest}
