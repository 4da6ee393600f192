"""The words of the pages on structures: names, short reasons, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.structure.entries import Entry
from dtl_planner.structure.model import CITY_WIDE, LOCALITIES, Basis, Open
from dtl_planner.wording import listed, listed_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.structure.model import Ground, Held, Structure, Unit

_BASIS = {
    Basis.STATED: "stated",
    Basis.INFERRED: "our reading",
    Basis.AGREED: "agreed",
    Basis.RULE: "by rule",
    Basis.DECIDED: "DECIDED",
    Basis.PROPOSED: "PROPOSED",
}


def short_why(unit: Unit, attribute: str) -> str:
    """In a word or two, what a statement about a unit rests on; nothing where it rests on none."""
    ground = unit.grounds.get(attribute)
    return "" if ground is None else short_ground(ground)


def short_ground(ground: Ground) -> str:
    """In a word or two, what kind of ground this is; of a rule, which."""
    if ground.rules:
        return f"rule {listed(ground.rules, joint='or')}"
    return _BASIS[ground.basis]


def category_title(structure: Structure, category: Held) -> str:
    """What a category is called; what it lies between where it is open."""
    if isinstance(category, Open):
        return choice_words(structure, category)
    known = structure.categories.get(category or "")
    return known.title if known else category or ""


def choice_words(structure: Structure, open_: Open) -> str:
    """What something lies between; `undecided` where nobody said."""
    between = [category_title(structure, id_) for id_ in open_.between]
    everything = len(between) > 1 and set(open_.between) >= set(structure.categories)
    choice = "any category" if everything else listed(_called(structure, between), joint="or")
    return choice or "undecided"


def settled_by(open_: Open) -> str:
    """What is to settle it, where that is said."""
    return f"; settled by: {open_.resolves}" if open_.resolves else ""


def managed_words(structure: Structure, managed: str) -> str:
    """Where something is managed."""
    return _MANAGED.get(managed) or structure.called(managed)


_MANAGED = {CITY_WIDE: "city-wide", LOCALITIES: "in the localities"}


def held_words(structure: Structure, value: Held) -> str:
    """An id as a name, undecided, or not stated."""
    if isinstance(value, Open):
        choice = listed([structure.called(id_) for id_ in value.between], joint="or")
        lies = f", perhaps {choice}" if choice else ""
        return f"undecided{lies}{settled_by(value)}"
    return "not stated" if value is None else structure.called(value)


def names(structure: Structure, ids: Sequence[str]) -> str:
    """Ids as names, in a list."""
    return listed_names([structure.called(id_) for id_ in ids])


def sizes(unit: Unit) -> str:
    """How large it is, where that is stated."""
    said = [f"{unit.fte.wording} FTE"] if unit.fte else []
    if unit.posts:
        one = unit.posts.wording == "1"
        said.insert(0, f"{unit.posts.wording} {'post' if one else 'posts'}")
    return ", ".join(said)


def row(unit: Unit, *details: str) -> Entry:
    """A line: what it is called, and what is said of it."""
    return Entry(unit.name, "; ".join(dict.fromkeys(detail for detail in details if detail)))


def _called(structure: Structure, ids: Sequence[str]) -> list[str]:
    return [structure.called(id_) for id_ in ids]
