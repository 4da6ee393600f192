"""The changes in groups: by service, division, kind, staff group or degree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.difference import change_rules
from dtl_planner.diff.homes import by_division, by_service, by_staff_group
from dtl_planner.diff.ways import ways_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.homes import Homes, Key
    from dtl_planner.diff.ways import Ways


class By(StrEnum):
    """What changes are grouped by."""

    SERVICE = "service"
    DIVISION = "division"
    KIND = "kind"
    STAFF_GROUP = "staff-group"
    DEGREE = "degree"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a change is told in which a unit of another group takes part.

    Attributes:
        unit: The unit that takes part.
        change: The change.
        title: The group in which it is told.
    """

    unit: str
    change: Change
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """Changes that are shown together.

    Attributes:
        title: What they have in common.
        note: What that means, where it is not plain.
        changes: The changes; each is in one group only.
        elsewhere: Changes of other groups in which a unit of this one takes part.
        degree: The highest degree among all of them; `None` where that is not known at all.
        is_sure: Whether none of those that are not known could be higher.
        ways: In which ways a service parts; `None` where it does not.
    """

    title: str
    note: str | None
    changes: tuple[Change, ...]
    elsewhere: tuple[Pointer, ...] = ()
    degree: Degree | None = None
    is_sure: bool = True
    ways: Ways | None = None


def grouped(compared: Compared, by: By) -> tuple[Group, ...]:
    """Put the changes into groups; within each they keep their order."""
    match by:
        case By.SERVICE:
            home = by_service(compared)
            ways = {home(id_): ways for id_, ways in ways_of(compared).items()}
            return tuple(_by_unit(compared, home, (*_JOINTS, "moved"), ways))
        case By.DIVISION:
            return tuple(_by_unit(compared, by_division(compared), _JOINTS, {}))
        case By.STAFF_GROUP:
            return tuple(_by_unit(compared, by_staff_group(compared), _JOINTS, {}))
        case By.KIND:
            return tuple(_by_change(compared, _kind()))
        case By.DEGREE:
            return tuple(_by_change(compared, _degree))


_JOINTS = ("merged", "split")
"""Kinds that are told of one unit, and concern those that take part as much."""


def _by_unit(
    compared: Compared, home: Homes, joints: tuple[str, ...], ways: Mapping[Key, Ways]
) -> Iterator[Group]:
    found: dict[Key, list[Change]] = {}
    others: dict[Key, list[Pointer]] = {}
    for change in compared.changes:
        here = home(change.unit)
        found.setdefault(here, []).append(change)
        for unit in _taking_part(change, compared) if change.kind in joints else ():
            if (there := home(unit)) != here:
                others.setdefault(there, []).append(Pointer(unit, change, here[1]))
    for key in sorted({*found, *others}):
        told, elsewhere = tuple(found.get(key, ())), tuple(others.get(key, ()))
        yield _of_units(key[1], told, elsewhere, ways.get(key))


def _of_units(
    title: str, told: tuple[Change, ...], elsewhere: tuple[Pointer, ...], ways: Ways | None
) -> Group:
    degree, is_sure = _highest((*told, *(pointer.change for pointer in elsewhere)))
    if ways is not None:
        degree, is_sure = Degree.SPLIT, ways.is_sure
    return Group(title, None, told, elsewhere, degree, is_sure, ways)


def _taking_part(change: Change, compared: Compared) -> Iterator[str]:
    """The services and components that take part in a change beside the one it is told of."""
    for other in dict.fromkeys(change.others):
        unit = compared.unit(other)
        if unit is not None and unit.is_classified:
            yield other


def _by_change(
    compared: Compared, key: Callable[[Change], tuple[int, str, str]]
) -> Iterator[Group]:
    found: dict[tuple[int, str, str], list[Change]] = {}
    for change in compared.changes:
        found.setdefault(key(change), []).append(change)
    for turn, title, note in sorted(found):
        changes = tuple(found[turn, title, note])
        degree, is_sure = _highest(changes)
        yield Group(title, note, changes, degree=degree, is_sure=is_sure)


def _kind() -> Callable[[Change], tuple[int, str, str]]:
    keys = {
        rule.kind: (turn, rule.kind.capitalize(), rule.summary)
        for turn, rule in enumerate(change_rules())
    }
    return lambda change: keys[change.kind]


NOT_KNOWN = "not known"
"""The degree of a change from or to a state that is not stated, or undecided."""


def _degree(change: Change) -> tuple[int, str, str]:
    if change.degree is None:
        return (len(Degree), NOT_KNOWN.capitalize(), "a state is not stated, or undecided")
    return (Degree.SPLIT - change.degree, change.degree.word.capitalize(), change.degree.meaning)


def _highest(changes: tuple[Change, ...]) -> tuple[Degree | None, bool]:
    """The highest degree, and whether that is sure. Beside what is not known, none is not known."""
    degrees = {change.degree for change in changes}
    highest = max((degree for degree in degrees if degree is not None), default=None)
    if None not in degrees or highest is Degree.SPLIT:
        return highest, True
    return (highest or None), False
