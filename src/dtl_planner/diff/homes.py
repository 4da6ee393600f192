"""Which group a unit belongs to: that of its service, its division, or its staff group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.structure.model import Kind, Open

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.diff.compared import Compared
    from dtl_planner.structure.model import Held, Unit

    Key = tuple[int, str]
    Homes = Callable[[str], Key]
    """Gives the group of a unit, by the unit's id: the group's turn, and its title."""

_LATE = 1_000_000_000
"""The turn of groups that come behind all others."""

_JOINT = {Kind.TEAM: "Teams", Kind.ROLE: "Roles", Kind.BODY: "Bodies"}
"""The groups of what belongs to no service."""


def by_service(compared: Compared) -> Homes:
    """Group by the service that a unit is part of; teams, roles and bodies stand together.

    So do services where none has parts: each would be a group of its own, under its own name.
    """
    turns = {id_: turn for turn, id_ in enumerate(dict.fromkeys(compared.roots.values()))}
    structures = (compared.a.structure, compared.b.structure)
    is_flat = all(
        compared.roots[one.id] == one.id for each in structures for one in each.components
    )

    def home(id_: str) -> Key:
        root = compared.roots[id_]
        unit = compared.unit(root)
        if unit is not None and unit.kind in _JOINT:
            return (_LATE + [*_JOINT].index(unit.kind), _JOINT[unit.kind])
        return (0, "Services") if is_flat else (turns[root], compared.called(root))

    return home


def by_division(compared: Compared) -> Homes:
    """Group by the division that a unit reports to, or else what it is part of."""
    turns: dict[str, int] = {}

    def home(id_: str) -> Key:
        held = _division(id_, compared)
        if isinstance(held, str):
            return (turns.setdefault(held, len(turns)), compared.called(held))
        if isinstance(held, Open):
            return (_LATE, "Division undecided")
        return (_LATE + 1, "Division not stated")

    return home


def _division(id_: str, compared: Compared) -> Held:
    units = (unit for step in compared.upwards(id_) if (unit := compared.unit(step)))
    return next((unit.division for unit in units if unit.division is not None), None)


def by_staff_group(compared: Compared) -> Homes:
    """Group by what the category means for the staff; what has none stands apart."""
    categories = compared.b.structure.categories
    turns = {one.staff_group: turn for turn, one in reversed([*enumerate(categories.values())])}
    order = {id_: turn for turn, id_ in enumerate(categories)}

    def home(id_: str) -> Key:
        unit = compared.unit(id_)
        match unit.category if unit else None:
            case Open():
                return (_LATE, "Undecided")
            case str() as category if category in categories:
                named = categories[category].staff_group
                unnamed = f"Category {categories[category].title}: no staff group named"
                return (turns[named], named) if named else (order[category], unnamed)
            case _:
                return _without_category(unit)

    return home


def _without_category(unit: Unit | None) -> Key:
    if unit is not None and not unit.is_classified:
        return (_LATE + 2, "Teams, roles and bodies")
    return (_LATE + 1, "Category not stated")
