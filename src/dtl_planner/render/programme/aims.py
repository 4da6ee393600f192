"""What a programme is for: vision, aims, intended outcomes, principles, priorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.programme.words import name_of, names_of, reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.render.programme.sheet import Sheet

TITLES = {
    "vision": "Vision",
    "aim": "Aims",
    "outcome": "Intended outcomes",
    "principle": "Principles",
    "priority": "Priorities",
}
"""The kinds of aims in the order of their telling, with their titles."""


def aims_text(sheet: Sheet) -> Iterator[str]:
    """Give a block for each kind of aim that there is."""
    aims = sheet.catalogue.of(Aim)
    for kind, title in TITLES.items():
        if found := [one for one in aims if one.kind == kind]:
            yield "\n".join(_kind(title, found, sheet))


def _kind(title: str, aims: Sequence[Aim], sheet: Sheet) -> Iterator[str]:
    yield sheet.head(title, aims)
    for group, members in _groups(aims).items():
        if group:
            yield sheet.line(f"for {group}")
        for aim in members:
            said = f"{aim_words(aim, sheet.catalogue)}{sheet.behind(aim, aims)}"
            yield sheet.line(said, indent="    " if group else "  ")


def _groups(aims: Sequence[Aim]) -> dict[str | None, list[Aim]]:
    """Group aims by whom or what they are for, in the order of the file, those for all first."""
    found: dict[str | None, list[Aim]] = {None: []}
    for aim in aims:
        found.setdefault(aim.group, []).append(aim)
    return found


def aim_words(aim: Aim, catalogue: Catalogue) -> str:
    """Tell an aim, when it is to be reached, and what sees to it or shows it."""
    mark = f"{aim.number}." if aim.number else "-"
    facts = "".join(f"; {fact}" for fact in _facts(aim, catalogue))
    return f"{mark} {aim.text.removesuffix('.')}{facts}{reading(aim.basis)}"


def _facts(aim: Aim, catalogue: Catalogue) -> Iterator[str]:
    if aim.by:
        yield f"by {date_words(aim.by).removeprefix('by ')}"
    if aim.part_of and (above := catalogue.find(Aim, aim.part_of)):
        yield f"part of {_label(above, catalogue)}"
    if aim.workstreams:
        yield f"seen to by {names_of(aim.workstreams, catalogue)}"
    if shown_by := (*aim.measures, *aim.indicators):
        yield f"shown by {'; '.join(name_of(id_, catalogue) for id_ in shown_by)}"


def _label(aim: Aim, catalogue: Catalogue) -> str:
    """Name an aim shortly: by its kind where it is the only one, else by its number or id."""
    if sum(one.kind == aim.kind for one in catalogue.of(Aim)) == 1:
        return f"the {aim.kind}"
    return f"{aim.kind} {aim.number or aim.id}"
