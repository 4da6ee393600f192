"""The tree of `dtl structure`: divisions, localities with their teams, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.structure.entries import Entry, Section
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
from dtl_planner.structure.load import loads, total_fte
from dtl_planner.structure.model import Basis, Kind, Open
from dtl_planner.structure.outline import outside_why
from dtl_planner.structure.tiers import number_of
from dtl_planner.wording import listed, plural, row_of_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.structure.model import Held, Structure, Unit
    from dtl_planner.structure.outline import Apart, Branch, Formed, Outline, Standing

_NOBODY = Entry("nobody is in it yet")


def divisions(outline: Outline) -> Iterator[Section]:
    """What reports to each division."""
    entries = tuple(_division(outline.structure, *group) for group in outline.divisions)
    if entries:
        yield Section("Divisions", "what reports to each", entries)


def _division(structure: Structure, division: Held, units: tuple[Unit, ...]) -> Entry:
    if division is None:
        told = row_of_names([unit.name for unit in units])
        return Entry(f"division not stated ({len(units)}): {told}")
    title = "undecided" if isinstance(division, Open) else structure.called(division)
    below = tuple(_of_division(structure, unit) for unit in units)
    return Entry(f"{title} ({len(units)})", below=below)


def _of_division(structure: Structure, unit: Unit) -> Entry:
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


def localities(outline: Outline) -> Iterator[Section]:
    """The localities, each with its head, teams and what it hosts; what is alike is told once."""
    yield from (_standing(outline.structure, each) for each in outline.standings)
    if outline.hosted:
        said = "in the management structure of one place, and at work in the others"
        yield Section("Hosted", said, tuple(_hosted(outline)))


def _standing(structure: Structure, standing: Standing) -> Section:
    places = [structure.called(place) for place in standing.places]
    number = number_of(structure, standing.places)
    title = f"In each {standing.tier} ({number})" if len(places) > 1 else places[0]
    said = listed(places) if len(places) > 1 else ""
    branches = (_branch(structure, branch) for branch in standing.branches)
    return Section(title, said, (*_people(standing), *branches))


def _people(standing: Standing) -> Iterator[Entry]:
    heads = [_role_said(head) for head in standing.heads]
    if not heads and (standing.branches or standing.roles):
        heads = ["none is stated"]
    yield from (Entry("" if n else "head", said) for n, said in enumerate(heads))
    yield from (Entry("role", _role_said(role)) for role in standing.roles)
    yield from (Entry("body", body.name) for body in standing.bodies)


def _role_said(role: Unit) -> str:
    """A role in a line: what it is called, for which ages, by when."""
    ages = f"ages {role.ages}" if role.ages else ""
    live = f"in post {role.live.wording}" if role.live else ""
    said = [ages, live, _unless_stated(role, "name")]
    return "; ".join([role.name, *(each for each in said if each)])


def _branch(structure: Structure, branch: Branch) -> Entry:
    team = branch.team
    members = tuple(_member(structure, unit, team) for unit in branch.members)
    if members and branch.teams:
        members = (Entry("in none of these teams", below=members),)
    teams = tuple(_branch(structure, each) for each in branch.teams)
    return Entry(_team_said(structure, team), below=(*teams, *members) or (_NOBODY,))


def _team_said(structure: Structure, team: Unit) -> str:
    ages = f"ages {team.ages}" if team.ages else ""
    gathers = category_title(structure, team.gathers)
    said = [ages, f"all that is {gathers}" if gathers else "", _unless_stated(team, "name")]
    return "; ".join([team.name, *(each for each in said if each)])


def _member(structure: Structure, unit: Unit, team: Unit) -> Entry:
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


def _hosted(outline: Outline) -> Iterator[Entry]:
    structure = outline.structure
    for host, units in outline.hosted:
        if isinstance(host, Open):
            yield from _without_host(units)
            continue
        fte = total_fte(units)
        load = f"{len(units)}" if fte is None else f"{len(units)}; {float(fte):g} FTE"
        rows = (row(u, short_why(u, "category"), _host_why(u), sizes(u)) for u in units)
        yield Entry(f"{structure.called(str(host))} ({load})", below=tuple(rows))
    if idle := [load.place.name for load in loads(structure) if not load.hosted]:
        yield Entry(f"hosting nothing so far: {listed(idle)}")


def _host_why(unit: Unit) -> str:
    return f"host {why}" if (why := short_why(unit, "host")) else ""


def _without_host(units: tuple[Unit, ...]) -> Iterator[Entry]:
    """What has no host, put together by what is to settle it."""
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(_host_open(unit), []).append(unit)
    for said, group in groups.items():
        title, joint, rest = said.partition(";")
        rows = (row(unit, short_why(unit, "category"), sizes(unit)) for unit in group)
        yield Entry(f"{title} ({len(group)}){joint}{rest}", below=tuple(rows))


def _host_open(unit: Unit) -> str:
    if "host" in unit.grounds and isinstance(unit.host, Open):
        return f"host undecided{settled_by(unit.host)}"
    return "host not stated"


def others(outline: Outline) -> Iterator[Section]:
    """What is in no locality's team and has no host, by category or by where it is managed."""
    structure = outline.structure
    for group in outline.others:
        category = structure.categories.get(group.category or "")
        title, meaning = _apart_title(structure, group), (category and category.meaning) or ""
        rows = tuple(_other(structure, unit) for unit in group.units)
        yield Section(f"{title} ({len(rows)})", meaning, rows)


