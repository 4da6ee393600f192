"""The tree of `dtl structure`: divisions, localities with their teams, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.structure.words import (
    category_title,
    choice_words,
    held_words,
    managed_words,
    names,
    row,
    settled_by,
    short_why,
    sizes,
)
from dtl_planner.shown import clean
from dtl_planner.structure.load import loads, total_fte
from dtl_planner.structure.model import Basis, Kind, Open
from dtl_planner.structure.outline import outside_why
from dtl_planner.structure.tiers import number_of
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.layout import Page
    from dtl_planner.structure.model import Structure, Unit
    from dtl_planner.structure.outline import Apart, Branch, Formed, Outline, Standing

_STEP = "  "


def heading(text: str, page: Page, *, said: str = "") -> str:
    """A heading, with what it means beside it."""
    title = clean(text)
    lines = paragraph(f"{title}: {clean(said)}" if said else title, page, hanging=_STEP)
    if not lines.startswith(title):  # it is longer than a line
        return lines
    return page.paint(title, "strong") + lines[len(title) :]


def divisions_text(outline: Outline, page: Page) -> str:
    """What reports to each division."""
    structure = outline.structure
    if not outline.divisions:
        return ""
    lines = [heading("Divisions", page, said="what reports to each")]
    for division, units in outline.divisions:
        if division is None:
            told = ", ".join(unit.name for unit in units)
            said = f"division not stated ({len(units)}): {told}"
            lines.append(paragraph(clean(said), page, indent=_STEP, hanging=_STEP * 2))
            continue
        title = "undecided" if isinstance(division, Open) else structure.called(division)
        lines.append(f"{_STEP}{clean(title)} ({len(units)})")
        rows = [_of_division(structure, unit) for unit in units]
        lines.append(columns(rows, page, indent=_STEP * 2))
    return "\n".join(lines)


def _of_division(structure: Structure, unit: Unit) -> tuple[str, str]:
    what = "team" if unit.kind is Kind.TEAM else category_title(structure, unit.category)
    if isinstance(unit.category, Open):
        what = "undecided where it goes"
    settles = settled_by(unit.division).lstrip("; ") if isinstance(unit.division, Open) else ""
    return row(unit, what, _unless_stated(unit, "division"), settles)


def _unless_stated(unit: Unit, attribute: str) -> str:
    """What a statement rests on, where that is not simply what the record says."""
    ground = unit.grounds.get(attribute)
    if ground is None or ground.basis is Basis.STATED:
        return ""
    return short_why(unit, attribute)


def localities_text(outline: Outline, page: Page) -> str:
    """The localities, each with its head, teams and what it hosts; what is alike is told once."""
    if not outline.standings:
        return ""
    blocks = ["\n".join(_standing(outline.structure, each, page)) for each in outline.standings]
    if outline.hosted:
        blocks.append("\n".join(_hosted(outline, page)))
    return "\n\n".join(blocks)


def _standing(structure: Structure, standing: Standing, page: Page) -> Iterator[str]:
    places = [structure.called(place) for place in standing.places]
    number = number_of(structure, standing.places)
    title = f"In each {standing.tier} ({number})" if len(places) > 1 else places[0]
    yield heading(title, page, said=listed(places) if len(places) > 1 else "")
    heads = [clean(_role_said(head)) for head in standing.heads]
    if not heads and (standing.branches or standing.roles):
        heads = ["none is stated"]
    rows = [("head" if n == 0 else "", said) for n, said in enumerate(heads)]
    rows += [("role", clean(_role_said(role))) for role in standing.roles]
    rows += [("body", clean(body.name)) for body in standing.bodies]
    if rows:
        yield columns(rows, page)
    for branch in standing.branches:
        yield from _branch(structure, branch, page, _STEP)


def _role_said(role: Unit) -> str:
    """A role in a line: what it is called, for which ages, by when."""
    ages = f"ages {role.ages}" if role.ages else ""
    live = f"in post {role.live.wording}" if role.live else ""
    said = [ages, live, _unless_stated(role, "name")]
    return "; ".join([role.name, *(each for each in said if each)])


def _branch(structure: Structure, branch: Branch, page: Page, indent: str) -> Iterator[str]:
    team = branch.team
    yield paragraph(clean(_team_said(structure, team)), page, indent=indent, hanging=indent + _STEP)
    for each in branch.teams:
        yield from _branch(structure, each, page, indent + _STEP)
    inner = indent + _STEP
    if branch.members:
        if branch.teams:
            yield f"{inner}in none of these teams"
            inner += _STEP
        rows = [_member(structure, unit, team) for unit in branch.members]
        yield columns(rows, page, indent=inner)
    elif not branch.teams:
        yield f"{inner}nobody is in it yet"


def _team_said(structure: Structure, team: Unit) -> str:
    ages = f"ages {team.ages}" if team.ages else ""
    gathers = category_title(structure, team.gathers)
    said = [ages, f"all that is {gathers}" if gathers else "", _unless_stated(team, "name")]
    return "; ".join([team.name, *(each for each in said if each)])


def _member(structure: Structure, unit: Unit, team: Unit) -> tuple[str, str]:
    """A member of a team: its category where not all have the same, why, and its other teams."""
    category = ""
    if unit.category != team.gathers:
        category = category_title(structure, unit.category)
    if isinstance(unit.category, Open):
        category = "undecided where it goes"
    joins = _unless_stated(unit, "teams") if team.id in unit.teams else ""
    others = [id_ for id_ in unit.teams if id_ not in {team.id, team.part_of}]
    also = f"also in {names(structure, others)}" if others else ""
    return row(unit, category, short_why(unit, "category"), joins, also, sizes(unit))


def _hosted(outline: Outline, page: Page) -> Iterator[str]:
    structure = outline.structure
    said = "in the management structure of one place, and at work in the others"
    yield heading("Hosted", page, said=said)
    for host, units in outline.hosted:
        if isinstance(host, Open):
            yield from _without_host(units, page)
            continue
        fte = total_fte(units)
        load = f"{len(units)}" if fte is None else f"{len(units)}; {float(fte):g} FTE"
        yield f"{_STEP}{clean(structure.called(str(host)))} ({load})"
        rows = [row(u, short_why(u, "category"), _host_why(u), sizes(u)) for u in units]
        yield columns(rows, page, indent=_STEP * 2)
    if idle := [load.place.name for load in loads(structure) if not load.hosted]:
        said = f"hosting nothing so far: {listed(idle)}"
        yield paragraph(clean(said), page, indent=_STEP, hanging=_STEP * 2)


def _host_why(unit: Unit) -> str:
    return f"host {why}" if (why := short_why(unit, "host")) else ""


def _without_host(units: tuple[Unit, ...], page: Page) -> Iterator[str]:
    """What has no host, put together by what is to settle it."""
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(_host_open(unit), []).append(unit)
    for said, group in groups.items():
        title = f"{said.partition(';')[0]} ({len(group)}){said.partition(';')[1]}"
        rest = said.partition(";")[2]
        yield paragraph(clean(title + rest), page, indent=_STEP, hanging=_STEP * 2)
        rows = [row(unit, short_why(unit, "category"), sizes(unit)) for unit in group]
        yield columns(rows, page, indent=_STEP * 2)


def _host_open(unit: Unit) -> str:
    if "host" in unit.grounds and isinstance(unit.host, Open):
        return f"host undecided{settled_by(unit.host)}"
    return "host not stated"


def others_text(outline: Outline, page: Page) -> str:
    """What is in no locality's team and has no host, by category or by where it is managed."""
    structure = outline.structure
    blocks = []
    for group in outline.others:
        category = structure.categories.get(group.category or "")
        title, meaning = _apart_title(structure, group), (category and category.meaning) or ""
        rows = [_other(structure, unit) for unit in group.units]
        title = f"{title} ({len(rows)})"
        blocks.append(f"{heading(title, page, said=meaning)}\n{columns(rows, page)}")
    return "\n\n".join(blocks)


