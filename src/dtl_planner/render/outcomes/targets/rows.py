"""Targets as rows: one for each, parts right after their whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.adding_up import Cascade
from dtl_planner.outcomes.figures import plain
from dtl_planner.outcomes.targets import outline
from dtl_planner.render.outcomes.words import NOT_STATED, cited
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.outcomes.reports import Targeted
    from dtl_planner.outcomes.targets import Held
    from dtl_planner.tables import Cell

_MEAN_DIGITS = 6
"""As many digits behind the point as programs get of a number that has no end."""

_COLUMNS = tuple(
    Column(key, title)
    for key, title in (
        ("target", "Target"),
        ("part_of", "Part of"),
        ("depth", "Depth"),
        ("name", "Name"),
        ("place", "Place"),
        ("place_name", "Name of the place"),
        ("places", "Places it stands for"),
        ("kind", "Kind"),
        ("indicator", "Indicator"),
        ("value", "To reach"),
        ("by", "By"),
        ("baseline", "Baseline"),
        ("baseline_period", "Baseline of"),
        ("step", "Step"),
        ("step_percent", "Step, %"),
        ("agency", "Responsible agency"),
        ("set_by", "Set by"),
        ("parts", "Parts make it up as"),
        ("parts_number", "Parts"),
        ("parts_come_to", "Parts come to"),
        ("parts_ahead", "That less the target"),
        ("parts_verdict", "Parts are"),
        ("parts_why", "Because"),
        ("without_part", "Places without a part"),
        ("not_stated", "Not stated"),
        ("note", "Note"),
        ("basis", "Basis"),
        ("source", "Source"),
    )
)


def targets_table(found: Targeted) -> Table:
    """Set out every target, as a tree from the whole area down."""
    rows = (_row(depth, one, found.catalogue) for depth, one in outline(found.held))
    return Table(_COLUMNS, tuple(rows))


def _row(depth: int, held: Held, catalogue: Catalogue) -> tuple[Cell, ...]:
    target, baseline, step = held.target, held.target.baseline, held.step
    per_cent = step.per_cent if step else None
    return (
        target.id,
        target.part_of,
        depth,
        target.name,
        target.place,
        held.place.name,
        held.place.count,
        target.kind,
        target.indicator,
        plain(target.value.number) if target.value else NOT_STATED,
        target.by.wording if target.by else NOT_STATED,
        plain(baseline.value.number) if baseline and baseline.value else NOT_STATED,
        baseline.period.wording if baseline and baseline.period else None,
        plain(step.by) if step else None,
        str(per_cent) if per_cent is not None else None,
        target.agency or NOT_STATED,
        target.set_by,
        target.parts,
        len(held.parts),
        plain(held.made_up, digits=_MEAN_DIGITS) if held.made_up is not None else None,
        plain(held.ahead) if held.ahead is not None else None,
        verdict_of(held),
        held.cascade.value if verdict_of(held) == "cannot be told" else None,
        ", ".join(one.id for one in held.without_part) or None,
        ", ".join(want.value for want in held.wants) or None,
        target.note,
        target.basis.value,
        cited(target.source, catalogue),
    )


def verdict_of(held: Held) -> str | None:
    """Say in a word whether the parts make it up; nothing where there are none."""
    if held.cascade is Cascade.NO_PARTS:
        return None
    is_told = held.cascade in {Cascade.MET, Cascade.SHORT}
    return held.cascade.value if is_told else "cannot be told"
