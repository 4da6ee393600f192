"""A difference in figures: what the one line at the end of the page is made from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.difference import change_rules
from dtl_planner.diff.scope import units_in_scope
from dtl_planner.diff.staff import Staff, summed_up
from dtl_planner.structure.model import Kind, Open

if TYPE_CHECKING:
    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared, Heard

STAYS, UNDECIDED = "stays", "undecided"
"""The kinds that are told apart from the others: nothing moves, or nobody knows yet."""


@dataclass(frozen=True, slots=True)
class Themes:
    """What people said, and the changes.

    Attributes:
        heard: How much of the consultation is answered.
        beside: How many of its themes stand beside a change.
    """

    heard: Heard
    beside: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A difference in figures.

    Attributes:
        changes: How many changes there are.
        services: In how many services of the first structure more changes than that it stays, or
            is undecided.
        kinds: How many changes there are of each kind, in the order of the kinds' turns.
        degrees: How many changes there are of each degree; `None` stands for not known.
        stays: How many components stay where they are.
        turning: How many of those turn to face the localities.
        undecided: Of how many components it is open where they belong.
        without_host: How many are to be hosted, nobody knows where.
        teams_formed: How many new teams there are.
        posts: The posts of the services and components that change.
        fte: The same in full-time equivalents.
        themes: What people said; `None` where there is no consultation.
    """

    changes: int
    services: int
    kinds: tuple[tuple[str, int], ...]
    degrees: tuple[tuple[Degree | None, int], ...]
    stays: int
    turning: int
    undecided: int
    without_host: int
    teams_formed: int
    posts: Staff
    fte: Staff
    themes: Themes | None


def summary_of(compared: Compared) -> Summary:
    """Count what differs."""
    changes = compared.changes
    kinds = Counter(change.kind for change in changes)
    degrees = Counter(change.degree for change in changes)
    known = (*sorted(Degree, reverse=True), None)
    scope = tuple(units_in_scope(compared))
    return Summary(
        changes=len(changes),
        services=len(_changing(compared)),
        kinds=tuple((r.kind, kinds[r.kind]) for r in change_rules() if kinds[r.kind]),
        degrees=tuple((degree, degrees[degree]) for degree in known if degrees[degree]),
        stays=kinds[STAYS],
        turning=sum(change.kind == STAYS and _turns(change) for change in changes),
        undecided=kinds[UNDECIDED],
        without_host=sum(_leaves_open(change, "host") for change in changes),
        teams_formed=_teams_formed(compared),
        posts=summed_up(unit.posts for unit in scope),
        fte=summed_up(unit.fte for unit in scope),
        themes=_themes(compared),
    )


def _changing(compared: Compared) -> set[str]:
    """The services of which, or of a part of which, more is told than that it stays or is open."""
    before = {*compared.a.structure.units, *compared.difference.comparison.olds}
    units = {
        id_
        for change in compared.changes
        if change.kind not in (STAYS, UNDECIDED)
        for id_ in (change.unit, *change.others)
    }
    tops = {compared.roots[id_] for id_ in units if id_ in compared.roots}
    return {id_ for id_ in tops & before if (u := compared.unit(id_)) and u.is_classified}


def _turns(change: Change) -> bool:
    return any(e.attribute == "locality_facing" and e.after is True for e in change.edits)


def _leaves_open(change: Change, attribute: str) -> bool:
    return any(e.attribute == attribute and isinstance(e.after, Open) for e in change.edits)


def _teams_formed(compared: Compared) -> int:
    after, added = compared.b.structure.units, compared.difference.comparison.pairing.added
    return sum(after[id_].kind is Kind.TEAM for id_ in added)


def _themes(compared: Compared) -> Themes | None:
    if compared.heard is None:
        return None
    beside = {theme for change in compared.changes for theme in compared.themes(change)}
    return Themes(compared.heard, len(beside))