def _apart_title(structure: Structure, group: Apart) -> str:
    if group.category is not None:
        return category_title(structure, group.category)
    if group.managed is None:
        return "where managed: not stated"
    return f"managed {managed_words(structure, group.managed)}"


def _other(structure: Structure, unit: Unit) -> tuple[str, str]:
    """What is said of it: why its category, or else which service it is part of."""
    why = short_why(unit, "category")
    part_of = structure.called(unit.part_of) if unit.part_of and unit.category is None else ""
    team = f"in {names(structure, unit.teams)}" if unit.teams else ""
    base = f"works from {unit.base}" if unit.base else ""
    return row(unit, why, part_of, team, base, sizes(unit))


def formed_text(outline: Outline, page: Page) -> str:
    """The teams that stand in no single place, with which parts they take from which service."""
    if not outline.formed:
        return ""
    structure = outline.structure
    lines = [heading("Teams across the area", page, said="with the services their parts come from")]
    for formed in outline.formed:
        head = _formed_head(structure, formed)
        lines.append(paragraph(head, page, indent=_STEP, hanging=_STEP * 2))
        rows = [
            (clean(structure.called(service)), clean("; ".join(_part(unit) for unit in units)))
            for service, units in formed.parts
        ]
        lines.append(columns(rows, page, indent=_STEP * 2) or f"{_STEP * 2}nobody is in it yet")
    return "\n".join(lines)


def _formed_head(structure: Structure, formed: Formed) -> str:
    number = len(formed.parts)
    merged = f"parts of {plural(number, 'service')}" if number > 1 else ""
    division = held_words(structure, formed.team.division)
    said = [merged, f"division: {division}"]
    return clean(f"{formed.team.name}: {', '.join(each for each in said if each)}")


def _part(unit: Unit) -> str:
    ground = _unless_stated(unit, "teams")
    return f"{unit.name} ({ground})" if ground else unit.name


def undecided_text(outline: Outline, page: Page) -> str:
    """What is undecided: what it lies between, why, and what is to settle it."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for unit in outline.undecided:
        groups.setdefault(_open_said(outline.structure, unit), []).append(unit.name)
    if not groups:
        return ""
    lines = [heading(f"Undecided where they go ({len(outline.undecided)})", page)]
    for (choice, *rest), told in groups.items():
        said = f"{', '.join(told)}: {choice}"
        lines.append(paragraph(clean(said), page, indent=_STEP, hanging=_STEP * 2))
        lines.extend(
            paragraph(clean(line), page, indent=_STEP * 2, hanging=_STEP * 3) for line in rest
        )
    return "\n".join(lines)


def _open_said(structure: Structure, unit: Unit) -> tuple[str, ...]:
    ground = unit.grounds.get("category")
    choice, resolves = "undecided", None
    if isinstance(unit.category, Open):
        choice, resolves = choice_words(structure, unit.category), unit.category.resolves
    return (
        choice,
        *([f"settled by: {resolves}"] if resolves else []),
        *([f"why open: {ground.because}"] if ground and ground.because else []),
    )


def outside_text(outline: Outline, page: Page) -> str:
    """What is not classified at all, and why."""
    if not outline.outside:
        return ""
    rows = [row(unit, outside_why(outline.structure, unit) or "") for unit in outline.outside]
    return f"{heading(f'Outside ({len(rows)})', page, said='not classified')}\n" + columns(
        rows, page
    )