def _apart_title(structure: Structure, group: Apart) -> str:
    if group.category is not None:
        return category_title(structure, group.category)
    if group.managed is None:
        return "where managed: not stated"
    return f"managed {managed_words(structure, group.managed)}"


def _other(structure: Structure, unit: Unit) -> Entry:
    """What is said of it: why its category, or else which service it is part of."""
    why = short_why(unit, "category")
    part_of = structure.called(unit.part_of) if unit.part_of and unit.category is None else ""
    team = f"in {names(structure, unit.teams)}" if unit.teams else ""
    base = f"works from {unit.base}" if unit.base else ""
    return row(unit, why, part_of, team, base, sizes(unit))


def formed(outline: Outline) -> Iterator[Section]:
    """The teams that stand in no single place, with which parts they take from which service."""
    entries = tuple(_formed(outline.structure, each) for each in outline.formed)
    if entries:
        yield Section("Teams across the area", "with the services their parts come from", entries)


def _formed(structure: Structure, formed: Formed) -> Entry:
    number = len(formed.parts)
    merged = f"parts of {plural(number, 'service')}" if number > 1 else ""
    division = held_words(structure, formed.team.division)
    said = [merged, f"division: {division}"]
    rows = (
        Entry(structure.called(service), "; ".join(_part(unit) for unit in units))
        for service, units in formed.parts
    )
    head = f"{formed.team.name}: {', '.join(each for each in said if each)}"
    return Entry(head, below=tuple(rows) or (_NOBODY,))


def _part(unit: Unit) -> str:
    ground = _unless_stated(unit, "teams")
    return f"{unit.name} ({ground})" if ground else unit.name


def undecided(outline: Outline) -> Iterator[Section]:
    """What is undecided: what it lies between, why, and what is to settle it."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for unit in outline.undecided:
        groups.setdefault(_open_said(outline.structure, unit), []).append(unit.name)
    if groups:
        entries = (
            Entry(f"{row_of_names(told)}: {choice}", below=tuple(map(Entry, rest)))
            for (choice, *rest), told in groups.items()
        )
        yield Section(f"Undecided where they go ({len(outline.undecided)})", "", tuple(entries))


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


def outside(outline: Outline) -> Iterator[Section]:
    """What is not classified at all, and why."""
    structure = outline.structure
    rows = tuple(row(unit, outside_why(structure, unit) or "") for unit in outline.outside)
    if rows:
        yield Section(f"Outside ({len(rows)})", "not classified", rows)
