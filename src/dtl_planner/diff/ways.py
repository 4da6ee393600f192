"""Into how many ways a service parts: where its components are managed before and afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.structure.model import HOST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.diff.compared import Compared
    from dtl_planner.structure.model import Unit


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the parts of a service go.

    Attributes:
        number: In how many ways they are managed afterwards, as far as that is known.
        is_sure: Whether parts that are run alike today are run in different ways afterwards. Else
            it is not stated of every part how it is run today.
    """

    number: int
    is_sure: bool


def ways_of(compared: Compared) -> Mapping[str, Ways]:
    """Give the services that part in more ways afterwards than before, by their ids."""
    olds = compared.difference.comparison.olds
    parts: dict[str, list[tuple[str | None, str | None]]] = {}
    for new in compared.b.structure.components:
        old = olds.get(new.id)
        ends = (_end(old) if old else None, _end(new))
        parts.setdefault(compared.roots[new.id], []).append(ends)
    found = {id_: _ways(ends) for id_, ends in parts.items()}
    return {id_: ways for id_, ways in found.items() if ways is not None}


def _ways(ends: list[tuple[str | None, str | None]]) -> Ways | None:
    before = {old for old, _ in ends if old is not None}
    after = {new for _, new in ends if new is not None}
    together = ({new for was, new in ends if was == old and new is not None} for old in before)
    is_sure = any(len(each) > 1 for each in together)
    if len(after) < _TWO or not (is_sure or len(after) > len(before)):
        return None
    return Ways(len(after), is_sure)


_TWO = 2


def _end(unit: Unit) -> str | None:
    """Where a part is managed; `None` where that is undecided or not stated."""
    if isinstance(unit.managed, str):
        return unit.managed
    return HOST if unit.member_of == HOST else None
