"""`dtl targets` as a page: the cascade as a tree, uneven steps, and what is wanting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.targets import Want, outline
from dtl_planner.render.formats import View
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.outcomes.targets.document import document_of
from dtl_planner.render.outcomes.targets.rows import targets_table
from dtl_planner.render.outcomes.targets.summing import answer, summary
from dtl_planner.render.outcomes.targets.words import (
    figure_words,
    indicator_name,
    place_of,
    targets_words,
    verdict_words,
)
from dtl_planner.render.outcomes.words import (
    by_need,
    by_words,
    heading,
    label,
    labels,
    reading,
    section,
    some_of,
    stated_by,
    title_of,
)
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.sections.targets import Target
    from dtl_planner.outcomes.reports import Targeted
    from dtl_planner.outcomes.steps import Asked
    from dtl_planner.outcomes.targets import Held
    from dtl_planner.render.layout import Page

NOTHING = (
    "Nothing is written of what is to be reached: `targets` in outcomes.yaml would say it, each "
    "with its place, its figure and who answers for it, and under `part_of` which larger one it "
    "helps to reach."
)
_DEEPEST = 6
"""How many steps deep a line is set in; what lies deeper stands below each other."""


def targets_view(found: Targeted) -> View:
    """Show what is to be reached."""
    return View(
        text=lambda page: _text(found, page),
        table=lambda: targets_table(found),
        document=lambda: document_of(found),
    )


def _text(found: Targeted, page: Page) -> str:
    if not found.held:
        return paragraph(NOTHING, page) + "\n"
    number = plural(len(found.held), "target")
    blocks = [
        heading(title_of(found.catalogue, "Targets"), number, page)
        + "\n"
        + paragraph(answer(found), page),
        *_trees(found, page),
        _steps(found, page),
        _wants(found, page),
        paragraph(summary(found), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _trees(found: Targeted, page: Page) -> Iterator[str]:
    """Each target of the whole area with all that helps to reach it."""
    names = {one.target.id: one.target.name for one in found.held}
    lines: list[str] = []
    for depth, held in outline(found.held):
        if not depth and lines:
            yield "\n".join(lines)
            lines = []
        whole = names.get(held.target.part_of or "")
        lines += _branch(held, min(depth, _DEEPEST), whole, found, page)
    yield "\n".join(lines)


def _branch(
    held: Held, depth: int, whole: str | None, found: Targeted, page: Page
) -> Iterator[str]:
    """A target: its place, what is to be reached, who answers for it, and what its parts come to.

    Args:
        held: The target.
        depth: How deep it stands in the tree.
        whole: The name of the target that it is part of; it is not said again.
        found: All targets.
        page: What it is laid out for.
    """
    target, indent = held.target, "  " * depth
    place = label(held.place)
    head = place if target.name == whole else f"{place}: {clean(target.name)}"
    text = paragraph(head, page, indent=indent, hanging=indent + "    ")
    yield text if depth else page.paint(text, "strong")
    note = clean(target.note) if target.note else ""
    told = (
        figure_words(held),
        people_words(target),
        note,
        lacking_words(held),
        *part_words(held, found),
    )
    for said in told:
        if said:
            yield paragraph(said, page, indent=indent + "  ", hanging=indent + "    ")


def people_words(target: Target) -> str:
    """Tell what kind it is, who answers for it, who sets it, and where that is stated."""
    said = [
        target.kind.replace("-", " ") if target.kind else None,
        f"responsible: {clean(target.agency)}" if target.agency else None,
        f"set by {clean(target.set_by)}" if target.set_by else None,
        reading(target.basis),
        stated_by(target.source),
    ]
    return "; ".join(each for each in said if each)


def lacking_words(held: Held) -> str:
    """Tell what is not stated of a target; nothing where all is."""
    return f"not stated: {listed([want.value for want in held.wants])}" if held.wants else ""


def part_words(held: Held, found: Targeted) -> Iterator[str]:
    """Tell whether the parts make it up, which places have none, and which come too late."""
    if not held.parts:
        return
    yield f"{plural(len(held.parts), 'part')}: {verdict_words(held, found.catalogue)}"
    if held.without_part:
        yield f"no part for {labels(held.without_part)}"
    late = [
        f"{label(place_of(part, found.catalogue))}, {by_words(part.by)}"
        for part in held.late
        if part.by
    ]
    if late:
        yield f"later than the whole: {'; '.join(late)}"


def _steps(found: Targeted, page: Page) -> str:
    rows = list(step_rows(found))
    return section(page.paint(SMALLER, "strong"), columns(rows, page)) if rows else ""


SMALLER = "More need, and a smaller step"


def step_rows(found: Targeted) -> Iterator[tuple[str, str]]:
    """Tell of places with more need than others that are asked for a smaller step."""
    for one in found.small_steps:
        others = some_of([_asked(other, found) for other in one.others])
        name = indicator_name(one.needier.target.indicator or "", found.catalogue)
        by = by_need(name, one.needier.need)
        yield _asked(one.needier, found), f"less than {others}, by {by}"


def _asked(asked: Asked, found: Targeted) -> str:
    place = label(place_of(asked.target, found.catalogue))
    return f"{place} (rank {asked.need.rank}): {_per_cent(asked)}"


def _per_cent(asked: Asked) -> str:
    per_cent = asked.step.per_cent
    return f"{'+' if per_cent is not None and per_cent > 0 else ''}{per_cent} %"


def _wants(found: Targeted, page: Page) -> str:
    rows = list(want_rows(found))
    return section(page.paint("Not stated", "strong"), columns(rows, page)) if rows else ""


def want_rows(found: Targeted) -> Iterator[tuple[str, str]]:
    """Tell what lacks of which targets, and which places have no target of their own."""
    for want in Want:
        lacking = [one.target for one in found.held if want in one.wants]
        if lacking:
            yield want.value, _targets(lacking, found)
    for one in found.held:
        if one.without_part:
            yield "local target", f"{clean(one.target.name)}: {labels(one.without_part)}"


def _targets(lacking: Sequence[Target], found: Targeted) -> str:
    if len(lacking) == len(found.held) > 1:
        return f"of all {plural(len(lacking), 'target')}"
    return targets_words(lacking, found.catalogue)
