"""What a programme is for: vision, aims, intended outcomes, principles, priorities."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.measures import Measure
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.layout import cut
from dtl_planner.render.programme.words import name_of, names_of, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.render.programme.sheet import Sheet

TITLES = {
    "vision": "Vision",
    "aim": "Aims",
    "outcome": "Intended outcomes",
    "principle": "Principles",
    "priority": "Priorities",
}
"""The kinds of aims in the order of their telling, with their titles."""

_BEGINS = 40
"""How many columns of an aim's text stand for it, where it has no number."""


def aims_text(sheet: Sheet) -> Iterator[str]:
    """Give a block for each kind of aim that there is."""
    aims = sheet.catalogue.of(Aim)
    for kind, title in TITLES.items():
        if found := [one for one in aims if one.kind == kind]:
            yield "\n".join(_kind(title, found, sheet))


def _kind(title: str, aims: Sequence[Aim], sheet: Sheet) -> Iterator[str]:
    yield sheet.head(title, aims)
    behind = sheet.behind(aims)
    for depth, aim in nested_aims(aims):
        if isinstance(aim, str):
            yield sheet.line(f"for {aim}")
            continue
        indent = "  " * depth
        yield sheet.line(f"{aim_words(aim, sheet.catalogue)}{behind.of(aim)}", indent=indent)
        if aim.note:
            yield sheet.line(f"note: {aim.note}", indent=indent + "  ")


def nested_aims(aims: Sequence[Aim]) -> Iterator[tuple[int, Aim | str]]:
    """Give the aims of a kind, those for all first, then group by group, each under its title.

    What is part of an aim of the same kind stands below it, and a step further in.
    """
    below: dict[str | None, list[Aim]] = {}
    ids = {aim.id for aim in aims}
    for aim in aims:
        below.setdefault(aim.part_of if aim.part_of in ids else None, []).append(aim)
    for group, tops in _groups(below.get(None, ())).items():
        if group:
            yield 1, group
        # No recursion: nobody has to stop at any depth.
        left = [(2 if group else 1, aim) for aim in reversed(tops)]
        while left:
            depth, aim = left.pop()
            yield depth, aim
            left.extend((depth + 1, part) for part in reversed(below.get(aim.id, ())))


def _groups(aims: Iterable[Aim]) -> dict[str | None, list[Aim]]:
    """Group aims by whom or what they are for, in the order of the file, those for all first."""
    found: dict[str | None, list[Aim]] = {None: []}
    for aim in aims:
        found.setdefault(aim.group, []).append(aim)
    return found


def aim_words(aim: Aim, catalogue: Catalogue) -> str:
    """Tell an aim in a line, with what sees to it or shows it."""
    mark = f"{aim.number}." if aim.number else "-"
    above = catalogue.find(Aim, aim.part_of) if aim.part_of else None
    is_below = above is not None and above.kind == aim.kind
    said = [f"{mark} {aim.text.removesuffix('.')}"]
    if above and is_below and aim.group and aim.group != above.group:
        said.append(f"for {aim.group}")
    said.extend(aim_facts(aim, catalogue, is_below=is_below))
    return f"{'; '.join(said)}{reading(aim.basis)}"


def aim_facts(aim: Aim, catalogue: Catalogue, *, is_below: bool = False) -> Iterator[str]:
    """Tell when an aim is to be reached, what it is part of, and what sees to it or shows it.

    Args:
        aim: The aim.
        catalogue: Where it is written.
        is_below: Whether it stands below what it is part of, so that nobody has to be told.
    """
    if aim.by:
        yield _by(aim.by)
    if aim.part_of and not is_below and (above := catalogue.find(Aim, aim.part_of)):
        yield f"part of {_label(above, catalogue)}"
    if aim.workstreams:
        yield f"seen to by {names_of(aim.workstreams, catalogue, Workstream)}"
    shown_by = (
        *(name_of(id_, catalogue, Measure) for id_ in aim.measures),
        *(name_of(id_, catalogue, Indicator) for id_ in aim.indicators),
    )
    if shown_by:
        yield f"shown by {'; '.join(shown_by)}"


def _by(date: PartialDate) -> str:
    """Write when an aim is to be reached; a stretch of time and `after` keep their own words."""
    said = date_words(date)
    return said if date.qualifier or ".." in date.wording else f"by {said}"


def _label(aim: Aim, catalogue: Catalogue) -> str:
    """Name an aim shortly: by its kind where it is the only one, else by its number or text."""
    alike = (one for one in catalogue.of(Aim) if one.kind == aim.kind)
    if len(tuple(islice(alike, 2))) == 1:
        return f"the {aim.kind}"
    return f"{aim.kind} {aim.number}" if aim.number else f"the {aim.kind}: {_begins(aim.text)}"


def _begins(text: str) -> str:
    """Give the first words of a text, or all of one that is short."""
    text = text.removesuffix(".")
    begins = cut(text, _BEGINS)
    return text if begins == text else f"{begins.rpartition(' ')[0] or begins} ..."
