"""The changes in groups: by service, division, kind, staff group or degree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.difference import change_rules
from dtl_planner.diff.ways import ways_of
from dtl_planner.structure.model import Kind, Open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.ways import Ways
    from dtl_planner.structure.model import Unit


class By(StrEnum):
    """What changes are grouped by."""

    SERVICE = "service"
    DIVISION = "division"
    KIND = "kind"
    STAFF_GROUP = "staff-group"
    DEGREE = "degree"


@dataclass(frozen=True, slots=True)
class Group:
    """Changes that are shown together.

    Attributes:
        title: What they have in common.
        note: What that means, where it is not plain.
        changes: The changes; each is in one group only.
        elsewhere: Changes of other groups in which a unit of this one takes part, with its id.
        degree: The highest degree among all of them; `None` where that is not known at all.
        is_sure: Whether none of those that are not known could be higher.
        ways: In which ways a service parts; `None` where it does not.
    """

    title: str
    note: str | None
    changes: tuple[Change, ...]
    elsewhere: tuple[tuple[str, Change], ...] = ()
    degree: Degree | None = None
    is_sure: bool = True
    ways: Ways | None = None


Key = tuple[int, str]
"""A group's place, and its title."""


def grouped(compared: Compared, by: By) -> tuple[Group, ...]:
    """Put the changes into groups; within each they keep their order."""
    if by is By.SERVICE:
        return tuple(_by_service(compared))
    key = _KEYS[by](compared)
    found: dict[Key, list[Change]] = {}
    for change in compared.changes:
        found.setdefault(key(change), []).append(change)
    return tuple(_group(title, by, tuple(found[place, title])) for place, title in sorted(found))


def _group(title: str, by: By, changes: tuple[Change, ...]) -> Group:
    degree, is_sure = _highest(changes)
    return Group(title, _note(by, title), changes, degree=degree, is_sure=is_sure)


def _by_service(compared: Compared) -> Iterator[Group]:
    ways = ways_of(compared)
    found: dict[str, list[Change]] = {}
    others: dict[str, list[tuple[str, Change]]] = {}
    for change in compared.changes:
        home = _home(change.unit, compared)
        found.setdefault(home, []).append(change)
        for unit in _taking_part(change, compared):
            if (other := compared.roots[unit]) != home:
                others.setdefault(other, []).append((unit, change))
    for home in _homes(compared):
        told, elsewhere = tuple(found.get(home, ())), tuple(others.get(home, ()))
        if told or elsewhere:
            yield _service(home, told, elsewhere, ways.get(home), compared)


def _service(
    home: str,
    told: tuple[Change, ...],
    elsewhere: tuple[tuple[str, Change], ...],
    ways: Ways | None,
    compared: Compared,
) -> Group:
    every = (*told, *(change for _, change in elsewhere))
    degree, is_sure = (Degree.SPLIT, ways.is_sure) if ways else _highest(every)
    title = _JOINT.get(home) or compared.called(home)
    return Group(title, None, told, elsewhere, degree, is_sure, ways)


_JOINT = {"team": "Teams", "role": "Roles", "body": "Bodies"}
"""The groups of what belongs to no service, by the kind of unit."""


def _home(unit: str, compared: Compared) -> str:
    """The service that a unit belongs to; the kind of anything else."""
    root = compared.roots[unit]
    found = compared.unit(root)
    if found is None or found.is_classified:
        return root
    return found.kind.value


def _homes(compared: Compared) -> Iterator[str]:
    tops = dict.fromkeys(compared.roots.values())
    yield from (id_ for id_ in tops if (unit := compared.unit(id_)) and unit.is_classified)
    yield from (Kind.TEAM.value, Kind.ROLE.value, Kind.BODY.value)


def _taking_part(change: Change, compared: Compared) -> Iterator[str]:
    """The services and components that take part in a change beside the one it is told of."""
    for other in dict.fromkeys(change.others):
        unit = compared.unit(other)
        if unit is not None and unit.is_classified:
            yield other


def _highest(changes: tuple[Change, ...]) -> tuple[Degree | None, bool]:
    """The highest degree, and whether that is sure. Beside what is not known, none is not known."""
    degrees = {change.degree for change in changes}
    highest = max((degree for degree in degrees if degree is not None), default=None)
    if None not in degrees or highest is Degree.SPLIT:
        return highest, True
    return (highest or None), False


def _division(compared: Compared) -> Callable[[Change], Key]:
    order: dict[str, int] = {}

    def key(change: Change) -> Key:
        unit = _placed_by(change.unit, "division", compared)
        held = unit.division if unit else None
        if isinstance(held, str):
            return (order.setdefault(held, len(order)), compared.called(held))
        if isinstance(held, Open):
            return (_LATE, "Division undecided")
        return (_LATE + 1, "Division not stated")

    return key


_LATE = 1_000_000
"""The place of groups that come behind all others."""


def _placed_by(id_: str, attribute: str, compared: Compared) -> Unit | None:
    """The unit, or what it is part of, that says something of an attribute."""
    seen: set[str] = set()
    unit = compared.unit(id_)
    while unit is not None and getattr(unit, attribute) is None and unit.id not in seen:
        seen.add(unit.id)
        unit = compared.unit(unit.part_of) if unit.part_of else None
    return unit


def _kind(compared: Compared) -> Callable[[Change], Key]:  # noqa: ARG001 - as the others are
    turns = {rule.kind: number for number, rule in enumerate(change_rules())}
    return lambda change: (turns[change.kind], change.kind.capitalize())


def _staff_group(compared: Compared) -> Callable[[Change], Key]:
    categories = compared.b.structure.categories
    order = {id_: number for number, id_ in enumerate(categories)}

    def key(change: Change) -> Key:
        unit = compared.unit(change.unit)
        match unit.category if unit else None:
            case Open():
                return (_LATE, "Undecided")
            case str() as id_ if id_ in categories:
                named = categories[id_].staff_group
                same = (n for n, one in enumerate(categories.values()) if one.staff_group == named)
                place = next(same) if named else order[id_]
                return (place, named or f"Category {categories[id_].title}: no staff group named")
            case _:
                return _without_category(unit)

    return key


def _without_category(unit: Unit | None) -> Key:
    if unit is not None and not unit.is_classified:
        return (_LATE + 2, "Teams, roles and bodies")
    return (_LATE + 1, "Category not stated")


def _degree(compared: Compared) -> Callable[[Change], Key]:  # noqa: ARG001 - as the others are
    def key(change: Change) -> Key:
        if change.degree is None:
            return (len(Degree), NOT_KNOWN.capitalize())
        return (Degree.SPLIT - change.degree, change.degree.word.capitalize())

    return key


NOT_KNOWN = "not known"
"""The degree of a change of which the state before is not stated."""


def _note(by: By, title: str) -> str | None:
    if by is By.DEGREE:
        known = {degree.word.capitalize(): degree.meaning for degree in Degree}
        return known.get(title, "a state is not stated, or undecided")
    if by is By.KIND:
        kinds: Mapping[str, str] = {r.kind.capitalize(): r.summary for r in change_rules()}
        return kinds[title]
    return None


_KEYS: Mapping[By, Callable[[Compared], Callable[[Change], Key]]] = {
    By.DIVISION: _division,
    By.KIND: _kind,
    By.STAFF_GROUP: _staff_group,
    By.DEGREE: _degree,
}
