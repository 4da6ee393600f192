"""Phases by dependency, for a workspace without dates: as a page, as rows and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.plan.heading import heading
from dtl_planner.render.plan.words import few, points
from dtl_planner.shown import clean
from dtl_planner.tables import Cell, Column, Table
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.plan.making.order import Ordered, Ordering, Stage
    from dtl_planner.render.layout import Page

_COLUMNS = (
    Column("phase", "Phase"),
    Column("subject", "Id"),
    Column("name", "Name"),
    Column("changes", "Changes"),
    Column("waits_for", "Waits for"),
    Column("with", "Together with"),
    Column("fragile", "Fragile"),
)
_MOST_NAMES = 6
NO_DATES = (
    "No dates: the workspace states none to work back from. These are phases in the order of "
    "dependencies."
)
"""Why an order has no dates."""
_TO_DATES = (
    "To get dates, state what to work back from, in programme.yaml:",
    "    planning:",
    "      deadline: by YEAR-MONTH",
    (
        "More is made of phases (gates), milestones, capacity (how much can change at once) and a "
        "playbook (how long each kind of change takes)."
    ),
)


def ordering_view(ordering: Ordering) -> View:
    """Show what changes in which order."""
    return View(
        text=lambda page: _text(ordering, page),
        table=lambda: _table(ordering),
        document=lambda: _document(ordering),
    )


def _text(ordering: Ordering, page: Page) -> str:
    names = {one.subject: one.name for stage in ordering.stages for one in stage.members}
    blocks = [
        f"{heading(ordering.title, ordering.structure, page)}\n{paragraph(NO_DATES, page)}",
        *("\n".join(_stage(stage, names, page)) for stage in ordering.stages),
        "\n".join(_rings(ordering, names, page)),
        points("Bear in mind", ordering.assumed, page),
        "\n".join(said if said.startswith(" ") else paragraph(said, page) for said in _TO_DATES),
        paragraph(" ".join(_summary(ordering)), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _stage(stage: Stage, names: Mapping[str, str], page: Page) -> Iterator[str]:
    yield page.paint(paragraph(stage_title(stage), page, hanging="  "), "strong")
    yield columns([(clean(one.name), details(one, names)) for one in stage.members], page)
    if stage.unlocks:
        yield _hanging(f"unlocks: {_called(stage.unlocks, names)}", page)


def stage_title(stage: Stage) -> str:
    """Say how many services change in a phase, and how many may where that is limited."""
    used, there = stage.load
    limit = f", of {there} that can change at once" if there is not None else ""
    return f"Phase {stage.number}: {plural(used, 'service')}{limit}"


def details(one: Ordered, names: Mapping[str, str]) -> str:
    """Say how something changes, after what, and together with what."""
    said = [", ".join(one.changes), "fragile" if one.is_fragile else ""]
    for label, ids in (("after", one.waits_for), ("together with", one.with_)):
        if ids:
            said.append(f"{label} {listed([names.get(id_, id_) for id_ in ids])}")
    return clean("; ".join(part for part in said if part))


def _rings(ordering: Ordering, names: Mapping[str, str], page: Page) -> Iterator[str]:
    """What waits for itself by a ring, what waits for that, and what to mend."""
    if not ordering.rings:
        return
    head = "In no phase: each waits for the next, and the last for the first"
    yield page.paint(paragraph(head, page), "red")
    for ring in ordering.rings:
        yield _hanging(ring_words(ring, names), page)
    if ordering.stuck:
        yield _hanging(f"waiting for one of them: {_called(ordering.stuck, names)}", page)
    yield _hanging(
        "To mend it take one `depends_on` out of each ring; dtl graph shows them with file and "
        "line.",
        page,
    )


def ring_words(ring: Sequence[str], names: Mapping[str, str]) -> str:
    """Name what waits for itself by a ring, once around."""
    return " -> ".join(names.get(id_, id_) for id_ in (*ring, ring[0]))


def _called(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return few([names.get(id_, id_) for id_ in ids], _MOST_NAMES)


def _hanging(said: str, page: Page) -> str:
    return paragraph(clean(said), page, indent="  ", hanging="    ")


def _summary(ordering: Ordering) -> Iterator[str]:
    yield summary(ordering)
    if ordering.rings:
        yield "Next: dtl graph"
    elif any(stage.members for stage in ordering.stages):
        yield "Next: state a deadline, and dtl plan again."


def summary(ordering: Ordering) -> str:
    """Count what changes, and in how many phases."""
    members = [one for stage in ordering.stages for one in stage.members]
    if not members and not ordering.rings:
        return "Nothing is to be planned: nothing changes."
    things = plural(len(members), "thing changes", "things change")
    said = [f"{things} in {plural(len(ordering.stages), 'phase')}, without dates."]
    if fragile := sum(one.is_fragile for one in members):
        said.append(f"{fragile} fragile.")
    if ordering.rings:
        said.append(f"{plural(len(ordering.rings), 'ring')} to mend.")
    return " ".join(said)


def _table(ordering: Ordering) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            stage.number,
            one.subject,
            one.name,
            "; ".join(one.changes) or None,
            "; ".join(one.waits_for) or None,
            "; ".join(one.with_) or None,
            one.is_fragile,
        )
        for stage in ordering.stages
        for one in stage.members
    ]
    return Table(_COLUMNS, tuple(rows))


def _document(ordering: Ordering) -> dict[str, object]:
    return {
        "title": ordering.title,
        "structure": ordering.structure,
        "stages": [_stage_document(stage) for stage in ordering.stages],
        "rings": [list(ring) for ring in ordering.rings],
        "stuck": list(ordering.stuck),
        "assumed": list(ordering.assumed),
        "made_from": ordering.made_from,
    }


def _stage_document(stage: Stage) -> dict[str, object]:
    return {
        "number": stage.number,
        "members": [
            {
                "subject": one.subject,
                "name": one.name,
                "changes": list(one.changes),
                "waits_for": list(one.waits_for),
                "with": list(one.with_),
                "is_fragile": one.is_fragile,
            }
            for one in stage.members
        ],
        "unlocks": list(stage.unlocks),
        "load": stage.load[0],
        "limit": stage.load[1],
    }
